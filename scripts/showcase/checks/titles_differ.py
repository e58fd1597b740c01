"""No two pages of a language have the same title: they could not be told apart in a list of results."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.problem import Place, Problem, quote
from showcase.record import Record
from showcase.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Compare titles where a text is written, with those of the lists; a name, the same everywhere, is told once."""
    first = dict(_lists(site))
    told: set[Place] = set()
    for record in site:
        for code in record.texts:
            title, place = " ".join(record.title(code).split()), _place(record, code)
            owner = first.setdefault((code, title), record.address)
            if owner != record.address and place not in told:
                told.add(place)
                message = f"the title {quote(title)} is also that of {quote(owner)}"
                yield Problem(place, "title-twice", message, "say in the title what sets it apart")


def _lists(site: Site) -> Iterator[tuple[tuple[str, str], str]]:
    """Language and title of each list, with its address."""
    default = site.strings.get(site.settings.languages.default, {})
    for kind in site.kinds:
        key = f"kind.{kind.name}.many"
        for code in site.settings.languages.codes if not kind.single else ():
            if title := site.strings.get(code, {}).get(key) or default.get(key):
                yield (code, title), kind.folder


def _place(record: Record, code: str) -> Place:
    """Where the title stands: in the text, or among the facts when it is a name."""
    text = record.texts[code]
    if "title" in type(text.words).model_fields:
        return text.located.place(("title",))
    return record.located.place(("name",))
