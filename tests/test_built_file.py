from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.built_file import css_addresses, read_file, srcset_addresses


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


def test_a_drawing_can_load_and_run() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="a()">'
        '<a href="page"/><image xlink:href="x"/><style>p{a:url(y)}</style><use href="#z"/></svg>'
    )
    told = read_file("a.svg", drawing.encode())
    assert told.loads == {"x", "y"}
    assert told.links == {"x", "y", "page"}
    assert told.handlers == {"onload"}


def test_a_feed_names_addresses_in_attributes_and_in_words() -> None:
    feed = '<rss><channel><link> https://x/ </link><title>https://no/</title><enclosure url="a.pdf"/></channel></rss>'
    assert read_file("feed.xml", feed.encode()).links == {"https://x/", "a.pdf"}


def test_a_file_that_is_not_well_formed_has_a_fault_and_no_links() -> None:
    told = read_file("feed.xml", b"<rss><link>x</link>")
    assert "no element found" in told.fault
    assert not told.links


@given(st.sampled_from(["a.css", "a.xml", "a.svg"]), st.binary(max_size=200))
def test_a_file_of_any_bytes_can_be_read(path: str, data: bytes) -> None:
    assert read_file(path, data).path == path
