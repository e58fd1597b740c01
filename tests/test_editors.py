"""An editor finds the schema of every file, has nothing to say of good content, and helps with what is written."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from showcase.exports.editor import FILE, schemas_of
from showcase.kinds import KINDS
from tests.conftest import ROOT
from tests.language_server import Server, serving

MODELINE = re.compile(r"\A# yaml-language-server: .*\n")
NEW = (ROOT / f"content/projects/not-there-{number}/record.yml" for number in itertools.count())
"""Files that an editor has open and nobody has saved; each is asked about once."""


def settings() -> dict[str, Any]:
    """What the server asks for, as an editor has it: `yaml.schemas` under `yaml`."""
    plain = json.loads(re.sub(r"^//.*\n", "", (ROOT / FILE).read_text(encoding="utf-8"), flags=re.MULTILINE))
    found: dict[str, Any] = {}
    for name, value in plain.items():
        group, _, key = name.partition(".")
        found.setdefault(group, {} if key else value)
        if key:
            into = found[group]
            *path, last = key.split(".")
            for step in path:
                into = into.setdefault(step, {})
            into[last] = value
    return found


def without_modeline(path: Path) -> str:
    """A file as it is when only the settings say what it is."""
    return MODELINE.sub("", path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(ROOT, settings()) as found:
        yield found


def ask(server: Server, method: str, text: str) -> tuple[Any, list[str]]:
    """The answer about the place marked `|` in a new project's facts, and what is wrong with them."""
    path = next(NEW)
    line, character = text[: text.index("|")].count("\n"), len(text[: text.index("|")].rpartition("\n")[2])
    server.open({path: text.replace("|", "")})
    where = {"line": line, "character": character}
    answer = server.ask(f"textDocument/{method}", textDocument={"uri": path.as_uri()}, position=where)
    return answer, server.told[path.as_uri()]


def labels(server: Server, text: str) -> set[str]:
    answer, _ = ask(server, "completion", text)
    return {item["label"] for item in answer["items"]}


def test_nothing_is_said_of_good_content_by_modeline_or_by_settings(server: Server) -> None:
    files = sorted((ROOT / "content").rglob("*.yml"))
    assert files
    for read in (Path.read_text, without_modeline):
        server.open({path: read(path) for path in files})
        assert {uri: told for uri, told in server.told.items() if told} == {}


@pytest.mark.parametrize("modeline", ["# yaml-language-server: $schema=../../.schemas/project.schema.json\n", ""])
def test_a_slip_is_marked_fields_and_values_are_proposed(server: Server, modeline: str) -> None:
    wrong = f"{modeline}relation: nearby|\nattested: source\nsources: [{{url: https://example.org/}}]\n"
    _, told = ask(server, "hover", wrong)
    assert told == [f'{1 + bool(modeline)}: Value is not accepted. Valid values: "incubated", "related".']
    assert {"stage", "themes", "sources"} <= labels(server, f"{modeline}relation: related\n|")
    assert {"incubated", "related"} <= labels(server, f"{modeline}relation: |\n")
    hover, _ = ask(server, "hover", f"{modeline}rela|tion: related\n")
    assert "another origin" in hover["contents"]["value"]


def test_words_of_the_interface_have_a_schema(server: Server) -> None:
    path = ROOT / "content/strings/not-there-yet.yml"
    server.open({path: "Nav Home: x\nnav.home: [x]\nnav.main: Main\n"})
    assert len(server.told[path.as_uri()]) == 2


def test_every_schema_is_there_and_every_pattern_finds_what_it_is_for() -> None:
    for schema, pattern in schemas_of(KINDS).items():
        assert (ROOT / schema).is_file(), schema
        assert list(ROOT.glob(pattern)) or pattern in {"content/moved.yml", "content/known-problems.yml"}, pattern


def test_the_extension_that_reads_the_settings_is_recommended() -> None:
    assert "redhat.vscode-yaml" in json.loads((ROOT / ".vscode/extensions.json").read_text())["recommendations"]
