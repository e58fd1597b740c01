"""A language's code → the sentences of problems in that language: the only reader of `messages/`.

A catalog is read with the standard library alone: the workflow that tells records from the rest speaks the
contributor's language before anything is installed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from gettext import c2py
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


GROUP = "X-Group"
"""In a catalog's head: what stands between thousands. `make messages` writes it, as CLDR has it."""
_FIELD = re.compile(r"(msgid|msgid_plural|msgstr)(?:\[\d\])? ")
_SINGLE = "nplurals=2; plural=(n != 1);"


@lru_cache(maxsize=16)
def catalog(code: str) -> Catalog:
    """The sentences of a language, read from its file; none for the language of the code itself."""
    if code == SOURCE or code not in languages():
        return Catalog(SOURCE, {}, lambda number: int(number != 1), ",")
    sentences = dict(_entries((FOLDER / f"{code}.po").read_text(encoding="utf-8")))
    head = dict(line.partition(": ")[::2] for line in sentences.pop("", ("",))[0].split("\n"))
    plural = head.get("Plural-Forms", _SINGLE).partition("plural=")[2].rstrip(";")
    known = {sentence: forms for sentence, forms in sentences.items() if all(forms)}
    return Catalog(code, known, c2py(plural), head.get(GROUP, ","))


def _entries(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each sentence of a PO file with its forms; what a translator marked as unsure is left out."""
    for entry in re.split(r"\n[ \t]*\n", text):
        found: dict[str, list[str]] = {"msgid": [], "msgid_plural": [], "msgstr": []}
        forms = found["msgid"]
        lines = entry.split("\n")
        for line in lines:
            if match := _FIELD.match(line):
                forms = found[match[1]]
                forms.append("")
            if line.endswith('"') and not line.startswith("#"):
                forms[-1] += json.loads(line[match.end() if match else 0 :])  # both escape alike
        unsure = any(line.startswith("#,") and "fuzzy" in line for line in lines)
        if found["msgid"] and not unsure:
            yield found["msgid"][0], tuple(found["msgstr"])
