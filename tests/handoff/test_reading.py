"""What translators' tools make of a file, and what chance makes of it."""

from __future__ import annotations

import io
import random

import pytest
from openpyxl import load_workbook

from showcase.handoff import FORMATS, Format, po, xliff, xlsx
from showcase.memory import State
from showcase.unit import Answers, Batch, Unit
from showcase.words import Words
from tests.handoff.test_round_trips import unit

WORDS = Words("el", {}, {})


def written(form: Format, *units: Unit) -> bytes:
    return form.write(Batch("el", WORDS, units))


def stale() -> Unit:
    return unit("project/atlas#title", "Un titre", "Ένας τίτλος", State.STALE)


def missing() -> Unit:
    return unit("project/atlas#summary", "Un résumé.", "", State.MISSING)


def read(form: Format, data: bytes) -> Answers:
    answers, problems = form.read("file", data)
    assert problems == ()
    assert answers is not None
    return answers


XLIFF, PO, XLSX = (next(form for form in FORMATS if form.name == name) for name in ("xliff", "po", "xlsx"))


def test_a_translation_that_changed_is_done_though_its_state_did_not() -> None:
    data = written(XLIFF, stale()).replace("Ένας τίτλος".encode(), "Νέος τίτλος".encode())
    (answer,) = read(XLIFF, data).all
    assert (answer.text, answer.done) == ("Νέος τίτλος", True)


def test_a_translation_that_is_said_to_be_right_is_done() -> None:
    data = written(XLIFF, stale()).replace(b"needs-review-translation", b"final")
    (answer,) = read(XLIFF, data).all
    assert (answer.text, answer.done) == ("Ένας τίτλος", True)


def test_marks_of_segments_proposals_and_other_names_of_the_language_are_passed_over() -> None:
    target = (
        "<seg-source><mrk>Un résumé.</mrk></seg-source>"
        '<target><mrk mtype="seg" mid="0">Μία </mrk><![CDATA[<περίληψη>]]><g id="1">.</g></target>'
        "<alt-trans><source>x</source><target>Άλλη</target></alt-trans>"
    )
    text = written(XLIFF, missing()).decode().replace("</source>", f"</source>{target}")
    answers = read(XLIFF, text.replace('"el"', '"el-GR"').encode())
    assert answers.language == "el"
    assert [answer.text for answer in answers.all] == ["Μία <περίληψη>."]


def test_a_catalog_whose_comments_a_tool_dropped_is_known_by_its_source() -> None:
    text = written(PO, missing()).decode()
    bare = "\n".join(line for line in text.split("\n") if not line.startswith("#."))
    (answer,) = read(PO, bare.replace('msgstr ""\n', 'msgstr "Μία."\n').encode()).all[-1:]
    assert (answer.stamp, answer.done) == (missing().stamp, True)


def test_numbers_that_are_typed_are_words() -> None:
    book = load_workbook(io.BytesIO(written(XLSX, missing())))
    book.worksheets[0]["E3"].value = 2009
    saved = io.BytesIO()
    book.save(saved)
    (answer,) = read(XLSX, saved.getvalue()).all
    assert (answer.text, answer.cell, answer.place.line, answer.place.column) == ("2009", "E3", 3, 5)


def test_a_sheet_without_its_first_row_is_told() -> None:
    book = load_workbook(io.BytesIO(written(XLSX, missing())))
    book.worksheets[0].delete_rows(1)
    saved = io.BytesIO()
    book.save(saved)
    assert [problem.code for problem in xlsx.read("file", saved.getvalue())[1]] == ["handin-unreadable"]


def test_rows_may_be_sorted_and_empty_ones_left() -> None:
    book = load_workbook(io.BytesIO(written(XLSX, stale(), missing())))
    sheet = book.worksheets[0]
    for column in range(1, sheet.max_column + 1):
        first, second = sheet.cell(3, column), sheet.cell(4, column)
        first.value, second.value = second.value, first.value
    sheet.insert_rows(4)
    saved = io.BytesIO()
    book.save(saved)
    assert [answer.name for answer in read(XLSX, saved.getvalue()).all] == [missing().name, stale().name]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_no_damage_is_a_fault_of_ours(form: Format) -> None:
    whole, chance = written(form, stale(), missing()), random.Random(1)  # noqa: S311 - no secret
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(data))
            data[at : at + chance.choice([0, 1, 1, 30])] = chance.randbytes(chance.choice([0, 1, 2]))
        answers, problems = form.read("file", bytes(data))
        assert answers is not None or [problem.code for problem in problems] == ["handin-unreadable"]


def test_entities_are_not_looked_up() -> None:
    for evil in (b'<!DOCTYPE x SYSTEM "file:///etc/passwd">', b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'):
        answers, problems = xliff.read("file", evil + b'<xliff version="1.2"/>')
        assert answers is None
        assert [problem.code for problem in problems] == ["handin-unreadable"]


def test_a_catalog_in_error_is_told_at_its_line() -> None:
    data = written(PO, missing()) + b'\nmsgid "x\n'
    answers, problems = po.read("file", data)
    assert answers is None
    assert problems[0].place.line == data.count(b"\n")
