"""`mkdocs.yml` and the environment → the settings of the whole site, or what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from showcase.kinds import KINDS
from showcase.language import Language, Languages
from showcase.mapping import Located
from showcase.message import as_it_is, told
from showcase.problem import Problem, quote
from showcase.read import read_yaml
from showcase.site import Owners, Settings

SETTINGS = "mkdocs.yml"

_OWNERS = re.compile(r"@[\w-]+(/[\w.-]+)?( @[\w-]+(/[\w.-]+)?)*", re.ASCII)
"""Accounts and teams as a code host names them; an e-mail address is none of them."""
_EXAMPLE = '"@organisation/team @account"'


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
    named = Owners(*(tuple(_pairs(located, group)) for group in Owners._fields))
    problems = (*problems, *_wrong_owners(located, languages))
    return Settings(
        name=_env(data.get("site_name"), environ),
        address=address if address.endswith("/") else f"{address}/",
        repository=_env(data.get("repo_url"), environ).rstrip("/"),
        branch=_env(_dict(data.get("extra")).get("branch"), environ) or "main",
        languages=languages,
        header=_names(plugins, "header"),
        footer=_names(plugins, "footer"),
        owners=named,
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


def _pairs(located: Located, group: str) -> Iterator[tuple[str, str]]:
    for name, owners in _dict(_owners(located).get(group)).items():
        if isinstance(owners, str) and _OWNERS.fullmatch(owners):
            yield str(name), owners


def _wrong_owners(located: Located, languages: Languages) -> Iterator[Problem]:
    """What `extra: owners:` names that the site does not have, and what no code host could mean."""
    kinds = tuple(kind.name for kind in KINDS)
    known: dict[str, Collection[str]] = {"paths": (), "kinds": kinds, "languages": languages.codes}
    yield from _strange(located, ("extra", "owners"), known)
    for group, names in known.items():
        path = ("extra", "owners", group)
        if names:
            yield from _strange(located, path, names)
        for name, owners in _dict(_owners(located).get(group)).items():
            if not isinstance(owners, str) or not _OWNERS.fullmatch(owners):
                message = told("`{field}`: {value} is not a value it can have", field=name, value=quote(str(owners)))
                hint = told("write accounts or teams with a blank between them: {example}", example=_EXAMPLE)
                yield Problem(located.place((*path, name)), "value-not-listed", message, hint)


def _strange(located: Located, path: tuple[str, ...], known: Collection[str]) -> Iterator[Problem]:
    value: object = located.data
    for step in path:
        value = _dict(value).get(step)
    label = as_it_is(f"`{'.'.join(path)}`")
    for name in sorted(_dict(value).keys() - set(known)):
        message = told("{label} has no field {field}", label=label, field=quote(name))
        hint = told("the fields are: {names}", names=tuple(known))
        yield Problem(located.keys[*path, name], "field-unknown", message, hint)


def _owners(located: Located) -> dict[str, object]:
    return _dict(_dict(located.data.get("extra")).get("owners"))


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
