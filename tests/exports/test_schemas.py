from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from showcase.exports.schemas import schemas
from showcase.kinds import KINDS
from showcase.record import Kind, fields
from tests.conftest import GOOD, ROOT

FOLDERS = {kind.folder: kind for kind in KINDS}


class _Editor(yaml.CBaseLoader):
    """YAML as an editor reads it: plain scalars are numbers, booleans or nothing by the core schema of YAML 1.2."""


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Editor.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"({_pattern})\\Z"), _first)
_Editor.add_constructor("tag:yaml.org,2002:null", lambda *_: None)
_Editor.add_constructor("tag:yaml.org,2002:bool", lambda loader, node: loader.construct_scalar(node).lower() == "true")
_Editor.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))
_Editor.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node)))


@cache
def made() -> dict[str, Any]:
    return {name: json.loads(data) for name, data in schemas(KINDS)}


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(made()[f"{name}.schema.json"])


def faults(name: str, text: str) -> list[str]:
    value = yaml.load(text, _Editor)  # noqa: S506 - it makes numbers, booleans and text alone
    return [error.message for error in validator(name).iter_errors(value)]


def records(root: Path) -> list[Path]:
    return sorted(path.parent for path in root.glob("content/**/record.yml"))


def kind_of(folder: Path, root: Path) -> Kind:
    return FOLDERS[folder.relative_to(root / "content").parts[0]]


def test_an_editor_reads_numbers_as_numbers_and_words_as_words() -> None:
    text = "[1, 037, 2.5, 2009-06, 2005~, no, NO, true, ~, '1', 1e3, 12:30]"
    assert yaml.load(text, _Editor) == [  # noqa: S506
        1,
        37,
        2.5,
        "2009-06",
        "2005~",
        "no",
        "NO",
        True,
        None,
        "1",
        1000.0,
        "12:30",
    ]


def test_every_kind_has_a_schema_for_its_facts_and_one_for_its_words() -> None:
    kinds = [f"{kind.name}{part}.schema.json" for kind in KINDS for part in ("", ".text")]
    assert sorted(made()) == sorted(
        [*kinds, *(f"{name}.schema.json" for name in ("known-problems", "moved", "strings"))]
    )


def test_the_list_of_accepted_problems_has_a_schema() -> None:
    good = "problems:\n  - {path: a, code: date-order, reason: x, date: 2026-11-23}\n"
    assert faults("known-problems", good) == []
    assert faults("known-problems", "problems: []\n") == []
    assert faults("known-problems", good.replace("reason", "why"))


@pytest.mark.parametrize("name", sorted(made()))
def test_each_schema_is_one(name: str) -> None:
    schema = made()[name]
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_schema_knows_the_fields_as_they_are_written(kind: Kind) -> None:
    for name, model in ((kind.name, kind.facts), (f"{kind.name}.text", kind.words)):
        schema = made()[f"{name}.schema.json"]
        assert list(schema["properties"]) == sorted(alias for _, alias, _ in fields(model))
        assert sorted(schema.get("required", [])) == sorted(
            alias for _, alias, info in fields(model) if info.is_required()
        )


@pytest.mark.parametrize("root", [GOOD, ROOT], ids=["good", "project"])
def test_every_record_that_the_reader_takes_is_taken_by_its_schema(root: Path) -> None:
    assert records(root)
    for folder in records(root):
        kind = kind_of(folder, root)
        facts = (folder / "record.yml").read_text(encoding="utf-8")
        assert faults(kind.name, facts) == [], folder.name
        for path in sorted(folder.glob("text.*.md")):
            front = path.read_text(encoding="utf-8").split("---\n")[1]
            assert faults(f"{kind.name}.text", front) == [], path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("relation: incubated", "relation: adopted"),
        ("relation: incubated\n", ""),
        ("stage: running", "stgae: running"),
        ("budget: 250000", "budget: a lot"),
        ("themes: [sea]", "themes: sea"),
        ("sources:\n  - url: https://example.org/source\n", "sources: []\n"),
        ("sources:\n  - url: https://example.org/source\n", "sources:\n  - link: https://example.org/source\n"),
    ],
)
def test_an_editor_underlines_what_the_reader_refuses(old: str, new: str) -> None:
    text = (GOOD / "content/projects/atlas/record.yml").read_text(encoding="utf-8")
    assert old in text
    assert faults("project", text.replace(old, new))


def test_a_schema_speaks_of_no_class() -> None:
    for name, schema in made().items():
        assert not [word for word in ("Facts", "Words") if f'"title": "{word}' in json.dumps(schema)], name
        assert schema["title"] == name.removesuffix(".schema.json").replace("-", " ").replace(".", " ")


def test_the_schemas_are_always_the_same_bytes() -> None:
    assert list(schemas(KINDS)) == list(schemas(KINDS))
