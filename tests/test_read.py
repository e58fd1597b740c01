"""The bytes of a file are read, or told what is wrong with them, whatever they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from showcase import limits
from showcase.characters import find, normal
from showcase.field import Line, Part
from showcase.mapping import Located
from showcase.problem import Level, Problem, visible
from showcase.read import Written, read_text, read_yaml
from showcase.record import decode

PATH = "content/projects/atlas/record.yml"

YAML = "ab1é😀 \n\n\t\r:::--#&*!|>'\"%@`{}[],?~\\x\u202e\u200b\ufeff\x07\x85\u2028"
LINES = r"""
a: 1
b:
  c: 'd'
  - e
"a": {f: [g, h]}
---
...
? [i]
: j
k: >
  l
m: &n o
p: *n
%TAG ! tag:x,2026:
q: !r s
# t
u: v # w
	x: y
z: "\x07"
{{ a }}
- - - b
'c': "d
<<: e
{f: g
[h, "i"
~: j
"k\nl": m
""".splitlines()

yaml_like = st.text(st.sampled_from(YAML), max_size=60)
lines = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join)
written = st.one_of(st.binary(max_size=80), yaml_like.map(str.encode), lines.map(str.encode))
framed = st.builds(lambda front, body: b"---\n" + front + b"\n---\n" + body, written, written)
word = st.from_regex(r"[b-e]{1,8}(-[a-z]{1,4})?", fullmatch=True)
one_line = st.text(min_size=1, max_size=limits.TITLE).filter(lambda t: t.strip() and not find(t) and "\n" not in t)


class Named(Part):
    """A record of one line."""

    name: Line


def reachable(problems: Iterable[Problem], data: bytes) -> bool:
    """Whether every problem stands in the file, and nothing in it can disturb a terminal."""
    rows = data.decode("utf-8", "replace").split("\n")
    return all(
        problem.place.path == PATH
        and 1 <= problem.place.line <= len(rows)
        and 1 <= problem.place.column <= len(rows[problem.place.line - 1]) + 1
        and all(text == visible(text) for text in (problem.message, problem.hint))
        for problem in problems
    )


@settings(max_examples=400, deadline=None)
@given(written)
@example(b"a: [" + b"[" * 2000)
@example(b'"a\\nb": 1\n"a\\nb": 2\n')
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: b")
@example(b"a: '" + b"x" * 70_000)
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    located, problems = read_yaml(PATH, data)
    assert located is not None or problems
    assert reachable(problems, data)


@settings(max_examples=400, deadline=None)
@given(st.one_of(written, framed))
@example(b"---\n---")
@example(b"---\r\na: b\r\n---\r\n\r\nc")
def test_any_text_is_taken_apart_or_told(data: bytes) -> None:
    text, problems = read_text(PATH, data)
    assert text is not None or problems
    assert reachable(problems, data)
    if text:
        assert data.decode().replace("\r\n", "\n").endswith(text.body)


@settings(deadline=None)
@given(st.one_of(yaml_like, lines), st.sampled_from([read_yaml, read_text]))
def test_lines_from_windows_are_read_as_ours(text: str, read: Callable[[str, bytes], object]) -> None:
    unix = text.replace("\r", "")
    assert read(PATH, unix.encode()) == read(PATH, unix.replace("\n", "\r\n").encode())


@settings(deadline=None)
@given(
    word,
    st.lists(st.tuples(word, word), max_size=5, unique_by=lambda pair: pair[0]),
    st.sampled_from(["{key}", '"{key}"', "'{key}'", "? {key}\n"]),
    st.integers(0, 3),
)
def test_a_key_that_is_there_twice_is_never_accepted(
    key: str, others: list[tuple[str, str]], form: str, depth: int
) -> None:
    pairs = [(key, "one"), *((name, value) for name, value in others if name != key), (form.format(key=key), "two")]
    inner = "".join(f"{'  ' * depth}{name}: {value}\n" for name, value in pairs if "?" not in name)
    if "?" in form:
        inner += f"{'  ' * depth}? {key}\n{'  ' * depth}: two\n"
    text = "".join(f"{'  ' * level}level{level}:\n" for level in range(depth)) + inner
    located, problems = read_yaml(PATH, text.encode())
    assert located is None
    assert [problem.code for problem in problems] == ["key-twice"]
    assert problems[0].place.line == text.count("\n") - ("?" in form)


@settings(max_examples=400, deadline=None)
@given(one_line)
@example("NO")
@example("01230")
@example("L\u2019eau\u00a0: «\u202fun\u202f» bien #1 \\ \"x\" 'y' {z} [w] \u037e")
def test_a_line_between_quotes_arrives_as_it_was_written(text: str) -> None:
    data = f"name: {json.dumps(text, ensure_ascii=False)}\n".encode()
    located, problems = read_yaml(PATH, data)
    assert problems == ()
    assert isinstance(located, Located)
    named, problems = decode(Named, located, "a record")
    refused = {problem.code for problem in problems if problem.level is Level.ERROR}
    assert refused <= {"markup-forbidden", "text-template", "text-email", "text-placeholder"}
    assert (named is None) == bool(refused)
    assert named is None or named.name == normal(text)


def test_the_body_begins_on_its_line() -> None:
    text, problems = read_text(PATH, b"---\ntitle: Atlas\n---\n\nWords.\n")
    assert problems == ()
    assert isinstance(text, Written)
    assert (text.body, text.body_line, text.front.data) == ("\nWords.\n", 4, {"title": "Atlas"})


@pytest.mark.parametrize(("size", "codes"), [(limits.FILE_BYTES, []), (limits.FILE_BYTES + 1, ["file-too-large"])])
def test_a_file_may_have_64_kib(size: int, codes: list[str]) -> None:
    data = b"name: Atlas\n#" + b"x" * (size - 14) + b"\n"
    assert len(data) == size
    assert [problem.code for problem in read_yaml(PATH, data)[1]] == codes
