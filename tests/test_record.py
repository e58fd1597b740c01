from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field

from showcase import limits
from showcase.field import Facts, Key, Line, Part, Ref, Words, Written
from showcase.kinds import KINDS
from showcase.mapping import read_mapping
from showcase.problem import Level, Problem
from showcase.record import Kind, decode, fields, marks, references, walk
from tests.conftest import GOOD
from tests.editing import site_of

SOURCED = "attested: source\nsources:\n  - url: https://example.org/\n"


class Crew(Part):
    """Who sails."""

    captain: Line
    home_port: Annotated[str, Ref("region")] | None = None


class BoatFacts(Facts):
    """Facts of a boat, the kind of these tests."""

    name: Line
    rig: Literal["sloop", "ketch"] | None = None
    sails: tuple[Line, ...] = ()
    crew: Crew | None = None
    routes: tuple[Annotated[str, Ref("theme")], ...] = ()
    nicknames: dict[Key, Line] = Field(default_factory=dict)


def told(text: str) -> list[tuple[str, str, str, str]]:
    """What is wrong with a boat: code, place without the file, message, hint."""
    return [
        (problem.code, str(problem.place).removeprefix("record.yml:"), problem.message, problem.hint)
        for problem in problems_of(text)
    ]


def problems_of(text: str) -> tuple[Problem, ...]:
    located, problems = read_mapping("record.yml", text)
    assert located is not None, problems
    part, problems = decode(BoatFacts, located, "a boat")
    doubts = {problem for problem in problems if problem.code == "value-cut" or problem.level is Level.WARNING}
    assert (part is None) == bool(set(problems) - doubts)
    return problems


def boat(text: str) -> BoatFacts:
    located, problems = read_mapping("record.yml", text + SOURCED)
    assert located is not None, problems
    part, problems = decode(BoatFacts, located, "a boat")
    assert part is not None, problems
    return part


def test_a_record_with_all_it_needs_has_no_problem() -> None:
    assert told("name: Argo\nrig: sloop\nsails: [main, jib]\n" + SOURCED) == []


def test_a_field_with_nothing_after_its_colon_is_a_field_that_is_not_there() -> None:
    assert boat("name: Argo\nrig:\ncrew:\nsails:\n") == boat("name: Argo\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rig: sloop\n", ("field-missing", "1:1", "a boat needs `name`", "add a line `name: …`")),
        ("name:\n", ("field-missing", "1:1", "a boat needs `name`", "write a value after `name:`")),
        (
            "name: Argo\ncrew: {home-port: kriti}\n",
            ("field-missing", "2:7", "a boat needs `crew.captain`", "add a line `captain: …`"),
        ),
        ("nmae: Argo\n", ("field-unknown", "1:1", "a boat has no field «nmae»", "did you mean `name`?")),
        (
            "name: Argo\nhome_port: x\n",
            (
                "field-unknown",
                "2:1",
                "a boat has no field «home_port»",
                (
                    "the fields are: attested, sources, language, confirmed, picture, links, "
                    "name, rig, sails, crew, routes, nicknames"
                ),
            ),
        ),
        (
            "name: Argo\ncrew: {captain: Ann, home_port: x}\n",
            ("field-unknown", "2:22", "a boat has no field «crew.home_port»", "did you mean `home-port`?"),
        ),
        (
            "name: Argo\nrig: slop\n",
            ("value-not-listed", "2:6", "`rig`: «slop» is not a value it can have", "did you mean `sloop`?"),
        ),
        (
            "name: Argo\nrig: yes\n",
            ("value-not-listed", "2:6", "`rig`: «yes» is not a value it can have", "write one of: sloop, ketch"),
        ),
        (
            "name: [Argo]\n",
            ("value-not-text", "1:7", "`name` is not one plain value", "write a single value after the colon"),
        ),
        (
            "name: {a: b}\n",
            ("value-not-text", "1:7", "`name` is not one plain value", "write a single value after the colon"),
        ),
        (
            "name: Argo\nsails: main\n",
            ("value-not-a-list", "2:8", "`sails` is not a list", "write it in brackets: [one, two]"),
        ),
        (
            "name: Argo\ncrew: Ann\n",
            ("value-not-a-mapping", "2:7", "`crew` has no fields of its own", "write its fields below it, indented"),
        ),
        (
            "name: Argo\nsails: [main, [jib]]\n",
            ("value-not-text", "2:15", "`sails[2]` is not one plain value", "write a single value after the colon"),
        ),
        (
            "name: Argo\nnicknames: {Big One: x}\n",
            ("value-not-listed", "2:13", "`nicknames.Big One`: «Big One» is not a key", "write for example first-step"),
        ),
        (
            "name: Argo\nconfirmed: tomorrow\n",
            (
                "value-not-a-date",
                "2:12",
                "`confirmed`: «tomorrow» is not a date",
                "write 2009-06-18, or 2009-06 or 2009 when the day or month is not known; add ~ when it is about",
            ),
        ),
    ],
)
def test_one_cause_is_one_problem_at_its_place(text: str, expected: tuple[str, ...]) -> None:
    assert told(text + SOURCED) == [expected]


def test_all_problems_come_at_once() -> None:
    text = "name: {a: b}\nrig: slop\nsails: main\nwings: two\nsources: []\n"
    assert [(code, place) for code, place, _, _ in sorted(told(text))] == [
        ("field-missing", "1:1"),
        ("field-missing", "5:10"),
        ("field-unknown", "4:1"),
        ("value-not-a-list", "3:8"),
        ("value-not-listed", "2:6"),
        ("value-not-text", "1:7"),
    ]


@pytest.mark.parametrize(
    "text", ["rig: [sloop]\n", "rig: {sloop: yes}\n", "sources: {url: x}\n", "name: [[[]]]\n", "crew: [a]\n"]
)
def test_no_message_speaks_of_python(text: str) -> None:
    for _, _, message, hint in told("name: Argo\n" * ("name" not in text) + text):
        for word in ("['", "{'", "None", "str", "dict", "tuple", "Input", "BoatFacts", "model"):
            assert word not in message + hint


def test_what_looks_like_a_private_address_is_doubted_where_words_are_shown() -> None:
    problems = problems_of(SOURCED + "name: Argo\ncrew:\n  captain: jane (at) example.org, tel. +30 210 1234567\n")
    assert [(problem.code, problem.level, str(problem.place)) for problem in problems] == [
        ("text-email", Level.WARNING, "record.yml:6:12")
    ] * 2
    assert problems[0].message == "`crew.captain`: «jane (at) example.org» is an e-mail address in disguise"
    assert not problems_of(SOURCED + "name: Argo 2009-2013, 14 000 000\nnicknames: {a: at (sea)}\n")


def test_a_value_cut_by_a_comment_is_told_where_words_are_shown_as_written() -> None:
    located, _ = read_mapping("record.yml", "name: Eau #1\nrig: sloop # two masts\n" + SOURCED)
    assert located is not None
    part, problems = decode(BoatFacts, located, "a boat")
    assert part is not None
    assert [(problem.code, problem.hint) for problem in problems] == [("value-cut", 'put quotes: "Eau #1"')]


def test_every_written_value_is_walked_with_its_path_and_its_marks() -> None:
    facts = boat("name: Argo\ncrew: {captain: Ann, home-port: kriti}\nroutes: [sea, sky]\nnicknames: {old: Old One}\n")
    walked = {path: (value, {type(mark) for mark in marks}) for path, marks, value in walk(facts)}
    assert walked["name",] == ("Argo", {Written})
    assert walked["crew", "home-port"] == ("kriti", {Ref})
    assert walked["routes", 1] == ("sky", {Ref})
    assert walked["nicknames", "old"] == ("Old One", {Written})
    assert ("rig",) not in walked


def test_references_name_what_they_point_at() -> None:
    facts = boat("name: Argo\ncrew: {captain: Ann, home-port: kriti}\nroutes: [sea, sky]\n")
    assert list(references(facts)) == [
        (("crew", "home-port"), "region", "kriti"),
        (("routes", 0), "theme", "sea"),
        (("routes", 1), "theme", "sky"),
    ]


def test_marks_are_found_wherever_a_type_hides_them() -> None:
    by_name = {alias: marks(info.annotation, tuple(info.metadata)) for _, alias, info in fields(BoatFacts)}
    assert by_name["routes"] == (Ref("theme"),)
    assert by_name["rig"] == ()
    assert by_name["name"] == (Written(limits.TITLE),)


@pytest.mark.parametrize(("name", "label"), [("working-group", "a working group"), ("event", "an event")])
def test_a_kind_has_a_name_in_a_sentence(name: str, label: str) -> None:
    assert Kind(name, f"{name}s", Facts, Words).label == label


def test_a_record_has_an_address_and_a_title_in_each_language() -> None:
    site = site_of(GOOD)
    atlas, cluster, programme = site.get("project", "atlas"), site.get("cluster", "ilios"), site.all("programme")[0]
    assert atlas is not None
    assert cluster is not None
    assert (atlas.address, programme.address) == ("projects/atlas", "programme")
    assert (atlas.title("el"), atlas.title("en")) == ("Άτλας", "atlas")
    assert cluster.title("fr") == "Ήλιος", "a record with a name has it in all languages"


def test_kinds_have_names_and_folders_of_their_own() -> None:
    assert len({kind.name for kind in KINDS}) == len({kind.folder for kind in KINDS}) == len(KINDS)
