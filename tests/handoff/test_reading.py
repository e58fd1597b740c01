"""What translators' tools make of a file, and what chance makes of it."""

from __future__ import annotations

import datetime as dt
import io
import random
from collections.abc import Callable

import pytest
from babel.messages.pofile import read_po, write_po
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

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
    head, _, rest = bare.rpartition('msgstr ""\n')
    (answer,) = read(PO, f'{head}msgstr "Μία."\n{rest}'.encode()).all
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
        codes = [problem.code for problem in problems]
        assert answers is not None or codes in (["handin-unreadable"], ["file-not-utf8"])


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + written(PO, stale(), missing()),
        written(PO, stale(), missing()).replace(b"\n", b"\r\n"),
        written(PO, stale(), missing()).replace(b"\n", b"\r"),
        written(PO, stale(), missing()).decode().replace("utf-8", "windows-1253").encode("cp1253", "replace"),
    ],
    ids=["mark", "windows", "old mac", "greek"],
)
def test_a_catalog_that_another_tool_saved_is_the_same(data: bytes) -> None:
    assert read(PO, data) == read(PO, written(PO, stale(), missing()))


def test_a_catalog_wrapped_and_shuffled_is_the_same() -> None:
    again = io.BytesIO()
    write_po(again, read_po(io.BytesIO(written(PO, stale(), missing()))), width=30, sort_output=True)
    known = {answer.name: answer._replace(place=None) for answer in read(PO, written(PO, stale(), missing())).all}
    assert {answer.name: answer._replace(place=None) for answer in read(PO, again.getvalue()).all} == known


def test_what_a_catalog_is_not_written_in_is_told() -> None:
    assert [problem.code for problem in po.read("file", "Ένας τίτλος".encode("cp1253"))[1]] == ["file-not-utf8"]
    answers, problems = po.read("file", b'msgid "a"\nmsgstr "b"\n')
    assert answers is None
    assert "does not name a language" in problems[0].message


def test_of_two_translations_of_a_unit_neither_is_chosen() -> None:
    text = written(PO, stale()).decode()
    entry = text.split("\n\n")[1]
    assert len(read(PO, f"{text}\n{entry.replace('Ένας', 'Άλλος')}".encode()).all) == 2
    target = written(XLIFF, stale()).decode().replace("</target>", "</target><target>Άλλος</target>")
    assert len(read(XLIFF, target.encode()).all) == 2


def test_remarks_in_a_translation_are_no_words_of_it() -> None:
    data = written(XLIFF, stale()).decode().replace("Ένας τίτλος", "Νέος <note>σχόλιο</note><x id='1'/>τίτλος")
    assert [answer.text for answer in read(XLIFF, data.encode()).all] == ["Νέος τίτλος"]


def test_a_document_that_names_no_language_is_told() -> None:
    data = written(XLIFF, stale()).replace(b' target-language="el"', b"")
    assert "does not name the language" in xliff.read("file", data)[1][0].message


def changed(change: Callable[[Worksheet], object]) -> bytes:
    book = load_workbook(io.BytesIO(written(XLSX, stale(), missing())))
    change(book.worksheets[0])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda sheet: sheet.merge_cells("E3:E4"), "the cells E3:E4 are joined into one"),
        (lambda sheet: sheet.merge_cells("D3:E3"), "the cells D3:E3 are joined into one"),
        (lambda sheet: setattr(sheet["E3"], "value", dt.date(2010, 1, 2)), "cell E3 holds a date"),
        (lambda sheet: setattr(sheet["E3"], "value", True), "cell E3 holds a date or another value"),
        (lambda sheet: setattr(sheet["E3"], "value", "#REF!"), "cell E3 holds a date or another value"),
    ],
)
def test_cells_that_hold_no_words_of_their_own_are_told(change: Callable[[Worksheet], object], words: str) -> None:
    (problem,) = xlsx.read("file", changed(change))[1]
    assert words in problem.message


@pytest.mark.parametrize("column", [3, 5, 8, 9])
def test_a_sheet_without_a_column_that_is_needed_is_told(column: int) -> None:
    answers, problems = xlsx.read("file", changed(lambda sheet: sheet.delete_cols(column)))
    assert answers is None
    assert [problem.code for problem in problems] == ["handin-unreadable"]


@pytest.mark.parametrize("change", [lambda sheet: sheet.delete_rows(2), lambda sheet: sheet.delete_cols(6)])
def test_labels_and_other_columns_may_be_deleted(change: Callable[[Worksheet], object]) -> None:
    assert [answer.name for answer in read(XLSX, changed(change)).all] == [stale().name, missing().name]


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
