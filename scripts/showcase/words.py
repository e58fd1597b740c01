"""Codes, dates and amounts → the words of a language: interface strings, and Babel for the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, dates, numbers
from babel.core import UnknownLocaleError


@lru_cache(maxsize=64)
def _locale(name: str) -> Locale:
    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a page may say in one language that no record says."""

    language: str
    strings: Mapping[str, str]
    fallback: Mapping[str, str]
    """Strings of the site's default language, for a key not yet translated."""

    @property
    def locale(self) -> Locale:
        """How this language writes dates and numbers: the string `format.locale` (`en_GB`), else the language."""
        return _locale(self.strings.get("format.locale", self.language))

    def say(self, key: str, **values: object) -> str:
        """The interface string of this key, its `{names}` filled in."""
        text = self.strings.get(key) or self.fallback.get(key) or key
        return text.format(**values) if values else text

    def first(self, *keys: str) -> str:
        """The string of the first key that there is, else the last key's own last word."""
        for key in keys:
            text = self.strings.get(key) or self.fallback.get(key)
            if text:
                return text
        return keys[-1].rpartition(".")[2]

    def count(self, key: str, number: int) -> str:
        """A number with its noun: `12 clusters`."""
        return f"{self.number(number)}\u00a0{self.plural(key, number)}"

    def plural(self, key: str, number: int) -> str:
        """`<key>.one` or `<key>.many`, by the language's own rule."""
        return self.say(f"{key}.{'one' if self.locale.plural_form(number) == 'one' else 'many'}")

    def number(self, value: float) -> str:
        """A number with the language's separators."""
        return _number(self.locale, value)

    def percent(self, value: float) -> str:
        """A share of a hundred, in whole numbers; something is never shown as nothing, nor a part as the whole."""
        whole = min(max(round(value), 1), 99) if 0 < value < 100 else round(value)
        return str(numbers.format_percent(whole / 100, locale=self.locale))

    def money(self, value: float) -> str:
        """An amount of euros without cents."""
        return _money(self.locale, value)

    def date(self, value: str) -> str:
        """A day, month or year as the language writes it; `~` becomes the word for about."""
        plain = value.removesuffix("~")
        shown = _date(self.locale, plain)
        return self.say("date.about", date=shown) if value.endswith("~") else shown

    def period(self, start: str | None, end: str | None) -> str:
        """A span of time, of which either side may be unknown."""
        if not start:
            return self.say("date.until", end=self.date(end)) if end else ""
        if not end:
            return self.say("date.open", start=self.date(start))
        return self.date(start) if start == end else self.say("date.period", start=self.date(start), end=self.date(end))

    def country(self, code: str) -> str:
        """A country's name."""
        return str(self.locale.territories.get(code, code))

    def language_name(self, code: str) -> str:
        """A language's name in this language."""
        return str(self.locale.languages.get(code, code))


@lru_cache(maxsize=4096)
def _number(locale: Locale, value: float) -> str:
    return str(numbers.format_decimal(value, locale=locale))


@lru_cache(maxsize=4096)
def _money(locale: Locale, value: float) -> str:
    pattern = locale.currency_formats["standard"].pattern.replace("0.00", "0")
    return str(numbers.format_currency(value, "EUR", pattern, locale=locale, currency_digits=False))


@lru_cache(maxsize=4096)
def _date(locale: Locale, plain: str) -> str:
    parts = [int(part) for part in plain.split("-")]
    if len(parts) == 1:
        return plain
    day = dt.date(*(*parts, 1)[:3])
    if len(parts) == 2:
        return str(dates.format_skeleton("yMMMM", day, locale=locale))
    return str(dates.format_date(day, "long", locale=locale))
