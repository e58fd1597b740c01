"""A small site in five languages, and a translator who fills in what is handed out."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape, unescape

from babel.messages.pofile import read_po, write_po
from openpyxl import load_workbook

from tests.conftest import ROOT

CODES = ("fr", "el", "en", "es", "it")
ATLAS = "content/projects/atlas"
WORDS = {
    "fr": ("Atlas", "Un projet incubé.", "Un équipage.", "Un projet de [crête](../../clusters/ilios/)."),
    "el": ("Άτλας", "Ένα έργο επώασης.", "Ένα πλήρωμα.", "Ένα έργο από το [Ίλιος](../../clusters/ilios/)."),
    "en": ("Atlas", "An incubated project.", "A crew.", "A project of [Ilios](../../clusters/ilios/)."),
    "es": ("Atlas", "Un proyecto incubado.", "Una tripulación.", "Un proyecto de [Ilios](../../clusters/ilios/)."),
    "it": ("Atlante", "Un progetto incubato.", "Un equipaggio.", "Un progetto di [Ilios](../../clusters/ilios/)."),
}
"""Title, summary, what it seeks, body."""

Answering = Callable[[str, str], str]
"""A unit's name and source → its translation; nothing leaves the unit as it is."""


def text_of(words: tuple[str, str, str, str]) -> str:
    title, summary, crew, body = words
    return f'---\ntitle: "{title}"\nsummary: "{summary}"\nseeking:\n  crew: "{crew}"\n---\n\n{body}\n'


def in_five_languages(root: Path) -> Path:
    """Give a copy of the good site two languages more, and its project a text in each."""
    settings = root / "mkdocs.yml"
    more = "".join(f"        - {{locale: {code}, name: {code}, build: true}}\n" for code in CODES[3:])
    settings.write_text(settings.read_text(encoding="utf-8").replace("  - showcase:", f"{more}  - showcase:"), "utf-8")
    for code in CODES:
        shutil.copy(ROOT / "content/strings" / f"{code}.yml", root / "content/strings")
        (root / ATLAS / f"text.{code}.md").write_text(text_of(WORDS[code]), encoding="utf-8")
    return root


def fill(file: Path, answer: Answering) -> None:
    """Translate what is handed out, as a translator's tool would."""
    {".po": _fill_po, ".xlsx": _fill_xlsx, ".xliff": _fill_xliff}[file.suffix](file, answer)


def _fill_po(file: Path, answer: Answering) -> None:
    catalog = read_po(io.BytesIO(file.read_bytes()))
    for message in catalog:
        if message.id and (text := answer(str(message.context), str(message.id))):
            message.string = text
            message.flags.discard("fuzzy")
    with file.open("wb") as written:
        write_po(written, catalog)


def _fill_xlsx(file: Path, answer: Answering) -> None:
    book = load_workbook(file)
    rows = book.worksheets[0].iter_rows()
    names = [str(cell.value).partition(".")[0] for cell in next(rows)]
    for row in list(rows)[1:]:
        cells = dict(zip(names, row, strict=True))
        if text := answer(cells["unit"].value, cells["source"].value):
            cells["translation"].value = text
    book.save(file)


def _fill_xliff(file: Path, answer: Answering) -> None:
    def filled(found: re.Match[str]) -> str:
        text = answer(found[1], unescape(found[2]))
        if not text:
            return found[0]
        without = re.sub(r"\s*<target.*?</target>", "", found[0], flags=re.DOTALL)
        return without.replace("</source>", f'</source><target state="translated">{escape(text)}</target>')

    text = file.read_text(encoding="utf-8")
    pattern = r'<trans-unit id="([^"]+)".*?<source[^>]*>(.*?)</source>.*?</trans-unit>'
    file.write_text(re.sub(pattern, filled, text, flags=re.DOTALL), encoding="utf-8")
