from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from showcase.finding import Finding, places, problems
from showcase.problem import Place


def test_columns_count_characters_whether_the_offset_counts_characters_or_bytes() -> None:
    text = "αβγ\nδε x"
    at = text.index("x")
    expected = Place("t.md", 8, 4)
    assert places("t.md", text, [at], first_line=7)[at] == expected
    at = text.encode().index(b"x")
    assert places("t.md", text.encode(), [at], first_line=7)[at] == expected


@given(st.text(alphabet="aé😀\n"), st.data())
def test_every_offset_gets_the_line_and_column_that_counting_gives(text: str, data: st.DataObject) -> None:
    offsets = data.draw(st.lists(st.integers(0, len(text))))
    for at, place in places("t.md", text, offsets).items():
        before = text[:at]
        assert (place.line, place.column) == (before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1)


@given(st.text(alphabet="aé😀\n"), st.data())
def test_bytes_and_characters_agree(text: str, data: st.DataObject) -> None:
    offsets = data.draw(st.lists(st.integers(0, len(text)), unique=True))
    in_bytes = [len(text[:at].encode()) for at in offsets]
    by_character, by_byte = places("t.md", text, offsets), places("t.md", text.encode(), in_bytes)
    assert [by_character[at] for at in offsets] == [by_byte[at] for at in in_bytes]


def test_the_same_finding_is_told_once_and_all_stand_in_order() -> None:
    twice = [Finding(2, "b", "two"), Finding(0, "a", "one"), Finding(2, "b", "two")]
    assert [(str(found.place), found.code) for found in problems("t.md", "xyz", twice)] == [
        ("t.md:1:1", "a"),
        ("t.md:1:3", "b"),
    ]
