"""Records that nobody wrote are handed out, translated and handed in: the texts say what the translator wrote."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from showcase.handin import hand_in
from showcase.handoff import FORMATS, Format
from showcase.kinds import KINDS
from showcase.language import Language, Languages
from showcase.markdown import read_body
from showcase.memory import BODY, FILE, words_of
from showcase.message import told
from showcase.read import read_text
from showcase.record import Kind, Record, Text, decode
from showcase.site import Parts, Settings, Site, site_of
from showcase.unit import batch_of
from showcase.writing import words_text
from tests.invented import Chance, diced
from tests.invented import body as a_body
from tests.invented import words as front_of
from tests.translating import fill

RECORDS = 25
LANGUAGES = Languages((Language("fr", "fr"), Language("el", "el")), "fr")
SETTINGS = Settings(name="x", address="https://example.org/", repository="", branch="", languages=LANGUAGES)
Written = tuple[Kind, dict[str, Any], str]


def text_of(kind: Kind, path: str, data: bytes) -> Text:
    written, problems = read_text(path, data)
    assert written is not None, problems
    words, problems = decode(kind.words, written.front, told("a text"))
    assert words is not None, problems
    body, problems = read_body(path, written.body, first_line=written.body_line)
    assert body is not None, problems
    return Text(path[-5:-3], path, words, body, written.front, written.body)


def site(written: list[Written]) -> Site:
    records = []
    for number, (kind, front, body) in enumerate(written):
        slug, path = f"record-{number}", f"content/{kind.folder}/record-{number}"
        text = text_of(kind, f"{path}/text.fr.md", words_text(kind, front, body).encode())
        facts: Any = kind.facts.model_construct(_fields_set=set())
        located: Any = None
        records.append(Record(kind, slug, path, facts, {"fr": text}, located, {}))
    strings: dict[str, dict[str, str]] = {"fr": {}, "el": {}}
    return site_of(Parts(SETTINGS, KINDS, tuple(records), {}, strings, (), frozenset(), {}))


def records(chance: Chance) -> list[Written]:
    kinds = [chance.one(KINDS) for _ in range(RECORDS)]
    return [(kind, short(front_of(kind)(chance)), a_body(chance)) for kind in kinds]


def short(value: Any) -> Any:
    """Leave room for one letter more."""
    if isinstance(value, dict):
        return {key: short(inner) for key, inner in value.items()}
    return (value.strip()[:100].strip() or "x") if isinstance(value, str) else value


def translation(name: str, source: str) -> str:
    """Another text with everything that stands in the source."""
    return f"Ένα κείμενο.\n\n{source}" if name.endswith(f"#{BODY}") else f"Ν{source}"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=diced(records))
def test_five_hundred_records_are_translated(form: Format, written: list[Written]) -> None:
    found = site(written)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"el{form.endings[0]}"
        file.write_bytes(form.write(batch_of(found, "el")))
        fill(file, translation)
        answers, problems = form.read(file.name, file.read_bytes())
    assert problems == ()
    assert answers is not None
    done, problems = hand_in(found, file.name, answers, lambda _: b"")
    assert problems == ()
    assert done is not None
    assert done.waiting == ()
    for record in found:
        text = text_of(record.kind, f"{record.path}/text.el.md", done.files[f"{record.path}/text.el.md"])
        wanted = {name: translation(f"#{name}", field.words) for name, field in words_of(record.texts["fr"])}
        assert {name: field.words for name, field in words_of(text)} == wanted
        assert f"{record.path}/{FILE}" in done.files
