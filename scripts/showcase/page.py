"""What is to be published: a page as plain data, or a file with its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from showcase.language import Languages


class Later(Mapping[str, Any]):
    """What a template is given, found out when somebody looks at it: to list pages nobody need."""

    __slots__ = ("_find", "_found")

    def __init__(self, find: Callable[[], Mapping[str, Any]]) -> None:
        self._find = find
        self._found: Mapping[str, Any] | None = None

    def _all(self) -> Mapping[str, Any]:
        if self._found is None:
            self._found = self._find()
        return self._found

    def __getitem__(self, name: str) -> Any:
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language; addresses are relative to the site's root and end with a slash (`el/projects/`)."""

    url: str
    language: str
    frame: str
    """The frame it is stamped into: a kind's name, or `home`, `list`, `below`, `facet`, `deep`, `handmade`."""
    section: str
    """The navigation entry it belongs to: a kind's folder or a hand-written page's name."""
    title: str
    summary: str
    template: str
    alternates: Mapping[str, str]
    """Address in every language, real translation or not, by code."""
    translated: frozenset[str]
    """The languages in which its words really exist."""
    original: str
    """The language shown: the page's own, or the one that replaces it."""
    source: str = ""
    """The folder or file its words come from."""
    context: Mapping[str, Any] = field(default_factory=dict)
    assets: tuple[str, ...] = ()
    """Style sheets and scripts of `overrides/assets/` that it needs beside those of every page."""

    @property
    def path(self) -> str:
        """The file that holds it."""
        return f"{self.url}index.html"

    @property
    def canonical(self) -> str:
        """The address of the page whose words it shows."""
        return self.alternates[self.original]

    def link(self, target: str) -> str:
        """The way from here to another address of the site."""
        return "../" * self.url.count("/") + target or "./"

    def real_alternates(self, languages: Languages) -> tuple[tuple[str, str], ...]:
        """Language code and address of every real translation, then `x-default`: the same on all of them."""
        real = {code: url for code, url in self.alternates.items() if code in self.translated}
        common = languages.fallback(languages.default, real) or self.original
        return (*real.items(), ("x-default", self.alternates[common]))
