from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.built_page import BuiltPage, read_page
from tests.trees import ADDRESS, page, pair


def read(html: str) -> BuiltPage:
    return read_page("a/index.html", html.encode())


def test_a_page_tells_its_language_its_original_and_its_translations() -> None:
    told = read(page("el/projects/atlas/"))
    assert (told.lang, told.canonical) == ("el", f"{ADDRESS}el/projects/atlas/")
    assert told.alternates == pair("projects/atlas/")
    assert told.indexed


def test_two_canonical_addresses_are_none() -> None:
    assert read('<link rel=canonical href="/a"><link rel=canonical href="/b">').canonical == ""


@pytest.mark.parametrize("content", ["noindex", "NOINDEX, follow", "follow,noindex", "none"])
def test_a_page_may_ask_to_be_left_out(content: str) -> None:
    assert not read(f'<meta name="Robots" content="{content}">').indexed


def test_a_page_that_asks_for_no_trace_is_still_listed() -> None:
    assert read('<meta name="robots" content="nofollow, noarchive">').indexed


@pytest.mark.parametrize(
    ("content", "target"),
    [("0; url=../b/", "../b/"), ("0;URL='../b/'", "../b/"), ("0, ../b/", "../b/"), ("5", "")],
)
def test_a_page_may_send_its_readers_on(content: str, target: str) -> None:
    told = read(f'<meta http-equiv="refresh" content="{content}">')
    assert told.refresh == target
    assert told.loads == ({target} if target else set())


@pytest.mark.parametrize(
    "html",
    [
        '<script src="x"></script>',
        '<img src=" x ">',
        '<img srcset="x 2x">',
        '<link rel="preload" imagesrcset="x 100w" href="x">',
        '<link rel="stylesheet" href="x">',
        '<link rel="alternate stylesheet" href="x">',
        '<link rel="preconnect" href="x">',
        '<link href="x">',
        '<video poster="x"></video>',
        '<object data="x"></object>',
        '<iframe src="x"></iframe>',
        '<form action="x"></form>',
        '<button formaction="x"></button>',
        '<a ping="x"></a>',
        "<p style=\"background: URL( 'x' )\"></p>",
        "<style>@import 'x';</style>",
        '<svg><image href="x"/></svg>',
        '<svg><use xlink:href="x"/></svg>',
        '<noscript><img src="x"></noscript>',
        '<template><template><img src="x"></template></template>',
        "<IMG SRC=x>",
    ],
)
def test_what_a_browser_follows_by_itself_is_a_load_and_a_link(html: str) -> None:
    told = read(html)
    assert told.loads == {"x"}
    assert told.links == {"x"}


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://x">',
        '<area href="https://x">',
        '<svg><a href="https://x"></a></svg>',
        '<svg><a xlink:href="https://x"></a></svg>',
        '<link rel="canonical" href="https://x">',
        '<link rel="alternate" type="application/atom+xml" href="https://x">',
        '<meta property="og:image" content="https://x">',
    ],
)
def test_what_waits_for_the_reader_is_a_link_alone(html: str) -> None:
    told = read(html)
    assert told.links == {"https://x"}
    assert not told.loads


@pytest.mark.parametrize(
    "html",
    [
        '<p data="x"></p>',
        '<svg><use href="#icon"/></svg>',
        '<img src="data:image/gif;base64,R0">',
        '<!-- <img src="x"> -->',
        "<script>'<img src=\"x\">'</script>",
        '<meta name="description" content="x">',
    ],
)
def test_what_leads_nowhere_is_no_link(html: str) -> None:
    assert not read(html).links


def test_anchors_are_ids_and_names_of_anchors() -> None:
    assert read('<p id="a"></p><a name="b"></a><input name="c"><svg><g id="d"/></svg>').ids == {"a", "b", "d"}


def test_titles_of_drawings_are_no_titles_of_the_page() -> None:
    told = read("<title>A\n page</title><h1>One  <b>heading</b></h1><svg><title>No</title></svg>")
    assert told.titles == ("A page",)
    assert told.headings == ("One heading",)


def test_scripts_in_attributes_are_found_by_any_name() -> None:
    told = read('<p ONCLICK="a()"></p><svg onwhatever><g onload=1></g></svg><iframe srcdoc="x"></iframe>')
    assert told.handlers == {"onclick", "onwhatever", "onload", "srcdoc"}


@given(st.binary(max_size=300))
def test_a_page_of_any_bytes_can_be_read(data: bytes) -> None:
    assert read_page("a.html", data).path == "a.html"
