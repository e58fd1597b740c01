from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from showcase.exports import feeds
from showcase.site import Site
from tests.editing import change, site_of
from tests.growing import grown, twin
from tests.viewing import every_page, good_site, record

ADDRESS = "https://example.org/petit/"
SPACE = {"a": feeds.ATOM}
HOSTILE = ["]]>", "a & b &amp; c", "<b>no tag</b>", "\"quoted\" 'twice'", "🚢 λιμάνι", "</feed><feed>"]


def made(site: Site) -> dict[str, etree._Element]:
    return {path: etree.fromstring(data) for path, data in feeds.files(site, every_page(site))}


def texts(feed: etree._Element, path: str) -> list[str]:
    return [str(found.text) for found in feed.iterfind(path, SPACE)]


def test_every_list_has_a_feed_in_every_language() -> None:
    site = good_site()
    lists = {f"{code}{kind.folder}/feed.xml" for kind in site.kinds for code in ("", "el/", "en/") if not kind.single}
    assert set(made(site)) == lists


def test_a_feed_holds_real_translations_only() -> None:
    found = made(good_site())
    assert texts(found["projects/feed.xml"], "a:entry/a:title") == ["Boréal", "Atlas : la mer"], "the newest first"
    assert texts(found["en/projects/feed.xml"], "a:entry/a:id") == [f"{ADDRESS}en/projects/boreal/"]
    assert texts(found["el/projects/feed.xml"], "a:entry/a:title") == ["Άτλας"]


def test_a_feed_says_what_atom_asks_for() -> None:
    for path, feed in made(good_site()).items():
        assert texts(feed, "a:id") == [ADDRESS + path]
        assert len(texts(feed, "a:title")) == len(texts(feed, "a:updated")) == len(texts(feed, "a:author/a:name")) == 1
        links = {link.get("rel"): link.get("href") for link in feed.iterfind("a:link", SPACE)}
        assert links == {"self": ADDRESS + path, "alternate": ADDRESS + path.removesuffix("feed.xml")}
        for entry in feed.iterfind("a:entry", SPACE):
            assert [texts(entry, f"a:{name}") != [] for name in ("id", "title", "updated", "summary")] == [True] * 4
            assert texts(entry, "a:id") == [link.get("href") for link in entry.iterfind("a:link", SPACE)]
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == (
            path.split("/")[0] if path[2] == "/" else "fr"
        )


def test_ids_differ_and_a_new_title_changes_none(good: Path) -> None:
    before = [texts(feed, ".//a:id") for feed in made(site_of(good)).values()]
    change(good, "content/projects/boreal/text.fr.md", 'title: "Boréal"', 'title: "Aurore"')
    after = made(site_of(good))
    assert [texts(feed, ".//a:id") for feed in after.values()] == before
    assert "Aurore" in texts(after["projects/feed.xml"], "a:entry/a:title")
    flat = [one for ids in before for one in ids]
    assert len(set(flat)) == len(flat)


@pytest.mark.parametrize("name", HOSTILE)
def test_any_words_are_well_formed(name: str) -> None:
    feed = made(grown(twin("cluster", "ilios", "ilios", name=name)))["el/clusters/feed.xml"]
    assert name in texts(feed, "a:entry/a:title")


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("confirmed: 2020-02-03\n", "2020-02-03"),
        ("", "2012"),
    ],
)
def test_an_entry_has_the_day_of_its_record(lines: str, day: str, good: Path) -> None:
    with (good / "content/projects/boreal/record.yml").open("a", encoding="utf-8") as there:
        there.write(lines)
    assert feeds.changed(record(site_of(good), "project", "boreal")) == day


def test_sources_read_later_count_before_the_dates_it_tells_of(good: Path) -> None:
    text = (good / "content/projects/boreal/record.yml").read_text(encoding="utf-8")
    text = text.replace("source\n", "source\n    seen: 2019-05\n  - url: https://example.org/b\n    seen: 2018~\n")
    (good / "content/projects/boreal/record.yml").write_text(text, encoding="utf-8")
    site = site_of(good)
    assert feeds.changed(record(site, "project", "boreal")) == "2019-05"
    (first, *_) = texts(made(site)["projects/feed.xml"], "a:entry/a:updated")
    assert first == "2019-05-01T00:00:00Z"


def test_a_record_without_any_date_comes_last() -> None:
    assert feeds.changed(record(good_site(), "region", "evora")) == feeds.NEVER
    assert texts(made(good_site())["regions/feed.xml"], "a:updated") == ["1970-01-01T00:00:00Z"]


def test_a_feed_is_never_longer_than_its_limit() -> None:
    site = grown(*(twin("cluster", "ilios", f"c{n:03}", founded=str(1900 + n)) for n in range(80)))
    feed = made(site)["el/clusters/feed.xml"]
    assert len(texts(feed, "a:entry/a:id")) == feeds.MOST
    assert texts(feed, "a:entry/a:updated")[0] == "1979-01-01T00:00:00Z"


def test_a_list_leads_to_its_feed(good_built: Path) -> None:
    html = (good_built / "public/el/projects/index.html").read_text(encoding="utf-8")
    assert '<link rel="alternate" type="application/atom+xml" title="PP · ' in html
    assert html.count('href="../../el/projects/feed.xml"') == 2, "for programs and for readers"
    assert (good_built / "public/el/projects/feed.xml").is_file()
