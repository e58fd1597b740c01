"""The kinds → the settings with which VS Code finds the schema of each file of facts and words.

Front matter cannot have one: to an editor a text is Markdown, whose first lines no YAML server reads.
"""

from __future__ import annotations

import json

from showcase.record import Kind

FILE = ".vscode/settings.json"

_HEAD = b"// Made of the kinds of records by `showcase export`: do not change it by hand.\n"
_HABITS = {
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.insertFinalNewline": True,
    # No language is strange here, and no narrow space before a colon; what hides or turns text round stays marked.
    "editor.unicodeHighlight.ambiguousCharacters": False,
    "editor.unicodeHighlight.allowedCharacters": {"\u00a0": True, "\u202f": True},
    "editor.wordWrap": "on",
    "[yaml]": {"editor.tabSize": 2, "editor.quickSuggestions": {"strings": "on"}},
    # Nothing is fetched: the schemas are here, and `showcase fmt` knows the usual form.
    "yaml.schemaStore.enable": False,
    "yaml.kubernetesCRDStore.enable": False,
    "yaml.format.enable": False,
    "redhat.telemetry.enabled": False,
}


def editor(kinds: tuple[Kind, ...]) -> bytes:
    """The whole file: each schema with the files it is for, and the habits of this repository."""
    text = json.dumps({**_HABITS, "yaml.schemas": schemas_of(kinds)}, ensure_ascii=True, indent=2)
    return _HEAD + f"{text}\n".encode()


def schemas_of(kinds: tuple[Kind, ...]) -> dict[str, str]:
    """The path of each schema, and the pattern of the files it is for."""
    found = {
        kind.name: f"content/{kind.folder}/record.yml" if kind.single else f"content/{kind.folder}/*/record.yml"
        for kind in kinds
    }
    found |= {"strings": "content/strings/*.yml"}
    found |= {name: f"content/{name}.yml" for name in ("moved", "known-problems")}
    return {f"./content/.schemas/{name}.schema.json": pattern for name, pattern in found.items()}
