"""A kind → many records that nobody wrote, made once for all tests that send them on a journey."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from showcase.record import Kind
from tests.invented import Dice, body, facts, words

MANY = 500


class Invented(NamedTuple):
    """What one record holds: facts, the words of one language, a text."""

    facts: dict[str, Any]
    words: dict[str, Any]
    body: str


@cache
def invented(kind: Kind) -> tuple[Invented, ...]:
    """Five hundred records of a kind; the same in every run, so that a failure comes back."""
    dice = Dice(kind.name)
    made = (facts(kind), words(kind), body)
    return tuple(Invented(*(pruned(make(dice)) for make in made)) for _ in range(MANY))


def pruned(value: Any) -> Any:
    """Without what is empty: an empty cell holds nothing."""
    if isinstance(value, dict):
        return {key: inner for key, item in value.items() if (inner := pruned(item)) not in ({}, [], None)}
    return [pruned(item) for item in value] if isinstance(value, list) else value
