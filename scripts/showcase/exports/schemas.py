"""The kinds → a JSON Schema for each, for completion and help in editors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from showcase.field import Part
from showcase.known import KnownProblems
from showcase.record import Kind

_ADDRESS = "^[a-z0-9-]+/[a-z0-9-]+$"
_KEY = r"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$"


def schemas(kinds: tuple[Kind, ...]) -> Iterator[tuple[str, bytes]]:
    """`<kind>.schema.json` for `record.yml`, `<kind>.text.schema.json` for the front matter of its texts.

    And `known-problems.schema.json`, for the list of accepted problems; `moved` and `strings`, files of plain lines.
    """
    for kind in kinds:
        yield _schema(kind.name, kind.facts)
        yield _schema(f"{kind.name}.text", kind.words)
    yield _schema("known-problems", KnownProblems)
    yield _written("moved", _flat(_ADDRESS, _ADDRESS, "A former address and the one that replaced it."))
    yield _written("strings", _flat(_KEY, ".+", "Words of the interface; what stands in braces stays as it is."))


def _schema(name: str, model: type[Part]) -> tuple[str, bytes]:
    return _written(name, _plain(model.model_json_schema()))


def _flat(key: str, text: str, about: str) -> dict[str, Any]:
    """A file of plain `key: text` lines."""
    values = {"description": about, "pattern": text, "type": "string"}
    return {"additionalProperties": False, "patternProperties": {key: values}, "type": "object"}


def _written(name: str, rules: dict[str, Any]) -> tuple[str, bytes]:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **rules}
    schema["title"] = name.replace("-", " ").replace(".", " ")
    return f"{name}.schema.json", (json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _plain(value: Any) -> Any:
    """Leave out `default: null` and `title`s made from class names; an editor shows them and they say nothing."""
    if isinstance(value, dict):
        kept = {key: _plain(item) for key, item in value.items() if not _noise(key, item)}
        if kept.get("type") == "string" and "format" not in kept:
            kept["type"] = ["string", "number", "boolean"]  # YAML editors see 2009 as a number and yes as a boolean
        return kept
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _noise(key: str, item: Any) -> bool:
    return (key == "default" and item in (None, [])) or (key == "title" and isinstance(item, str))
