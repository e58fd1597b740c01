from __future__ import annotations

from unicodedata import is_normalized

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyromark import Markdown, Options

from showcase import prose
from showcase.calm import is_calm
from showcase.characters import REFUSED
from showcase.contact import check_contact, may_hold_contact
from showcase.events import Walk
from showcase.markdown import plain, read_body
from showcase.simple_body import dressed, targets
from tests.conftest import ROOT

PARSER = Markdown(options=Options.ENABLE_TABLES)

WORDS = st.sampled_from(
    [
        *(
            "word",
            "Two words",
            "ελιά",
            "été",
            "e\u0301",
            "1.",
            "12",
            "a > b",
            'say "x"',
            "it's",
            "a_b",
            "A&B",
            "a]b",
            "[x]",
        ),
        *(
            "*em*",
            "**bold**",
            "***both***",
            "*a **b** c*",
            "`code`",
            "`a > b`",
            "** a",
            "_x_",
            "****",
            "~~x~~",
            "a\\*b",
        ),
        *(
            "[words](../x-y/)",
            "[**w**](../../clusters/abc/)",
            "[w](#s-goals)",
            "[](../x/)",
            "[w](../x/ 't')",
            "[ ](../x/)",
        ),
        *("[w](https://example.org/a?b=1)", "[w](https://localhost/)", "[w](http://example.org/)", "[w](mailto:a)"),
        *("![w](a.jpg)", "<b>", "&amp;", "\\", "  \n", "\\\nx", "\n", "a\nb", "{{ x }}", "x@y.example", "", " "),
        *(
            "[w][r]",
            "[r]: ../x/",
            "[w](../x/#s-a)",
            "[w](../éa/)",
            "[w](<../x y/>)",
            "https://example.org",
            "\\>\u0338",
        ),
    ]
)
LINE = st.lists(WORDS, max_size=4).map(" ".join)
BLOCK = st.one_of(
    LINE,
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "####", "######", "##  "]), LINE),
    st.builds("{}\n{}".format, LINE, st.sampled_from(["---", "===", "***"])),
    st.lists(st.builds("{} {}".format, st.sampled_from(["-", "*", "1.", "3)", "  -", ">"]), LINE), max_size=4).map(
        "\n".join
    ),
    st.lists(st.builds("| {} | {} |".format, LINE, LINE), min_size=1, max_size=3).map(
        lambda rows: "\n".join((rows[0], "| --- | :-: |", *rows[1:]))
    ),
    st.builds("```\n{}\n```".format, LINE),
    st.builds("    {}".format, LINE),
)
BODIES = st.lists(BLOCK, min_size=1, max_size=6).flatmap(
    lambda blocks: st.sampled_from(["\n\n", "\n\n", "\n"]).map(lambda between: between.join(blocks) + "\n")
)


def same(text: str) -> bool:
    """Whether a body is simple; if so, its walked events must come to the same HTML and links, and tell nothing."""
    leading = targets(PARSER.html(text)) if is_calm(text.encode()) and not prose.check_prose(text) else None
    if leading is None:
        return False
    walk = Walk(text)
    walk.run(PARSER.events_with_range(text, merge_text=True))
    assert walk.found == []
    assert walk.pictures == []
    assert tuple(target for _, target in walk.links) == leading
    assert dressed(PARSER.html(text)) == "".join(walk.out)
    return True


@settings(max_examples=1500)
@given(BODIES)
@example("# One\n\n## Two\n")
@example("- a\n\n  b\n")
@example("- a\n  - b\n")
def test_a_simple_body_is_what_its_events_say(text: str) -> None:
    same(text)


@settings(max_examples=400)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_that_is_simple_is_what_its_events_say(text: str) -> None:
    same(text)


@pytest.mark.parametrize(
    "text",
    [
        "Words, *more* and **more**, `code > all`.\nNext line  \nand a [link](../../clusters/ilios/) [out](https://a.example.org/b).",
        "Intro\n\n## Στόχοι\n\n- one\n- *two*\n\n1. one\n2. two\n\n### Below\n\n---\n\nEnd",
        "## A **b** [c](../x-y/)\n\n| A | *B* | |\n| --- | :-: | ---: |\n| 1 | > | [x](../abc/) |\n| | | |\n",
    ],
)
def test_what_people_write_is_simple(text: str) -> None:
    assert same(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "<b>x</b>",
            "a &amp; b",
            "![x](a.jpg)",
            "> quote",
            "    code",
            "- a\n  - b",
            "- a\n\n- b",
            "### first",
            "# one",
        ),
        *(
            "[w](../x/ 'title')",
            "[](../x-y/)",
            "##\n",
            "a] b",
            "[w](../x/y/z/)",
            "call +33 4 91 00 00 00",
            "{{ x }}",
        ),
        *("[w][r]\n\n[r]: ../abc/", "e\u0301", "x\u200by", "[w](https://localhost/)", "*" * 70, "[w](javascript:x)"),
    ],
)
def test_what_needs_a_closer_look_is_not_simple(text: str) -> None:
    assert not same(text)


def test_nearly_all_bodies_here_are_simple() -> None:
    texts = [path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in ROOT.glob("content/*/*/text.*.md")]
    assert sum(map(same, texts)) > len(texts) * 0.9


@settings(max_examples=600)
@given(BODIES)
def test_places_anchors_and_words_are_found_when_asked_for(text: str) -> None:
    found, _ = read_body("t.md", text, first_line=3)
    walk = Walk(text)
    if found is None:
        return
    walk.run(PARSER.events_with_range(text, merge_text=True))
    assert found.anchors == tuple(walk.anchors)
    assert tuple(link.target for link in found.links) == found.targets
    assert all(link.place.line >= 3 for link in found.links)
    assert found.words == len(plain(found.html).split()) or "\\" in text or "`" in text or "![" in text


TEXTS = st.lists(st.one_of(WORDS, st.text(st.characters(exclude_categories=["Cs"]), max_size=3)), max_size=5).map(
    " ".join
)


@settings(max_examples=1500)
@given(TEXTS)
@example("a [arroba] b.c")
@example("a (chıocciola) b.c")
@example("a [ARROBA\\] b.c")
@example("tel: 04 91 00 00 00")
def test_what_is_calm_has_nothing_that_a_law_would_tell(text: str) -> None:
    if not is_calm(text.encode()):
        return
    assert is_normalized("NFC", text)
    assert not may_hold_contact(text)
    assert not list(check_contact(text))
    assert not REFUSED.search(text)
    assert prose.check_prose(text) == prose.check_prose(text, calm=True)


SCRIPTS = st.text(st.sampled_from("abZÉβγΩ·ͺ²½ª 1_-Жα"), max_size=12)


@settings(max_examples=1500)
@given(SCRIPTS, st.sampled_from(["fr", "el", "bg", "ja", "he"]))
def test_words_surely_in_their_language_are_not_told(text: str, language: str) -> None:
    if prose.is_surely(text, language):
        assert prose.check_language("t.md", text, language) == ()
