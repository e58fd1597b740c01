from __future__ import annotations

from pathlib import Path

from tests.trees import ADDRESS, changed, clean, page, pair, sitemap, write

from showcase.built import Built
from showcase.gates import sitemap as gate
from showcase.problem import Problem


def told(built: Built) -> Problem:
    problems = list(gate.check(built))
    assert len(problems) == 1, problems
    assert (problems[0].code, problems[0].place.path) == ("sitemap-wrong", "sitemap.xml")
    return problems[0]


def test_a_site_has_a_sitemap(tmp_path: Path) -> None:
    files = clean()
    del files["sitemap.xml"]
    assert told(write(tmp_path, files)).message == "the site has no sitemap"


def test_no_page_is_left_out(tmp_path: Path) -> None:
    files = {"index.html": page(""), "el/index.html": page("el/"), "sitemap.xml": sitemap()}
    assert told(write(tmp_path, files)).message == f"the sitemap leaves out «{ADDRESS}» and 1 more"


def test_nothing_else_is_listed(tmp_path: Path) -> None:
    entry = f"<url><loc>{ADDRESS}el/about/</loc></url>"
    problem = told(changed(tmp_path, "sitemap.xml", "</urlset>", f"{entry}</urlset>"))
    assert str(problem.place) == "sitemap.xml:8:6"
    assert f"«{ADDRESS}el/about/»" in problem.message


def test_what_lies_on_another_site_is_not_listed(tmp_path: Path) -> None:
    entry = "<url><loc>https://example.org/</loc></url>"
    assert "«https://example.org/»" in told(changed(tmp_path, "sitemap.xml", "</urlset>", f"{entry}</urlset>")).message


def test_nothing_is_listed_twice(tmp_path: Path) -> None:
    files = {"index.html": page(""), "el/index.html": page("el/")}
    entries = (ADDRESS, pair("")), (f"{ADDRESS}el/", pair(""))
    problem = told(write(tmp_path, {**files, "sitemap.xml": sitemap(*entries, entries[0])}))
    assert problem.message == f"the sitemap lists «{ADDRESS}» twice"


def test_translations_are_those_of_the_page(tmp_path: Path) -> None:
    old = f'<loc>{ADDRESS}el/</loc><xhtml:link rel="alternate" hreflang="fr" href="{ADDRESS}"/>'
    problem = told(changed(tmp_path, "sitemap.xml", old, f"<loc>{ADDRESS}el/</loc>"))
    assert str(problem.place) == "sitemap.xml:4:6"
    assert f"«{ADDRESS}el/»" in problem.message


def test_an_address_of_no_file_is_left_to_the_links(tmp_path: Path) -> None:
    entry = f"<url><loc>{ADDRESS}gone/</loc></url>"
    assert not list(gate.check(changed(tmp_path, "sitemap.xml", "</urlset>", f"{entry}</urlset>")))


def test_a_sitemap_that_cannot_be_read_is_left_to_the_links(tmp_path: Path) -> None:
    assert not list(gate.check(changed(tmp_path, "sitemap.xml", "</urlset>", "")))
