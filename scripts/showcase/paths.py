"""The names of a site's files → nothing, or a fault of ours: a name that not every disk can hold beside the others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from showcase.problem import visible

# Only a folder that holds this file, or nothing, is ever swapped away or deleted: `--target ~/Documents` is refused.
# It lies inside the tree, so that the two can never part, and its words never change: equal input, equal bytes.
# It is no list of files and sums: `tree_hash` tells the same of any copy of the site, without a second account of it.
MARKER = ".showcase"


def check_paths(paths: Iterable[str]) -> None:
    """ValueError for a path that leaves the site, and for two that are one name to some disks."""
    ordered = sorted(paths)
    seen = {MARKER: MARKER}
    for path in (*ordered, *sorted(folders_of(ordered))):
        if not {"", ".", ".."}.isdisjoint(path.split("/")) or "\\" in path or "\0" in path:
            raise ValueError(f"«{visible(path)}» is not a path inside the site")
        folded = path if path.isascii() and path.islower() else unicodedata.normalize("NFC", path).casefold()
        if folded in seen:  # some disks know neither case nor two ways to write é
            raise ValueError(f"«{visible(path)}» and «{visible(seen[folded])}» are one name to some disks")
        seen[folded] = path


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that files with these paths lie in."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders
