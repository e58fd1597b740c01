"""Writes what git or a file system may not keep as it is."""

import unicodedata
from pathlib import Path


def make(root: Path) -> None:
    text = "Η συνεργασία, ΣΥΝΕΡΓΑΣΙΑ και συνεργασια: άνεμος, \u1f71νεμος, τέλος. Πώς\u037e ΝΑΥΤΙΛΙΑ.\n\n## Στόχοι του έργου\n\nΚαλά."
    head = "---\ntitle: Συνεργασία {}\nsummary: Η συνεργασία των περιφερειών.\n---\n\n"
    for form, slug in (("NFC", "atlas"), ("NFD", "boreal")):
        file = root / "content/projects" / slug / "text.el.md"
        file.write_text(unicodedata.normalize(form, head.format(slug) + text), encoding="utf-8")
