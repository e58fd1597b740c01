"""Work given away: all of it comes back, and never more is away than there is room for."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from showcase.executor import spread


def test_all_comes_back_and_no_more_is_away_than_there_is_room_for() -> None:
    away, most, lock = 0, 0, threading.Lock()

    def work(number: int) -> int:
        nonlocal away
        time.sleep(0.001 * (number % 3))
        with lock:
            away -= 1
        return number

    def give(number: int) -> Future[int]:
        nonlocal away, most
        with lock:
            away += 1
            most = max(most, away)
        return crew.submit(work, number)

    with ThreadPoolExecutor(4) as crew:
        found = list(spread(give, range(100), lambda: 5))
    assert sorted(found) == list(range(100))
    assert most == 5


def test_when_one_fails_those_that_did_not_begin_are_taken_back() -> None:
    begun: list[int] = []

    def work(number: int) -> None:
        begun.append(number)
        if number == 0:
            raise ValueError
        time.sleep(0.05)

    with ThreadPoolExecutor(1) as crew, pytest.raises(ValueError):  # noqa: PT011
        for _ in spread(lambda number: crew.submit(work, number), range(100), lambda: 50):
            pass
    assert len(begun) < 10


def test_nobody_waits_for_work_that_nobody_is_left_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("showcase.executor.LOOK", 0.01)
    asked = iter((9, 9, 9, 9))

    def room() -> int:
        for number in asked:
            return number
        raise TimeoutError

    with pytest.raises(TimeoutError):
        next(spread(lambda _: Future[int](), range(2), room))
