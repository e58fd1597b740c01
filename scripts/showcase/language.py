"""The site's languages: one list, the order in which a missing text is replaced, the address prefix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the site: ISO 639 code and its own name, such as `el`, `Ελληνικά`."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Languages:
    """All languages in display order; `default` has no address prefix, `preferred` replaces missing texts."""

    all: tuple[Language, ...]
    default: str
    preferred: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Language]:
        return iter(self.all)

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes in display order."""
        return tuple(language.code for language in self.all)

    def name(self, code: str) -> str:
        """A language's own name."""
        return next((language.name for language in self.all if language.code == code), code)

    def prefix(self, code: str) -> str:
        """What the addresses of this language begin with: `el/`, nothing for the default."""
        return "" if code == self.default else f"{code}/"

    def fallback(self, wanted: str, available: Iterable[str]) -> str | None:
        """The language to show when `wanted` is asked for: itself, a preferred one, then any in display order."""
        there = frozenset(available)
        if wanted in there:
            return wanted
        order = (*self.preferred, self.default, *self.codes)
        return next((code for code in order if code in there), None)
