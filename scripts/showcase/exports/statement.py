"""The accessibility statement → one JSON file beside its pages, with its words in every language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from showcase.kinds.statement import KIND
from showcase.page import Page
from showcase.record import Record
from showcase.site import Site

NAME = "statement.json"


def files(site: Site, pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:  # noqa: ARG001 - an export's signature
    """`accessibility/statement.json`, where the site has a statement; what is not known is `null`."""
    for record in site.all(KIND.name):
        told = json.dumps(_told(site, record), ensure_ascii=False, indent=2)
        yield f"{record.address}/{NAME}", f"{told}\n".encode()


def _told(site: Site, record: Record) -> dict[str, Any]:
    facts = record.facts.model_dump(by_alias=True, mode="json")
    provenance = {"attested", "sources", "language", "confirmed", "picture", "links", "gaps"}
    prefix = site.settings.languages.prefix
    return {
        **{name: value for name, value in facts.items() if name not in provenance},
        "reviewed": record.facts.confirmed,
        "sources": [source.url for source in record.facts.sources],
        "legal": [{"url": link.url, "name": _said(record, "links", link.key)} for link in record.facts.links],
        "gaps": [{**gap, "words": _said(record, "gaps", gap["key"])} for gap in facts["gaps"]],
        "pages": {
            code: f"{site.settings.address}{prefix(code)}{record.address}/" for code in site.settings.languages.codes
        },
    }


def _said(record: Record, field: str, key: str) -> dict[str, str]:
    """The words of a key, by language."""
    found = {code: getattr(text.words, field).get(key) for code, text in sorted(record.texts.items())}
    return {code: words for code, words in found.items() if words}
