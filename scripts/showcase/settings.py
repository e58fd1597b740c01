"""`mkdocs.yml` and the environment → the settings of the whole site, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from showcase.language import Language, Languages
from showcase.message import told
from showcase.problem import Problem
from showcase.read import read_yaml
from showcase.site import Settings

SETTINGS = "mkdocs.yml"


def read_settings(root: Path, environ: Mapping[str, str]) -> tuple[Settings | None, tuple[Problem, ...]]:
    """What `mkdocs.yml` says, its `!ENV` values taken from `environ`."""
    located, problems = read_yaml(SETTINGS, (root / SETTINGS).read_bytes(), allow_tags=True)
    if located is None:
        return None, problems
    plugins = {name: options for entry in _list(located.data.get("plugins")) for name, options in _named(entry)}
    languages = _languages(plugins)
    if languages is None:
        wrong = Problem(
            located.place(("plugins",)),
            "field-missing",
            told("the list of languages is not there, or not whole"),
            told("write each as {{locale: fr, name: Français, default: true, build: true}} under i18n: languages:"),
        )
        return None, (*problems, wrong)
    data = located.data
    address = _env(data.get("site_url"), environ) or "http://localhost:8000/"
    return Settings(
        name=_env(data.get("site_name"), environ),
        address=address if address.endswith("/") else f"{address}/",
        repository=_env(data.get("repo_url"), environ).rstrip("/"),
        branch=_env(_dict(data.get("extra")).get("branch"), environ) or "main",
        languages=languages,
        header=_names(plugins, "header"),
        footer=_names(plugins, "footer"),
    ), problems


def _languages(plugins: Mapping[str, object]) -> Languages | None:
    listed = [_dict(entry) for entry in _list(_dict(plugins.get("i18n")).get("languages"))]
    built = [entry for entry in listed if entry.get("build") != "false"]
    default = next((entry.get("locale") for entry in built if entry.get("default") == "true"), None)
    if not default or not all(entry.get("locale") and entry.get("name") for entry in built):
        return None
    preferred = _names(plugins, "fallback")
    return Languages(
        tuple(Language(str(entry["locale"]), str(entry["name"])) for entry in built), str(default), preferred
    )


def _names(plugins: Mapping[str, object], option: str) -> tuple[str, ...]:
    return tuple(str(name) for name in _list(_dict(plugins.get("showcase")).get(option)))


def _env(value: object, environ: Mapping[str, str]) -> str:
    """A plain value, or that of the first variable set of `!ENV [NAME, default]`."""
    if isinstance(value, list) and value:
        *names, default = [str(item or "") for item in value]
        return next((environ[name] for name in names if environ.get(name)), default)
    return value if isinstance(value, str) else ""


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _dict(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _named(entry: object) -> list[tuple[str, object]]:
    return list(entry.items()) if isinstance(entry, dict) else [(str(entry), {})]
