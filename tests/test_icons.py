"""The style sheet of the icons: a rule for each that a page can show, drawn as Material draws it, and nothing else."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from showcase.engine.icons import _TABLE, ICONS_FILE, icons
from showcase.engine.templates import OVERRIDES, templates
from showcase.site import Site
from tests.conftest import ROOT
from tests.growing import grown, twin
from tests.viewing import good_site

RULE = re.compile(r'\.icon-([a-z0-9-]+)\{--icon:url\("data:image/svg\+xml,([^"()\\<>]+)"\)\}')
MATERIAL = Path(str(files("material"))) / "templates/.icons/material"


def rules(css: str) -> dict[str, str]:
    """Icon by name, drawn; every line of the sheet is one rule and no more."""
    found = [RULE.fullmatch(line) for line in css.splitlines()]
    assert all(found), css
    read = {match[1]: unquote(match[2]) for match in found if match}
    assert len(read) == len(found), "each stands once"
    return read


def sheet(site: Site) -> str:
    return icons(site, templates(ROOT, None), ROOT / OVERRIDES)


def of(site: Site) -> dict[str, str]:
    return rules(sheet(site))


@cache
def shown(target: Path) -> dict[str, str]:
    """Every icon of every page, with one page that shows it."""
    found = {}
    for path in sorted(target.rglob("*.html")):
        for node in LexborHTMLParser(path.read_bytes()).css("[class*=icon-]"):
            classes = (node.attributes["class"] or "").split()
            found.update({name.removeprefix("icon-"): str(path) for name in classes if name.startswith("icon-")})
    return found


@pytest.mark.parametrize("project", [False, True])
def test_every_icon_of_a_page_has_its_rule(project: bool, request: pytest.FixtureRequest) -> None:  # noqa: FBT001
    target = request.getfixturevalue("project_built") if project else request.getfixturevalue("good_built") / "public"
    there = rules((target / ICONS_FILE).read_text(encoding="utf-8"))
    assert {name: path for name, path in shown(target).items() if name not in there} == {}
    assert len(shown(target)) > 10


def test_every_icon_that_a_template_gives_to_a_macro_has_its_rule() -> None:
    there = of(good_site())
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.html")]
    named = {name for text in texts for name in re.findall(r"""\bicon\(["']([^"']+)["']\)""", text)}
    assert len(named) > 10
    assert named <= there.keys()


def test_templates_name_icons_only_where_they_are_looked_for() -> None:
    """In a call as it stands, by a table called `icons`, or as the fact of a record that its caller has."""
    known = re.compile(r"""["'][a-z0-9-]+["']|name|icon|[a-z.]+\.icon|(?:[a-z.]+\.icon or )?\(?icons\[[^\]]+\].*""")
    for path in (ROOT / "overrides").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        given = re.findall(r"\bicon\((.*?)\) ?\}\}", text) + re.findall(r"\bicon icon-\{\{ (.*?) \}\}", text)
        assert [one for one in given if not known.fullmatch(one)] == [], path
        assert text.count("icons = {") == len(_TABLE.findall(text)), path


def test_a_rule_is_the_drawing_of_its_name() -> None:
    for name, drawing in of(good_site()).items():
        assert drawing == (MATERIAL / f"{name}.svg").read_text(encoding="utf-8").strip(), name


def test_the_icon_of_a_theme_has_its_rule() -> None:
    assert "sprout" not in of(good_site())
    there = of(grown(twin("theme", "sea", "sea", icon="sprout")))
    assert "sprout" in there
    assert there.keys() - {"sprout"} == of(good_site()).keys() - {"ferry"}


@pytest.mark.parametrize("name", ["no-such-icon", "", "../../main", "ferry.svg", 'x"){}*{color:red', "Ferry"])
def test_what_is_no_icon_has_none(name: str) -> None:
    site = grown(twin("theme", "sea", "sea", icon=name))
    assert of(site).keys() == of(good_site()).keys() - {"ferry"}


def test_the_words_of_a_template_that_name_no_icon_have_none() -> None:
    there = of(good_site())
    words = {name for path in (ROOT / "overrides").rglob("*.html") for name in re.findall(r"[\w-]+", path.read_text())}
    icons_too = {name for name in words if (MATERIAL / f"{name}.svg").is_file()}
    assert {"head", "cards", "home", "map", "table", "menu"} <= icons_too
    assert not {"head", "cards", "home", "map"} & there.keys()
    assert {"table", "menu"} <= there.keys()
    assert all((MATERIAL / f"{name}.svg").is_file() for name in there)


def test_the_sheet_is_the_same_each_time_and_light() -> None:
    made = sheet(good_site())
    assert made == sheet(good_site())
    assert list(rules(made)) == sorted(rules(made))
    assert len(made) <= 32_000


def test_no_page_draws_an_icon_and_every_page_loads_the_sheet(good_built: Path) -> None:
    public = good_built / "public"
    for path in sorted(public.rglob("*.html")):
        tree = LexborHTMLParser(path.read_bytes())
        assert not tree.css(".icon svg, .icon img, .icon > *"), path
        assert all(node.attributes.get("aria-hidden") == "true" for node in tree.css(".icon")), path
        sheets = [node.attributes["href"] or "" for node in tree.css("link[rel=stylesheet]")]
        assert not tree.css(".icon") or any(sheet.endswith(ICONS_FILE) for sheet in sheets), path
