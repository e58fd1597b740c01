from __future__ import annotations

from pathlib import Path

from showcase.memory import FILE, State, confirmed, memory_text, remembered
from showcase.translation import HANDMADE, STRINGS, Area, areas, standings, totals, whole
from tests.conftest import GOOD
from tests.editing import add, change, site_of
from tests.translating import ATLAS, in_five_languages
from tests.viewing import good_site

CODES = ("fr", "el", "en")


def by_name(found: tuple[Area, ...]) -> dict[str, Area]:
    return {area.name: area for area in found}


def test_every_record_is_counted_in_every_language_as_its_files_are() -> None:
    found = by_name(areas(good_site()))
    for kind in good_site().kinds:
        folder = GOOD / "content" / kind.folder
        records = sorted(folder.rglob("record.yml"))
        assert found[kind.name].total == len(records)
        for code in CODES:
            files = [path for path in records if (path.parent / f"text.{code}.md").is_file()]
            assert found[kind.name].there(code) == len(files), (kind.name, code)


def test_a_missing_text_says_where_it_would_lie() -> None:
    gaps = by_name(areas(good_site()))["project"].missing
    assert [gap.path for gap in gaps["en"]] == ["content/projects/atlas/text.en.md"]
    assert [gap.path for gap in gaps["el"]] == ["content/projects/boreal/text.el.md"]
    assert gaps["fr"] == ()
    assert not (GOOD / gaps["en"][0].path).exists()
    assert (gaps["en"][0].address, gaps["en"][0].name) == ("projects/atlas/", "atlas")


def test_pages_written_by_hand_are_counted(good: Path) -> None:
    add(good, "docs/fr/more.md", "---\ntitle: Encore\n---\nEncore des mots.\n")
    before, after = by_name(areas(good_site())), by_name(areas(site_of(good)))
    assert after[HANDMADE].total == before[HANDMADE].total + 1
    assert [gap.path for gap in after[HANDMADE].missing["el"]][-1] == "docs/el/more.md"
    assert after[HANDMADE].there("fr") == before[HANDMADE].there("fr") + 1


def test_words_of_the_interface_are_counted_by_the_default_language(good: Path) -> None:
    add(good, "content/strings/fr.yml", '\nnew.word: "mot"\n')
    add(good, "content/strings/el.yml", '\nold.word: "λέξη"\n')
    area = by_name(areas(site_of(good)))[STRINGS]
    assert [gap.name for gap in area.missing["el"]] == [gap.name for gap in area.missing["en"]] == ["new.word"]
    assert area.there("fr") == area.total
    assert area.missing["el"][0].path == "content/strings/el.yml"


def test_a_language_without_any_words_lacks_them_all(good: Path) -> None:
    (good / "content/strings/el.yml").unlink()
    area = by_name(areas(site_of(good)))[STRINGS]
    assert area.there("el") == 0
    assert len(area.missing["el"]) == area.total


def test_the_whole_is_the_sum_of_texts_without_the_interface(good: Path) -> None:
    add(good, "content/strings/fr.yml", '\nnew.word: "mot"\n')
    found = areas(site_of(good))
    files = {code: len(list((good / "content").rglob(f"text.{code}.md"))) for code in CODES}
    pages = {code: len(list((good / "docs" / code).glob("*.md"))) for code in CODES}
    names = {path.name for path in (good / "docs").rglob("*.md")}
    records = len(list((good / "content").rglob("record.yml")))
    for code in CODES:
        assert whole(found, code) == (files[code] + pages[code], records + len(names))


def test_a_kind_without_records_is_left_out(good: Path) -> None:
    change(good, "content/events/launch/record.yml", "working-groups: [ports]\n", "")
    for file in (good / "content/working-groups/ports").iterdir():
        file.unlink()
    (good / "content/working-groups/ports").rmdir()
    change(good, "content/projects/atlas/record.yml", "working-groups: [ports]\n", "")
    assert "working-group" not in by_name(areas(site_of(good)))


def test_a_text_whose_source_has_changed_is_stale_by_field(good: Path) -> None:
    in_five_languages(good)
    record = site_of(good).records["project", "atlas"]
    languages = site_of(good).settings.languages
    memory = remembered(record, confirmed(record, ("el", "it"), languages), languages)
    (good / ATLAS / FILE).write_text(memory_text(memory), encoding="utf-8")
    assert not any(by_name(areas(site_of(good)))["project"].stale.values())
    change(good, f"{ATLAS}/text.fr.md", "Un projet incubé.", "Un projet longtemps incubé.")
    area = by_name(areas(site_of(good)))["project"]
    assert [(gap.path, gap.fields) for gap in area.stale["el"]] == [(f"{ATLAS}/text.el.md", ("summary",))]
    assert [code for code in languages.codes if area.stale[code]] == ["el", "it"]
    assert area.there("it") == 1, "an old text is a text"
    assert area.open("it")
    assert not area.stale["es"], "what nobody confirmed is not called stale"


def test_fields_are_counted_by_how_they_stand(good: Path) -> None:
    in_five_languages(good)
    found = tuple(standings(site_of(good), ("project",), ("el", "fr")))
    assert [(one.record.slug, one.language) for one in found] == [("atlas", "el"), ("boreal", "el")]
    assert found[0].in_state(State.UNCONFIRMED) == ("title", "summary", "seeking.crew", "body")
    assert totals(found) == {("el", "project"): {State.UNCONFIRMED: 4, State.MISSING: 3}}
