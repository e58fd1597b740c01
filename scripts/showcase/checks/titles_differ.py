"""No two pages of a language have the same title: they could not be told apart in a list of results."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.problem import Place, Problem, quote
from showcase.record import Record
from showcase.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Compare records' titles in the languages of their texts, the lists' and the site's own; a name is told once."""
    first = dict(_others(site))
    told: set[Place] = set()
    for record in site:
        for code in record.texts:
            title, place = " ".join(record.title(code).split()), _place(record, code)
            owner = first.setdefault((code, title), quote(record.address))
            if owner != quote(record.address) and place not in told:
                told.add(place)
                message = f"the title {quote(title)} is also that of {owner}"
                yield Problem(place, "title-twice", message, "say in the title what sets it apart")


def _others(site: Site) -> Iterator[tuple[tuple[str, str], str]]:
    """Language and title of the first page and of each list, with what to call it."""
    default = site.strings.get(site.settings.languages.default, {})
    for code in site.settings.languages.codes:
        for kind in site.kinds:
            key = f"kind.{kind.name}.many"
            if not kind.single and (title := site.strings.get(code, {}).get(key) or default.get(key)):
                yield (code, title), quote(kind.folder)
        yield (code, site.settings.name), "the first page"


def _place(record: Record, code: str) -> Place:
    """Where the title stands: in the text, or among the facts when it is a name."""
    text = record.texts[code]
    if "title" in type(text.words).model_fields:
        return text.located.place(("title",))
    return record.located.place(("name",))
