from __future__ import annotations

from pathlib import Path

import pytest

from showcase.checked import check
from tests.cases import snapshot
from tests.commands.conftest import Showcase
from tests.test_issue import answers, form_text


@pytest.fixture
def issue(good: Path, tmp_path: Path) -> Path:
    file = tmp_path / "issue.md"
    file.write_text(form_text(good, "event", answers()), encoding="utf-8")
    return file


def test_an_issue_becomes_a_record_with_which_nothing_is_wrong(showcase: Showcase, good: Path, issue: Path) -> None:
    ran = showcase("from-issue", issue, "--root", good)
    folder = "content/events/journee-bleue"
    assert (ran.code, sorted(ran.lines)) == (0, [f"{folder}/record.yml", f"{folder}/text.fr.md"]), ran.out
    assert check(good, {}).problems == ()
    assert (good / folder / "record.yml").read_text(encoding="utf-8").splitlines()[1:] == [
        "start: 2010-02",
        "attested: context",
        "sources:",
        "  - url: https://example.org/a",
    ]


def test_it_can_be_shown_and_written_elsewhere(showcase: Showcase, good: Path, issue: Path, tmp_path: Path) -> None:
    before = snapshot(good / "content")
    shown = showcase("from-issue", issue, "--print", "--slug", "blue-day", "--root", good)
    assert "--- content/events/blue-day/record.yml" in shown.lines
    assert "start: 2010-02" in shown.lines
    showcase("from-issue", issue, "--output", tmp_path / "out", "--root", good)
    assert (tmp_path / "out/content/events/journee-bleue/text.fr.md").is_file()
    assert snapshot(good / "content") == before


@pytest.mark.parametrize(
    ("changed", "code", "at"),
    [
        ({"start": "2010-13"}, "value-not-a-date", "2010-13"),
        ({"start": "_No response_"}, "field-missing", "_No response_"),
        ({"themes": "no-such"}, "ref-unknown", "no-such"),
        ({"body": "<script>alert(1)</script>"}, "markup-forbidden", "<script>alert(1)</script>"),
        ({"body": "a\u202eb"}, "text-bidi", "a\u202eb"),
        ({"title": "{{ 7*7 }}"}, "text-template", "{{ 7*7 }}"),
        ({"body": "x" * 13_000}, "text-too-long", "x" * 13_000),
        ({"sources_url": "javascript:alert(1)"}, "link-scheme", "javascript:alert(1)"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)
def test_what_is_wrong_is_told_at_its_line_and_nothing_is_written(
    showcase: Showcase, good: Path, tmp_path: Path, changed: dict[str, str], code: str, at: str
) -> None:
    text = form_text(good, "event", answers(**changed))
    (tmp_path / "issue.md").write_text(text, encoding="utf-8")
    before = snapshot(good / "content")
    ran = showcase("from-issue", tmp_path / "issue.md", "--root", good, "--language", "en")
    line = text.split("\n").index(at) + 1
    assert ran.code == 1
    assert ran.lines[0].startswith(f"issue.md:{line}:1: {code}: "), ran.out
    assert ran.lines[-1] == "1 to mend, 0 to look at."
    assert snapshot(good / "content") == before


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [("Français", "À corriger\u00a0: 1\u202f; à regarder\u00a0: 0."), ("English", "1 to mend, 0 to look at.")],
)
def test_what_is_wrong_is_told_in_the_language_of_the_issue(
    showcase: Showcase, good: Path, tmp_path: Path, answer: str, sentence: str
) -> None:
    text = form_text(good, "event", answers(start="soon", text_language=answer))
    (tmp_path / "issue.md").write_text(text, encoding="utf-8")
    ran = showcase("from-issue", tmp_path / "issue.md", "--root", good)
    assert ran.code == 1
    assert ran.lines[-1] == sentence, ran.out
    other = showcase("from-issue", tmp_path / "issue.md", "--root", good, "--language", "it")
    assert "non è una data" in other.out, other.out


def test_whoever_takes_it_in_may_complete_it(showcase: Showcase, good: Path, issue: Path) -> None:
    issue.write_text(issue.read_text(encoding="utf-8").replace("2010-02", "soon"), encoding="utf-8")
    assert showcase("from-issue", issue, "--root", good).code == 1
    ran = showcase("from-issue", issue, "--set", "start=2010", "--set", "themes=energy, sea", "--root", good)
    assert ran.code == 0, ran.out
    assert "themes: [energy, sea]" in (good / "content/events/journee-bleue/record.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("none.md",), "there is no file"),
        (("issue.md", "--kind", "region"), "there is no kind «region»"),
        (("issue.md", "--set", "boat=1"), "is not COLUMN=VALUE"),
    ],
)
def test_what_is_mistyped_is_misuse(
    showcase: Showcase,
    good: Path,
    issue: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.chdir(issue.parent)
    ran = showcase("from-issue", *arguments, "--root", good)
    assert ran.code == 2
    assert sentence in " ".join(ran.err.replace("│", " ").split())
