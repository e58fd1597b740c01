from __future__ import annotations

import os
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from showcase.characters import normal
from showcase.kinds import KINDS
from showcase.read import read_text, read_yaml
from showcase.record import Kind, decode
from showcase.scalar import folded
from showcase.writing import Note, Notes, ordered, record_text, words_text
from tests.invented import AWKWARD, bodies, facts_of, words_of

BY_NAME = {kind.name: kind for kind in KINDS}
CLUSTER, PROJECT, PROGRAMME = (BY_NAME[name] for name in ("cluster", "project", "programme"))
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
many = settings(
    max_examples=500 if os.environ.get("THOROUGH") else 30, deadline=None, suppress_health_check=list(HealthCheck)
)


def facts_back(text: str) -> dict[str, Any]:
    located, problems = read_yaml("record.yml", text.encode())
    assert located is not None, (problems, text)
    assert located.cuts == {}
    return located.data


def words_back(text: str) -> tuple[dict[str, Any], str]:
    written, problems = read_text("text.fr.md", text.encode())
    assert written is not None, (problems, text)
    return written.front.data, written.body


def bare(body: str) -> str:
    """A body without the empty lines around it."""
    return re.sub(r"\A(?:\s*\n)+|(?:\n\s*)+\Z", "", body)


@each_kind
@many
@given(data=st.data())
def test_facts_come_back_equal(kind: Kind, data: st.DataObject) -> None:
    values = data.draw(facts_of(kind))
    text = record_text(kind, values)
    assert facts_back(text) == values
    assert list(facts_back(text)) == [alias for _, alias, _ in ordered(kind.facts) if alias in values]
    assert record_text(kind, facts_back(text)) == text
    located, _ = read_yaml("record.yml", text.encode())
    assert located
    facts, problems = decode(kind.facts, located, kind.label)
    assert facts == kind.facts.model_validate(values), problems


@each_kind
@settings(many, max_examples=20)
@given(data=st.data())
def test_decoded_facts_are_written_as_they_were(kind: Kind, data: st.DataObject) -> None:
    facts = kind.facts.model_validate(data.draw(facts_of(kind)))
    text = record_text(kind, facts.model_dump(by_alias=True, exclude_unset=True))
    assert kind.facts.model_validate(facts_back(text)) == facts
    assert record_text(kind, facts.model_dump(exclude_unset=True)) == text


@each_kind
@many
@given(data=st.data())
def test_words_come_back_equal(kind: Kind, data: st.DataObject) -> None:
    values, body = data.draw(words_of(kind)), data.draw(bodies())
    text = words_text(kind, values, body)
    front, again = words_back(text)
    assert (front, bare(again)) == (values, bare(body))
    assert words_text(kind, front, again) == text


@given(st.text(st.characters(codec="utf-8")).map(normal))
@example("x\n")
@example("\u0085")
@example("\ufeffx")
def test_any_text_comes_back_or_is_refused_by_the_reader(text: str) -> None:
    for kind, values in ((CLUSTER, {"name": text}), (CLUSTER, {"also-known-as": [text, "x"]})):
        located, problems = read_yaml("record.yml", record_text(kind, values).encode())
        assert located.data == values if located else problems


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_words_come_back_wherever_they_stand(text: str) -> None:
    values = {"name": text, "also-known-as": [text, f"{text} {text}"], "members": [{"count": "1", "what": text}]}
    assert facts_back(record_text(CLUSTER, values)) == values
    nested = {"acronym": text, "funding": {"period": text, "programme": f"{text}{text}"}}
    assert facts_back(record_text(PROGRAMME, nested)) == nested


def test_the_usual_form_of_a_record() -> None:
    values = {
        "sources": [{"url": "https://example.org/a#b", "facts": ["start"]}, {"url": "https://example.org/"}],
        "attested": "source",
        "funding": {"rate": 75, "fund": "ERDF", "programme": "MED", "period": "2007-2013"},
        "acronym": "NO",
        "also_known_as": ("Ένα: δύο", "a, b", "~", " x"),
        "budget": 1_900_000.5,
        "start": "2009-06~",
        "lead": None,
        "objectives": [],
        "steps": [{"leader": "ville", "key": "one", "start": "2009"}],
        "advantages": [f"advantage-number-{number}" for number in range(5)],
    }
    assert record_text(PROGRAMME, values) == (
        "# yaml-language-server: $schema=../.schemas/programme.schema.json\n"
        "acronym: NO\n"
        'also-known-as: ["Ένα: δύο", "a, b", "~", " x"]\n'
        "start: 2009-06~\n"
        "budget: 1900000.5\n"
        "funding: {period: 2007-2013, programme: MED, fund: ERDF, rate: 75}\n"
        "lead:\n"
        "steps:\n"
        "  - key: one\n"
        "    start: 2009\n"
        "    leader: ville\n"
        "objectives: []\n"
        "advantages:\n"
        "  - advantage-number-0\n"
        "  - advantage-number-1\n"
        "  - advantage-number-2\n"
        "  - advantage-number-3\n"
        "  - advantage-number-4\n"
        "attested: source\n"
        "sources:\n"
        "  - url: https://example.org/a#b\n"
        "    facts: [start]\n"
        "  - url: https://example.org/\n"
    )


def test_the_usual_form_of_a_text() -> None:
    values = {"seeking": {"null": "x", "money": "y"}, "summary": 'Un « mot » et "deux".', "title": "NO"}
    assert words_text(PROJECT, values, "\n \n## One\n\n    code\n\n\n") == (
        '---\ntitle: "NO"\nsummary: "Un « mot » et \\"deux\\"."\nseeking:\n  "null": "x"\n  money: "y"\n---\n'
        "\n## One\n\n    code\n"
    )
    assert words_text(PROJECT, {"title": "x"}, "\n") == '---\ntitle: "x"\n---\n'


def test_comments_stand_where_their_field_stands() -> None:
    notes = Notes(
        head=("# top", ""),
        by_path={
            ("seat",): Note(above=("# a town",), beside=("# or two",)),
            ("also-known-as", 1): Note(beside=("# old", "# older")),
            ("members", 0, "count"): Note(above=("# counted",), below=("# twice",)),
        },
        tail=("# end",),
    )
    values = {"seat": "Evora", "name": "x", "also-known-as": ["a", "b"], "members": [{"what": "actors", "count": 1}]}
    assert record_text(CLUSTER, values, notes).splitlines() == [
        "# top",
        "",
        "name: x",
        "also-known-as:",
        "  - a",
        "  # old",
        "  - b  # older",
        "# a town",
        "seat: Evora  # or two",
        "members:",
        "  # counted",
        "  - count: 1",
        "    # twice",
        "    what: actors",
        "# end",
    ]


def test_a_value_that_no_record_holds_is_a_fault_of_ours() -> None:
    for value in (True, object(), b"x"):
        with pytest.raises(TypeError):
            record_text(CLUSTER, {"name": value})


@given(st.text(st.sampled_from("ab  \u00a0é#:-'\"\\"), max_size=300), st.booleans())
def test_folded_prose_is_read_as_it_was(text: str, ends: bool) -> None:  # noqa: FBT001 - given, not called
    value = text + "\n" * ends
    lines = folded(value, 40)
    if lines is None:
        assert not text or text != text.strip()
    else:
        assert facts_back("name: " + "\n  ".join(lines) + "\n") == {"name": value}
        assert all(len(line) <= 40 for line in lines if " " in line.strip())
