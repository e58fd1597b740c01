"""A site → the state of its translations, field by field: numbers by kind and language, and what there is to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from showcase.memory import State, names_of, source_of, standing
from showcase.record import Record
from showcase.site import Site

HANDMADE, STRINGS = "handmade", "strings"
"""The areas that are no kind of record: pages written by hand, words of the interface."""
TO_DO = (State.MISSING, State.STALE)
"""What is to be written or to be looked at again, in this order."""


class Standing(NamedTuple):
    """A record in a language that it is to be translated into: its fields by how they stand."""

    record: Record
    language: str
    fields: Mapping[str, State]

    @property
    def file(self) -> str:
        """The file that holds this text, or would hold it, from the site's root."""
        return f"{self.record.path}/text.{self.language}.md"

    def in_state(self, state: State) -> tuple[str, ...]:
        """The fields that stand so, in their order."""
        return tuple(name for name, found in self.fields.items() if found is state)


class Gap(NamedTuple):
    """A text that is not there, or of which fields are missing or older than what they translate."""

    name: str
    """The record's slug, the page's name or the string's key."""
    folder: str
    """Where its file lies or would lie, from the site's root."""
    file: str
    address: str = ""
    """The page that would show it, below the language's prefix."""
    standing: Standing | None = None
    """Of a record: how its fields stand."""
    there: bool = False
    """Whether the text is there, and only some of its fields are to be done."""

    @property
    def path(self) -> str:
        """The file that would hold it."""
        return f"{self.folder}/{self.file}"


@dataclass(frozen=True, slots=True)
class Area:
    """What is counted together: the fields of a kind's records, pages written by hand, words of the interface."""

    name: str
    total: int
    """How many fields, pages or words there are to be in each language."""
    states: Mapping[str, Mapping[State, int]]
    """By language: how many stand how. Those in none of the states were first written in it."""
    gaps: Mapping[str, tuple[Gap, ...]]
    """By language, in the site's order: the texts with something to do, those not there before those to look at."""

    def number(self, code: str, state: State) -> int:
        """How many stand so in this language."""
        return self.states[code].get(state, 0)

    def there(self, code: str) -> int:
        """How many this language has."""
        return self.total - self.number(code, State.MISSING)

    def originals(self, code: str) -> int:
        """How many were first written in this language."""
        return self.total - sum(self.states[code].values())


def standings(site: Site, kinds: tuple[str, ...] = (), codes: tuple[str, ...] = ()) -> Iterator[Standing]:
    """Every record of these kinds in each of these languages, or in all, but not in the one it was written in."""
    languages, earlier = site.settings.languages, site.earlier.get(__name__, {})
    for kind in site.kinds:
        for record in site.all(kind.name) if not kinds or kind.name in kinds else ():
            found = standing(record, languages, earlier.get((kind.name, record.slug)))
            for code in codes or languages.codes:
                if code in found:
                    yield Standing(record, code, found[code])


def totals(found: tuple[Standing, ...]) -> Mapping[tuple[str, str], Counter[State]]:
    """By language and kind: how many fields stand how."""
    counted: dict[tuple[str, str], Counter[State]] = {}
    for one in found:
        key = (one.language, one.record.kind.name)
        counted.setdefault(key, Counter()).update(one.fields.values())
    return counted


@lru_cache(maxsize=2)
def areas(site: Site) -> tuple[Area, ...]:
    """Every kind that has records, then the pages written by hand, then the interface; empty ones are left out."""
    found = [*_kinds(site), _handmade(site), _strings(site)]
    return tuple(area for area in found if area.total)


def whole(found: tuple[Area, ...], code: str) -> Area:
    """All fields of all records; pages written by hand and words of the interface are counted apart."""
    kinds = [area for area in found if area.name not in {HANDMADE, STRINGS}]
    states = sum((Counter(area.states[code]) for area in kinds), Counter[State]())
    return Area("", sum(area.total for area in kinds), {code: states}, {})


def _kinds(site: Site) -> Iterator[Area]:
    languages = site.settings.languages
    found = tuple(standings(site))
    counted, gaps = totals(found), dict[tuple[str, str], list[Gap]]()
    for one in found:
        if not _done(one.fields):
            gaps.setdefault((one.language, one.record.kind.name), []).append(_gap(one))
    for kind in site.kinds:
        keys = {code: (code, kind.name) for code in languages.codes}
        yield Area(
            kind.name,
            sum(len(names_of(source_of(record, languages))) for record in site.all(kind.name)),
            {code: counted.get(key, {}) for code, key in keys.items()},
            {code: tuple(sorted(gaps.get(key, ()), key=_there)) for code, key in keys.items()},
        )


def _done(fields: Mapping[str, State]) -> bool:
    return set(TO_DO).isdisjoint(fields.values())


def _gap(one: Standing) -> Gap:
    record = one.record
    there = one.language in record.texts
    return Gap(record.slug, record.path, f"text.{one.language}.md", f"{record.address}/", one, there)


def _there(gap: Gap) -> bool:
    return gap.there


def _handmade(site: Site) -> Area:
    def missing(code: str) -> Iterator[Gap]:
        for name, there in site.handmade.items():
            if code not in there:
                yield Gap(name, f"docs/{code}", f"{name}.md", f"{name}/")

    return _by_file(site, HANDMADE, len(site.handmade), missing)


def _strings(site: Site) -> Area:
    """Every string of the default language is to be in all others."""
    wanted = tuple(site.strings.get(site.settings.languages.default, {}))

    def missing(code: str) -> Iterator[Gap]:
        there = site.strings.get(code, {})
        for key in wanted:
            if not there.get(key):
                yield Gap(key, "content/strings", f"{code}.yml")

    return _by_file(site, STRINGS, len(wanted), missing)


def _by_file(site: Site, name: str, total: int, missing: Callable[[str], Iterator[Gap]]) -> Area:
    """What remembers nothing: it is missing, or it is there; of which original is not noted."""
    languages = site.settings.languages
    gaps = {code: tuple(missing(code)) for code in languages.codes}
    states = {code: {State.MISSING: len(found), State.UNCONFIRMED: total - len(found)} for code, found in gaps.items()}
    states[languages.default].pop(State.UNCONFIRMED)
    return Area(name, total, states, gaps)
