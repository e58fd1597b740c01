from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from showcase.checked import check
from showcase.kinds import KINDS
from tests.cases import snapshot
from tests.commands.conftest import Showcase
from tests.conftest import todays_words

each_kind = pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
LINE = re.compile(r"^x\.(?:csv|xlsx):(\d+):(\d+): ([a-z-]+)(?: \(warning\))?: (?:[^ !]+!)?([A-Z]+\d+): ", re.MULTILINE)

PROJECT = {
    "slug": "blue-ports",
    "title.fr": "Ports bleus",
    "summary.fr": "Un projet.",
    "body.fr": "Un texte.",
    "relation": "related",
    "themes": "energy; sea",
    "start": "2009-06",
    "budget": "1200000",
    "other-organisations": "Ville\nPort; Mer",
    "attested": "context",
    "sources.url": "https://example.org/a\nhttps://example.org/b",
    "sources.facts": "\nstart, budget",
}


def write(path: Path, *rows: dict[str, str]) -> Path:
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return path


def problems(out: str) -> list[tuple[str, str]]:
    return [(code, cell) for _, _, code, cell in LINE.findall(out)]


@each_kind
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_a_sheet_says_of_the_records_is_what_they_say(
    showcase: Showcase, good: Path, tmp_path: Path, kind: str, ending: str
) -> None:
    before, file = snapshot(good / "content"), tmp_path / f"sheet.{ending}"
    assert showcase("sheet", kind, "-o", file, "--records", "--root", good).code == 0
    ran = showcase("import", file, "--kind", kind, "--update", "--root", good)
    assert (ran.code, ran.lines[-1]) == (0, "0 records made, 0 records changed."), ran.out
    assert snapshot(good / "content") == before


def projects(root: Path) -> dict[str, Any]:
    """All that the projects of a site say."""
    site = check(root, {}).site
    assert site
    return {
        record.slug: (record.facts, {code: (text.words, text.source.strip()) for code, text in record.texts.items()})
        for record in site.all("project")
    }


def test_records_taken_out_and_in_again_are_the_same(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    file = tmp_path / "projects.xlsx"
    showcase("sheet", "project", "-o", file, "--records", "--root", good)
    known = projects(good)
    for folder in (good / "content" / "projects").iterdir():
        for path in folder.iterdir():
            if path.suffix in {".yml", ".md"}:
                path.unlink()
        if not any(folder.iterdir()):
            folder.rmdir()
        else:
            pytest.skip("a picture cannot travel in a sheet")
    ran = showcase("import", file, "--root", good)
    assert ran.code == 0, ran.out
    assert projects(good) == known


@each_kind
@pytest.mark.parametrize("language", ["fr", "el"])
def test_an_empty_sheet_explains_itself_and_holds_no_record(
    showcase: Showcase, good: Path, tmp_path: Path, kind: str, language: str
) -> None:
    todays_words(good)
    file = tmp_path / "sheet.xlsx"
    assert showcase("sheet", kind, "-o", file, "--language", language, "--root", good).code == 0
    sheet: Any = load_workbook(file).worksheets[0]
    names = [cell.value for cell in sheet[2]]
    assert f"body.{language}" in names
    for label, name in zip(sheet[1], sheet[2], strict=True):
        assert label.comment.text or name.value
        assert "sheet." not in label.value + label.comment.text
        assert not re.search(r"\b(field|value|kind)\.", label.value + label.comment.text)
    before = snapshot(good / "content")
    ran = showcase("import", file, "--root", good)
    assert (ran.code, ran.lines[-1]) == (0, "0 records made, 0 records changed."), ran.out
    assert snapshot(good / "content") == before


def test_a_row_becomes_a_record_with_which_nothing_is_wrong(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    ran = showcase("import", write(tmp_path / "projects.csv", PROJECT), "--root", good)
    assert (ran.code, ran.lines) == (0, ["content/projects/blue-ports", "1 record made, 0 records changed."]), ran.out
    assert check(good, {}).problems == ()
    folder = good / "content" / "projects" / "blue-ports"
    assert folder.joinpath("record.yml").read_text(encoding="utf-8").splitlines()[1:] == [
        "relation: related",
        "themes: [energy, sea]",
        "other-organisations: [Ville, Port; Mer]",
        "start: 2009-06",
        "budget: 1200000",
        "attested: context",
        "sources:",
        "  - url: https://example.org/a",
        "  - url: https://example.org/b",
        "    facts: [start, budget]",
    ]
    assert folder.joinpath("text.fr.md").read_text(encoding="utf-8") == (
        '---\ntitle: "Ports bleus"\nsummary: "Un projet."\n---\n\nUn texte.\n'
    )
    assert sorted(path.name for path in folder.iterdir()) == ["record.yml", "text.fr.md"]
    assert not [path for path in (good / ".cache").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"start": "2009-13"}, [("value-not-a-date", "G2")]),
        ({"budget": "1 200 000"}, [("value-not-a-number", "H2")]),
        ({"relation": "relatd"}, [("value-not-listed", "E2")]),
        ({"relation": ""}, [("field-missing", "E2")]),
        ({"themes": "no-such"}, [("ref-unknown", "F2")]),
        ({"slug": "Blue Ports"}, [("slug-invalid", "A2")]),
        ({"slug": "../../x"}, [("slug-invalid", "A2")]),
        ({"slug": "atlas"}, [("record-exists", "A2")]),
        ({"title.fr": "x" * 121}, [("text-too-long", "B2")]),
        ({"summary.fr": "<b>x</b>"}, [("markup-forbidden", "C2")]),
        ({"body.fr": "<script>x</script>"}, [("markup-forbidden", "D2")]),
        ({"body.fr": ""}, [("text-empty", "D2")]),
        ({"body.fr": "a\u202eb"}, [("text-bidi", "D2")]),
        ({"sources.url": "ftp://example.org", "sources.facts": ""}, [("link-scheme", "K2")]),
        ({"sources.url": "", "sources.facts": ""}, [("field-missing", "K2")]),
        ({"start": "2010", "end": "2009"}, [("date-order", "M2")]),
        ({"title.fr": "=1+1"}, [("sheet-formula", "B2")]),
        ({"title.fr": "Atlas\x00"}, [("text-control", "B2")]),
        ({"themes": "energy, sea, no-such"}, [("ref-unknown", "F2")]),
    ],
)
def test_what_is_wrong_is_told_by_cell_and_nothing_is_written(
    showcase: Showcase, good: Path, tmp_path: Path, changed: dict[str, str], found: list[tuple[str, str]]
) -> None:
    before, file = snapshot(good / "content"), write(tmp_path / "x.csv", PROJECT | changed)
    ran = showcase("import", file, "--kind", "project", "--root", good)
    assert ran.code == 1
    assert problems(ran.out) == found, ran.out
    assert snapshot(good / "content") == before


def test_all_rows_are_told_at_once_and_none_is_written(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    rows = [PROJECT, PROJECT | {"slug": "two", "start": "x"}, PROJECT | {"slug": "three", "budget": "-1"}]
    ran = showcase("import", write(tmp_path / "x.csv", *rows), "--kind", "project", "--root", good)
    assert problems(ran.out) == [("value-not-a-date", "G3"), ("value-not-a-number", "H4")], ran.out
    assert not (good / "content" / "projects" / "blue-ports").exists()


def test_only_the_named_columns_of_a_record_change(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    record = good / "content" / "projects" / "atlas" / "record.yml"
    record.write_text("# kept\n" + record.read_text(encoding="utf-8"), encoding="utf-8")
    before, old = snapshot(good / "content"), check(good, {}).site
    file = write(tmp_path / "x.csv", {"slug": "atlas", "budget": "12345"})
    assert showcase("import", file, "--kind", "project", "--root", good).code == 1
    ran = showcase("import", file, "--kind", "project", "--update", "--root", good)
    assert ran.lines[-1] == "0 records made, 1 record changed.", ran.out
    after, new = snapshot(good / "content"), check(good, {}).site
    assert {path for path, _ in before.items() ^ after.items()} == {"projects/atlas/record.yml"}
    assert record.read_text(encoding="utf-8").startswith("# kept\n")
    assert old
    assert new
    facts = new.records["project", "atlas"].facts
    assert facts == old.records["project", "atlas"].facts.model_copy(update={"budget": 12345})


def test_a_list_that_is_empty_is_no_change(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    record = good / "content/projects/boreal/record.yml"
    record.write_text(record.read_text(encoding="utf-8") + "other-places: []\n", encoding="utf-8")
    before = snapshot(good / "content")
    assert showcase("sheet", "project", "-o", tmp_path / "x.xlsx", "--records", "--root", good).code == 0
    ran = showcase("import", tmp_path / "x.xlsx", "--update", "--kind", "project", "--root", good)
    assert ran.lines[-1] == "0 records made, 0 records changed.", ran.out
    assert snapshot(good / "content") == before


def test_what_is_emptied_is_told_and_no_text_is_lost(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    texts = {path.name: path.read_bytes() for path in (good / "content/projects/atlas").glob("text.*.md")}
    codes = sorted(name.split(".")[1] for name in texts)
    row = {"slug": "atlas", "stage": "", "budget": "12345", f"title.{codes[0]}": "", f"body.{codes[0]}": ""}
    file = write(tmp_path / "x.csv", row)
    ran = showcase("import", file, "--kind", "project", "--update", "--root", good)
    assert problems(ran.out) == [("sheet-cell-emptied", "B2"), ("sheet-cell-emptied", "D2")], ran.out
    assert ran.lines[-1] == "0 records made, 1 record changed."
    found = check(good, {}).site
    assert found
    assert vars(found.records["project", "atlas"].facts)["stage"] is None
    assert {path.name: path.read_bytes() for path in (good / "content/projects/atlas").glob("text.*.md")} == texts


def test_a_field_emptied_beside_others_is_told_or_refused(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    before = snapshot(good / "content")
    file = write(tmp_path / "x.csv", {"slug": "atlas", "title.fr": "", "summary.fr": "Un résumé.", "relation": ""})
    ran = showcase("import", file, "--kind", "project", "--update", "--root", good)
    assert {code for code, _ in problems(ran.out)} == {"field-missing"}, ran.out
    assert snapshot(good / "content") == before


def test_values_typed_in_excel_are_what_they_mean(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    import datetime as dt  # noqa: PLC0415

    made = Workbook()
    sheet: Any = made.active
    sheet.title = "Projets"
    typed = PROJECT | {"start": dt.date(2009, 6, 18), "budget": 1200000, "grant-number": 12345, "funding.rate": 0.75}
    for column, (name, value) in enumerate(typed.items(), 1):
        sheet.cell(1, column).value, sheet.cell(2, column).value = name, value
    sheet.cell(2, list(typed).index("funding.rate") + 1).number_format = "0 %"
    made.save(tmp_path / "x.xlsx")
    assert showcase("import", tmp_path / "x.xlsx", "--root", good).code == 0
    text = (good / "content/projects/blue-ports/record.yml").read_text(encoding="utf-8")
    for line in ("start: 2009-06-18", "budget: 1200000", "grant-number: 12345", "funding: {rate: 75}"):
        assert line in text.splitlines()


def test_a_list_of_operations_becomes_projects(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    row = {
        "Operation name": "Blue Ports",
        "Operation summary": "A project.",
        "Description": "A text.",
        "Operation start date": "2009-06-18",
        "Total eligible cost": "1200000",
        "Beneficiary": "City",
        "Contact person": "",
    }
    given = ("--set", "relation=related", "--set", "attested=context", "--set", "sources.url=https://example.org/list")
    ran = showcase("import", write(tmp_path / "x.csv", row), "--kind", "project", *given, "--root", good)
    assert ran.code == 0, ran.out
    assert "column «Operation name» is taken for `title.en`" in ran.lines
    assert "column «Contact person» is not used" in ran.lines
    assert (good / "content/projects/blue-ports/text.en.md").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("sheet", "boat"), "there is no kind «boat»"),
        (("sheet", "project", "-o", "x.ods"), "must end with .xlsx or .csv"),
        (("sheet", "project", "-o", "there.csv"), "is already there"),
        (("sheet", "project", "--language", "de"), "the site has no language «de»"),
        (("import", "none.csv"), "there is no file"),
        (("import", "there.ods"), "must end with .xlsx or .csv"),
        (("import", "there.csv"), "say what its rows are"),
        (("import", "there.csv", "--kind", "boat"), "there is no kind «boat»"),
        (("import", "there.csv", "--kind", "project", "--set", "x"), "is not COLUMN=VALUE"),
    ],
)
def test_what_is_mistyped_is_misuse(
    showcase: Showcase, good: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: Any, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("there.csv", "there.ods"):
        (tmp_path / name).write_text("slug\natlas\n", encoding="utf-8")
    ran = showcase(*arguments, "--root", good)
    assert ran.code == 2
    assert sentence in " ".join(ran.err.replace("│", " ").split())


def test_with_check_nothing_is_written(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    before = snapshot(good / "content")
    ran = showcase("import", write(tmp_path / "projects.csv", PROJECT), "--check", "--root", good)
    assert (ran.code, ran.lines[-1]) == (0, "Nothing was written: 1 record made, 0 records changed.")
    assert snapshot(good / "content") == before


def test_what_no_column_asks_for_is_told_with_the_column_that_would(
    showcase: Showcase, good: Path, tmp_path: Path
) -> None:
    row = {
        "slug": "blue-ports",
        "relation": "related",
        "attested": "context",
        "title.fr": "Ports bleus",
        "body.fr": "Mots.",
    }
    ran = showcase("import", write(tmp_path / "x.csv", row), "--kind", "project", "--root", good)
    assert problems(ran.out) == [("field-missing", "A2"), ("field-missing", "D2")]
    hints = [line.rpartition(" ")[2] for line in ran.lines if "hint:" in line]
    assert hints == ["sources.url=…", "summary.fr=…"]
    given = ("--set", "sources.url=https://example.org/a", "--set", "summary.fr=Un projet.")
    assert showcase("import", tmp_path / "x.csv", "--kind", "project", *given, "--root", good).code == 0


def test_a_csv_is_divided_as_the_language_does(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    for language, sign in (("fr", ";"), ("en", ",")):
        showcase("sheet", "theme", "-o", tmp_path / f"{language}.csv", "--language", language, "--root", good)
        text = (tmp_path / f"{language}.csv").read_bytes().decode("utf-8-sig")
        assert next(csv.reader(io.StringIO(text), delimiter=sign))[0] == "slug"
