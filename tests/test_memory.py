from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from showcase.kinds import KINDS
from showcase.language import Language, Languages
from showcase.load import load
from showcase.memory import (
    BODY,
    FILE,
    State,
    confirmed,
    fingerprint,
    memory_text,
    read_memory,
    remembered,
    source_of,
    states,
    words_of,
)
from showcase.record import Kind, Record, fields
from tests.editing import change, site_of
from tests.translating import ATLAS, CODES, in_five_languages

LANGUAGES = Languages(tuple(Language(code, code) for code in CODES), "fr", ("en", "fr"))
FIELDS = ("title", "summary", "seeking.crew", BODY)


def atlas(root: Path) -> Record:
    return site_of(root).records["project", "atlas"]


def remember(root: Path, code: str = "el") -> Record:
    record = atlas(root)
    memory = remembered(record, confirmed(record, (code,), LANGUAGES), LANGUAGES)
    (root / ATLAS / FILE).write_text(memory_text(memory), encoding="utf-8")
    return atlas(root)


@pytest.mark.parametrize(
    "same",
    ["un  projet", " un projet\n", "un\nprojet", "un\u202fprojet", unicodedata.normalize("NFD", "un projet")],
)
def test_blanks_lines_and_composition_are_no_change(same: str) -> None:
    assert fingerprint(same) == fingerprint("un projet")


def test_words_and_marks_are_a_change() -> None:
    assert len({fingerprint(text) for text in ("un projet", "Un projet", "un projet.", "unprojet", "un *projet*")}) == 5


def test_a_text_has_its_fields_in_their_order_and_their_limits(good: Path) -> None:
    text = atlas(in_five_languages(good)).texts["fr"]
    found = dict(words_of(text))
    assert tuple(found) == FIELDS
    assert [found[name].limit for name in FIELDS] == [120, 240, 120, 12_000]
    assert found["seeking.crew"].path == ("seeking", "crew")
    assert found[BODY].words == "Un projet de [crête](../../clusters/ilios/)."


def test_every_state_is_told(good: Path) -> None:
    in_five_languages(good)
    assert set(states(atlas(good), "el", LANGUAGES).values()) == {State.UNCONFIRMED}
    assert states(atlas(good), "fr", LANGUAGES) == {}
    assert states(remember(good), "el", LANGUAGES) == dict.fromkeys(FIELDS, State.CURRENT)
    change(good, f"{ATLAS}/text.fr.md", "Un équipage", "Deux équipages")
    assert [name for name, state in states(atlas(good), "el", LANGUAGES).items() if state is State.STALE] == [
        "seeking.crew"
    ]
    change(good, f"{ATLAS}/text.el.md", 'seeking:\n  crew: "Ένα πλήρωμα."\n', "")
    assert states(atlas(good), "el", LANGUAGES)["seeking.crew"] is State.MISSING
    (good / ATLAS / "text.el.md").unlink()
    assert set(states(atlas(good), "el", LANGUAGES).values()) == {State.MISSING}


def test_the_source_is_the_records_own_language(good: Path) -> None:
    in_five_languages(good)
    change(good, f"{ATLAS}/record.yml", "attested:", "language: el\nattested:")
    assert source_of(atlas(good), LANGUAGES).language == "el"
    assert states(atlas(good), "el", LANGUAGES) == {}
    assert set(states(atlas(good), "fr", LANGUAGES)) == set(FIELDS)
    (good / ATLAS / "text.el.md").unlink()
    assert source_of(atlas(good), LANGUAGES).language == "en"


def test_what_is_written_is_read_again(good: Path) -> None:
    in_five_languages(good)
    record = remember(good)
    assert tuple(record.translations) == ("el",)
    assert tuple(record.translations["el"]) == FIELDS
    data = memory_text(record.translations).encode()
    assert read_memory(record.kind, LANGUAGES, FILE, data) == (record.translations, ())


def test_what_is_gone_is_forgotten(good: Path) -> None:
    in_five_languages(good)
    remember(good)
    for code in CODES:
        file = good / ATLAS / f"text.{code}.md"
        file.write_text(file.read_text(encoding="utf-8").partition("seeking:")[0] + "---\n\nΚείμενο.\n", "utf-8")
    change(good, f"{ATLAS}/record.yml", "seeking: [crew]\n", "")
    assert "seeking.crew" in atlas(good).translations["el"]
    assert "seeking.crew" not in remembered(atlas(good), {}, LANGUAGES)["el"]


def test_a_memory_in_error_does_not_take_its_record_away(good: Path) -> None:
    (good / ATLAS / FILE).write_text("el: {title: x}\n", encoding="utf-8")
    site, problems = load(good, {})
    assert [problem.code for problem in problems] == ["translation-unreadable"]
    assert site is not None
    assert ("project", "atlas") in site.records


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_field_is_called_as_the_body_is(kind: Kind) -> None:
    assert BODY not in {alias for _, alias, _ in fields(kind.words)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_every_kind_can_be_remembered(kind: Kind) -> None:
    names = [alias for _, alias, info in fields(kind.words) if info.annotation is str]
    lines = "".join(f'  {name}: "0123456789ab"\n' for name in (*names, "links.site"))
    assert read_memory(kind, LANGUAGES, FILE, f"el:\n{lines}".encode())[1] == ()


def test_fields_that_no_text_can_have_are_told() -> None:
    programme = next(kind for kind in KINDS if kind.name == "programme")
    good = ("steps.idea.title", "objectives.together", "picture", "links.site")
    bad = ("steps", "steps.idea", "steps.idea.titel", "objectives", "title.x", "", ".")
    lines = "".join(f'  "{name}": "0123456789ab"\n' for name in (*good, *bad))
    told = read_memory(programme, LANGUAGES, FILE, f"el:\n{lines}".encode())[1]
    assert [problem.code for problem in told] == ["translation-unknown"] * len(bad)
    assert [problem.place.line for problem in told] == list(range(6, 6 + len(bad)))
