from __future__ import annotations

import re
from pathlib import Path

import pytest

from showcase.memory import FILE, State, confirmed, memory_text, remembered, source_of, words_of
from showcase.site import Site
from showcase.translation import HANDMADE, STRINGS, Area, areas, standings, totals, whole
from tests.conftest import GOOD
from tests.editing import add, change, site_of
from tests.translating import ATLAS, in_five_languages
from tests.viewing import good_site

CODES = ("fr", "el", "en")


def by_name(found: tuple[Area, ...]) -> dict[str, Area]:
    return {area.name: area for area in found}


def test_every_field_is_counted_in_every_language_once() -> None:
    site, found = good_site(), by_name(areas(good_site()))
    languages = site.settings.languages
    for kind in site.kinds:
        records = site.all(kind.name)
        fields = [len(dict(words_of(source_of(record, languages)))) for record in records]
        assert found[kind.name].total == sum(fields)
        for code in CODES:
            own = [source_of(record, languages).language == code for record in records]
            here = sum(number for number, first in zip(fields, own, strict=True) if first)
            assert found[kind.name].originals(code) == here, (kind.name, code)
            assert sum(found[kind.name].states[code].values()) == sum(fields) - here


def test_a_missing_text_says_where_it_would_lie() -> None:
    gaps = by_name(areas(good_site()))["project"].gaps
    assert [gap.path for gap in gaps["en"]] == ["content/projects/atlas/text.en.md"]
    assert [gap.path for gap in gaps["el"]] == ["content/projects/boreal/text.el.md"]
    assert gaps["fr"] == ()
    assert not (GOOD / gaps["en"][0].path).exists()
    assert (gaps["en"][0].address, gaps["en"][0].name) == ("projects/atlas/", "atlas")


def test_pages_written_by_hand_are_counted(good: Path) -> None:
    add(good, "docs/fr/more.md", "---\ntitle: Encore\n---\nEncore des mots.\n")
    before, after = by_name(areas(good_site())), by_name(areas(site_of(good)))
    assert after[HANDMADE].total == before[HANDMADE].total + 1
    assert [gap.path for gap in after[HANDMADE].gaps["el"]][-1] == "docs/el/more.md"
    assert after[HANDMADE].there("fr") == before[HANDMADE].there("fr") + 1


def test_words_of_the_interface_are_counted_by_the_default_language(good: Path) -> None:
    add(good, "content/strings/fr.yml", '\nnew.word: "mot"\n')
    add(good, "content/strings/el.yml", '\nold.word: "λέξη"\n')
    area = by_name(areas(site_of(good)))[STRINGS]
    assert [gap.name for gap in area.gaps["el"]] == [gap.name for gap in area.gaps["en"]] == ["new.word"]
    assert area.there("fr") == area.total
    assert area.gaps["el"][0].path == "content/strings/el.yml"


def test_a_language_without_any_words_lacks_them_all(good: Path) -> None:
    (good / "content/strings/el.yml").unlink()
    area = by_name(areas(site_of(good)))[STRINGS]
    assert area.there("el") == 0
    assert len(area.gaps["el"]) == area.total


def test_the_whole_is_the_sum_over_kinds_without_the_interface(good: Path) -> None:
    add(good, "content/strings/fr.yml", '\nnew.word: "mot"\n')
    site = site_of(good)
    found = areas(site)
    fields = totals(tuple(standings(site)))
    for code in CODES:
        sums = whole(found, code)
        for state in State:
            expected = sum(numbers[state] for (language, _), numbers in fields.items() if language == code)
            assert sums.number(code, state) == expected, (code, state)
        assert sums.there(code) == sums.total - sums.number(code, State.MISSING)
        assert sums.originals(code) + sum(sums.states[code].values()) == sums.total


def test_a_kind_without_records_is_left_out(good: Path) -> None:
    change(good, "content/events/launch/record.yml", "working-groups: [ports]\n", "")
    for file in (good / "content/working-groups/ports").iterdir():
        file.unlink()
    (good / "content/working-groups/ports").rmdir()
    change(good, "content/projects/atlas/record.yml", "working-groups: [ports]\n", "")
    assert "working-group" not in by_name(areas(site_of(good)))


def remember(root: Path, *codes: str) -> Site:
    """Confirm atlas in these languages."""
    site = site_of(root)
    record, languages = site.records["project", "atlas"], site.settings.languages
    memory = remembered(record, confirmed(record, codes, languages), languages)
    (root / ATLAS / FILE).write_text(memory_text(memory), encoding="utf-8")
    return site_of(root)


def atlas(site: Site) -> dict[str, dict[str, str]]:
    """By language: how the fields of atlas stand."""
    return {one.language: dict(one.fields) for one in standings(site, ("project",)) if one.record.slug == "atlas"}


FIELDS = ("title", "summary", "seeking.crew", "body")


def test_a_translation_that_was_confirmed_is_current(good: Path) -> None:
    in_five_languages(good)
    before, after = atlas(site_of(good)), atlas(remember(good, "el", "en"))
    assert before == {code: dict.fromkeys(FIELDS, State.UNCONFIRMED) for code in ("el", "en", "es", "it")}
    assert after["el"] == after["en"] == dict.fromkeys(FIELDS, State.CURRENT)
    assert after["it"] == before["it"]


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [("Un projet incubé.", "Un projet longtemps incubé.", "summary"), ("Un projet de", "Un beau projet de", "body")],
)
def test_an_edit_of_the_source_makes_exactly_its_field_stale(good: Path, old: str, new: str, field: str) -> None:
    in_five_languages(good)
    remember(good, "el", "en", "es", "it")
    change(good, f"{ATLAS}/text.fr.md", old, new)
    stale = {**dict.fromkeys(FIELDS, State.CURRENT), field: State.STALE}
    assert atlas(site_of(good)) == dict.fromkeys(("el", "en", "es", "it"), stale)


def test_a_translation_that_lacks_a_field_or_remembers_a_part_stands_field_by_field(good: Path) -> None:
    in_five_languages(good)
    remember(good, "el")
    change(good, f"{ATLAS}/text.el.md", 'seeking:\n  crew: "Ένα πλήρωμα."\n', "")
    change(good, f"{ATLAS}/text.it.md", 'seeking:\n  crew: "Un equipaggio."\n', "")
    memory = re.sub(r"  title: .*\n", "", (good / ATLAS / FILE).read_text(encoding="utf-8"))
    (good / ATLAS / FILE).write_text(memory, encoding="utf-8")
    found = atlas(site_of(good))
    assert list(found["el"].values()) == [State.UNCONFIRMED, State.CURRENT, State.MISSING, State.CURRENT]
    assert list(found["it"].values()) == [State.UNCONFIRMED, State.UNCONFIRMED, State.MISSING, State.UNCONFIRMED]
    gaps = {code: area.gaps[code] for code in ("el", "it") for area in areas(site_of(good)) if area.name == "project"}
    assert [(gap.name, gap.there) for gap in gaps["el"]] == [("boreal", False), ("atlas", True)]
    assert [(gap.name, gap.there) for gap in gaps["it"]] == [("boreal", False), ("atlas", True)]


def test_what_nobody_confirmed_is_not_called_stale(good: Path) -> None:
    in_five_languages(good)
    remember(good, "el", "it")
    change(good, f"{ATLAS}/text.fr.md", "Un projet incubé.", "Un projet longtemps incubé.")
    area = by_name(areas(site_of(good)))["project"]
    assert [code for code in area.states if area.number(code, State.STALE)] == ["el", "it"]
    (gap,) = [gap for gap in area.gaps["it"] if gap.there]
    assert gap.path == f"{ATLAS}/text.it.md"
    assert gap.standing
    assert gap.standing.in_state(State.STALE) == ("summary",)


def test_fields_are_counted_by_how_they_stand(good: Path) -> None:
    in_five_languages(good)
    found = tuple(standings(site_of(good), ("project",), ("el", "fr")))
    assert [(one.record.slug, one.language) for one in found] == [("atlas", "el"), ("boreal", "el")]
    assert found[0].in_state(State.UNCONFIRMED) == ("title", "summary", "seeking.crew", "body")
    assert totals(found) == {("el", "project"): {State.UNCONFIRMED: 4, State.MISSING: 3}}
