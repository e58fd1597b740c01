"""Each record that the form can open → a file with its own files, as they were written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from showcase.form_fields import SOURCES, changeable
from showcase.record import Record
from showcase.site import Site
from showcase.source import sources


def files(root: Path, site: Site, records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
    """Those of these records that a form lists: their texts, and the names of their pictures."""
    kinds = changeable(site)
    for record in records:
        if record.kind.name in kinds:
            whole = {"files": sources(root, record), "pictures": sorted(record.pictures)}
            # No `<` as such: whatever takes the file for HTML finds no tag in it.
            text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
            yield f"{SOURCES}{record.kind.name}/{record.slug}.json", text.encode()
