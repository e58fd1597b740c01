from __future__ import annotations

import pytest

from showcase.catalog import catalog, languages
from showcase.changes import Changed, Field
from showcase.language import Language, Languages
from showcase.message import SOURCE, told
from showcase.problem import Level, Place, Problem, quote
from showcase.review import LONGEST, ROWS, SHOWN, Request, language, page

SITE = Languages((Language("fr", "Français"), Language("el", "Ελληνικά"), Language("en", "English")), "fr")
EVIL = "</code><script>x</script>\n::error::\u202e![x](https://example.org/)`"


def text(path: str) -> Changed:
    return Changed(path, is_new=False, is_gone=False, fields=(), words=1)


@pytest.mark.parametrize(
    ("paths", "code"),
    [
        ([], "fr"),
        (["a/record.yml"], "fr"),
        (["a/text.el.md"], "el"),
        (["a/text.el.md", "b/text.en.md", "b/text.el.md"], "el"),
        (["a/text.el.md", "a/text.fr.md"], "fr"),
        (["a/text.en.md", "a/text.el.md"], "el"),
        (["a/text.de.md"], "fr"),
        (["content/strings/en.yml"], "en"),
    ],
)
def test_the_language_is_that_of_most_texts(paths: list[str], code: str) -> None:
    assert language([text(path) for path in paths], SITE) == code


def problem(value: str = "complete", level: Level = Level.ERROR) -> Problem:
    message = told("`{field}`: {value} is not a value it can have", field="stage", value=quote(value))
    hint = told("write one of: {names}", names=("idea", "running"))
    return Problem(Place("content/projects/a/record.yml", 3, 8), "value-not-listed", message, hint, level)


def test_the_page_tells_problems_changes_and_addresses() -> None:
    fields = (Field("stage", "running", "complete"), Field("end", "", "2027"))
    file = Changed("content/projects/a/record.yml", is_new=False, is_gone=False, fields=fields, words=0)
    told_in = page(Request((problem(),), (file, text("a/text.fr.md")), ("projects/a",), ("themes/b",)), catalog(SOURCE))
    assert "The records cannot be published yet." in told_in
    assert "<h4><code>content/projects/a/record.yml</code></h4>" in told_in
    assert "line 3, column 8: <strong><code>stage</code>: «complete» is not a value it can have</strong>" in told_in
    assert "→ write one of: idea, running" in told_in
    assert "<code>stage</code></th><td><code>running</code></td><td><code>complete</code></td>" in told_in
    assert "<code>end</code></th><td>—</td><td><code>2027</code></td>" in told_in
    assert "1 word of the text changed" in told_in
    assert told_in.index("<code>/projects/a/</code>") < told_in.index("<code>/themes/b/</code>")


def test_only_an_error_stands_in_the_way() -> None:
    assert "✅" in page(Request((), (), (), ()), catalog(SOURCE))
    warned = page(Request((problem(level=Level.WARNING),), (), (), ()), catalog(SOURCE))
    assert "The records can be published; look at the remarks below." in warned
    assert "❌" not in warned


@pytest.mark.parametrize("code", languages())
def test_nothing_of_the_request_is_markup_in_any_language(code: str) -> None:
    file = Changed(EVIL, is_new=True, is_gone=False, fields=(Field(EVIL, "", EVIL),), words=2)
    told_in = page(Request((problem(EVIL),), (file,), (EVIL,), ()), catalog(code))
    assert "<script" not in told_in
    assert "\u202e" not in told_in
    assert "\n::" not in told_in
    for block in told_in.split("\n\n"):  # inside an HTML block, Markdown is not read
        assert block.startswith(("### ", "<p>", "<h4>", "<ul>", "<details", "<details open>")), block[:50]
        assert "https://example.org" not in block or not block.startswith("### ")


def test_the_page_has_an_end() -> None:
    many = tuple(Field(f"field-{number}", "", "x" * 1000) for number in range(500))
    file = Changed("content/a.yml", is_new=True, is_gone=False, fields=many, words=0)
    once = page(Request((), (file,), (), ()), catalog(SOURCE))
    assert once.count("<tr>") == ROWS + 1
    assert f"… and {500 - ROWS} more" in once
    assert "x" * (SHOWN + 1) not in once
    assert len(page(Request((), (file,) * 500, (), ()), catalog(SOURCE))) < LONGEST + 100_000
