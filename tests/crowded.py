"""A kind → many records that nobody wrote, made once for all tests that send them on a journey."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from showcase.record import Kind
from tests.invented import bodies, facts_of, words_of

MANY = 500


class Invented(NamedTuple):
    """What one record holds: facts, the words of one language, a text."""

    facts: dict[str, Any]
    words: dict[str, Any]
    body: str


@cache
def invented(kind: Kind) -> tuple[Invented, ...]:
    """Five hundred records of a kind; the same in every run, so that a failure comes back."""
    found: list[Invented] = []

    @settings(
        max_examples=MANY,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.tuples(facts_of(kind), words_of(kind), bodies()))
    def gather(drawn: tuple[dict[str, Any], dict[str, Any], str]) -> None:
        found.append(Invented(*(pruned(one) for one in drawn)))

    gather()
    assert len(found) >= MANY
    return tuple(found[:MANY])


def pruned(value: Any) -> Any:
    """Without what is empty: an empty cell holds nothing."""
    if isinstance(value, dict):
        return {key: inner for key, item in value.items() if (inner := pruned(item)) not in ({}, [], None)}
    return [pruned(item) for item in value] if isinstance(value, list) else value
