from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from showcase.heat import STEPS, Shade, legend, step


@given(st.integers(1, 10_000), st.data())
def test_shades_rise_with_the_count(highest: int, data: st.DataObject) -> None:
    one, other = sorted((data.draw(st.integers(0, highest)), data.draw(st.integers(0, highest))))
    assert 0 <= step(one, highest) <= step(other, highest) <= STEPS
    assert (step(one, highest) == 0) == (one == 0)


@given(st.lists(st.integers(0, 300), max_size=40))
def test_the_legend_names_every_count_that_there_is_once(counts: list[int]) -> None:
    shades = legend(counts)
    assert [shade.step for shade in shades] == sorted({step(count, max(counts)) for count in counts if count})
    held = [[int(end) for end in shade.text.split("–")] for shade in shades]
    assert all(sum(ends[0] <= count <= ends[-1] for ends in held) == 1 for count in counts if count)


def test_the_legend_of_nothing_is_empty() -> None:
    assert legend([]) == ()
    assert legend([0, 0]) == ()
    assert legend([0, 1, 5]) == (Shade(1, "1"), Shade(4, "5"))
