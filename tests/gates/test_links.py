from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import ADDRESS, changed, clean, hidden, page, write

from showcase.gates import GATES, links
from showcase.problem import Problem


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, problems
    return problems[0]


def test_a_clean_site_passes_all_gates(tmp_path: Path) -> None:
    built = write(tmp_path, clean())
    assert [problem for gate in GATES for problem in gate(built)] == []


@pytest.mark.parametrize(
    ("path", "old", "new", "spot", "target"),
    [
        ("index.html", "about/", "abaut/", "14:52", "abaut/index.html"),
        ("index.html", 'href="assets/mark.svg"', 'href="assets/gone.svg"', "10:24", "assets/gone.svg"),
        ("index.html", "assets/picture.webp 1x", "assets/gone.webp 1x", "16:40", "assets/gone.webp"),
        ("assets/site.css", "more.css", "gone.css", "1:10", "assets/gone.css"),
        ("assets/site.css", "url(picture.webp)", "url( 'gone.webp' )", "2:26", "assets/gone.webp"),
        ("feed.xml", "projects/atlas/", "projects/gone/", "1:55", "projects/gone/index.html"),
        ("sitemap.xml", f"<loc>{ADDRESS}about/", f"<loc>{ADDRESS}gone/", "7:11", "gone/index.html"),
        ("old/index.html", "0; url=../about/", "0; url=../gone/", "4:44", "gone/index.html"),
        ("el/index.html", 'href=".."', 'href="../.."', "14:10", "../index.html"),
        ("404.html", 'href="/ic-med/"', 'href="/about/"', "4:10", "/about/index.html"),
        ("about/index.html", 'rel="canonical" href="https://name.github.io/ic-med/about/"',
         'rel="canonical" href="https://name.github.io/ic-med/gone/"', "5:29", "gone/index.html"),
        ("about/index.html", f'hreflang="x-default" href="{ADDRESS}about/"',
         f'hreflang="x-default" href="{ADDRESS}gone/"', "7:50", "gone/index.html"),
    ],
)  # fmt: skip
def test_a_link_to_no_file_is_told_where_it_stands(
    tmp_path: Path, path: str, old: str, new: str, spot: str, target: str
) -> None:
    problem = only(list(links.check(changed(tmp_path, path, old, new))))
    assert (problem.code, str(problem.place)) == ("link-broken", f"{path}:{spot}")
    assert f"«{target}»" in problem.message


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("About/", "same capital and small letters as «about/index.html»"),
        ("about", "end the address with a slash"),
        ("/about/", "begin the link with «/ic-med/»"),
        ("abouts/", "perhaps «about/» is meant"),
        ("nowhere-near/", ""),
    ],
)
def test_the_hint_says_what_may_be_meant(tmp_path: Path, link: str, hint: str) -> None:
    problem = only(list(links.check(changed(tmp_path, "index.html", "about/", link))))
    assert hint in problem.hint
    assert problem.hint.endswith("look in content/programme/")


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("projects/atlas/index.html", "look in content/projects/atlas/"),
        ("el/projects/atlas/index.html", "look in content/projects/atlas/"),
        ("el/about/index.html", "look in docs/el/about.md, else in overrides/"),
    ],
)
def test_the_hint_says_which_source_to_mend(tmp_path: Path, path: str, where: str) -> None:
    problem = only(list(links.check(changed(tmp_path, path, "</h1>", '</h1><a href="gone.pdf"></a>'))))
    assert problem.hint == where


def test_one_cause_on_many_pages_is_told_once(tmp_path: Path) -> None:
    files = clean()
    for path, way in (("index.html", ""), ("el/index.html", "../"), ("projects/atlas/index.html", "../../")):
        files[path] = files[path].replace("</h1>", f'</h1><a href="{way}gone/">x</a>')
    problem = only(list(links.check(write(tmp_path, files))))
    assert str(problem.place) == "el/index.html:13:26"
    assert problem.message.endswith("(the same in 3 files)")
    assert problem.hint == "look in overrides/ and mkdocs.yml for what these pages share"


def test_the_same_words_lead_elsewhere_from_elsewhere(tmp_path: Path) -> None:
    """Pages side by side share what `../` means; pages at other depths do not."""
    link = '<a href="../x/">x</a>'
    pages = dict.fromkeys(("a/b/index.html", "a/x/index.html", "c/index.html"), link)
    problem = only(list(links.check(write(tmp_path, pages))))
    assert str(problem.place) == "c/index.html:1:10"
    assert "«x/index.html»" in problem.message


@pytest.mark.parametrize(
    ("path", "old", "new", "spot", "hint"),
    [
        ("index.html", "atlas/#goals", "atlas/#goal", "14:10", "perhaps «#goals» is meant"),
        ("index.html", '"#top"', '"#Goals"', "15:10", ""),
        ("projects/atlas/index.html", "mark.svg#sun", "mark.svg#moon", "15:17", ""),
    ],
)
def test_an_anchor_to_nothing_is_told(tmp_path: Path, path: str, old: str, new: str, spot: str, hint: str) -> None:
    problem = only(list(links.check(changed(tmp_path, path, old, new))))
    assert (problem.code, str(problem.place)) == ("anchor-broken", f"{path}:{spot}")
    assert hint in problem.hint


@pytest.mark.parametrize("anchor", ["#TOP", "#:~:text=Atlas", "assets/picture.webp#page=2", "assets/site.css#x"])
def test_some_anchors_need_no_id(tmp_path: Path, anchor: str) -> None:
    assert not list(links.check(changed(tmp_path, "index.html", '"#top"', f'"{anchor}"')))


@pytest.mark.parametrize("link", ["about/", "./about/", "../ic-med/about/", "?q", ""])
def test_the_page_for_lost_readers_has_no_relative_links(tmp_path: Path, link: str) -> None:
    problem = only(list(links.check(changed(tmp_path, "404.html", "/ic-med/", link))))
    assert (problem.code, problem.place.path) == ("link-relative", "404.html")
    assert problem.hint == "begin the link with «/ic-med/»"


@pytest.mark.parametrize("link", [f"{ADDRESS}about/", "#top", "https://example.org/", "data:,x"])
def test_the_page_for_lost_readers_may_lead_on(tmp_path: Path, link: str) -> None:
    assert not list(links.check(changed(tmp_path, "404.html", "/ic-med/", link)))


def test_a_page_may_not_move_its_links(tmp_path: Path) -> None:
    files = {"index.html": page(""), "el/index.html": page("el/", head='<base href="/ic-med/">')}
    problem = only(list(links.check(write(tmp_path, files))))
    assert (problem.code, str(problem.place)) == ("link-base", "el/index.html:9:13")


def test_a_feed_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    problem = only(list(links.check(changed(tmp_path, "feed.xml", "</feed>", ""))))
    assert (problem.code, str(problem.place)) == ("xml-broken", "feed.xml:1:1")


def test_the_order_of_problems_does_not_depend_on_the_run(tmp_path: Path) -> None:
    body = "".join(f'<a href="gone-{n}/"></a>' for n in range(9))
    found = list(links.check(write(tmp_path, {"index.html": hidden(body)})))
    assert found == sorted(found)
    assert len(found) == 9
