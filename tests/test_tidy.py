from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showcase.kinds import KINDS
from showcase.read import read_text, read_yaml
from showcase.record import Kind
from showcase.tidy import Tidied, tidy_record, tidy_words
from showcase.writing import record_text, words_text
from tests.conftest import GOOD
from tests.invented import bodies, facts_of, words_of

BY_NAME = {kind.name: kind for kind in KINDS}
CLUSTER, PROJECT = BY_NAME["cluster"], BY_NAME["project"]
REST = "form: cluster\nregion: evora\nattested: source\nsources:\n  - url: https://example.org/\n"
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
many = settings(
    max_examples=500 if os.environ.get("THOROUGH") else 30, deadline=None, suppress_health_check=list(HealthCheck)
)


def tidy(text: str) -> str:
    """A cluster's `record.yml` in the usual form, the same after a second time."""
    done = tidy_record(CLUSTER, "record.yml", text.encode())
    assert done.text is not None, done.problems
    assert tidy_record(CLUSTER, "record.yml", done.text.encode()) == Tidied(done.text)
    return done.text


def rumpled(text: str, seed: int) -> str:
    """The same lines in another order, with comments and gaps between and behind them."""
    chance = random.Random(seed)  # noqa: S311 - a test
    blocks: list[list[str]] = []
    for line in text.splitlines():
        if line[:1] in {" ", "#"} and blocks:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    head, rest = (blocks[:1], blocks[1:]) if blocks[0][0].startswith("#") else ([], blocks)
    chance.shuffle(rest)
    lines: list[str] = []
    for number, line in enumerate(line for block in (*head, *rest) for line in block):
        if chance.random() < 0.2:
            lines.append(
                "" if chance.random() < 0.4 else f"{' ' * chance.randint(0, 6)}# note {number}: a 'b' \"c\" # d"
            )
        lines.append(line + (f"  #beside {number}" if chance.random() < 0.2 and not line.startswith("#") else ""))
    if chance.random() < 0.3:
        lines += ["", "# the end"]
    return "\n".join(lines) + "\n" * chance.randint(0, 2)


@each_kind
@many
@given(data=st.data(), seed=st.integers(0, 10_000))
def test_facts_keep_their_meaning_and_their_comments(kind: Kind, data: st.DataObject, seed: int) -> None:
    text = rumpled(record_text(kind, data.draw(facts_of(kind))), seed)
    raw = text.replace("\n", "\r\n").encode("utf-8-sig") if seed % 3 == 0 else text.encode()
    done = tidy_record(kind, "record.yml", raw)
    assert done.text is not None, (done.problems, text)
    before, after = read_yaml("record.yml", raw)[0], read_yaml("record.yml", done.text.encode())[0]
    assert before is not None
    assert after is not None
    assert before.data == after.data
    assert sorted(line.partition("#")[2] for line in text.splitlines() if "note" in line) == sorted(
        line.partition("#")[2] for line in done.text.splitlines() if "note" in line
    )
    assert tidy_record(kind, "record.yml", done.text.encode()) == Tidied(done.text)


@each_kind
@many
@given(data=st.data(), seed=st.integers(0, 10_000))
def test_words_keep_their_meaning_and_their_comments(kind: Kind, data: st.DataObject, seed: int) -> None:
    values, body = data.draw(words_of(kind)), data.draw(bodies())
    front = rumpled("\n".join(words_text(kind, values, "").splitlines()[1:-1]), seed)
    text = f"---\n{front.rstrip(chr(10))}\n---\n\n\n{body}\n\n"
    done = tidy_words(kind, "text.fr.md", text.encode())
    assert done.text is not None, (done.problems, text)
    written, _ = read_text("text.fr.md", done.text.encode())
    assert written is not None
    assert written.front.data == values
    assert tidy_words(kind, "text.fr.md", done.text.encode()) == Tidied(done.text)


def test_order_quotes_indentation_and_ends_of_lines() -> None:
    text = (
        "\ufeffsources:\r\n- {url: 'https://example.org/'}\r\nattested:   'source'\r\n\r\n\r\n"
        "themes:\r\n- sea\r\n- 'energy'\r\nregion: \"evora\"\r\nform: cluster\r\nseat: 'Évora: old'\r\nname: \"NO\""
    )
    assert tidy(text) == (
        'name: NO\nform: cluster\nregion: evora\nseat: "Évora: old"\n\nthemes: [sea, energy]\n'
        "attested: source\nsources:\n  - url: https://example.org/\n"
    )


def test_a_comment_stays_with_its_field() -> None:
    text = (
        "# yaml-language-server: $schema=../../.schemas/cluster.schema.json\n"
        "# where they meet\n"
        "seat: Evora  # the town\n"
        "# what it is called\n"
        "name: x\n"
        "themes: [sea, # wet\n"
        "  # and bright\n"
        "  energy # warm\n"
        "  ] # all\n"
        "members:\n"
        "  # the first count\n"
        "  - # in full\n"
        "    count: 1 # about\n"
        "    # from the press\n"
        "    source: https://example.org/\n"
        "    # nothing since\n"
        f"{REST}"
        "# the end\n"
    )
    assert tidy(text) == (
        "# yaml-language-server: $schema=../../.schemas/cluster.schema.json\n"
        "# what it is called\n"
        "name: x\n"
        "form: cluster\n"
        "region: evora\n"
        "# where they meet\n"
        "seat: Evora  # the town\n"
        "themes:  # all\n"
        "  - sea  # wet\n"
        "  # and bright\n"
        "  - energy  # warm\n"
        "members:\n"
        "  # the first count\n"
        "  # in full\n"
        "  - count: 1  # about\n"
        "    # from the press\n"
        "    source: https://example.org/\n"
        "    # nothing since\n"
        "attested: source\n"
        "sources:\n"
        "  - url: https://example.org/\n"
        "# the end\n"
    )


def test_what_stands_below_all_fields_stays_there() -> None:
    text = f"name: x\n{REST}\n# A town.\n# seat:\n\n# more\n"
    assert tidy(f"{text}\n\n") == text


def test_prose_over_several_lines_is_wrapped_again() -> None:
    words = " ".join(["mot"] * 50)
    for written in (f">-\n  {words}", f">\n  {words[:99]}\n  {words[100:]}", f'"{words[:7]}\n  {words[8:]}"', words):
        text = f"---\nsummary: {written}\ntitle: x\n---\nOne.\n"
        done = tidy_words(PROJECT, "text.fr.md", text.encode()).text
        assert done is not None
        lines = done.splitlines()
        if written == words:
            assert lines[2] == f'summary: "{words}"'
        else:
            assert lines[2].startswith("summary: >")
            assert [len(line) for line in lines[3:5]] == [97, 97]
        assert tidy_words(PROJECT, "text.fr.md", done.encode()) == Tidied(done)
    short = "---\ntitle: 'a\n  b'\nsummary: >-\n  c\n\n---\n\nOne.\n"
    assert tidy_words(PROJECT, "text.fr.md", short.encode()).text == '---\ntitle: "a b"\nsummary: "c"\n---\n\nOne.\n'


def test_the_body_stays_as_it_is() -> None:
    body = "    code\n\nA line  \nbroken.\n\n\n\n```\n# no comment\n```\n"
    text = f"---\nsummary: x  # said\ntitle: y\n---\n\n \n{body}\n\n"
    assert tidy_words(PROJECT, "text.fr.md", text.encode()).text == (
        f'---\ntitle: "y"\nsummary: "x"  # said\n---\n\n{body}'
    )


def test_a_field_left_open_stays_open() -> None:
    assert tidy(f"website:\nname: x\n{REST}").splitlines()[-4:] == [
        "website:",
        "attested: source",
        "sources:",
        "  - url: https://example.org/",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("name: x\n", "field-missing"),
        (f"name: [x\n{REST}", "yaml-broken"),
        (f"name: x # y\n{REST}", "value-cut"),
        (f"name: x\nnome: y\n{REST}", "field-unknown"),
        (f"name: x\u202e\n{REST}", "text-bidi"),
    ],
)
def test_a_file_with_an_error_is_left(text: str, code: str) -> None:
    done = tidy_record(CLUSTER, "record.yml", text.encode())
    assert done.text is None
    assert code in {problem.code for problem in done.problems}


def test_a_text_with_an_error_is_left() -> None:
    for text in ("One.\n", "---\ntitle: x\n---\nOne.\n", "---\ntitle: x\nsummary: y\n---\n<b>One.</b>\n"):
        assert tidy_words(PROJECT, "text.fr.md", text.encode()).text is None


@pytest.mark.parametrize("path", sorted(GOOD.glob("content/**/record.yml")), ids=lambda path: path.parent.name)
def test_records_of_the_good_site_keep_their_meaning(path: Path) -> None:
    parts = path.relative_to(GOOD / "content").parts
    kind = next(kind for kind in KINDS if kind.folder == parts[0])
    done = tidy_record(kind, "record.yml", path.read_bytes()).text
    assert done is not None
    assert tidy_record(kind, "record.yml", done.encode()) == Tidied(done)
