"""Our lean Jinja: what it shows is what plain Jinja would, for all that a template can be given or can say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, Template, UndefinedError
from jinja2.utils import _PassArg
from markupsafe import Markup, escape

from showcase.engine.layout import Layout, layout
from showcase.engine.templates import Templates, templates
from showcase.site import Site
from tests.conftest import ROOT
from tests.growing import grown, twin
from tests.viewing import every_page

HOSTILE = """<script>alert("1")</script> & 'x' {{ 7 * 7 }} &amp;"""


class Sign(StrEnum):
    LESS = "<"


class Word(str):
    __slots__ = ()


class Drawn:
    def __html__(self) -> str:
        return "<b>bold</b>"


def lean(**texts: str) -> Templates:
    environment = templates(ROOT, None)
    environment.loader = DictLoader({f"{name}.html": text for name, text in texts.items()})
    return environment


def plain(lean: Environment) -> Environment:
    """Jinja's own environment, set up alike."""
    options = {"trim_blocks": True, "lstrip_blocks": True, "auto_reload": False}
    return Environment(loader=lean.loader, autoescape=True, undefined=StrictUndefined, **options)  # type: ignore[arg-type]


def both(values: dict[str, Any], **texts: str) -> tuple[str, str]:
    ours = lean(**texts)
    return ours.get_template("page.html").render(values), plain(ours).get_template("page.html").render(values)


@given(st.text())
def test_a_text_is_shown_as_text(text: str) -> None:
    assert Templates.shown(text) == str(escape(text))
    assert Templates.shown(Word(text)) == str(escape(text))
    assert Templates.shown(Markup(text)) == text  # noqa: S704 - that it is left alone is what is asked


@pytest.mark.parametrize(
    ("value", "html"),
    [
        (Sign.LESS, "&lt;"),
        (Drawn(), "<b>bold</b>"),
        (0, "0"),
        (-1.5, "-1.5"),
        (True, "True"),
        (None, "None"),
        (("<",), "(&#39;&lt;&#39;,)"),
        (OSError("<"), "&lt;"),
        ("", ""),
    ],
)
def test_any_other_value_is_shown_as_jinja_shows_it(value: object, html: str) -> None:
    assert Templates.shown(value) == html
    assert both({"value": value}, page="{{ value }}") == (html, html)


@pytest.mark.parametrize(
    "text", ["{{ gone }}", "{{ given.gone }}", "{{ given['gone'] }}", "{{ gone() }}", "{{ gone ~ '' }}"]
)
def test_what_is_not_there_stops_the_page(text: str) -> None:
    with pytest.raises(UndefinedError, match="gone"):
        lean(page=text).get_template("page.html").render(given={})
    with pytest.raises(UndefinedError):
        Templates.shown(StrictUndefined(name="gone"))


def test_what_is_not_there_can_be_asked_for() -> None:
    text = "{% if gone is defined %}1{% else %}2{% endif %}{{ gone | default('<') }}"
    assert both({}, page=text) == ("2&lt;", "2&lt;")


SAYINGS = {
    "a macro": "{% macro m(a, b='<') %}<i>{{ a }}{{ b }}</i>{% endmacro %}{{ m(text) }}{{ m(b=text, a=1) }}",
    "a macro of a macro": "{% macro n(a) %}<{{ a }}>{% endmacro %}{% macro m() %}{{ n(text) }}{% endmacro %}{{ m() }}",
    "more than a macro names": "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(text, x=text) }}",
    "a caller": "{% macro m() %}<{{ caller(text) }}>{% endmacro %}{% call(a) m() %}{{ a }}&{{ text }}{% endcall %}",
    "an imported macro": "{% import 'macros.html' as a %}{{ a.m(text) }}{% from 'macros.html' import m %}{{ m(1) }}",
    "a part": "{% for one in list %}{% include 'part.html' %}{% endfor %}",
    "a loop": "{% for one in list %}{{ loop.index }}{{ loop.last }}{{ one }}{% else %}0{% endfor %}",
    "turns of a loop": "{% for one in list %}{{ loop.cycle('<', '>') }}{{ loop.changed(one) }}{% endfor %}",
    "a loop of nothing": "{% for one in [] %}{{ one }}{% else %}{{ text }}{% endfor %}",
    "a loop in a loop": "{% for a in list %}{% for b in a recursive %}{{ loop.depth }}{{ b }}{% endfor %}{% endfor %}",
    "a loop of itself": "{% for n in tree recursive %}<{{ n[0] }}{{ loop(n[1]) }}>{% endfor %}",
    "a value of a loop": "{% for one in list if one %}{% set two = one ~ '<' %}{{ two }}{{ show(two) }}{% endfor %}",
    "a block set": "{% set x %}<b>{{ text }}</b>{% endset %}{{ x }}{{ x | trim }}{{ x ~ text }}{{ x | length }}",
    "filters": "{{ text | upper }}{{ text | e }}{{ text | safe }}{{ list | join('<') }}{{ text | urlencode }}",
    "tests": "{{ '1' if text is string }}{{ '2' if show is callable }}{{ '3' if text in list }}",
    "signs": "{{ text ~ html }}{{ html ~ text }}{{ html + text }}{{ '%s' | format(text) }}{{ 1 + 1 }}{{ '<' }}",
    "calls": "{{ show(text) }}{{ show(*list) }}{{ show(**named) }}{{ show(what=html) }}",
    "calls of methods": "{{ text.upper() }}{{ named.get('what') }}{{ list.index('') }}",
    "html of a call": "{{ draw() }}{{ draw() ~ text }}",
    "a namespace": "{% set n = namespace(x=0) %}{% for one in list %}{% set n.x = n.x + 1 %}{% endfor %}{{ n.x }}",
    "functions of jinja": "{{ range(3) | list }}{{ dict(a=text) }}{{ cycler('<').next() }}",
    "a joiner": "{% set j = joiner('<') %}{{ j() }}{{ j() }}",
    "with": "{% with a=text, b=html %}{{ a }}{{ b }}{% endwith %}",
    "raw": "{% raw %}{{ text }}<b>{% endraw %}\n  {% if text %}\n  x\n  {% endif %}\n",
}
VALUES: dict[str, Any] = {
    "text": HOSTILE,
    "html": Markup("<b>&amp;</b>"),
    "list": [HOSTILE, "", Markup("<i>"), "é"],
    "tree": [("<", [("a", [])]), (HOSTILE, [])],
    "named": {"what": HOSTILE},
    "show": lambda *all_, what="": f"<{all_}{what}>",
    "draw": lambda: Markup("<hr>"),
}
PARTS = {
    "macros": "{% macro m(a) %}<u>{{ a }}</u>{% endmacro %}",
    "part": "<u>{{ text }}{{ one | default('') }}</u>",
}


@pytest.mark.parametrize("saying", SAYINGS)
def test_a_template_says_what_plain_jinja_says(saying: str) -> None:
    ours, theirs = both(VALUES, page=SAYINGS[saying], **PARTS)
    assert ours == theirs
    assert "<script>" not in ours or "safe" in SAYINGS[saying]


def test_blocks_of_three_templates_are_laid_over_each_other() -> None:
    texts = {
        "base": "<{% block a %}a{{ text }}{% endblock %}|{% block b scoped %}b{% endblock %}|{{ self.a() }}>",
        "middle": "{% extends 'base.html' %}{% block a %}m{{ super() }}{{ text }}{% endblock %}",
        "page": "{% extends 'middle.html' %}"
        "{% block a %}p{{ super() }}{% block c %}{{ html }}{% endblock %}{% endblock %}"
        "{% block b %}{% for one in list %}{{ one }}{% endfor %}{{ super() }}{% endblock %}",
    }
    ours, theirs = both(VALUES, **texts)
    assert ours == theirs
    assert ours.count("pma") == 2
    assert "<script>" not in ours


@given(st.dictionaries(st.sampled_from(["text", "html"]), st.text(), min_size=2), st.lists(st.text()))
def test_any_words_in_any_place_of_a_template(texts: dict[str, str], words: list[str]) -> None:
    values = {**VALUES, "text": texts["text"], "html": escape(texts["html"]), "list": words}
    for ours, theirs in _PAIRS:
        assert ours.render(values) == theirs.render(values)


def _pairs() -> Iterator[tuple[Template, Template]]:
    for name in ("a macro", "a caller", "a block set", "signs", "calls", "a loop"):
        ours = lean(page=SAYINGS[name])
        yield ours.get_template("page.html"), plain(ours).get_template("page.html")


_PAIRS = tuple(_pairs())


def hostile() -> Site:
    """The good site with names that are HTML and templates."""
    return grown(
        twin("cluster", "ilios", "ilios", name=HOSTILE),
        twin("project", "atlas", "atlas", name=HOSTILE),
        twin("partner", "ville", "ville", name=HOSTILE),
    )


def plainly(drawn: Layout) -> Layout:
    """The same layout, drawn by Jinja's own environment."""
    environment = plain(drawn.environment)
    fresh: dict[str, Any] = {"_templates": {}, "_words": {}, "_entries": {}, "_drawn": {}, "_motifs": {}}
    theirs = replace(drawn, environment=cast("Templates", environment), **fresh)
    environment.globals.update(card=theirs.card, motif=theirs.motif)
    environment.globals["m"] = environment.get_template("pieces/macros.html").module
    return theirs


def test_every_page_of_a_site_is_what_plain_jinja_draws() -> None:
    site = hostile()
    ours = layout(site, ROOT, None)
    theirs = plainly(ours)
    for page in every_page(site):
        assert ours.fillings(page) == theirs.fillings(page), page.url


def test_nothing_that_templates_call_asks_for_a_context() -> None:
    """Our context hands none to it; Jinja's own macros do without."""
    drawn = layout(hostile(), ROOT, None)
    given = {name: value for name, value in drawn.environment.globals.items() if name != "m"}
    for name, value in given.items():
        assert _PassArg.from_obj(value) is None, name
        assert not callable(value) or _PassArg.from_obj(type(value).__call__) is None, name


def test_compiled_templates_are_kept_and_say_the_same(tmp_path: Path) -> None:
    site = hostile()
    without, first, second = (layout(site, ROOT, cache) for cache in (None, tmp_path, tmp_path))
    page = next(page for page in every_page(site) if page.frame == "project")
    assert without.fillings(page) == first.fillings(page) == second.fillings(page)
    assert list(tmp_path.iterdir())
