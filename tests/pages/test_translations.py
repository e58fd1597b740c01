from __future__ import annotations

import csv
import re
import shutil
from dataclasses import replace
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from showcase.memory import FILE, confirmed, memory_text, remembered
from showcase.page import Page
from showcase.pages import translations
from showcase.site import Site
from tests.editing import add, change, site_of
from tests.translating import ATLAS, in_five_languages
from tests.viewing import good_site, record, viewer


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
    assert (state.percent, state.length) == ("100%", 100)
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
    assert len([row for row in state.csv.rows if row[2].text.startswith("content/clusters")]) == 31


def test_numbers_of_the_table_add_up() -> None:
    rows = page(good_site(), "en").context["table"].rows
    numbers = [[int(item.text.replace(",", "")) for item in row[1:]] for row in rows]
    *texts, total, _words = numbers
    assert [sum(column) for column in zip(*texts, strict=True)] == total


def test_every_file_equals_its_table(good_built: Path) -> None:
    folder = good_built / "public/en/translations"
    tree = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
    table = tree.css_first("table#translations")
    assert table is not None
    with (folder / "translations.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.reader(file))
    assert [[cell.text().strip() for cell in row.css("th, td")] for row in table.css("tr")] == written
    with (folder / "missing-el.csv").open(encoding="utf-8-sig", newline="") as file:
        paths = [row[2] for row in csv.reader(file)][1:]
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
    assert state.old == words.count("translations.old", 1)
    assert state.old
    section = next(section for section in state.sections if section.label == words.say("kind.project.many"))
    assert section.number.endswith(state.old)
    (text,) = [text for text in section.texts if text.path == f"{ATLAS}/text.it.md"]
    assert text.changed == words.say("translations.changed", fields=words.say("field.summary"))
    assert text.way == words.say("translations.revise")
    assert text.help == f"{site.settings.repository}/edit/main/{ATLAS}/text.it.md"


def test_a_field_that_came_to_the_source_is_to_be_revised(good: Path) -> None:
    stale_site(good)
    text = good / ATLAS / "text.it.md"
    written = text.read_text(encoding="utf-8")
    text.write_text(re.sub(r'seeking:\n  crew: ".*"\n', "", written), encoding="utf-8")
    assert text.read_text(encoding="utf-8") != written
    state = states(page(site_of(good), "fr"))["it"]
    (found,) = [one for section in state.sections for one in section.texts if one.path == f"{ATLAS}/text.it.md"]
    assert found.changed.count(",") == 1


def test_texts_to_revise_are_in_the_file_to_download(good: Path) -> None:
    site = stale_site(good)
    found, words = states(page(site, "fr"))["it"].csv, viewer(site, "fr").words
    assert found is not None
    rows = [tuple(item.text for item in row) for row in found.rows]
    stale = f"{words.say('translations.status.stale')} ({words.say('field.summary')})"
    assert ("Atlas", words.say("kind.project.many"), f"{ATLAS}/text.it.md", stale) in rows
    assert any(row[3] == words.say("translations.status.missing") for row in rows)
