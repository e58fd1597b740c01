"""Every sentence of the code is in every catalog, translated, with the same places; what is told is made of these."""

from __future__ import annotations

import re
import string
from gettext import c2py
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from babel.numbers import get_group_symbol

from showcase import catalog as module
from showcase.catalog import FOLDER, catalog, languages, preferred
from showcase.message import SOURCE, Message, told
from showcase.problem import Level, Place, Problem, quote
from showcase.terminal import as_text
from tests.cases import bad, outcome
from tests.sentences import pieces, places, renewed, sentences

CODES = [code for code in languages() if code != SOURCE]
each_language = pytest.mark.parametrize("code", CODES)
MENDED = "run: make messages, and translate what is new"


def forms(code: str) -> dict[str, tuple[str, ...]]:
    return dict(catalog(code).sentences)


@each_language
def test_a_catalog_is_as_the_code_asks_for(code: str) -> None:
    file = FOLDER / f"{code}.po"
    assert file.read_bytes() == renewed(file), MENDED


@each_language
def test_every_sentence_is_translated(code: str) -> None:
    known = forms(code)
    assert [one for one in sentences() if not all(known.get(one, ("",)))] == [], MENDED


@each_language
def test_a_catalog_is_read_as_gettext_reads_it(code: str) -> None:
    with (FOLDER / f"{code}.po").open("rb") as file:
        read = read_po(file, locale=code)
    known = {one.id if isinstance(one.id, str) else one.id[0]: one.string for one in read if one.id}
    assert {one: (as_,) if isinstance(as_, str) else tuple(as_) for one, as_ in known.items()} == forms(code)
    form, many = catalog(code).form, c2py(read.plural_expr)
    assert [form(number) for number in range(30)] == [many(number) for number in range(30)]
    assert catalog(code).group == get_group_symbol(code)


def test_lines_may_be_wrapped_and_what_is_unsure_or_gone_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = (
        'msgid ""\nmsgstr ""\n"Language: xx\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
        'msgid ""\n"one "\n"two"\nmsgstr ""\n"uno\\n"\n"\\"dos\\""\n\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n\n'
        '#~ msgid "old"\n#~ msgstr "viejo"\n\nmsgid "empty"\nmsgstr ""\n\n'
        'msgid "{count} file"\nmsgid_plural "{count} files"\nmsgstr[0] "{count} f"\nmsgstr[1] "{count} ff"\n'
    )
    (tmp_path / "xx.po").write_text(written, encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    found = catalog.__wrapped__("xx")
    assert found.sentences == {"one two": ('uno\n"dos"',), "{count} file": ("{count} f", "{count} ff")}
    assert told("{count} file", "{count} files", count=0).in_language(found) == "0 f"


@each_language
def test_nothing_is_fuzzy_or_obsolete(code: str) -> None:
    with (FOLDER / f"{code}.po").open("rb") as file:
        read = read_po(file)
    assert [one.id for one in read if one.fuzzy and one.id] == []
    assert not read.obsolete


@each_language
def test_a_translation_has_the_places_of_its_sentence(code: str) -> None:
    for one, told_as in forms(code).items():
        for form in told_as:
            assert places(form) == places(one), one
            assert specs(form) == specs(one), one


def specs(sentence: str) -> set[str]:
    return {spec for _, name, spec, _ in string.Formatter().parse(sentence) if name and spec}


@each_language
def test_a_sentence_for_many_has_all_its_forms(code: str) -> None:
    known = forms(code)
    assert [one.one for one in sentences().values() if one.many and len(known.get(one.one, ())) != 2] == []


@each_language
def test_what_stands_in_backquotes_and_is_no_example_stays(code: str) -> None:
    """Fields, files and commands; `field: value` and the like are words to read."""
    for one, told_as in forms(code).items():
        for kept in re.findall(r"`([a-z-]+|[a-z]+\.yml|showcase [a-z -]+)`", one):
            assert all(f"`{kept}" in form for form in told_as), one


@each_language
def test_marks_stand_as_the_language_sets_them(code: str) -> None:
    text = "\n".join(form for told_as in forms(code).values() for form in told_as)
    words = re.sub("`[^`]*`", "", text)
    if "«\u202f" in catalog(code).sentences["«{value}»"][0]:
        assert re.findall(r"[^\s\u202f\u00a0][;!?](?:\s|$)|«[^\u202f]|[^\u202f]»", words) == []
        assert re.findall(r" [:;!?»]|« ", words) == []
    assert "'" not in re.sub(r"<[^>]*>|\"[^\"]*\"", "", words)
    assert not re.search(r"\S  +\S", text)


def test_all_that_is_told_is_made_of_known_sentences() -> None:
    known = set(sentences())
    for case in bad():
        for problem in outcome(case).checked.problems:
            for message in (problem.message, problem.hint):
                assert isinstance(message, Message), (case.name, message)
                assert set(pieces(message)) - known - {"{text}", ""} == set(), (case.name, message)


@each_language
def test_every_problem_of_the_bad_sites_can_be_told(code: str) -> None:
    words = catalog(code)
    for case in bad():
        for problem in outcome(case).checked.problems:
            text = problem.in_language(words)
            assert text.code == problem.code
            assert (text.message, text.hint) != (problem.message, problem.hint), case.name
            assert 0 < len(text.message) < 400, case.name


def test_a_problem_is_told_in_the_language_asked_for() -> None:
    hint = told("did you mean `{name}`?", name="completed")
    what = told("`{field}`: {value} is not a value it can have", field="stage", value=quote("complete"))
    problem = Problem(Place("a.yml", 3, 8), "value-not-listed", what, hint, Level.WARNING)
    told_in = {code: as_text(problem, catalog(code)) for code in languages()}
    assert told_in[SOURCE] == (
        "a.yml:3:8: value-not-listed (warning): `stage`: «complete» is not a value it can have\n"
        "    hint: did you mean `completed`?"
    )
    assert len(set(told_in.values())) == len(languages())
    assert all("`stage`" in text and "complete" in text and "`completed`" in text for text in told_in.values())


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, SOURCE),
        ({"LANG": "C.UTF-8"}, SOURCE),
        ({"LANG": "el_GR.UTF-8"}, "el"),
        ({"LANG": "el_GR.UTF-8", "LC_ALL": "fr_CA"}, "fr"),
        ({"LANG": "fr_FR", "LC_MESSAGES": "it"}, "it"),
        ({"LANG": "fr_FR", "LC_ALL": "C"}, SOURCE),
        ({"LANG": "tlh"}, SOURCE),
    ],
)
def test_the_language_is_that_of_the_person_at_the_machine(environ: dict[str, str], code: str) -> None:
    assert preferred(environ) == code


def test_a_language_without_a_catalog_is_english() -> None:
    assert catalog("xx").sentences == {}
    assert module.languages()[0] == SOURCE
