"""A language's code → the sentences of problems in that language: the only reader of `messages/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from showcase.message import SOURCE, Catalog

FOLDER = Path(__file__).parent / "messages"
"""One PO file per language, as translators and their tools know them; `make messages` adds what is new."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says its user's language; the first that is set decides."""


def languages() -> tuple[str, ...]:
    """Codes of the languages in which problems can be told."""
    return (SOURCE, *sorted(file.stem for file in FOLDER.glob("*.po")))


def preferred(environ: Mapping[str, str]) -> str:
    """The language of the person at this machine, if problems can be told in it."""
    locale = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    code = locale.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return code if code in languages() else SOURCE


@lru_cache(maxsize=16)
def catalog(code: str) -> Catalog:
    """The sentences of a language, read from its file; none for the language of the code itself."""
    if code == SOURCE or code not in languages():
        return Catalog(SOURCE, {}, lambda number: int(number != 1), ",")
    from gettext import c2py  # noqa: PLC0415 - a build that finds nothing wrong prints nothing

    from babel.messages.pofile import read_po  # noqa: PLC0415
    from babel.numbers import get_group_symbol  # noqa: PLC0415

    with (FOLDER / f"{code}.po").open("rb") as file:
        read = read_po(file, locale=code)
    told = ((_first(one.id), _forms(one.string)) for one in read if one.id and not one.fuzzy)
    known = {sentence: forms for sentence, forms in told if forms and all(forms)}
    return Catalog(code, known, c2py(read.plural_expr), get_group_symbol(code))


def _first(written: str | tuple[str, ...] | list[str]) -> str:
    return written if isinstance(written, str) else written[0]


def _forms(written: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else tuple(written or ())
