"""Each figure against a count made straight from the files, by another reader and another way."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from showcase.indicator import NO, UNKNOWN, Indicator, indicators
from showcase.load import load
from showcase.site import Site
from tests.conftest import ROOT
from tests.editing import change, site_of
from tests.viewing import good_site

Raw = dict[str, dict[str, dict[str, Any]]]
"""Facts as written, by kind's folder and slug."""


def raw(root: Path) -> Raw:
    found: Raw = {}
    for path in sorted((root / "content").glob("*/*/record.yml")):
        facts = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - every scalar a text
        found.setdefault(path.parts[-3], {})[path.parts[-2]] = facts
    programme = (root / "content/programme/record.yml").read_text(encoding="utf-8")
    found["programme"] = {"programme": yaml.load(programme, Loader=yaml.BaseLoader)}  # noqa: S506
    return found


def rich(good: Path) -> Path:
    """The good site with more clusters and projects, so that figures differ from each other."""
    for number in range(5):
        folder = good / f"content/clusters/more-{number}"
        shutil.copytree(good / "content/clusters/blue-harbours", folder)
        form, region = "network" if number % 2 else "cluster", "evora" if number else "kriti"
        text = f"name: More {number}\nform: {form}\nregion: {region}\n"
        text += "themes: [sea, energy]\n" if number == 3 else ""
        text += "founded: 1999\n" if number < 2 else ""
        text += "attested: inferred\nsources:\n  - url: https://example.org/source\n"
        text += f"    seen: 2020-0{number + 1}\n"
        (folder / "record.yml").write_text(text, encoding="utf-8")
    for number, lines in enumerate(["clusters: [more-0, more-1]\n", "partners: [ville]\n", ""]):
        folder = good / f"content/projects/more-{number}"
        shutil.copytree(good / "content/projects/boreal", folder)
        text = (
            f"relation: related\n{lines}stage: idea\nattested: context\nsources:\n  - url: https://example.org/source\n"
        )
        (folder / "record.yml").write_text(text, encoding="utf-8")
    return good


def joined(raw: Raw, facts: dict[str, Any]) -> set[str]:
    found = set(facts.get("regions", ()))
    for folder in ("clusters", "partners"):
        found |= {raw[folder][slug].get("region", "") for slug in facts.get(folder, ())}
    return found - {""}


def spread(values: list[list[str]]) -> Counter[str]:
    return Counter(value for one in values for value in (set(one) or {UNKNOWN}))


def noted(name: str) -> Callable[[Raw], tuple[float, Counter[str]]]:
    def count(raw: Raw) -> tuple[float, Counter[str]]:
        there = sum(1 for one in raw["clusters"].values() if name in one)
        total = len(raw["clusters"])
        return 100 * there / total, Counter({"yes": there, UNKNOWN: total - there})

    return count


def listed(folder: str, name: str) -> Callable[[Raw], tuple[float, Counter[str]]]:
    def count(raw: Raw) -> tuple[float, Counter[str]]:
        values = [one.get(name, []) for one in raw.get(folder, {}).values()]
        found = spread([[value] if isinstance(value, str) else value for value in values])
        return sum(1 for value in values if value and value != NO), found

    return count


def forms(raw: Raw) -> tuple[float, Counter[str]]:
    found = Counter(one["form"] for one in raw["clusters"].values())
    return len(found), found


def reached(raw: Raw) -> tuple[float, Counter[str]]:
    found = spread([list(joined(raw, one)) for one in raw["projects"].values()])
    return len(set(found) - {UNKNOWN}), found


def breadth(raw: Raw) -> tuple[float, Counter[str]]:
    numbers = [len(joined(raw, one)) for one in raw["projects"].values()]
    known = [number for number in numbers if number]
    return sum(known) / len(known), Counter(str(number) if number else UNKNOWN for number in numbers)


def borders(raw: Raw) -> tuple[float, Counter[str]]:
    countries = [{raw["regions"][slug]["country"] for slug in joined(raw, one)} for one in raw["projects"].values()]
    several = sum(1 for one in countries if len(one) > 1)
    single = sum(1 for one in countries if len(one) == 1)
    return 100 * several / (several + single), Counter({"yes": several, NO: single})


def attested(raw: Raw) -> tuple[float, Counter[str]]:
    found = Counter(one["attested"] for folder in raw.values() for one in folder.values())
    return 100 * found["source"] / found.total(), found


def events(raw: Raw) -> tuple[float, Counter[str]]:
    return len(raw["events"]), Counter(one["start"][:4] for one in raw["events"].values())


ORACLES: dict[str, Callable[[Raw], tuple[float, Counter[str]]]] = {
    "projects": listed("projects", "relation"),
    "stages": listed("projects", "stage"),
    "reached": reached,
    "breadth": breadth,
    "borders": borders,
    "groups": listed("working-groups", "attested"),
    "clusters": listed("clusters", "region"),
    "forms": forms,
    "themes": listed("clusters", "themes"),
    "websites": noted("website"),
    "founded": noted("founded"),
    "members": noted("members"),
    "attested": attested,
    "documents": listed("documents", "seen"),
    "events": events,
}


def figures(site: Site) -> dict[str, Indicator]:
    return {one.name: one for one in indicators(site)}


def sizes(one: Indicator) -> Counter[str]:
    return Counter({part.code: len(part.records) for part in one.parts if part.records})


@pytest.fixture(params=["small", "rich", "project"])
def site(request: pytest.FixtureRequest, good: Path) -> tuple[Site, Raw]:
    root = {"small": lambda: good, "rich": lambda: rich(good), "project": lambda: ROOT}[request.param]()
    loaded, _ = load(root, {})
    assert loaded is not None
    return loaded, raw(root)


@pytest.mark.parametrize("name", ORACLES)
def test_a_figure_is_what_a_plain_count_gives(site: tuple[Site, Raw], name: str) -> None:
    one, (value, parts) = figures(site[0])[name], ORACLES[name](site[1])
    assert one.value == pytest.approx(value)
    assert sizes(one) == +parts


def test_texts_are_counted_in_every_language(site: tuple[Site, Raw]) -> None:
    loaded, _ = site
    one, codes = figures(loaded)["texts"], loaded.settings.languages.codes
    records = [record for record in loaded if not record.kind.optional]
    files = Counter(code for record in records for code in codes if code in record.texts)
    assert sizes(one) == files
    assert one.value == pytest.approx(100 * files.total() / (len(records) * len(codes)))


def test_every_figure_has_its_oracle_and_a_name_of_its_own() -> None:
    names = [one.name for one in indicators(good_site())]
    assert len(names) == len(set(names))
    assert set(names) == {*ORACLES, "texts"}


def test_counted_records_are_those_of_the_parts_that_say_something(site: tuple[Site, Raw]) -> None:
    for one in indicators(site[0]):
        told = {r.path for part in one.parts if part.code not in {UNKNOWN, NO} for r in part.records}
        if one.name == "attested":
            told = {r.path for r in site[0] if r.facts.attested == "source" and not r.kind.optional}
        assert {r.path for r in one.counted} == told
        assert len({r.path for r in one.counted}) == len(one.counted)


def test_a_figure_s_date_is_the_latest_of_its_records(good: Path) -> None:
    site = site_of(rich(good))
    assert figures(site)["founded"].date == "2020-02", (
        "only the first two of the new clusters say when they were founded"
    )
    assert figures(site)["websites"].date == "", "no counted record says when its sources were read"
    change(
        good,
        "content/clusters/blue-harbours/record.yml",
        "founded: 2005~\n",
        "founded: 2005~\nconfirmed: 2024-03-01~\n",
    )
    assert figures(site_of(good))["founded"].date == "2024-03-01~"


def test_a_region_and_a_stage_without_a_record_show_nought() -> None:
    one = figures(good_site())
    assert {part.code for part in one["stages"].parts} >= {"idea", "closed"}
    assert {part.code for part in one["clusters"].parts} == {"evora", "kriti"}


def test_a_site_without_a_kind_has_no_figure_of_it(good: Path) -> None:
    for folder in ("projects", "clusters", "working-groups", "events", "documents"):
        shutil.rmtree(good / "content" / folder)
    (good / "content/moved.yml").unlink()
    loaded, _ = load(good, {})
    assert loaded is not None
    assert [one.name for one in indicators(loaded)] == ["attested", "texts"]


def test_projects_without_any_region_are_told_apart_not_guessed(good: Path) -> None:
    change(good, "content/projects/boreal/record.yml", "regions: [kriti]\n", "")
    one = figures(site_of(good))
    assert sizes(one["reached"])[UNKNOWN] == 1
    assert sizes(one["breadth"])[UNKNOWN] == 1
    assert one["borders"].total == 1
