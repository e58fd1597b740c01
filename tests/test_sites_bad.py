"""Every folder of `tests/sites/bad` is told as its `expected.txt` says; those of `tests/sites/fine` are welcome.

`ACCEPT=1` writes what is told now into the `expected.txt` of each case: read the difference before you keep it.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from showcase import limits
from showcase.checked import check
from showcase.field import Part
from showcase.problem import Level, Place, Problem, visible
from showcase.record import Record
from showcase.terminal import Format, print_problems
from tests.cases import BASE, ENVIRON, SITES, Case, Outcome, bad, fine, outcome

HEAVY = (
    "file-too-large/text",
    "text-too-long/table",
    "text-too-tangled/brackets",
    "text-too-tangled/less-than",
    "yaml-alias/bomb",
    "yaml-too-deep/brackets",
    "yaml-too-many/list",
)
SECONDS, BYTES = 5, 200 * 1024 * 1024

each_bad = pytest.mark.parametrize("case", bad(), ids=lambda case: case.name)
each_fine = pytest.mark.parametrize("case", fine(), ids=lambda case: case.folder.name)


def outcomes() -> Iterator[Outcome]:
    yield from map(outcome, bad())


@each_bad
def test_a_bad_site_is_told_as_expected(case: Case) -> None:
    text = outcome(case).text
    if os.environ.get("ACCEPT"):
        case.expected.write_text(text, encoding="utf-8")
    assert text == case.expected.read_text(encoding="utf-8"), "when that is meant, run: make accept"


@each_bad
def test_a_case_is_told_by_its_own_code(case: Case) -> None:
    assert {problem.code for problem in outcome(case).checked.problems} >= {case.code}


def test_only_errors_keep_a_site_from_being_published_and_warnings_too_when_strict() -> None:
    for one in outcomes():
        levels = {problem.level for problem in one.checked.problems}
        assert one.checked.blocking(strict=False) is (Level.ERROR in levels), one.case.name
        assert one.checked.blocking(strict=True), one.case.name


@each_fine
def test_a_good_site_is_told_nothing(case: Case) -> None:
    assert not outcome(case).text
    assert not outcome(case).checked.blocking(strict=True)


def test_the_base_of_all_cases_is_good() -> None:
    assert not check(BASE, ENVIRON).problems


def test_two_checks_say_the_same() -> None:
    assert [one.case.name for one in outcomes() if one.text != one.again] == []


def test_checking_changes_no_file() -> None:
    assert [one.case.name for one in outcomes() if one.before != one.after] == []


def test_nothing_is_run_fetched_written_or_read_elsewhere() -> None:
    done = {one.case.name: (*one.canaries, *one.forbidden) for one in outcomes()}
    assert {name: what for name, what in done.items() if what} == {}


def test_a_secret_outside_the_site_is_told_to_nobody() -> None:
    assert [one.case.name for one in outcomes() if "CANARY SECRET" in one.text] == []


def test_only_what_was_changed_is_blamed() -> None:
    """References to a broken record, its neighbours, its other languages: none of them is wrong because it is."""
    for one in outcomes():
        blamed = {problem.place.path for problem in one.checked.problems} - {"content/moved.yml"}
        changed = one.changed | {str(Path(path).parent) for path in one.changed}
        assert [path for path in blamed if not {path, str(Path(path).parent)} & changed] == [], one.case.name


def test_all_other_records_are_still_read() -> None:
    everything = check(BASE, ENVIRON).site
    assert everything is not None
    for one in outcomes():
        if one.checked.site is None:
            assert one.changed & {"mkdocs.yml", "content/projects", "content/regions", "content/strings"}, one.case.name
            continue
        for key, record in everything.records.items():
            touched = any(f"{path}/".startswith(f"{record.path}/") for path in one.changed)
            assert touched or key in one.checked.site.records, (one.case.name, key)


def test_every_place_is_in_its_file() -> None:
    for one in outcomes():
        for problem in one.checked.problems:
            assert exists(problem.place, one.before), (one.case.name, problem.place)


def exists(place: Place, files: Any) -> bool:
    """A file that is missing, a folder or a link has one place: its beginning."""
    data = files.get(place.path)
    if data is None or data in {b"a folder", b"a pipe"} or data.startswith(b"-> "):
        return (place.line, place.column) == (1, 1)
    lines = data.decode("utf-8", "replace").split("\n")
    return place.line <= len(lines) and place.column <= len(lines[place.line - 1]) + 1


def test_messages_are_short_plain_and_hold_no_hidden_character() -> None:
    for one in outcomes():
        for problem in one.checked.problems:
            for text in (problem.message, problem.hint):
                assert text == visible(text), one.case.name
                assert 0 < len(text) < 300, (one.case.name, text)


def test_messages_speak_no_python() -> None:
    for one in outcomes():
        for problem in one.checked.problems:
            words = re.sub("«[^»]*»|`[^`]*`", "", f"{problem.message} {problem.hint}")
            assert not python().search(words), (one.case.name, words)


def python() -> re.Pattern[str]:
    names = {"str", "int", "float", "bool", "bytes", "dict", "tuple", "None", "True", "False", "pydantic", "Traceback"}
    return re.compile(rf"\b({'|'.join(sorted(names | set(models(Part))))}|\w+(Error|Event|Exception))\b|<class")


def models(model: type[Part]) -> Iterator[str]:
    for child in model.__subclasses__():
        yield child.__name__
        yield from models(child)


def test_no_line_speaks_to_github_but_our_annotations(capsys: pytest.CaptureFixture[str]) -> None:
    for one in outcomes():
        assert not re.search("^::", one.text, re.MULTILINE), one.case.name
        print_problems(one.checked.problems, Format.GITHUB)
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == len(one.checked.problems), one.case.name
        assert all(line.startswith(("::error file=", "::warning file=")) for line in lines), one.case.name


def test_the_form_for_programs_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    for one in outcomes():
        print_problems(one.checked.problems, Format.JSON)
        told = json.loads(capsys.readouterr().out)
        assert [(p["file"], p["line"], p["column"], p["code"]) for p in told] == [
            (visible(p.place.path), p.place.line, p.place.column, p.code) for p in one.checked.problems
        ], one.case.name


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_case_takes_little_time_and_memory(name: str, tmp_path: Path) -> None:
    case = Case(SITES / "bad" / name)
    case.write(tmp_path / "site")
    told = showcase("check", "--root", str(tmp_path / "site"), limit=starve)
    assert (told.returncode, told.stderr) == (1, "")
    assert told.stdout.startswith(case.expected.read_text(encoding="utf-8"))


def starve() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def showcase(*arguments: str, limit: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "showcase", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limit)


def test_the_command_says_by_its_exit_code_what_it_found(tmp_path: Path) -> None:
    Case(SITES / "bad" / "link-invalid" / "http").write(tmp_path / "warned")
    assert showcase("check", "--root", str(BASE)).returncode == 0
    assert showcase("check", "--root", str(tmp_path / "warned")).returncode == 0
    assert showcase("check", "--strict", "--root", str(tmp_path / "warned")).returncode == 1
    assert showcase("check", "--root", str(tmp_path)).returncode == 2


def record(case: str, kind: str, slug: str) -> Record:
    """A record of one of the good cases."""
    site = outcome(Case(SITES / "fine" / case)).checked.site
    assert site is not None
    found = site.get(kind, slug)
    assert found is not None
    return found


def good(kind: str, slug: str) -> Record:
    site = check(BASE, ENVIRON).site
    assert site is not None
    return site.records[kind, slug]


def said(of: Record) -> tuple[Any, ...]:
    """All that a record says, without where it stands."""
    return of.facts, {code: (text.words, text.body.html, text.body.words) for code, text in of.texts.items()}


def test_norway_and_its_friends_stay_what_was_written() -> None:
    partner, brochure = record("norway", "partner", "chu-rennes"), record("norway", "document", "brochure")
    assert partner.facts.model_dump()["country"] == "NO"
    facts = brochure.facts.model_dump()
    assert (facts["author"], facts["languages"], facts["seen"], facts["date"]) == (
        "ON",
        ("no", "el", "it"),
        "yes",
        "2009",
    )
    assert brochure.texts["fr"].words.model_dump()["title"] == "Off"
    assert record("norway", "programme", "programme").facts.model_dump()["acronym"] == "ON"


def test_numbers_and_dates_that_are_names_stay_what_was_written() -> None:
    facts = record("not-numbers", "project", "atlas").facts.model_dump()
    names = ["01230", "0030", "1.10", "12:30", "0x1F", "1_000", ".nan", "2026-02-30", "null", "true"]
    assert (list(facts["other_organisations"]), facts["grant_number"]) == (names, "0030")


def test_a_comment_after_two_spaces_and_marks_inside_a_word_or_quotes_cut_nothing() -> None:
    facts = record("comments", "partner", "chu-rennes").facts.model_dump()
    assert (facts["name"], facts["also_known_as"]) == ("CHU de Rennes", ("Eau #1", "C#", "l'eau"))


def test_escapes_of_letters_are_the_letters() -> None:
    assert record("escapes", "partner", "chu-rennes").facts.model_dump()["name"] == 'CHU "de" Rennes à l’ouest'


def test_a_byte_order_mark_and_lines_from_windows_change_nothing() -> None:
    assert said(record("byte-order-mark", "project", "atlas")) == said(good("project", "atlas"))
    site = outcome(Case(SITES / "fine" / "windows-lines")).checked.site
    assert site is not None
    for each in site:
        assert said(each) == said(good(each.kind.name, each.slug))


def test_french_spaces_apostrophes_and_emoji_are_kept() -> None:
    text = record("french-spaces", "project", "atlas").texts["fr"]
    assert text.words.model_dump()["title"] == "Attention\u202f!"
    assert text.words.model_dump()["summary"] == "L’eau\u00a0: un bien non\u2011marchand."
    for kept in ("Attention\u202f!", "L’eau\u00a0:", "👩\u200d🔬", "❤\ufe0f"):
        assert kept in text.body.html


def test_greek_is_the_same_page_in_every_dress() -> None:
    one, other = (record("greek", "project", slug).texts["el"].body for slug in ("atlas", "boreal"))
    assert one.html == other.html == unicodedata.normalize("NFC", one.html)
    assert one.anchors == ("s-στόχοι-του-έργου",)


def test_signs_that_only_look_like_html_are_shown() -> None:
    html = record("signs", "project", "atlas").texts["fr"].body.html
    assert "a &lt; b" in html
    assert "R&amp;D" in html
    assert "<code>&lt;b&gt;</code>" in html
    assert 'href="https://example.org"' in html


def test_a_picture_told_in_words_belongs_to_its_record() -> None:
    assert set(record("picture", "partner", "chu-rennes").pictures) == {"photo.png"}


def test_a_moved_address_is_alive() -> None:
    site = outcome(Case(SITES / "fine" / "moved")).checked.site
    assert site is not None
    assert [(entry.old, entry.new) for entry in site.moved] == [("projects/boreal", "projects/boreal-2")]


def test_a_host_in_one_foreign_script_is_welcome() -> None:
    assert "ελλάδα" in record("greek-host", "project", "atlas").texts["fr"].body.html


def test_the_limits_are_the_ones_agreed() -> None:
    assert (limits.FILE_BYTES, limits.YAML_DEPTH, limits.YAML_NODES, limits.SCALAR) == (65_536, 6, 2_000, 4_000)
    assert (limits.TITLE, limits.SUMMARY, limits.BODY) == (120, 240, 12_000)


def test_what_is_wrong_is_told_all_at_once(tmp_path: Path) -> None:
    """Three faults in three records, one of them in a record that the others refer to."""
    root = tmp_path / "site"
    Case(SITES / "bad" / "yaml-alias" / "bomb").write(root)
    for path, old, new in (
        ("content/projects/atlas/record.yml", "2026-03-01", "2026-02-30"),
        ("content/clusters/hygeia/text.fr.md", "Hygeia réunit", "<b>Hygeia</b> réunit"),
    ):
        file = root / path
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    codes = [(problem.place.path.split("/")[2], problem.code) for problem in check(root, ENVIRON).problems]
    assert codes == [("hygeia", "markup-forbidden"), ("chu-rennes", "yaml-alias"), ("atlas", "value-not-a-date")]


def test_problems_are_sorted_by_place() -> None:
    for one in outcomes():
        told: list[Problem] = list(one.checked.problems)
        assert told == sorted(told), one.case.name
