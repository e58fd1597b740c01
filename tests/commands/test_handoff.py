from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from defusedxml import ElementTree
from openpyxl import load_workbook

from tests.commands.conftest import Showcase
from tests.editing import change, site_of
from tests.translating import ATLAS, in_five_languages

SPACE = {"x": "urn:oasis:names:tc:xliff:document:1.2"}


@pytest.fixture
def site(good: Path, showcase: Showcase) -> Path:
    """Atlas is all there, and its summary has changed; Boreal is not there in Greek."""
    in_five_languages(good)
    assert showcase("translated", "content", "--root", good).code == 0
    change(good, f"{ATLAS}/text.fr.md", "Un projet incubé.", "Un projet longtemps incubé.")
    return good


def words(root: Path) -> Mapping[str, str]:
    """What the interface says in Greek."""
    return site_of(root).strings["el"]


NAMES = ["project/atlas#summary", "project/boreal#title", "project/boreal#summary", "project/boreal#body"]


def test_a_sheet_holds_what_is_missing_or_stale_with_all_there_is_to_know(showcase: Showcase, site: Path) -> None:
    file = site / "el.xlsx"
    ran = showcase("handoff", "el", "-o", file, "--kind", "project", "--root", site)
    assert (ran.code, ran.out) == (0, f"{file}: 4 units of 2 texts to translate.\n")
    book = load_workbook(file)
    sheet, help_ = book.worksheets
    names = [str(cell.value) for cell in sheet[1]]
    rows = [dict(zip(names, [cell.value for cell in row], strict=True)) for row in sheet.iter_rows(min_row=3)]
    assert [row["unit"] for row in rows] == NAMES
    first = rows[0]
    assert (first["record"], first["field"], first["limit"]) == ("Atlas", words(site)["field.summary"], 240)
    assert (first["source"], first["previous"]) == ("Un projet longtemps incubé.", "Ένα έργο επώασης.")
    assert (first["translation.el"], first["seen"]) == (None, "https://example.org/petit/el/projects/atlas/")
    assert sheet.row_dimensions[1].hidden
    assert sheet.freeze_panes == "C3"
    assert sheet.protection.sheet
    assert help_.protection.sheet
    open_ = {cell.column_letter for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert open_ == {"E"}
    assert {(rule.type, rule.formula1) for rule in sheet.data_validations.dataValidation} == {
        ("textLength", "120"),
        ("textLength", "240"),
        ("textLength", "12000"),
    }
    assert sheet.title == words(site)["handoff.sheet"]
    assert len([cell for row in help_.iter_rows() for cell in row if cell.value]) == 4


def test_a_catalog_marks_what_is_stale_as_fuzzy(showcase: Showcase, site: Path) -> None:
    file = site / "el.po"
    assert showcase("handoff", "el", "-o", file, "--kind", "project", "--root", site).code == 0
    with file.open("rb") as written:
        messages = [message for message in read_po(written) if message.id]
    assert [message.context for message in messages] == NAMES
    assert [message.fuzzy for message in messages] == [True, False, False, False]
    assert messages[0].string == "Ένα έργο επώασης."
    assert messages[0].auto_comments[:3] == [
        f"Atlas · {words(site)['field.summary']}",
        "https://example.org/petit/el/projects/atlas/",
        words(site)["handoff.limit"].format(limit=240),
    ]


def test_xliff_has_a_file_for_each_text(showcase: Showcase, site: Path) -> None:
    file = site / "el.xliff"
    assert showcase("handoff", "el", "-o", file, "--kind", "project", "--root", site).code == 0
    root = ElementTree.parse(file).getroot()
    files = root.findall("x:file", SPACE)
    assert [one.get("original") for one in files] == [f"{ATLAS}/text.fr.md", "content/projects/boreal/text.fr.md"]
    assert {(one.get("source-language"), one.get("target-language")) for one in files} == {("fr", "el")}
    units = root.findall(".//x:trans-unit", SPACE)
    assert [unit.get("id") for unit in units] == NAMES
    target = units[0].find("x:target", SPACE)
    assert target is not None
    assert (target.get("state"), target.text) == ("needs-review-translation", "Ένα έργο επώασης.")
    assert units[1].find("x:target", SPACE) is None
    assert units[0].get("maxwidth") == "240"


def test_the_same_site_gives_the_same_units_whatever_is_asked_for(showcase: Showcase, site: Path) -> None:
    file = site / "el.xliff"
    assert showcase("handoff", "el", "-o", file, "--all", "--root", site).code == 0
    everything = file.read_text(encoding="utf-8")
    assert all(f'id="{name}"' in everything for name in NAMES)
    assert 'state="translated"' in everything
    assert "programme/programme#steps.one.title" in everything


def test_nothing_to_do_makes_no_file(showcase: Showcase, site: Path) -> None:
    file = site / "es.po"
    showcase("translated", "content", "--root", site)
    ran = showcase("handoff", "en", "-o", file, "--kind", "project", "--root", site)
    assert (ran.code, ran.lines) == (0, ["Nothing is missing or stale in en: no file is needed."])
    assert not file.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("pt", "-o", "x.po"),
        ("el", "-o", "x.txt"),
        ("el", "-o", "x.po", "--format", "xlsx"),
        ("el", "-o", "x.po", "--kind", "ship"),
        ("el",),
    ],
)
def test_misuse_is_told(showcase: Showcase, site: Path, arguments: tuple[str, ...]) -> None:
    assert showcase("handoff", *arguments, "--root", site).code == 2
    assert not Path("x.po").exists()


def test_a_record_written_in_another_language_is_handed_out_from_it(showcase: Showcase, site: Path) -> None:
    change(site, f"{ATLAS}/record.yml", "attested:", "language: it\nattested:")
    file = site / "fr.xliff"
    assert showcase("handoff", "fr", "-o", file, "--kind", "project", "--root", site, "--all").code == 0
    text = file.read_text(encoding="utf-8")
    assert f'original="{ATLAS}/text.it.md" source-language="it" target-language="fr"' in text
    assert "project/boreal" not in text
