from __future__ import annotations

import re

import pytest

from showcase.exports.skeleton import skeleton
from showcase.kinds import KINDS
from showcase.markdown import read_body
from showcase.read import read_text, read_yaml
from showcase.record import Kind, decode, fields

SAMPLES = {"country": "FR", "nuts": "FRL0", "order": "1", "start": "2009-06", "prepared": "2026-11"}
"""Values of which the help says nothing but what they are."""


def files(kind: Kind) -> dict[str, str]:
    return dict(skeleton(kind, "fr"))


def filled(text: str) -> str:
    """What somebody writes who reads the line of help above each field that stands open."""
    lines: list[str] = []
    for line in text.splitlines():
        open_field = re.fullmatch(r"([a-z-]+):", line)
        lines.append(line + answer(open_field[1], lines[-1]) if open_field else line)
    return "\n".join(lines) + "\n"


def answer(name: str, help_: str) -> str:
    one_of = re.search(r"One of: ([^,.]+)", help_)
    entry = re.search(r"as `- ([a-z-]+): …`", help_)
    value = one_of[1] if one_of else "some-record" if "Folder name" in help_ else SAMPLES.get(name, f"Some {name}")
    if entry:
        return f"\n  - {entry[1]}: https://example.org/"
    return f" [{value}]" if "A list" in help_ else f" {value}"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_new_record_filled_in_as_its_help_says_passes_the_reader(kind: Kind) -> None:
    record, text = files(kind)["record.yml"], files(kind)["text.fr.md"]
    located, problems = read_yaml("record.yml", filled(record).encode())
    assert located is not None, problems
    facts, problems = decode(kind.facts, located, kind.label)
    assert facts is not None, problems

    written, problems = read_text("text.fr.md", (filled(text) + "Some words.\n").encode())
    assert written is not None, problems
    words, problems = decode(kind.words, written.front, kind.label)
    assert words is not None, problems
    body, problems = read_body("text.fr.md", written.body, first_line=written.body_line)
    assert body is not None
    assert not problems


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_is_there_with_a_line_of_help_above_it(kind: Kind) -> None:
    for name, model in (("record.yml", kind.facts), ("text.fr.md", kind.words)):
        lines = files(kind)[name].splitlines()
        for _, alias, info in fields(model):
            here = lines.index(f"{alias}:" if info.is_required() else f"# {alias}:")
            assert re.match(r"# .+\.$|# .+\d$|# [A-Z]+$", lines[here - 1]), lines[here - 1]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_not_required_can_be_left_as_it_is(kind: Kind) -> None:
    uncommented = re.sub(r"(?m)^# ([a-z-]+:)$", r"\1", files(kind)["record.yml"])
    located, problems = read_yaml("record.yml", filled_required(kind, uncommented).encode())
    assert located is not None, problems
    assert decode(kind.facts, located, kind.label)[0] is not None


def filled_required(kind: Kind, text: str) -> str:
    required = {alias for _, alias, info in fields(kind.facts) if info.is_required()}
    lines: list[str] = []
    for line in text.splitlines():
        name = line.removesuffix(":")
        lines.append(line + answer(name, lines[-1]) if line.endswith(":") and name in required else line)
    return "\n".join(lines) + "\n"


def test_a_new_record_leads_its_editor_to_the_schema() -> None:
    first = files(next(kind for kind in KINDS if kind.name == "project"))["record.yml"].splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../.schemas/project.schema.json"
    single = files(next(kind for kind in KINDS if kind.single))["record.yml"].splitlines()[0]
    assert single.endswith("$schema=../.schemas/programme.schema.json")


def test_entries_are_explained_with_their_fields() -> None:
    text = files(next(kind for kind in KINDS if kind.name == "cluster"))["record.yml"]
    assert "as `- url: …`, with: url, seen, facts.\nsources:" in text
    assert "with: count, what, precision, as-of, source.\n# members:" in text
