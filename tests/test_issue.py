from __future__ import annotations

from pathlib import Path

import pytest

from showcase.checked import check
from showcase.issue import Issue, read_issue
from showcase.kinds import KINDS
from showcase.question import LANGUAGE, PROPOSED, RIGHTS, questions
from showcase.site import Site

BY_NAME = {kind.name: kind for kind in KINDS}


def site_of(root: Path) -> Site:
    site = check(root, {}).site
    assert site
    return site


def answers(**changed: str) -> dict[str, str]:
    """Answers of the form for an event, by the names of its questions; `_` stands for a hyphen."""
    given = {
        LANGUAGE: "Français",
        "title": "Journée bleue",
        "summary": "Une journée au port.",
        "body": "Un texte.",
        "start": "2010-02",
        "attested": "context",
        "sources-url": "https://example.org/a",
    }
    return given | {name.replace("_", "-"): text for name, text in changed.items()}


def form_text(root: Path, kind: str, given: dict[str, str], *, which: int = -1, end: str = "\n") -> str:
    """An issue as GitHub writes it from a form's answers; `which` asks in one language instead of all."""
    found: list[str] = []
    for one in questions(site_of(root), BY_NAME[kind]):
        answer = given.get(one.name, "_No response_")
        if one.name == RIGHTS and RIGHTS not in given:
            answer = "\n".join(f"- [X] {text}" for text, _ in one.options)
        chosen = next((text for text, code in one.options if code == answer), answer)
        found.append(f"### {one.label if which < 0 else one.labels[which]}\n\n{chosen}\n")
    return "\n".join(found).replace("\n", end)


def read(root: Path, text: str, kind: str = "") -> Issue:
    return read_issue("issue.md", text.encode(), site_of(root), BY_NAME[kind] if kind else None)


def cells(issue: Issue) -> dict[str, str]:
    assert issue.row
    return {column.name: cell.text for column, cell in issue.row.cells.items() if cell.text}


EXPECTED = {
    "title.fr": "Journée bleue",
    "summary.fr": "Une journée au port.",
    "body.fr": "Un texte.",
    "start": "2010-02",
    "attested": "context",
    "sources.url": "https://example.org/a",
}


@pytest.mark.parametrize("which", [-1, 0, 1, 2])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_answers_are_found_below_questions_of_any_language(good: Path, which: int, end: str) -> None:
    issue = read(good, form_text(good, "event", answers(), which=which, end=end))
    assert issue.problems == ()
    assert issue.kind is BY_NAME["event"]
    assert issue.row
    assert issue.row.slug == "journee-bleue"
    assert cells(issue) == EXPECTED


@pytest.mark.parametrize("kind", PROPOSED)
def test_each_form_tells_which_kind_it_is_of(good: Path, kind: str) -> None:
    assert read(good, form_text(good, kind, {})).kind is BY_NAME[kind]


@pytest.mark.parametrize("kind", PROPOSED)
def test_the_questions_of_a_form_differ_and_ask_what_is_required(good: Path, kind: str) -> None:
    asked = questions(site_of(good), BY_NAME[kind])
    assert len({one.label for one in asked}) == len({one.name for one in asked}) == len(asked)
    for one in asked:
        assert len({text for text, _ in one.options}) == len(one.options)


def test_an_answer_is_told_at_its_line(good: Path) -> None:
    text = form_text(good, "event", answers())
    issue = read(good, text)
    assert issue.row
    for column, cell in issue.row.cells.items():
        if cell.text and not column.choices:
            assert cell.text in text.split("\n")[cell.place.line - 1], column.name


def test_lists_are_taken_with_their_bullets(good: Path) -> None:
    issue = read(
        good,
        form_text(
            good,
            "event",
            answers(themes="- energy\n* sea", sources_url="<https://example.org/a>\n\n- https://example.org/b"),
        ),
    )
    assert cells(issue)["themes"] == "energy\nsea"
    assert cells(issue)["sources.url"] == "https://example.org/a\nhttps://example.org/b"


@pytest.mark.parametrize(
    "hostile",
    [
        "### Budget",
        "```\n### rm -rf /\n```",
        "<script>alert(1)</script>",
        "### ",
        "a\n\n### b\n\n#### c",
        "{{ 7*7 }} $(id) `id` ::error::x",
    ],
)
def test_hostile_words_are_words(good: Path, hostile: str) -> None:
    issue = read(good, form_text(good, "event", answers(body=hostile)))
    assert cells(issue)["body.fr"] == hostile
    assert issue.problems == ()


def test_a_question_written_into_an_answer_is_refused(good: Path) -> None:
    label = next(one.label for one in questions(site_of(good), BY_NAME["event"]) if one.name == "attested")
    text = form_text(good, "event", answers(body=f"Un texte.\n\n### {label}\n\nsource"))
    (problem,) = read(good, text).problems
    assert problem.code == "issue-question-twice"
    assert text.split("\n")[problem.place.line - 1] == f"### {label}"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "issue-not-a-form"),
        (b"### Nothing\n\nof ours", "issue-not-a-form"),
        (b"x" * 300_000, "issue-too-large"),
        ("### Début".encode("utf-16"), "file-not-utf8"),
    ],
)
def test_what_is_no_issue_of_a_form_is_told(good: Path, data: bytes, code: str) -> None:
    issue = read_issue("issue.md", data, site_of(good), None)
    assert [problem.code for problem in issue.problems] == [code]
    assert issue.row is None


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"text_language": "Klingon"}, "issue-language"),
        ({"rights": "- [ ] no"}, "issue-not-agreed"),
        ({"rights": "_No response_"}, "issue-not-agreed"),
    ],
)
def test_language_and_rights_are_asked_for(good: Path, changed: dict[str, str], code: str) -> None:
    issue = read(good, form_text(good, "event", answers(**changed)))
    assert [problem.code for problem in issue.problems] == [code]


def test_what_stands_before_the_first_question_is_told(good: Path) -> None:
    assert len(read(good, "Bonjour !\n\n" + form_text(good, "event", answers())).notes) == 1
