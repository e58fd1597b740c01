"""No two pages of a language have the same title: they could not be told apart in a list of results."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.message import Message, told
from showcase.problem import Place, Problem, quote
from showcase.record import Record
from showcase.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Compare records' titles in the languages of their texts, the lists' and the site's own; a name is told once."""
    first = dict(_others(site))
    seen: set[Place] = set()
    for record in site:
        for code in record.texts:
            title = " ".join(record.title(code).split())
            owner = first.setdefault((code, title), record.address)
            if owner != record.address and (place := _place(record, code)) not in seen:
                seen.add(place)
                named = owner if isinstance(owner, Message) else quote(owner)
                message = told("the title {title} is also that of {owner}", title=quote(title), owner=named)
                yield Problem(place, "title-twice", message, told("say in the title what sets it apart"))


def _others(site: Site) -> Iterator[tuple[tuple[str, str], str]]:
    """Language and title of the first page and of each list, with what to call it."""
    default = site.strings.get(site.settings.languages.default, {})
    for code in site.settings.languages.codes:
        for kind in site.kinds:
            key = f"kind.{kind.name}.many"
            if not kind.single and (title := site.strings.get(code, {}).get(key) or default.get(key)):
                yield (code, title), kind.folder
        yield (code, site.settings.name), told("the first page")


def _place(record: Record, code: str) -> Place:
    """Where the title stands: in the text, or among the facts when it is a name."""
    text = record.texts[code]
    if "title" in vars(text.words):
        return text.located.place(("title",))
    return record.located.place(("name",))
