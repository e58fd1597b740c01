"""Units ⇄ XLIFF 1.2, one `<file>` per text.

Version 1.2, for it is what all common tools read by themselves: OmegaT, Poedit, Weblate, Virtaal, Trados. Version 2.0
is another format, which OmegaT reads only with a plugin and Weblate, since late 2025, on trial.
"""

from __future__ import annotations

from itertools import groupby
from xml.etree import ElementTree as ET
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml import DefusedXmlException
from defusedxml.sax import parseString

from showcase.memory import State
from showcase.message import Message, as_it_is, told
from showcase.problem import Place, Problem, visible
from showcase.unit import Answer, Answers, Batch, Unit, mark_of, stamp_of

SPACE = "urn:oasis:names:tc:xliff:document:1.2"
_STATES = {
    State.STALE: "needs-review-translation",
    State.UNCONFIRMED: "needs-review-translation",
    State.CURRENT: "translated",
}


def write(batch: Batch) -> bytes:
    """The document; its notes speak the translator's language."""
    words = batch.words
    root = ET.Element("xliff", {"version": "1.2", "xmlns": SPACE})
    for (original, language), units in groupby(batch.units, lambda unit: (unit.file, unit.language)):
        about = {"source-language": language, "target-language": batch.language, "datatype": "plaintext"}
        file = ET.SubElement(root, "file", {"original": original, **about})
        header = ET.SubElement(file, "header")
        for name in ("what", "marks", "back"):
            ET.SubElement(header, "note").text = words.say(f"handoff.help.{name}")
        body = ET.SubElement(file, "body")
        for unit in units:
            _write_unit(body, unit, batch)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _write_unit(body: ET.Element, unit: Unit, batch: Batch) -> None:
    size = {"maxwidth": str(unit.limit), "size-unit": "char"} if unit.limit else {}
    about = {"id": unit.name, "resname": unit.name, **size, "extradata": str(unit.stamp), "xml:space": "preserve"}
    element = ET.SubElement(body, "trans-unit", about)
    ET.SubElement(element, "source", {"xml:lang": unit.language}).text = unit.source
    if unit.translation:
        about = {"xml:lang": batch.language, "state": _STATES[unit.state]}
        ET.SubElement(element, "target", about).text = unit.translation
    words = batch.words
    limit = [words.say("handoff.limit", limit=words.number(unit.limit))] if unit.limit else []
    ET.SubElement(element, "note").text = " · ".join((unit.record, unit.field, *limit, unit.seen))


def read(path: str, data: bytes) -> tuple[Answers | None, tuple[Problem, ...]]:
    """What came back, each unit at its line."""
    reader = _Reader(path)
    try:
        parseString(data, reader, forbid_dtd=True)
    except SAXParseException as error:
        return None, (_unreadable(path, max(error.getLineNumber() or 1, 1), error.getMessage()),)
    except (DefusedXmlException, SAXException, ValueError, LookupError) as error:
        return None, (
            _unreadable(path, 1, type(error).__name__ if isinstance(error, DefusedXmlException) else str(error)),
        )
    if reader.is_xliff and not reader.language:
        return None, (_unreadable(path, 1, told("it does not name the language of its translations")),)
    if not reader.is_xliff:
        return None, (_unreadable(path, 1, f"<{visible(reader.root)[:40]}>"),)
    return Answers(reader.language, tuple(reader.answers)), ()


def _unreadable(path: str, line: int, why: str) -> Problem:
    shown = why if isinstance(why, Message) else as_it_is(visible(why)[:80])
    message = told("this is not an XLIFF 1.2 document: {why}", why=shown)
    hint = told("save it again as XLIFF 1.2, or ask for a new file with `showcase handoff`")
    return Problem(Place(path, line), "handin-unreadable", message, hint)


class _Reader(ContentHandler):
    """Gathers the units; of the elements inside a target, the words are kept and the tags dropped."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.language = self.root = ""
        self.is_xliff = False
        self.answers: list[Answer] = []
        self._locator: Locator | None = None
        self._inside: list[str] = []
        self._unit: dict[str, str] = {}
        self._line = 1
        self._words: dict[str, list[str]] = {}
        self._twice = False

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - the parser's name for it
        """Know the lines."""
        self._locator = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        """Note where a unit, a source or a target begins."""
        name = name.rpartition(":")[2]
        if not self._inside:
            self.root = name
            self.is_xliff = name == "xliff" and str(attrs.get("version", "")).startswith("1.")
        elif name == "file":
            self.language = str(attrs.get("target-language", self.language)).replace("_", "-").partition("-")[0].lower()
        elif name == "trans-unit":
            self._unit = {key: str(value) for key, value in attrs.items()}
            self._words, self._twice = {}, False
            self._line = int(self._locator.getLineNumber() or 1) if self._locator else 1
        elif name in {"source", "target"} and self._inside[-1] == "trans-unit":
            self._twice = self._twice or name in self._words
            self._words[name] = []
            if name == "target":
                self._unit["state"] = str(attrs.get("state", ""))
        self._inside.append(name)

    def characters(self, content: str) -> None:
        """Words of a source or a target, but not those of proposals or remarks beside them."""
        within = next((name for name in reversed(self._inside) if name in {"source", "target", "trans-unit"}), "")
        if within in self._words and not {"alt-trans", "note"} & set(self._inside):
            self._words[within].append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        """Take down a unit that ends."""
        self._inside.pop()
        if name.rpartition(":")[2] == "trans-unit":
            source, text = ("".join(self._words.get(part, ())) for part in ("source", "target"))
            stamp = stamp_of(self._unit.get("extradata", ""), source)
            state = self._unit.get("state", "")
            unfinished = state.startswith("needs-") or state == "new"
            # Some tools leave the state as it was: then a translation that was changed counts as done.
            done = bool(text.strip()) and not (unfinished and mark_of(text) == stamp.translation)
            name = self._unit.get("resname") or self._unit.get("id", "")
            answer = Answer(name, stamp, text, done, Place(self.path, self._line))
            self.answers += [answer] * (1 + self._twice)  # of two targets, nobody knows which is meant
