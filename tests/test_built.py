from __future__ import annotations

import posixpath
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.trees import ADDRESS, CODES, clean, page, pair, write

from showcase.built import Built, read_built
from showcase.built_file import css_addresses, srcset_addresses
from showcase.built_page import BuiltPage, read_page
from showcase.problem import Place


def read(html: str) -> BuiltPage:
    return read_page("a/index.html", html.encode())


@pytest.fixture
def built(tmp_path: Path) -> Built:
    return write(tmp_path, clean())


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


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ('a{b:url("x y.png")}', {"x y.png"}),
        ("a{b:url( x.png )}", {"x.png"}),
        ("@import url(x.css);", {"x.css"}),
        ("@import 'x.css' screen;", {"x.css"}),
        ("@IMPORT \"x.css\";a{b:url('y')}", {"x.css", "y"}),
        ("/* url(x) */", set()),
        ("a{b:url(#m);c:url(data:image/png;base64,AA)}", set()),
    ],
)
def test_a_style_sheet_names_what_it_loads(text: str, addresses: set[str]) -> None:
    assert css_addresses(text) == addresses


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("a.jpg", ("a.jpg",)),
        ("a.jpg 1x, b.jpg 2x", ("a.jpg", "b.jpg")),
        ("a.jpg, b.jpg 2x", ("a.jpg", "b.jpg")),
        (" a,b.jpg 100w ,\n c 200w ", ("a,b.jpg", "c")),
        ("", ()),
    ],
)
def test_srcset_offers_several_pictures(text: str, addresses: tuple[str, ...]) -> None:
    assert srcset_addresses(text) == addresses


def test_a_tree_is_read_whole_and_in_order(built: Built) -> None:
    assert built.files == set(clean())
    assert list(built.pages) == sorted(path for path in clean() if path.endswith(".html"))
    assert list(built.others) == ["assets/mark.svg", "assets/more.css", "assets/site.css", "feed.xml", "sitemap.xml"]
    assert built.others["assets/mark.svg"].ids >= {"sun"}
    assert not built.at_signs


def test_a_drawing_can_load_and_run(tmp_path: Path) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="a()">'
        '<a href="page"/><image xlink:href="x"/><style>p{a:url(y)}</style><use href="#z"/></svg>'
    )
    told = write(tmp_path, {"a.svg": drawing}).others["a.svg"]
    assert told.loads == {"x", "y"}
    assert told.links == {"x", "y", "page"}
    assert told.handlers == {"onload"}


def test_the_language_of_a_path_is_that_of_its_first_folder(built: Built) -> None:
    assert [built.lang(path) for path in ("el/index.html", "index.html", "elba/index.html", "el")] == [
        "el",
        "fr",
        "fr",
        "fr",
    ]


def test_the_address_of_a_page_ends_with_its_folder(built: Built) -> None:
    assert built.address_of("index.html") == ADDRESS
    assert built.address_of("a/index.html") == f"{ADDRESS}a/"
    assert built.address_of("a/myindex.html") == f"{ADDRESS}a/myindex.html"


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("", ("a/b/index.html", "")),
        ("#x", ("a/b/index.html", "x")),
        ("?q=1#x", ("a/b/index.html", "x")),
        ("c", ("a/b/c", "")),
        ("c/", ("a/b/c/index.html", "")),
        ("..", ("a/index.html", "")),
        ("../..", ("index.html", "")),
        ("./", ("a/b/index.html", "")),
        ("../../..", ("../index.html", "")),
        ("../d%C3%A9/e.pdf?v=2#p", ("a/dé/e.pdf", "p")),
        ("/ic-med/", ("index.html", "")),
        ("/ic-med/../x", ("../x", "")),
        ("/ic-med-2/", ("/ic-med-2/index.html", "")),
        ("/", ("/index.html", "")),
        (ADDRESS, ("index.html", "")),
        (ADDRESS[:-1], ("index.html", "")),
        (f"{ADDRESS}el/#x", ("el/index.html", "x")),
        ("c//d", ("a/b/c//d", "")),
        ("https://name.github.io/", None),
        ("https://name.github.io/ic-med-2/", None),
        ("//name.github.io/ic-med/", None),
        ("mailto:x", None),
    ],
)
def test_a_link_leads_to_a_file(built: Built, link: str, target: tuple[str, str] | None) -> None:
    assert built.target("a/b/index.html", link) == target


def test_without_a_base_path_the_root_is_the_site(tmp_path: Path) -> None:
    built = write(tmp_path, {}, "https://example.org/")
    assert built.base == "/"
    assert built.target("a/index.html", "/b/") == ("b/index.html", "")


def test_a_place_counts_characters_from_one(tmp_path: Path) -> None:
    built = write(tmp_path, {"a.html": "<p>\n<p>é<a href='x'><a href=\"x&amp;y\"> x"})
    assert built.place("a.html", "x") == Place("a.html", 2, 14)
    assert built.place("a.html", "x&y") == Place("a.html", 2, 26)
    assert built.place("a.html", "not there") == Place("a.html")


_NAMES = st.sampled_from(["a", "b", "c"])
_FOLDERS = st.lists(_NAMES, max_size=3).map(lambda names: "".join(f"{name}/" for name in names))
_LINKS = st.tuples(
    st.lists(st.sampled_from(["..", ".", "a", "b", "c"]), max_size=5), st.sampled_from(["", "/", "/index.html"])
).map(lambda parts: "/".join(parts[0]) + parts[1] if parts[0] else "")


@settings(max_examples=100, deadline=None)
@given(st.sets(_FOLDERS, min_size=1, max_size=6), st.lists(_LINKS, max_size=6))
def test_links_are_resolved_as_a_naive_reader_would(folders: set[str], links: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        anchors = "".join(f'<a href="{link}"></a>' for link in links)
        for folder in folders:
            (root / folder).mkdir(parents=True, exist_ok=True)
            (root / folder / "index.html").write_text(anchors)
        built = read_built(root, ADDRESS, CODES, "fr")
        for folder in folders:
            path = f"{folder}index.html"
            assert built.pages[path].links == set(links)
            for link in links:
                target = built.target(path, link)
                assert target is not None
                assert (target[0] in built.files) == _naive(root, folder, link)


def _naive(root: Path, folder: str, link: str) -> bool:
    """Ask the disk itself, for what a host would show."""
    way = posixpath.normpath(posixpath.join("/site", folder, link or "index.html"))
    if not f"{way}/".startswith("/site/"):
        return False
    file = root / way.removeprefix("/site").lstrip("/")
    if link.rpartition("/")[2] in {"", ".", ".."}:
        file = file if file.is_file() and not link else file / "index.html"
    return file.is_file()
