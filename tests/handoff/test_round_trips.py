"""What is handed out comes back as it was, from every format, whatever the words hold."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from showcase.handoff import FORMATS, Format
from showcase.kinds import KINDS
from showcase.memory import State
from showcase.record import Kind
from showcase.unit import Batch, Unit
from showcase.words import Words
from tests.invented import Chance, body, diced, words

RECORDS = 25
"""In one file; twenty files of each format make five hundred records."""
WORDS = Words("el", {}, {})
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "'x",
    "_x0041_",
    "_x005F_x0041_",
    "<b>&amp;]]>",
    '"',
    "\\n",
    "%d 75 % du",
)


def leaves(value: Any, path: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in leaves(inner, (*path, key))]
    return [(".".join(path), value)] if isinstance(value, str) else []


def unit(name: str, source: str, translation: str, state: State) -> Unit:
    return Unit(
        name=name,
        state=state,
        file=f"content/{name.partition('#')[0]}/text.fr.md",
        language="fr",
        record="Ένα «έργο»",
        field="Τίτλος",
        seen="https://example.org/el/",
        limit=120,
        source=source,
        translation=translation,
    )


def record(kind: Kind, chance: Chance) -> list[tuple[str, str, str]]:
    """Name, source and translation of each field of one record."""
    texts = [*leaves(words(kind)(chance)), ("body", body(chance))]
    others = [*(text for _, text in leaves(words(kind)(chance))), body(chance), *HOSTILE]
    return [(name, text, chance.one(others)) for name, text in texts]


def batch(chance: Chance) -> list[Unit]:
    kinds = [chance.one(KINDS) for _ in range(RECORDS)]
    return [
        unit(f"{kind.name}/record-{number}#{name}", source, translation, State.CURRENT)
        for number, kind in enumerate(kinds)
        for name, source, translation in record(kind, chance)
    ]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(units=diced(batch))
def test_five_hundred_records_come_back_equal(form: Format, units: list[Unit]) -> None:
    answers, problems = form.read(f"file{form.endings[0]}", form.write(Batch("el", WORDS, tuple(units))))
    assert problems == ()
    assert answers is not None
    assert answers.language == "el"
    assert [(answer.name, answer.stamp, answer.text) for answer in answers.all] == [
        (one.name, one.stamp, one.translation) for one in units
    ]
    assert all(answer.done for answer in answers.all)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("text", [*HOSTILE, "  δύο κενά μπροστά", "μία\n\nδύο\n", "\tx", "«Αθήνα»;", "a\u202f!"])
def test_odd_words_are_words(form: Format, text: str) -> None:
    units = (
        unit("project/atlas#title", text, text, State.CURRENT),
        unit("project/atlas#body", text, "", State.MISSING),
    )
    answers, _ = form.read("file", form.write(Batch("el", WORDS, units)))
    assert answers is not None
    assert [(answer.stamp, answer.text, answer.done) for answer in answers.all] == [
        (units[0].stamp, text, True),
        (units[1].stamp, "", False),
    ]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("state", [State.STALE, State.UNCONFIRMED])
def test_what_is_to_be_looked_at_again_is_not_done_until_somebody_says_so(form: Format, state: State) -> None:
    units = (unit("project/atlas#title", "Un titre", "Ένας τίτλος", state),)
    answers, _ = form.read("file", form.write(Batch("el", WORDS, units)))
    assert answers is not None
    assert [answer.done for answer in answers.all] == [False]
    assert answers.all[0].stamp.translation != "-"
