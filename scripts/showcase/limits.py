"""The limits a contributor can meet: one table, printed in the guide and enforced by reader and checks."""

from __future__ import annotations

FILE_BYTES = 64 * 1024
"""Size of one `record.yml` or `text.<language>.md`, in bytes."""
FLAT = 4
"""How many times as large, in bytes and values, a file of plain lines may be: the words of the interface."""
YAML_DEPTH = 6
"""Levels of nesting in one YAML file."""
YAML_NODES = 2_000
"""Values in one YAML file."""
SCALAR = 4_000
"""Characters of one YAML value."""
TITLE = 120
"""Characters of a title or any other one-line field."""
SUMMARY = 240
"""Characters of a summary or tagline."""
BODY = 12_000
"""Characters of the text below the front matter."""
TABLE_ROWS = 200
"""Rows of one table in a text."""
TABLE_COLUMNS = 20
"""Columns of one table in a text."""
ADDRESS = 500
"""Characters of one web address."""
PICTURE_WORDS = 200
"""Characters that tell a picture in words."""
PUNCTUATION_RUN = 64
"""The same punctuation mark in a row."""
OPEN_BRACKETS = 16
"""Square brackets open at the same time."""
OPEN_EMPHASIS = 16
"""Marks of emphasis (`*`, `_`) open at the same time."""
QUOTE_LEVELS = 3
"""Levels of `>`."""
LIST_LEVELS = 6
"""Levels of lists within lists."""
NESTING = 40
"""Quotes, lists, tables, links and emphasis within each other, all counted."""
SLUG_SHORTEST, SLUG_LONGEST = 3, 60
"""Characters of a folder name."""
PICTURE_BYTES = 5 * 1024 * 1024
"""Size of one picture, in bytes."""
PICTURE_PIXELS = 25_000_000
"""Pixels of one picture, told from its header."""
PICTURES = 12
"""Pictures beside one record."""
MAP_BYTES = 256 * 1024
"""Size of one file of outlines in `content/map/`, in bytes."""
REQUEST_FILES = 60
"""Changed files in one pull request about records."""
REQUEST_BYTES = 40 * 1024 * 1024
"""Size of the files that one pull request about records adds or changes, in bytes."""
SHEET_BYTES = 8 * 1024 * 1024
"""Size of a spreadsheet, in bytes."""
SHEET_UNPACKED = 64 * 1024 * 1024
"""Size of what a spreadsheet packs, in bytes."""
SHEET_ROWS = 2_000
"""Rows of a spreadsheet."""
ISSUE_BYTES = 256 * 1024
"""Size of the text of an issue, in bytes."""
