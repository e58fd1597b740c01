from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from showcase import limits
from showcase.characters import is_clean
from showcase.composing import compose
from showcase.mapping import read_mapping
from showcase.simple_yaml import simple_values
from tests.conftest import ROOT

KEYS = st.sampled_from(
    ["a", "b", "name", "as-of", "true", "null", "No", "a.b", "x" * 90, '"k"', "é", "1", "~", "-", ""]
)
WORDS = st.one_of(
    st.sampled_from(
        [
            *("x", "NO", "null", "~", "", "2009-06-18", "2010~", "1.5", "https://example.org/a?b=c#d", "a: b", "a #b"),
            *(
                "a  b",
                "b ",
                "- x",
                "-x",
                "[x]",
                "{x}",
                "'x'",
                "'x",
                '"x"',
                '"x" y',
                '"x\\ty"',
                '"',
                '"a',
                "&x",
                "*x",
                "!x",
            ),
            *(
                "|",
                ">",
                "x|",
                "%x",
                "@x",
                "`x`",
                "a,b",
                "a, b",
                "x:",
                ":x",
                "a:b",
                "a:/b",
                "?",
                "? x",
                "x\ty",
                "x\u00a0y",
            ),
            *(
                "é",
                "e\u0301",
                "½",
                "²",
                "a'b",
                'a"b',
                "#",
                "x#y",
                "---",
                "...",
                "--- x",
                "\u2028",
                "\u0085",
                "🙂",
                "x]",
                "x}",
            ),
        ]
    ),
    st.text("ab \"'#:-,[]{}~é\t\\", max_size=8),
)
FLOWS = st.builds(
    lambda form, first, second: form.format(first, second),
    st.sampled_from(
        [
            *("[{}, {}]", "[{},{}]", "[ {}, {} ]", '["{}", "{}"]', '["{}" , "{}"]', "{{{}: {}}}", "{{a: {}, b: {}}}"),
            *('{{"{}": "{}"}}', '{{"a": "{}", "a": "{}"}}', '[{{"{}": "{}"}}]', '[{{"a": "{}"}}, "{}"]', "[[{}], {}]"),
            *(
                "[{}, {}",
                "[{}: {}]",
                "[{}, {}] x",
                "{{a: {}, a: {}}}",
                '{{"a": {}, b: {}}}',
                '["{}": "{}"]',
                "[]",
                "[{}, {},]",
            ),
        ]
    ),
    WORDS,
    WORDS,
)
LINES = st.builds(
    lambda *parts: "".join(parts),
    st.sampled_from(["", "", "", "  ", "  ", "    ", " ", "\t", "      "]),
    st.sampled_from(["", "", "", "- ", "- ", "-", "-  "]),
    st.one_of(st.just(""), KEYS.map("{}: ".format), KEYS.map("{}:".format), KEYS.map("{}:  ".format)),
    st.one_of(st.just(""), WORDS, WORDS.map('"{}"'.format), FLOWS),
)
NOTES = st.sampled_from(["# note", "", "  # note", "---", "#"])
TEXTS = st.lists(st.one_of(LINES, LINES, LINES, NOTES), max_size=8).map("\n".join)


def same(text: str, most: int = limits.YAML_NODES) -> bool:
    """Whether a text is simple; if so, the parser's events must say the same of it."""
    values = simple_values(text, most) if is_clean(text) else None
    if values is None:
        return False
    composed, problems = compose("p", text, 1, most, allow_tags=False)
    assert problems == ()
    assert composed is not None
    assert (composed.data, list(composed.data), composed.cuts) == (values, list(values), {})
    return True


@settings(max_examples=1500)
@given(TEXTS, st.booleans())
@example("a: x\na: y\n", False)
@example("a:\n  b: x\n  b: y\n", False)
@example("a:\n- x\n", False)
@example("a:\n  - x: y\n  z: w\n", False)
@example("a:\n    b: x\n", False)
@example("a: x\n  y\n", False)
def test_what_is_simple_is_what_the_events_say(text: str, ended: bool) -> None:  # noqa: FBT001
    same(text + "\n" * ended)


@settings(max_examples=600)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_whatever_stands_in_quotes_is_what_the_events_say(text: str) -> None:
    for form in (
        'a: "{}"\n',
        'a: ["{}", "x"]\n',
        "a: {}\n",
        "a: [{}, x]\n",
        "a: {{b: {}}}\n",
        "{}: x\n",
        "a:\n  - {}\n",
    ):
        same(form.format(text) + "\n")


@pytest.mark.parametrize(
    "text",
    [
        'title: NO\nsummary: "Là, où l’on « parle » : ça"\n',
        "# $schema=x\nstart: 2009-06\nthemes: [sea, agro-food]\n\nbudget: 12.5\n",
        'themes: ["sea"]\nsources: [{"url": "https://example.org/x"}]\nfunding: {period: 2007-2013, fund: ERDF}\n',
        "sources:\n  - url: https://example.org/x?a=b\n    facts: [start, end]\n  - url: https://example.org/\n",
        'el:\n  title: "16f30ee73733"\nsteps:\n  idea:\n    title: Είναι\nnames:\n  - one\n  - "two"\n',
        'nav.home: "Accueil"\nprojects/old: projects/new\n',
    ],
)
def test_what_records_are_written_like_is_simple(text: str) -> None:
    assert same(text)


def test_nearly_all_records_here_are_simple() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("content/**/*.yml"))]
    texts += [path.read_text(encoding="utf-8").split("---\n")[1] for path in ROOT.glob("content/*/*/text.*.md")]
    assert sum(same(text, limits.FLAT * limits.YAML_NODES) for text in texts) > len(texts) * 0.9


def test_a_file_with_too_many_values_is_not_simple() -> None:
    text = "a: [" + ", ".join(["x"] * limits.YAML_NODES) + "]\n"
    assert not same(text)
    assert not same(f'a: "{"x" * (limits.SCALAR + 1)}"\n')


def test_places_are_those_of_the_events() -> None:
    text = 'a: "x"\nb:\n  - c: [d, e]\n    f: g\n'
    located, _ = read_mapping("p", text, first_line=3)
    composed, _ = compose("p", text, 3, limits.YAML_NODES, allow_tags=False)
    assert located is not None
    assert composed is not None
    assert located.source
    assert (located.values, located.keys) == (composed.values, composed.keys)
    assert located.place(("b", 0, "c", 1, "nowhere")) == composed.values["b", 0, "c", 1]


def test_every_bad_site_of_the_tests_is_read_alike() -> None:
    for path in sorted(Path(ROOT / "tests/sites").rglob("*.yml")):
        try:
            same(path.read_bytes().decode().replace("\r\n", "\n"))
        except UnicodeDecodeError:
            continue
