"""The icons that templates and themes name → one style sheet that draws each as a mask in the colour of its words.

An icon stands in a page as `<span class="icon icon-<name>">`: drawn out in every place it would be a third of a page.
Templates name one in a call, `icon("rss")`, in the class as it stands, or as a value of `{% set icons = {…} %}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, TemplateNotFound

from showcase.site import Site

ICONS_FILE = "assets/icons.css"
"""Its path in the site."""
_FOLDER = ".icons/material"
"""Where MkDocs' Material theme keeps its icons (Material Design Icons, Apache-2.0)."""
_NAME = r"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"
_CALL = re.compile(rf"""\bicon\(["']{_NAME}["']\)""")
_CLASS = re.compile(rf"\bicon icon-{_NAME}")
_TABLE = re.compile(r"\{%-? set icons = \{([^}]*)\}")
_VALUE = re.compile(rf""":\s*["']{_NAME}["']""")


def icons(site: Site, environment: Environment, overrides: Path) -> str:
    """The style sheet: a rule for every name that a template or a theme has for an icon, if there is one."""
    sources = {name: _source(environment, name) for name in sorted(_names(site, overrides))}
    return "".join(f".icon-{name}{{--icon:{_address(source)}}}\n" for name, source in sources.items() if source)


def _names(site: Site, overrides: Path) -> Iterator[str]:
    for path in sorted(overrides.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        for written in (_CALL, _CLASS):
            yield from written.findall(text)
        for table in _TABLE.findall(text):
            yield from _VALUE.findall(table)
    for record in site.all("theme"):
        yield str(getattr(record.facts, "icon", ""))


def _source(environment: Environment, name: str) -> str:
    try:
        return environment.loader.get_source(environment, f"{_FOLDER}/{name}.svg")[0] if environment.loader else ""
    except TemplateNotFound:
        return ""


def _address(source: str) -> str:
    """A drawing as an address that a style sheet can hold between quotes."""
    return f'url("data:image/svg+xml,{quote(source.strip(), safe=" /:=,")}")'
