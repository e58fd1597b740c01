from __future__ import annotations

import posixpath
import tempfile
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase.built import Built, Known, Seen, built_of, news, read_built, see
from showcase.gates import links, origins
from showcase.problem import Place
from tests.trees import ADDRESS, LANGUAGES, clean, write


@pytest.fixture
def built(tmp_path: Path) -> Built:
    return write(tmp_path, clean())


def test_a_tree_is_read_whole_and_in_order(built: Built) -> None:
    assert built.files == set(clean())
    assert list(built.pages) == sorted(path for path in clean() if path.endswith(".html"))
    assert list(built.others) == ["assets/mark.svg", "assets/more.css", "assets/site.css", "feed.xml", "sitemap.xml"]
    assert built.others["assets/mark.svg"].ids >= {"sun"}
    assert not built.at_signs


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
        built = read_built(root, ADDRESS, LANGUAGES)
        for folder in folders:
            path = f"{folder}index.html"
            assert built.pages[path].links == set(links)
            for link in links:
                target = built.target(path, link)
                assert target is not None
                assert (target[0] in built.files) == _naive(root, folder, link)


@pytest.mark.parametrize("path", ["a/index.html", "index.html", "el/a/index.html"])
def test_an_address_is_kept_where_it_comes_first(path: str) -> None:
    seen = see(path, b'<a href="../b/"></a><a href="#x"></a><img src="https://x.example/y.png">')
    assert leading(news(path, seen, defaultdict(set))) == leading(seen)


def leading(seen: Seen) -> tuple[frozenset[str], frozenset[str]]:
    assert seen.page
    return frozenset(seen.page.links), frozenset(seen.page.loads)


def test_a_link_to_a_part_of_its_own_page_is_judged_at_once() -> None:
    seen = see("a/index.html", b'<p id="x"><a href="#x"></a><a href="#y"></a>')
    assert leading(news("a/index.html", seen, defaultdict(set)))[0] == {"#y"}


def test_addresses_that_a_page_beside_had_are_left_out() -> None:
    known: Known = defaultdict(set)
    first, other = (
        news(path, see(path, f'<a href="../c/"><a href="#x"><a href="d/"><a href="../{path}">'.encode()), known).page
        for path in ("a/index.html", "b/index.html")
    )
    assert first is not None
    assert other is not None
    assert set(first.links) == {"../c/", "#x", "d/", "../a/index.html"}
    assert set(other.links) == {"#x", "d/", "../b/index.html"}, "these lead elsewhere from here"


@pytest.mark.parametrize("path", ["index.html", "a/b/index.html", "el/a/b/index.html"])
def test_the_same_words_are_another_address_at_another_depth(path: str) -> None:
    known: Known = defaultdict(set)
    news("a/index.html", see("a/index.html", b'<a href="../c/">'), known)
    seen = see(path, b'<a href="../c/">')
    assert leading(news(path, seen, known)) == leading(seen)


def test_a_link_to_an_address_does_not_hide_that_another_page_loads_it() -> None:
    known: Known = defaultdict(set)
    news("a/index.html", see("a/index.html", b'<a href="https://x.example/y.js">'), known)
    page = news("b/index.html", see("b/index.html", b'<script src="https://x.example/y.js"></script>'), known).page
    assert page is not None
    assert page.loads == ("https://x.example/y.js",)


def test_what_is_no_page_is_left_as_it_is() -> None:
    known: Known = defaultdict(set)
    for path, data in (("a.css", b"a{b:url(x.png)}"), ("a.txt", b"me@example.org"), ("a.png", b"@")):
        assert [news(path, see(path, data), known) for _ in range(2)] == [see(path, data)] * 2


_PATHS = ("index.html", "404.html", "a/index.html", "b/index.html", "a/c/index.html", "b/c/index.html", "a/d.html")
_STARTS = ("", "../", "../../", "/ic-med/", ADDRESS)
_WRITTEN = st.one_of(
    st.builds(str.__add__, st.sampled_from(_STARTS), st.sampled_from(("a/", "b/c/", "gone/", "a/#no"))),
    st.sampled_from(("https://x.example/", "//x.example/")),
    st.sampled_from(("http-a/", "#here", "?q", "javascript:a()")),
)
_TAGS = st.sampled_from(['<a href="{}">', '<img src="{}">'])
_SHOWN = st.lists(_WRITTEN, min_size=1, max_size=2).flatmap(
    lambda few: st.fixed_dictionaries(
        {path: st.lists(st.tuples(_TAGS, st.sampled_from(few)), max_size=2) for path in _PATHS}
    )
)
"""Few addresses on many pages: mostly there is one thing wrong, or nothing."""


@settings(max_examples=300, deadline=None)
@given(_SHOWN, st.permutations(_PATHS), st.integers(0, len(_PATHS)))
def test_what_is_new_is_enough_to_find_out_that_something_is_wrong(
    shown: dict[str, list[tuple[str, str]]], order: list[str], cut: int
) -> None:
    """In whatever order the pages come, and however they are shared out among those who look at them."""
    with tempfile.TemporaryDirectory() as name:
        texts = {path: "".join(tag.format(address) for tag, address in some) for path, some in shown.items()}
        whole = write(Path(name), texts)
        seen = {}
        for some in (order[:cut], order[cut:]):
            known: Known = defaultdict(set)
            seen.update({path: news(path, see(path, texts[path].encode()), known) for path in some})
        part = built_of(Path(name), ADDRESS, LANGUAGES, seen)
        for gate in (links.check, origins.check):
            assert any(gate(part)) == any(gate(whole))


def _naive(root: Path, folder: str, link: str) -> bool:
    """Ask the disk itself, for what a host would show."""
    way = posixpath.normpath(posixpath.join("/site", folder, link or "index.html"))
    if not f"{way}/".startswith("/site/"):
        return False
    file = root / way.removeprefix("/site").lstrip("/")
    if link.rpartition("/")[2] in {"", ".", ".."}:
        file = file if file.is_file() and not link else file / "index.html"
    return file.is_file()
