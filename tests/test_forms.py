"""The forms by which people without git reach us: GitHub accepts their shape, and they ask for nothing personal."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from showcase.exports.issue_forms import PATTERN, issue_forms
from showcase.load import load as load_site
from showcase.question import PROPOSED

GITHUB = Path(__file__).parent.parent / ".github"
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").iterdir() if path.name != "config.yml")
BY_HAND = [path for path in FORMS if not path.match(PATTERN)]
"""Those that speak two languages; the others are made of the kinds and speak all of the site."""

# The keys of https://docs.github.com/en/communities: what is not here makes GitHub hide the form.
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}


def load(path: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def fields(form: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for item in form["body"] if item["type"] != "markdown"]


def each_form(test: Any) -> Any:
    return pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)(test)


def each_form_written_by_hand(test: Any) -> Any:
    return pytest.mark.parametrize("path", BY_HAND, ids=lambda path: path.name)(test)


def test_there_is_a_form_to_add_correct_translate_and_report() -> None:
    assert [path.name for path in BY_HAND] == ["2-correct.yml", "3-translate.yml", "4-fault.yml"]
    assert {path.stem.split("-", 2)[2] for path in FORMS if path not in BY_HAND} == set(PROPOSED)


def test_every_report_starts_from_a_form() -> None:
    assert load(GITHUB / "ISSUE_TEMPLATE" / "config.yml") == {"blank_issues_enabled": False}


@each_form
def test_a_form_has_the_shape_that_github_accepts(path: Path) -> None:
    form = load(path)
    assert set(form) <= {"name", "description", "title", "body"}
    assert len(form["name"]) > 3
    assert 0 < len(form["description"]) <= 200
    names = [item["id"] for item in fields(form)]
    labels = [item["attributes"]["label"] for item in fields(form)]
    assert len(set(names)) == len(names) > 0
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[a-z][a-z-]*", name) for name in names)


@each_form
def test_each_question_has_the_keys_of_its_kind(path: Path) -> None:
    for item in load(path)["body"]:
        assert set(item) <= {"type", "id", "attributes", "validations"}
        assert set(item["attributes"]) <= ATTRIBUTES[item["type"]]
        assert set(item.get("validations", {})) <= {"required"}
        if item["type"] == "checkboxes":
            assert all(set(option) <= {"label", "required"} for option in item["attributes"]["options"])
        if item["type"] == "dropdown":
            options = item["attributes"]["options"]
            assert len(set(options)) == len(options) > 1
            assert all(isinstance(option, str) for option in options)


@each_form_written_by_hand
def test_each_line_of_a_form_speaks_french_and_english(path: Path) -> None:
    form = load(path)
    lines = [form["name"], form["description"]]
    for item in fields(form):
        attributes = item["attributes"]
        options = attributes.get("options", [])
        lines += [attributes["label"], *filter(None, [attributes.get("description")])]
        lines += [option["label"] if isinstance(option, dict) else option for option in options]
    assert all(len(line.split(" / ")) == 2 for line in lines)


@each_form
def test_no_form_asks_who_somebody_is(path: Path) -> None:
    form = load(path)
    asked = " ".join(str(item["attributes"].get("label", "")) for item in fields(form)).lower()
    assert not re.search(r"mail|courriel|téléphone|phone|votre nom|your name|adresse postale|contact", asked)
    assert "**Ce formulaire est public.**" in form["body"][0]["attributes"]["value"]
    assert "**This form is public.**" in form["body"][0]["attributes"]["value"]


def test_the_forms_for_records_are_made_of_the_kinds_and_strings() -> None:
    site, _ = load_site(GITHUB.parent, {})
    assert site
    made = dict(issue_forms(site))
    assert {path.name: path.read_bytes() for path in FORMS if path not in BY_HAND} == made
