from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import ADDRESS, changed, clean, write

from showcase.built import Built
from showcase.gates import origins
from showcase.problem import Problem


def told(built: Built) -> Problem:
    problems = list(origins.check(built))
    assert len(problems) == 1, problems
    return problems[0]


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.example/x"></script>',
        '<img src="//cdn.example/x">',
        '<img srcset="a 1x, https://cdn.example/x 2x">',
        '<link rel="stylesheet" href="https://cdn.example/x">',
        '<link rel="preconnect" href="https://cdn.example/x">',
        '<iframe src="https://cdn.example/x"></iframe>',
        '<object data="https://cdn.example/x"></object>',
        '<form action="https://cdn.example/x"></form>',
        '<meta http-equiv="refresh" content="0; url=https://cdn.example/x">',
        '<p style="background:url(https://cdn.example/x)">',
        '<img src="https://name.github.io/other-site/x">',
    ],
)
def test_nothing_is_fetched_from_another_site(tmp_path: Path, html: str) -> None:
    problem = told(changed(tmp_path, "about/index.html", "</h1>", f"</h1>\n{html}"))
    assert (problem.code, problem.place.path, problem.place.line) == ("origin-foreign", "about/index.html", 11)
    assert problem.place.column > 5


@pytest.mark.parametrize("css", ["@import 'https://cdn.example/x';", "a{b:url(//cdn.example/x)}"])
def test_style_sheets_fetch_nothing_from_another_site(tmp_path: Path, css: str) -> None:
    problem = told(changed(tmp_path, "assets/site.css", "body", f"{css}\nbody"))
    assert (problem.code, problem.place.path, problem.place.line) == ("origin-foreign", "assets/site.css", 2)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.org/">',
        '<link rel="license" href="https://example.org/">',
        '<meta property="og:see_also" content="https://example.org/">',
        f'<img src="{ADDRESS}assets/picture.webp">',
        '<img src="data:image/gif;base64,R0">',
        "<p>https://example.org/ javascript: onclick=</p>",
    ],
)
def test_what_waits_for_the_reader_is_welcome(tmp_path: Path, html: str) -> None:
    assert not list(origins.check(changed(tmp_path, "about/index.html", "</h1>", f"</h1>\n{html}")))


def test_a_site_asked_by_many_pages_is_told_once(tmp_path: Path) -> None:
    files = {path: text.replace("</h1>", '</h1><img src="https://cdn.example/x">') for path, text in clean().items()}
    problem = told(write(tmp_path, files))
    assert str(problem.place) == "about/index.html:10:27"
    assert problem.message.endswith("(the same in 6 files)")


@pytest.mark.parametrize(
    "html",
    [
        "<script>a()</script>",
        '<script type="module">a()</script>',
        "<p onclick='a()'>",
        "<svg onload=a()>",
        '<iframe srcdoc="<script></script>">',
        '<a href="javascript:a()">',
        '<a href="&#106;avascript&colon;a()">',
        '<a href=" Java\tScript:a()">',
        '<form action="javascript:a()"></form>',
        '<iframe src="vbscript:a()"></iframe>',
    ],
)
def test_attributes_and_addresses_hold_no_script(tmp_path: Path, html: str) -> None:
    problem = told(changed(tmp_path, "about/index.html", "</h1>", f"</h1>\n{html}"))
    assert (problem.code, problem.place.path) == ("script-inline", "about/index.html")


def test_the_place_of_a_script_is_that_of_its_attribute(tmp_path: Path) -> None:
    problem = told(changed(tmp_path, "about/index.html", "</h1>", '</h1>\n<p class="x" onclick="a()">'))
    assert (problem.place.line, problem.place.column) == (11, 14)
