from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from showcase.memory import FILE
from tests.cases import snapshot
from tests.commands.conftest import Ran, Showcase
from tests.editing import change, site_of
from tests.translating import ATLAS, WORDS, fill, in_five_languages, text_of

ENDINGS = (".xlsx", ".po", ".xliff")


@pytest.fixture
def site(good: Path, showcase: Showcase) -> Path:
    """Five languages, everything confirmed."""
    in_five_languages(good)
    assert showcase("translated", good / "content", "--root", good).code == 0
    return good


def stale(showcase: Showcase, root: Path) -> dict[str, list[str]]:
    """Stale fields by file."""
    texts = json.loads(showcase("status", "--format", "json", "--root", root).out)["texts"]
    return {text["file"]: text["stale"] for text in texts if text["stale"]}


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_edit_marks_its_field_stale_in_four_languages_and_a_hand_in_clears_it(
    showcase: Showcase, site: Path, ending: str
) -> None:
    assert stale(showcase, site) == {}
    change(site, f"{ATLAS}/text.fr.md", "Un projet incubé.", "Un projet longtemps incubé.")
    assert stale(showcase, site) == {f"{ATLAS}/text.{code}.md": ["summary"] for code in ("el", "en", "es", "it")}
    for code in ("el", "en", "es", "it"):
        file = site / f"{code}{ending}"
        assert showcase("handoff", code, "-o", file, "--kind", "project", "--root", site).code == 0
        new = f"Novum: {WORDS[code][1]}"
        fill(file, lambda name, _, new=new: new if name == "project/atlas#summary" else "")  # type: ignore[misc]
        ran = showcase("handin", file, "--root", site)
        assert (ran.code, ran.err) == (0, "")
        title, _, crew, body = WORDS[code]
        text = (site / ATLAS / f"text.{code}.md").read_text(encoding="utf-8")
        assert text == text_of((title, new, crew, body))
    assert stale(showcase, site) == {}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_text_that_is_not_there_is_made_of_its_units(showcase: Showcase, site: Path, ending: str) -> None:
    for name in ("text.el.md", FILE):
        (site / ATLAS / name).unlink()
    file = site / f"el{ending}"
    assert showcase("handoff", "el", "-o", file, "--kind", "project", "--root", site).code == 0
    words = dict(zip(("title", "summary", "seeking.crew", "body"), WORDS["el"], strict=True))
    fill(file, lambda name, _: words[name.partition("#")[2]] if "atlas" in name else "")
    ran = showcase("handin", file, "--root", site)
    assert (ran.code, ran.err) == (0, "")
    assert "project/boreal#title is not translated yet" in ran.lines
    assert (site / ATLAS / "text.el.md").read_text(encoding="utf-8") == text_of(WORDS["el"])
    assert sorted(site_of(site).records["project", "atlas"].translations["el"]) == sorted(words)


def codes(ran: Ran) -> list[str]:
    """What is told, in its order."""
    return re.findall(r"^\S+:\d+:\d+: ([a-z0-9-]+): ", ran.out, re.MULTILINE)


def handed(showcase: Showcase, root: Path, ending: str = ".po") -> Path:
    """The project's four units in Greek, whatever their state."""
    file = root / f"el{ending}"
    assert showcase("handoff", "el", "-o", file, "--kind", "project", "--all", "--root", root).code == 0
    return file


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "case",
    [
        ("summary", "Έ" * 241, "text-too-long", "has 241 characters"),
        ("title", "Ένας\u202eτίτλος", "text-bidi", "RIGHT-TO-LEFT OVERRIDE"),
        ("summary", "Ένα <b>έργο</b>", "markup-forbidden", "holds a tag"),
        ("summary", "Un projet incubé.", "unit-untranslated", "the same as the source"),
        ("body", "Ένα έργο.", "unit-marks-lost", "«../../clusters/ilios/»"),
        ("body", "[Ίλιος](../../clusters/ilios/) <script>", "markup-forbidden", "project/atlas#body"),
    ],
)
def test_what_is_wrong_is_told_of_its_unit_and_nothing_is_written(
    showcase: Showcase, site: Path, ending: str, case: tuple[str, str, str, str]
) -> None:
    unit, text, code, sentence = case
    file = handed(showcase, site, ending)
    fill(file, lambda name, _: text if name == f"project/atlas#{unit}" else "")
    before = snapshot(site)
    ran = showcase("handin", file, "--root", site)
    assert ran.code == 1
    told = [line for line in ran.lines if f": {code}: project/atlas#{unit}" in line]
    assert len(told) == 1
    assert sentence in told[0]
    assert told[0].startswith(str(file))
    assert ("(cell " in told[0]) == (ending == ".xlsx")
    assert snapshot(site) == before


def test_a_name_may_stay_as_it_is(showcase: Showcase, site: Path) -> None:
    file = handed(showcase, site)
    fill(file, lambda name, _: "Atlas" if name == "project/atlas#title" else "")
    assert showcase("handin", file, "--root", site).code == 0
    assert 'title: "Atlas"' in (site / ATLAS / "text.el.md").read_text(encoding="utf-8")


def test_a_source_that_changed_meanwhile_is_refused(showcase: Showcase, site: Path) -> None:
    file = handed(showcase, site)
    fill(file, lambda name, _: "Νέα περίληψη." if name.endswith("atlas#summary") else "")
    change(site, f"{ATLAS}/text.fr.md", "Un projet incubé.", "Un autre projet.")
    before = snapshot(site)
    ran = showcase("handin", file, "--root", site)
    assert ran.code == 1
    assert codes(ran) == ["unit-source-changed"]
    assert "project/atlas#summary: the words that it translates have changed" in ran.out
    assert "`showcase handoff el`" in ran.out
    assert snapshot(site) == before


def test_blanks_and_lines_are_no_change_of_the_source(showcase: Showcase, site: Path) -> None:
    file = handed(showcase, site)
    fill(file, lambda name, _: "Νέα περίληψη." if name.endswith("atlas#summary") else "")
    change(site, f"{ATLAS}/text.fr.md", "Un projet incubé.", "Un  projet\u202fincubé.")
    assert showcase("handin", file, "--root", site).code == 0


def test_what_somebody_else_translated_meanwhile_is_not_written_over(showcase: Showcase, site: Path) -> None:
    file = handed(showcase, site)
    fill(file, lambda name, _: "Νέα περίληψη." if name.endswith("atlas#summary") else "")
    change(site, f"{ATLAS}/text.el.md", WORDS["el"][1], "Άλλη περίληψη.")
    ran = showcase("handin", file, "--root", site)
    assert ran.code == 1
    assert codes(ran) == ["unit-overtaken"]


def test_a_new_text_needs_all_that_a_text_needs(showcase: Showcase, site: Path) -> None:
    for name in ("text.el.md", FILE):
        (site / ATLAS / name).unlink()
    file = handed(showcase, site)
    fill(file, lambda name, _: "Άτλας" if name == "project/atlas#title" else "")
    ran = showcase("handin", file, "--root", site)
    assert ran.code == 1
    assert codes(ran) == ["field-missing", "text-empty"]
    assert "project/atlas#title: the text of a project needs `summary`" in ran.out
    assert "project/atlas#title: there is no text" in ran.out
    assert not (site / ATLAS / "text.el.md").exists()


def test_a_unit_that_names_nothing_and_one_given_twice_are_told(showcase: Showcase, site: Path) -> None:
    file = handed(showcase, site, ".xliff")
    text = file.read_text(encoding="utf-8")
    text = text.replace('"project/atlas#title"', '"project/nobody#title"').replace(
        '"project/atlas#body"', '"project/atlas#summary"'
    )
    file.write_text(text, encoding="utf-8")
    ran = showcase("handin", file, "--root", site)
    assert ran.code == 1
    assert codes(ran) == ["unit-unknown", "unit-twice"]
    assert "project/nobody#title" in ran.lines[0]


def test_comments_and_other_fields_stay(showcase: Showcase, site: Path) -> None:
    path = site / ATLAS / "text.el.md"
    change(site, f"{ATLAS}/text.el.md", "summary:", "# προσοχή στο μήκος\nsummary:")
    before = path.read_text(encoding="utf-8")
    file = handed(showcase, site)
    fill(file, lambda name, _: "Νέα περίληψη." if name.endswith("atlas#summary") else "")
    assert showcase("handin", file, "--root", site).code == 0
    assert path.read_text(encoding="utf-8") == before.replace(WORDS["el"][1], "Νέα περίληψη.")


def test_handing_in_twice_changes_nothing(showcase: Showcase, site: Path) -> None:
    file = handed(showcase, site)
    fill(file, lambda name, _: "Νέα περίληψη." if name.endswith("atlas#summary") else "")
    assert showcase("handin", file, "--root", site).code == 0
    before = snapshot(site)
    assert showcase("handin", file, "--root", site).code == 0
    assert snapshot(site) == before


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.po", b"\xff\xfe nothing"),
        ("x.po", b'msgid "a\nmsgstr'),
        ("x.po", b""),
        ("x.po", b'msgid "a"\nmsgstr "b"\n'),
        ("x.xliff", b""),
        ("x.xliff", b"<html/>"),
        ("x.xliff", b"<xliff version='2.0'/>"),
        ("x.xliff", b"<!DOCTYPE x [<!ENTITY a 'b'>]><xliff version='1.2'>&a;</xliff>"),
        ("x.xlsx", b"PK nothing"),
        ("x.xlsx", b""),
    ],
)
def test_a_file_that_is_none_is_told_in_one_sentence(showcase: Showcase, site: Path, name: str, data: bytes) -> None:
    file = site / name
    file.write_bytes(data)
    ran = showcase("handin", file, "--root", site)
    assert ran.code == 1
    assert codes(ran) == ["file-not-utf8" if data.startswith(b"\xff") else "handin-unreadable"]


def test_a_formula_is_told_by_its_cell(showcase: Showcase, site: Path) -> None:
    file = handed(showcase, site, ".xlsx")
    fill(file, lambda name, _: '=HYPERLINK("https://example.org")' if name.endswith("atlas#summary") else "")
    ran = showcase("handin", file, "--root", site)
    assert ran.code == 1
    assert codes(ran) == ["handin-formula"]
    assert ": cell E" in ran.out


def test_a_file_of_another_sort_is_misuse(showcase: Showcase, site: Path) -> None:
    (site / "x.txt").write_text("", encoding="utf-8")
    for name in ("x.txt", "none.po"):
        assert showcase("handin", site / name, "--root", site).code == 2
