from __future__ import annotations

import json
from pathlib import Path

from tests.commands.conftest import Showcase
from tests.editing import change
from tests.translating import ATLAS, in_five_languages


def test_fields_are_counted_by_language_and_kind(showcase: Showcase, good: Path) -> None:
    in_five_languages(good)
    ran = showcase("status", "--language", "el", "--kind", "project", "--root", good)
    assert (ran.code, ran.err) == (0, "")
    head, row, *rest = ran.lines
    assert head.split() == ["current", "unconfirmed", "stale", "missing"]
    assert row.split() == ["el", "project", "0", "4", "0", "3"]
    assert rest == ["content/projects/boreal/text.el.md: missing: title, summary, body"]


def test_what_is_stale_is_named_by_field(showcase: Showcase, good: Path) -> None:
    in_five_languages(good)
    assert showcase("translated", good / ATLAS, "--root", good).code == 0
    change(good, f"{ATLAS}/text.fr.md", "Un équipage", "Deux équipages")
    change(good, f"{ATLAS}/text.el.md", 'summary: "Ένα έργο επώασης."\n', 'summary: "Ένα έργο."\n')
    lines = showcase("status", "--kind", "project", "--root", good).lines
    assert [line for line in lines if "atlas" in line] == [
        f"{ATLAS}/text.{code}.md: stale: seeking.crew" for code in ("el", "en", "es", "it")
    ]


def test_for_programs_it_is_json(showcase: Showcase, good: Path) -> None:
    in_five_languages(good)
    told = json.loads(showcase("status", "--format", "json", "--kind", "project", "--root", good).out)
    assert {"language": "el", "kind": "project", "missing": 3, "stale": 0, "unconfirmed": 4, "current": 0} in told[
        "totals"
    ]
    text = next(text for text in told["texts"] if text["file"] == f"{ATLAS}/text.el.md")
    assert text["unconfirmed"] == ["title", "summary", "seeking.crew", "body"]
    assert (text["language"], text["kind"], text["slug"]) == ("el", "project", "atlas")


def test_what_is_broken_is_said(showcase: Showcase, good: Path) -> None:
    change(good, f"{ATLAS}/record.yml", "stage: running", "stage: sleeping")
    ran = showcase("status", "--root", good)
    assert ran.code == 0
    assert "1 error in the records" in ran.lines[-1]


def test_a_language_or_kind_that_there_is_not_is_misuse(showcase: Showcase, good: Path) -> None:
    for option in (("--language", "pt"), ("--kind", "ship")):
        assert showcase("status", *option, "--root", good).code == 2
