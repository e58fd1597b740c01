from __future__ import annotations

import pytest

from showcase.shown import Item
from showcase.table import Table, cell

ROWS = tuple((Item(str(number)),) for number in range(5))


@pytest.mark.parametrize(("most", "shown", "full"), [(3, ROWS[:3], ROWS), (5, ROWS, ()), (9, ROWS, ())])
def test_a_cut_table_keeps_all_rows_for_its_file(
    most: int, shown: tuple[tuple[Item, ...], ...], full: tuple[tuple[Item, ...], ...]
) -> None:
    cut = Table("numbers", "Numbers", (Item("n"),), ROWS).cut(most)
    assert (cut.rows, cut.full) == (shown, full)


def test_one_value_of_a_cell_keeps_its_link_and_several_are_told_in_a_row() -> None:
    one, other = Item("Évora", "regions/evora/"), Item("Κρήτη")
    assert cell((one,)) == one
    assert cell((one, other)) == Item("Évora, Κρήτη")
    assert cell(()) == Item("")
