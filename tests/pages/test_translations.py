from __future__ import annotations

import csv
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from showcase.memory import FILE, State, confirmed, memory_text, remembered
from showcase.page import Page
from showcase.pages import translations
from showcase.site import Site
from showcase.table import Table
from tests.commands.conftest import Showcase, showcase
from tests.conftest import ROOT
from tests.editing import add, change, site_of
from tests.translating import ATLAS, CODES, in_five_languages
from tests.viewing import good_site, record, viewer

__all__ = ["showcase"]


def page(site: Site, language: str) -> Page:
    (made,) = translations.pages(site, language, lambda depth: viewer(site, language, depth))
    return made


def states(made: Page) -> dict[str, translations.State]:
    return {state.code: state for state in made.context["states"]}


def test_every_language_is_named_in_itself() -> None:
    found = states(page(good_site(), "fr"))
    assert [(state.name, state.language) for state in found.values()] == [
        ("Français", ""),
        ("Ελληνικά", "el"),
        ("English", "en"),
    ]


def test_a_language_with_all_its_texts_has_nothing_to_list(good: Path) -> None:
    for path in sorted((good / "content").rglob("record.yml")):
        there = next(path.parent.glob("text.*.md"))
        if not (path.parent / "text.fr.md").is_file():
            shutil.copy(there, path.parent / "text.fr.md")
    state = states(page(site_of(good), "en"))["fr"]
    assert state.percent == "100%"
    assert state.sections == ()
    assert state.csv is None


def test_a_missing_text_leads_to_its_page_and_to_the_repository() -> None:
    sections = states(page(good_site(), "fr"))["en"].sections
    text = next(text for section in sections for text in section.texts if text.path.startswith("content/projects"))
    assert text.of.text == record(good_site(), "project", "atlas").title("fr")
    assert text.of.url.endswith("projects/atlas/")
    repository = good_site().settings.repository
    assert text.help == f"{repository}/new/main/content/projects/atlas?filename=text.en.md"


def test_a_missing_word_leads_to_the_file_that_lacks_it(good: Path) -> None:
    add(good, "content/strings/fr.yml", '\nnew.word: "mot"\n')
    site = site_of(good)
    (text,) = states(page(site, "fr"))["el"].sections[-1].texts
    assert (text.of.text, text.of.url) == ("new.word", "")
    assert text.help == f"{site.settings.repository}/edit/main/content/strings/el.yml"


def test_without_a_repository_there_is_no_way_to_write() -> None:
    site = good_site()
    alone = replace(site, settings=replace(site.settings, repository=""))
    texts = [text for state in states(page(alone, "fr")).values() for one in state.sections for text in one.texts]
    assert texts
    assert not any(text.help for text in texts)


def test_a_branch_with_odd_letters_stays_one_address() -> None:
    site = good_site()
    odd = replace(site, settings=replace(site.settings, branch="a b#c"))
    text = states(page(odd, "fr"))["en"].sections[0].texts[0]
    assert "/new/a%20b%23c/" in text.help


def test_long_lists_are_cut_and_the_file_has_them_all(good: Path) -> None:
    for number in range(30):
        shutil.copytree(good / "content/clusters/ilios", good / f"content/clusters/more-{number}")
        change(good, f"content/clusters/more-{number}/record.yml", "name: Ήλιος\n", f"name: Ήλιος {number}\n")
    state = states(page(site_of(good), "fr"))["en"]
    clusters = next(one for one in state.sections if one.texts[0].path.startswith("content/clusters"))
    assert len(clusters.texts) == translations.LISTED
    assert clusters.rest.startswith("23")
    assert state.csv is not None
    assert len({row[4].text for row in state.csv.rows if row[4].text.startswith("content/clusters")}) == 31


def counted(table: Table | None) -> list[list[int]]:
    assert table is not None
    return [[int(item.text.replace(",", "")) for item in row[1:]] for row in table.rows]


def test_numbers_of_the_tables_add_up(good: Path) -> None:
    made = page(stale_site(good), "en")
    languages = dict(zip(states(made), counted(made.context["tables"][0]), strict=True))
    for code, state in states(made).items():
        *states_of, total = languages[code]
        assert sum(states_of) == total, code
        if state.table is None:
            assert states_of[:-1] == [0, 0, 0, 0], code
            continue
        *kinds, whole = counted(state.table)
        assert [sum(column) for column in zip(*kinds, strict=True)] == whole == languages[code], code


def test_a_bar_has_its_states_side_by_side_and_none_too_short_to_be_seen(good: Path) -> None:
    found = states(page(stale_site(good), "en"))
    assert [part.state for part in found["it"].parts] == ["current", "stale", "missing"]
    for state in found.values():
        ends = [0.0, *(part.start + part.length for part in state.parts)]
        assert all(abs(part.start - end) < 0.11 for part, end in zip(state.parts, ends, strict=False)), state.code
        assert abs(ends[-1] - 100) < 0.2
        assert all(part.length > 0.9 for part in state.parts)
        assert sum(int(part.number.replace(",", "")) for part in state.parts) == int(
            found["fr"].there.split()[2].replace(",", "")
        )


def test_the_page_has_the_numbers_of_status(showcase: Showcase, good: Path) -> None:
    site = stale_site(good)
    told = json.loads(showcase("status", "--format", "json", "--root", good).out)["totals"]
    words, names = viewer(site, "en").words, ("current", "unconfirmed", "stale", "missing")
    command = {(row["language"], words.say(f"kind.{row['kind']}.many")): [row[name] for name in names] for row in told}
    shown = {
        (code, row[0].text): numbers[:4]
        for code, state in states(page(site, "en")).items()
        if state.table
        for row, numbers in zip(state.table.rows[:-1], counted(state.table)[:-1], strict=True)
    }
    assert {key: numbers for key, numbers in shown.items() if any(numbers)} == command
    assert any(numbers[2] for numbers in command.values())


@pytest.mark.parametrize("code", CODES)
def test_states_are_called_the_same_by_page_and_command_and_guide(
    showcase: Showcase, good: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", f"{code}.UTF-8")
    site = stale_site(good)
    words = [viewer(site, code).words.say(f"translations.status.{state}") for state in State]
    header = showcase("status", "--root", good).lines[0]
    assert sorted(re.split(r"  +", header.strip())) == sorted(words)
    guide = (ROOT / "docs" / code / "translate.md").read_text(encoding="utf-8")
    assert set(words) <= set(re.findall(r"^\| ([^|]+) \|", guide, re.MULTILINE))


def test_every_file_equals_its_table(good_built: Path) -> None:
    folder = good_built / "public/en/translations"
    tree = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
    table = tree.css_first("table#translations")
    assert table is not None
    with (folder / "translations.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.reader(file))
    assert [[cell.text().strip() for cell in row.css("th, td")] for row in table.css("tr")] == written
    with (folder / "missing-el.csv").open(encoding="utf-8-sig", newline="") as file:
        paths = list(dict.fromkeys(row[4] for row in list(csv.reader(file))[1:]))
    shown = [code.text() for code in tree.css("#el code")]
    assert paths == shown
    assert all(not (good_built / path).exists() for path in paths if not path.startswith("content/strings"))


def stale_site(root: Path) -> Site:
    """Atlas in five languages, its summary changed after all were confirmed."""
    in_five_languages(root)
    record, languages = site_of(root).records["project", "atlas"], site_of(root).settings.languages
    memory = remembered(record, confirmed(record, languages.codes, languages), languages)
    (root / ATLAS / FILE).write_text(memory_text(memory), encoding="utf-8")
    change(root, f"{ATLAS}/text.fr.md", "Un projet incubé.", "Un projet longtemps incubé.")
    return site_of(root)


def test_a_text_to_revise_says_which_fields_and_leads_to_its_file(good: Path) -> None:
    site = stale_site(good)
    state, words = states(page(site, "fr"))["it"], viewer(site, "fr").words
    assert [part.number for part in state.parts if part.state == "stale"] == ["1"]
    section = next(section for section in state.sections if section.label == words.say("kind.project.many"))
    assert "1" in [part.number for part in section.parts if part.state == "stale"]
    (text,) = [text for text in section.texts if text.path == f"{ATLAS}/text.it.md"]
    stale, field = words.say("translations.status.stale"), words.say("field.summary")
    assert text.fields == (words.say("translations.open", state=stale, fields=field),)
    assert text.way == words.say("translations.revise")
    assert text.help == f"{site.settings.repository}/edit/main/{ATLAS}/text.it.md"


def test_a_field_that_a_translation_lacks_is_missing_beside_what_is_stale(good: Path) -> None:
    stale_site(good)
    text = good / ATLAS / "text.it.md"
    written = text.read_text(encoding="utf-8")
    text.write_text(re.sub(r'seeking:\n  crew: ".*"\n', "", written), encoding="utf-8")
    assert text.read_text(encoding="utf-8") != written
    state = states(page(site_of(good), "fr"))["it"]
    (found,) = [one for section in state.sections for one in section.texts if one.path == f"{ATLAS}/text.it.md"]
    words = viewer(site_of(good), "fr").words
    assert [field.partition("\u202f")[0] for field in found.fields] == [
        words.say("translations.status.missing"),
        words.say("translations.status.stale"),
    ]


def test_each_field_to_write_or_to_revise_has_its_row_in_the_file(good: Path) -> None:
    site = stale_site(good)
    found, words = states(page(site, "fr"))["it"].csv, viewer(site, "fr").words
    assert found is not None
    rows = [tuple(item.text for item in row) for row in found.rows]
    names = (words.say("field.summary"), words.say("translations.status.stale"))
    assert [row for row in rows if row[4] == f"{ATLAS}/text.it.md"] == [
        ("Atlas", words.say("kind.project.many"), *names, f"{ATLAS}/text.it.md")
    ]
    missing = [row[2] for row in rows if row[4] == "content/projects/boreal/text.it.md"]
    assert missing == [words.say(f"field.{name}") for name in ("title", "summary", "body")]
    assert {row[3] for row in rows if row[2] in missing and "boreal" in row[4]} == {
        words.say("translations.status.missing")
    }
