from __future__ import annotations

import re
from html import unescape

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from showcase import limits
from showcase.characters import bare, check_characters, normal
from showcase.markdown import Body, BodyLink, plain, read_body
from showcase.problem import Level, Place, visible


def told(text: str) -> list[str]:
    """Each problem as `line:column code`, warnings with a question mark."""
    _, problems = read_body("t.md", text, first_line=1)
    return [
        f"{found.place.line}:{found.place.column} {found.code}{'?' if found.level is Level.WARNING else ''}"
        for found in problems
    ]


def hint(text: str) -> str:
    _, (problem,) = read_body("t.md", text, first_line=1)
    return problem.hint


def body(text: str) -> Body:
    found, problems = read_body("t.md", text, first_line=1)
    assert found is not None, problems
    return found


def shown(text: str) -> str:
    return body(text).html.strip()


# Raw HTML


@pytest.mark.parametrize(
    "raw",
    [
        "<script>alert(1)</script>",
        "<iframe src=x></iframe>",
        "<style>p{}</style>",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh>",
        "<form action=x>",
        "<svg onload=alert(1)>",
        "<img src=x onerror=alert(1)>",
        "<details ontoggle=alert(1)>",
        "<!-- note -->",
        "<?php x ?>",
        "<!DOCTYPE html>",
        "<![CDATA[x]]>",
        "</div>",
        "<b>",
        "<script src=//evil.example ",
        "<!-- unclosed",
    ],
)
def test_raw_html_is_told_once_at_its_opening_sign(raw: str) -> None:
    assert told(f"Bonjour {raw}") == ["1:9 markup-forbidden"]
    assert told(f"Été\n\n{raw}") == ["3:1 markup-forbidden"]


def test_an_unclosed_comment_or_element_that_would_swallow_the_page_is_one_problem() -> None:
    assert told("a\n\n<!-- b\n\nc\n\n## d") == ["3:1 markup-forbidden"]
    assert told("a\n\n<div>\n\nb\n\n- c") == ["3:1 markup-forbidden"]
    assert told("a\n\n  <div>\n\nb\n\n</div>\n\nc") == ["3:3 markup-forbidden"]


def test_each_opening_tag_is_told_and_its_closing_tag_is_not() -> None:
    assert told("<b>a</b> and <i>c</i>, b</b>") == ["1:1 markup-forbidden", "1:14 markup-forbidden"]
    assert told("a </b> c") == ["1:3 markup-forbidden"]


def test_signs_that_are_no_html_pass() -> None:
    assert shown("a < b, R&D, p<q, 3 <4> `<b>` \\<script> &lt;div>") == (
        "<p>a &lt; b, R&amp;D, p&lt;q, 3 &lt;4&gt; <code>&lt;b&gt;</code> &lt;script&gt; &lt;div&gt;</p>"
    )
    assert shown("<https://example.org>") == (
        '<p><a href="https://example.org" rel="noopener">https://example.org</a></p>'
    )
    assert shown("```\n<script> ](x)\n```") == '<pre><code tabindex="0">&lt;script&gt; ](x)\n</code></pre>'


# Links


def test_dangerous_schemes_are_told_one_by_one_where_the_link_stands() -> None:
    text = (
        "[a](javascript:alert(1)) [b](&#106;avascript:alert(1)) [c](JaVaScRiPt:alert(1)) [d](vbscript:x) "
        "[e](data:text/html,x) [f][r]\n\n[r]: javascript:alert(1)"
    )
    assert told(text) == [f"1:{column} link-scheme" for column in (1, 26, 56, 81, 97, 119)]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "tel:+302101234567", "ftp://example.org/", "magnet:x", "x:y"])
def test_other_schemes_are_refused_also_between_angle_brackets(target: str) -> None:
    assert told(f"[é]({target})") == ["1:1 link-scheme"]
    assert told(f"[é](<{target}>)") == ["1:1 link-scheme"]


def test_addresses_that_mislead_or_lead_nowhere() -> None:
    text = (
        "[a](http://example.org) [b](//evil.example) [c](https://europa.eu@evil.example/) [d](https://\u0435uropa.eu) "
        "[e](https://127.0.0.1/) [f](https://localhost/) [g](https://exa mple.org) [h](https://example.org/\u202efdp)"
    )
    assert told(text) == [
        "1:1 link-invalid?",
        "1:25 link-invalid",
        "1:45 link-userinfo",
        "1:82 link-lookalike",
        "1:105 link-invalid",
        "1:129 link-invalid",
        "1:153 link-invalid",
    ]
    assert [problem.code for problem in check_characters("t.md", text)] == ["text-bidi"]


def test_a_hidden_character_made_by_an_entity_in_an_address_is_told_with_the_link() -> None:
    assert told("[h](https://example.org/&#x202e;fdp)") == ["1:1 link-invalid"]


def test_greek_hosts_pass() -> None:
    assert 'href="https://www.ελλάδα.gr/"' in shown("[e](https://www.ελλάδα.gr/)")


@pytest.mark.parametrize(
    "text",
    [
        "[*g*](https://exa mple.org)",
        "see [the site](voir la page)",
        "![a harbour](my photo.jpg)",
        "[a](https://example.org/\nb)",
        "[r]: https://exa mple.org/",
    ],
)
def test_a_link_that_is_not_read_as_one_is_told_where_it_begins(text: str) -> None:
    assert told(text) == [f"1:{text.index('[') + 1} link-invalid"]


def test_brackets_that_are_meant_as_such_pass() -> None:
    assert shown("\\[a\\](b), [sic], array[0] (x), [1]: one") == "<p>[a](b), [sic], array[0] (x), [1]: one</p>"


def test_a_link_needs_words_or_a_picture_with_words() -> None:
    assert told("[](https://example.org)") == ["1:1 link-invalid"]
    assert "<img" in shown("[![a harbour](x.jpg)](https://example.org)")


def test_links_inside_the_site_are_collected_with_their_places() -> None:
    text = "é [a](../../clusters/capenergies/) [b](#s-goals)\n\n[c][r] [d](../programme/#s-στόχοι)\n\n[r]: ../x/"
    found, problems = read_body("t.md", text, first_line=11)
    assert problems == ()
    assert found is not None
    assert found.links == (
        BodyLink("../../clusters/capenergies/", Place("t.md", 11, 3)),
        BodyLink("#s-goals", Place("t.md", 11, 36)),
        BodyLink("../x/", Place("t.md", 13, 1)),
        BodyLink("../programme/#s-στόχοι", Place("t.md", 13, 8)),
    )


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("../../clusters/capenergies", "write ../../clusters/capenergies/"),
        ("../../clusters/capenergies.md#s-x", "write ../../clusters/capenergies/#s-x"),
        ("../../clusters/capenergies/index.html", "write ../../clusters/capenergies/"),
        ("..\\atlas", "write ../atlas/"),
        ("www.example.org/x", "write https://www.example.org/x"),
        ("//evil.example", "write https://evil.example"),
        ("x.html", "../../clusters/capenergies/"),
        ("/projects/", "../../clusters/capenergies/"),
        ("../../../etc/passwd", "../../clusters/capenergies/"),
        ("", "../../clusters/capenergies/"),
    ],
)
def test_other_ways_are_refused_and_the_hint_says_what_to_write(target: str, said: str) -> None:
    assert told(f"[a]({target})") == ["1:1 link-invalid"]
    assert said in hint(f"[a]({target})")


def test_outside_links_say_nothing_of_this_window_and_inside_links_need_not() -> None:
    assert shown("[a](https://example.org 'say \"so\"') [b](#s-x)") == (
        '<p><a href="https://example.org" title="say &quot;so&quot;" rel="noopener">a</a> <a href="#s-x">b</a></p>'
    )


def test_square_brackets_in_an_address_are_written_as_validators_want_them() -> None:
    assert 'href="https://example.org/?a%5B%5D=1"' in shown("[a](https://example.org/?a[]=1)")


# Pictures


def test_pictures_of_the_record_are_collected_and_shown_with_their_words() -> None:
    found = body("Été ![a *harbour* & \"dawn\"](photo.jpg 'Marseille')")
    assert found.pictures == (BodyLink("photo.jpg", Place("t.md", 1, 5)),)
    assert '<img src="photo.jpg" alt="a harbour &amp; &quot;dawn&quot;" title="Marseille">' in found.html


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("![](https://tracker.example/p.gif)", "picture-remote"),
        ("![a harbour](//tracker.example/p.gif)", "picture-remote"),
        ("![a harbour](data:image/png;base64,AA)", "link-scheme"),
        ("![a harbour](../x.jpg)", "path-outside"),
        ("![a harbour](/etc/passwd)", "path-outside"),
        ("![](x.jpg)", "picture-wordless"),
        ("![photo](x.jpg)", "picture-wordless"),
        ("![X.jpg](x.jpg)", "picture-wordless"),
        (f"![{'long ' * 60}](x.jpg)", "picture-wordless"),
    ],
)
def test_other_pictures_are_refused(text: str, code: str) -> None:
    assert told(text) == [f"1:1 {code}"]


# Headings


def test_headings_begin_at_level_two_and_never_skip_and_are_told_once() -> None:
    assert told("# Atlas\n#### Jump") == ["1:1 heading-level"]
    assert hint("# Atlas\n#### Jump") == "write ## Atlas"
    assert told("é\n\n## a\n\n#### Jump\n\n### b") == ["5:1 heading-level"]
    assert hint("## a\n#### Jump") == "write ### Jump"
    assert told("Title\n=====") == ["1:1 heading-level"]
    assert told("### a") == ["1:1 heading-level"]
    assert told("## a\n### b\n#### c\n## d\n### e") == []
    assert told("No heading at all.") == []


def test_an_empty_heading_is_told() -> None:
    assert told("## \n\ntext") == ["1:1 text-empty"]


def test_heading_ids_are_prefixed_readable_in_their_script_and_unique() -> None:
    text = (
        "## __config\n## getElementById\n## Στόχοι του έργου\n## ΣΤΌΧΟΙ του έργου!\n## L’eau *vive*\n## …\n## ?\n## 1"
    )
    assert body(text).anchors == (
        "s-config",
        "s-getelementbyid",
        "s-στόχοι-του-έργου",
        "s-στόχοι-του-έργου-2",
        "s-l-eau-vive",
        "s-1",
        "s-2",
        "s-1-2",
    )


def test_heading_ids_do_not_move_when_another_heading_is_added() -> None:
    assert body("## a\n## c").anchors == ("s-a", "s-c")
    assert body("## a\n## b\n## c").anchors == ("s-a", "s-b", "s-c")


def test_a_heading_that_looks_like_the_second_of_its_name_gets_its_own_id() -> None:
    assert body("## a 2\n## a\n## a\n## a").anchors == ("s-a-2", "s-a", "s-a-3", "s-a-4")
    assert body("## a\n## a\n## a 2").anchors == ("s-a", "s-a-2", "s-a-2-2")


# Templates, addresses of people, placeholders


@pytest.mark.parametrize(
    "text",
    [
        '{{ config.site_dir }} {% include "x" %} {{ cycler.__init__.__globals__.os.popen("id").read() }}',
        '{% include "x" %}',
        "{# note #}",
        '--8<-- "mkdocs.yml"',
    ],
)
def test_templates_are_refused_also_in_code(text: str) -> None:
    assert told(text) == ["1:1 text-template"]
    assert told(f"é `{text}`") == ["1:4 text-template"]


def test_peoples_addresses_are_refused_and_their_disguises_warned_of() -> None:
    assert told("Contact : jane.doe@example.org, jane (at) example.org, tel. +30 210 1234567") == [
        "1:11 text-email",
        "1:33 text-email?",
        "1:56 text-email?",
    ]
    assert "contact page" in hint("jane@example.org")


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (1, "<jane@example.org>"),
        (1, "[write](mailto:jane@example.org)"),
        (1, "[jane@example.org](mailto:jane@example.org)"),
        (1, "[write](MAILTO:jane%40example.org)"),
        (1, "[write](https://example.org/?to=jane@example.org)"),
        (2, "`jane@example.org`"),
        (1, "jane&#64;example&#46;org"),
        (1, "jane\\@example.org"),
        (30, "[write](https://example.org 'jane@example.org')"),
        (3, "![jane@example.org](x.jpg)"),
    ],
)
def test_an_address_is_told_once_however_it_is_written(column: int, text: str) -> None:
    assert told(text) == [f"1:{column} text-email"]


def test_two_addresses_are_two_problems_and_one_written_twice_is_one() -> None:
    assert told("é a@b.org, c@d.org") == ["1:3 text-email", "1:12 text-email"]
    assert told("a@b.org, a@b.org") == ["1:1 text-email"]


def test_a_text_with_warnings_alone_is_shown() -> None:
    found, (problem,) = read_body("t.md", "jane [at] example.org", first_line=1)
    assert found is not None
    assert problem.level is Level.WARNING


def test_a_character_made_by_an_entity_is_told_where_the_entity_stands() -> None:
    assert told("é &#x202e; &shy; &#7;") == ["1:3 text-bidi", "1:12 text-invisible", "1:18 text-control"]
    assert told("a&nbsp;! &lt; `&shy;`") == []


def test_a_character_written_out_is_left_to_the_check_of_the_whole_file() -> None:
    assert told("At\u200blas &amp; \u202e") == []


@pytest.mark.parametrize("text", ["", "  \n\n ", "\u00a0"])
def test_a_text_of_spaces_is_empty(text: str) -> None:
    found, (problem,) = read_body("t.md", text, first_line=9)
    assert found is None
    assert (problem.code, str(problem.place)) == ("text-empty", "t.md:9:1")


def test_a_placeholder_is_told() -> None:
    assert told("TODO") == ["1:1 text-placeholder"]
    assert told("**Lorem ipsum** dolor") == ["1:3 text-placeholder"]


# Limits


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 8000, "![" * 4000, "> " * 2000, "*a **b " * 3000, "`" * 5000, "<" * 50000, "&" * 50000, "> " * 30000),
        *("- " * 7 + "a", "1. " * 4000, "*a _b " * 9 + "c_ d* " * 9, "> - " * 4 + "a"),
    ],
)
def test_a_text_that_would_stop_a_machine_is_told_once(text: str) -> None:
    _, (problem,) = read_body("t.md", text, first_line=1)
    assert problem.code == "text-too-tangled"


def test_parts_within_parts_are_counted_whatever_their_marks() -> None:
    within = "> > > " + "- " * limits.LIST_LEVELS + "*a _b " * 8 + "{} e" + "_ f*" * 8
    assert told(within.format("![c " * 3 + "d" + "](x.jpg)" * 3)) == []
    _, (problem,) = read_body("t.md", within.format("![c " * 16 + "d" + "](x.jpg)" * 16), first_line=1)
    assert problem.code == "text-too-tangled"


def test_a_text_too_long_is_told() -> None:
    assert told("x " * 300_000) == ["1:1 text-too-long"]
    assert told("x" * limits.BODY) == []
    assert told("x" * limits.BODY + "x") == ["1:1 text-too-long"]


def test_a_text_a_little_too_long_is_still_checked() -> None:
    assert told("x " * 7_000 + "<b>") == ["1:1 text-too-long", "1:14001 markup-forbidden"]


def table(rows: int, columns: int = 2) -> str:
    line = "|" + "1|" * columns + "\n"
    return line + "|" + "-|" * columns + "\n" + line * rows


def test_a_table_has_so_many_rows_and_columns_and_no_more() -> None:
    assert told(table(limits.TABLE_ROWS)) == []
    assert told(table(limits.TABLE_ROWS + 1)) == [f"{limits.TABLE_ROWS + 3}:1 text-too-long"]
    assert told(table(5_000)) == [f"{limits.TABLE_ROWS + 3}:1 text-too-long"]
    assert told(table(1, limits.TABLE_COLUMNS)) == []
    assert told(table(1, limits.TABLE_COLUMNS + 1)) == ["1:1 text-too-long"]


def test_ordinary_texts_full_of_marks_pass() -> None:
    text = "\n".join(f"- **Term {n}**: a *word*, snake_case_word, 2 * 3 * 4, **S**mart [{n}]" for n in range(60))
    assert told(text) == []
    assert told("> a\n>> b\n>>> c") == []
    assert told("**I**ntelligent " * 40) == []


# Rendering


def test_a_table_scrolls_in_a_named_box_and_aligns_by_class() -> None:
    assert shown("| Année | *Pays* |\n|---|--:|\n| 2009 | **14** |") == (
        '<div class="table" role="group" aria-label="Année, Pays" tabindex="0">\n<table>\n<thead>\n'
        '<tr><th scope="col">Année</th><th scope="col" class="right"><em>Pays</em></th></tr>\n</thead>\n<tbody>\n'
        '<tr><td>2009</td><td class="right"><strong>14</strong></td></tr>\n</tbody>\n</table>\n</div>'
    )


def test_an_empty_corner_is_no_header_and_a_table_without_headers_has_no_name() -> None:
    assert shown("||b|\n|-|-|\n|1|2|").count("<th ") == 1
    assert 'role="group"' not in shown("|||\n|-|-|\n|1|2|")


def test_lists_quotes_breaks_rules_and_code() -> None:
    assert shown("- a\n- b\n\n3. c\n4. d") == (
        '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'
    )
    assert shown("> a\\\n> b\n\n***\n\n    x < y") == (
        '<blockquote>\n<p>a<br>\nb</p>\n</blockquote>\n<hr>\n<pre><code tabindex="0">x &lt; y</code></pre>'
    )


def test_windows_line_ends_make_the_same_page_and_the_same_places() -> None:
    text = "## Été\n\na\nb\n\n- c\n- d\n\n<b>\n"
    assert told(text) == told(text.replace("\n", "\r\n"))
    assert shown(text[:-4]) == shown(text[:-4].replace("\n", "\r\n"))


def test_output_is_composed_and_a_lone_overlay_does_not_eat_a_tag() -> None:
    html = shown("e\u0301 \u037e *\u0338a* &#101;\u0301")
    assert html == "<p>é ; <em>&#824;a</em> é</p>"
    assert normal(html) == html


def test_words_are_counted_across_cells_items_and_paragraphs() -> None:
    assert body("## One two\n\nthree\nfour\n\n- five\n  - six\n\n|a|b|\n|-|-|\n|c|d|\n\n`x`").words == 11


def test_plain_words_come_back_from_the_page() -> None:
    assert plain(body("a < b & *c* [d](#s-x)").html).strip() == "a < b & c d"


def test_a_text_of_every_allowed_part_has_no_problem() -> None:
    parts = ["## a", "*b* **c** `d` [e](#s-a) ![a sea](f.jpg)", "- g", "1. h", "> i", "|j|k|\n|-|:-:|\n|l|m|", "---"]
    assert told("\n\n".join(parts * 20)) == []


# Properties

PARTS = st.sampled_from(
    [
        *(
            "a",
            "é",
            "Ω",
            "😀",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\t",
            "\\",
            "&",
            "&amp;",
            "&#x202e;",
            "&lt;",
            "<",
            ">",
            '"',
            "'",
        ),
        *("[", "]", "](", ")", "!", "![", "](x.jpg)", "](../a/)", "](https://example.org)", "[r]: ", "[r]", "(", ":"),
        *(
            "*",
            "**",
            "_",
            "`",
            "```\n",
            "    ",
            "- ",
            "1. ",
            "> ",
            "# ",
            "## ",
            "### ",
            "|",
            "|-|-|\n",
            "|a|b|\n",
            "---",
        ),
        *("<b>", "</b>", "<!--", "-->", "<div>", "<?", "{{", "@", "a@b.org", "javascript:", "https://", "//", "\u0338"),
        *("\u0301", "\x00", "\ud800", "\u202e", "\u200b", "+30 210 1234567", "TODO", "\r", "\r\n", "~~~\n", "---"),
    ]
)
MARKDOWN = st.lists(PARTS, max_size=40).map("".join)
ANY = st.text(st.characters(exclude_categories=()))
ELEMENTS = frozenset(
    (
        *("main", "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "em", "strong", "code", "pre"),
        *("a", "img", "br", "hr", "div", "table", "thead", "tbody", "tr", "th", "td"),
    )
)
ATTRIBUTES = frozenset(
    ("href", "rel", "title", "id", "class", "src", "alt", "start", "scope", "role", "aria-label", "tabindex")
)


@settings(max_examples=400)
@given(MARKDOWN | ANY)
def test_any_text_is_judged_every_place_exists_and_messages_are_clean(text: str) -> None:
    lines = text.split("\n")
    found, problems = read_body("t.md", text, first_line=5)
    assert (found is None) == any(problem.level is Level.ERROR for problem in problems)
    for problem in problems:
        line = lines[problem.place.line - 5]
        assert 1 <= problem.place.column <= len(line) + 1
        for said in (problem.message, problem.hint):
            assert visible(said) == said
            assert said


@settings(max_examples=400)
@given(MARKDOWN | ANY)
def test_what_is_shown_holds_allowed_elements_and_attributes_alone(text: str) -> None:
    found, _ = read_body("t.md", bare(text), first_line=1)
    if found is None:
        return
    assert normal(found.html) == found.html
    root = LexborHTMLParser(f"<main>{found.html}</main>").css_first("main")
    assert root is not None
    for node in root.css("*"):
        assert node.tag in ELEMENTS
        assert set(node.attributes) <= ATTRIBUTES
    for link in root.css("a"):
        assert re.match(r"https?://[^/]|\.\./|#", link.attributes["href"] or "")
    ids = [node.attributes["id"] for node in root.css("[id]")]
    assert len(set(ids)) == len(ids)
    assert tuple(ids) == found.anchors
    assert all(name and name.startswith("s-") for name in ids)


@settings(max_examples=400)
@given(MARKDOWN)
def test_what_is_shown_is_well_formed_and_loses_no_word(text: str) -> None:
    clean = bare(text)
    found, _ = read_body("t.md", clean, first_line=1)
    if found is None:
        return
    closed = re.sub(r"<(br|hr|img[^>]*)>", r"<\1/>", found.html)
    etree.fromstring(f"<main>{closed}</main>")
    reference = pyromark.html(clean, options=pyromark.Options.ENABLE_TABLES)
    expected = normal(unescape(re.sub(r"<[^<>]*>", "", reference)))
    assert "".join(normal(plain(found.html)).split()) == "".join(expected.split())
