"""Who works with whom, against a count worked out the slow way."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase.cooperation import JOINING, cooperation
from showcase.page import Page
from showcase.pages import cooperation as maker
from showcase.pair import LISTED, pair
from showcase.record import Record
from showcase.related import companions
from showcase.site import Parts, Site, site_of
from tests.growing import grown, twin
from tests.viewing import good_site, record, viewer

REGIONS = ("evora", "ithaki", "kriti", "malta")
BASE = (
    *(twin("region", "evora", slug) for slug in ("ithaki", "malta")),
    *(twin("cluster", "ilios", f"cluster-{slug}", region=slug) for slug in REGIONS),
    *(twin("partner", "ville", f"partner-{slug}", region=slug) for slug in REGIONS),
)


def without(*kinds: str) -> Site:
    site = good_site()
    records = tuple(one for one in site if one.kind.name not in kinds)
    return site_of(Parts(site.settings, site.kinds, records, {}, site.strings, (), frozenset(), site.handmade))


def regions_of(site: Site, one: Record) -> set[str]:
    """The regions that a project or group joins, as the page says it counts them."""
    facts: Any = one.facts
    found = set(getattr(facts, "regions", ()))
    named = [("cluster", slug) for slug in facts.clusters] + [("partner", slug) for slug in facts.partners]
    if getattr(facts, "facilitator", None):
        named.append(("partner", facts.facilitator))
    for kind, slug in named:
        there: Any = site.get(kind, slug)
        if there and there.facts.region:
            found.add(there.facts.region)
    return found


def naive(site: Site, one: str, other: str) -> set[str]:
    joining = [*site.all("project"), *site.all("working-group")]
    wanted = {one, other}
    return {
        record.slug
        for record in joining
        if (regions_of(site, record) == wanted if one == other else regions_of(site, record) >= wanted)
    }


some = st.lists(st.sampled_from(REGIONS), max_size=3, unique=True)


@settings(deadline=None)  # the first reads the good site
@given(st.lists(st.tuples(some, some, some), max_size=6), st.lists(st.tuples(some, some), max_size=4))
def test_every_cell_is_what_a_slow_count_finds(
    projects: list[tuple[list[str], list[str], list[str]]], groups: list[tuple[list[str], list[str]]]
) -> None:
    made = [
        twin(
            "project",
            "atlas",
            f"project-{number}",
            regions=tuple(regions),
            clusters=tuple(f"cluster-{slug}" for slug in clusters),
            partners=tuple(f"partner-{slug}" for slug in partners),
        )
        for number, (regions, clusters, partners) in enumerate(projects)
    ] + [
        twin(
            "working-group",
            "ports",
            f"group-{number}",
            clusters=tuple(f"cluster-{slug}" for slug in clusters),
            facilitator=f"partner-{partners[0]}" if partners else None,
        )
        for number, (clusters, partners) in enumerate(groups)
    ]
    site = grown(*BASE, *made)
    found = cooperation(site)
    assert found.regions == REGIONS
    for one, other in itertools.product(REGIONS, repeat=2):
        ties = found.between(one, other)
        assert {tie.record.slug for tie in ties} == naive(site, one, other)
        assert len({tie.record.slug for tie in ties}) == len(ties)
        assert ties == found.between(other, one)
    assert {one.slug for one in found.nowhere} == {
        one.slug for kind in ("project", "working-group") for one in site.all(kind) if not regions_of(site, one)
    }
    assert len(found.ties) + len(found.nowhere) == len(site.all("project")) + len(site.all("working-group"))
    for region in REGIONS:
        here = {tie.record.slug for tie in found.ties if region in tie.regions}
        reached = {one.slug for one in site.reaching(record(site, "region", region)) if one.kind.name in JOINING}
        assert here == reached, "the region's own page has them all"
        met = {companion.record.slug for companion in companions(site, record(site, "region", region))}
        assert met == set(found.partners(region))


def test_why_a_record_counts_is_kept() -> None:
    tie = cooperation(good_site()).between("evora", "kriti")[0]
    assert tie.record.slug == "atlas"
    assert set(tie.regions["evora"]) == {("region", "evora"), ("cluster", "blue-harbours"), ("partner", "ville")}
    assert tie.regions["evora"][0] == ("region", "evora")
    assert set(tie.regions["kriti"]) == {("region", "kriti"), ("cluster", "ilios")}


def test_a_region_that_is_not_there_joins_nothing() -> None:
    site = grown(twin("project", "atlas", "lost", regions=("atlantis",), clusters=("nobody",), partners=()))
    assert [one.slug for one in cooperation(site).nowhere] == ["lost"]


def test_themes_in_common_are_those_that_both_have_clusters_of() -> None:
    site = grown(*BASE, twin("cluster", "ilios", "more", region="malta", themes=("energy", "sea")))
    found = cooperation(site)
    assert [(one.theme, one.one, one.other) for one in found.shared("kriti", "malta")] == [("energy", 2, 2)]
    assert [(one.theme, one.one, one.other) for one in found.shared("malta", "evora")] == [
        ("energy", 2, 1),
        ("sea", 1, 1),
    ]


def test_coverage_counts_clusters_and_projects_by_theme_and_region() -> None:
    site = grown(*BASE, twin("cluster", "ilios", "plain", themes=()))
    cover = cooperation(site).coverage
    for theme, region in itertools.product(cover.themes, REGIONS):
        clusters = {
            one.slug
            for one in site.all("cluster")
            if getattr(one.facts, "region", "") == region and theme in getattr(one.facts, "themes", ())
        }
        projects = {
            one.slug
            for one in site.all("project")
            if region in regions_of(site, one) and theme in getattr(one.facts, "themes", ())
        }
        assert {one.slug for one in cover.clusters.get((theme, region), ())} == clusters
        assert {one.slug for one in cover.projects.get((theme, region), ())} == projects
    assert cover.themeless == 1


def page(site: Site, language: str = "el") -> Page | None:
    return next(maker.pages(site, language, lambda depth: viewer(site, language, depth)), None)


def context(site: Site, language: str = "el") -> dict[str, Any]:
    made = page(site, language)
    assert made is not None
    return dict(made.context)


def test_the_page_says_what_it_says_in_every_language() -> None:
    for code in good_site().settings.languages.codes:
        made = page(good_site(), code)
        assert made is not None
        assert (made.frame, made.section, made.template) == ("list", "cooperation", "views/cooperation.html")
        assert made.url == good_site().settings.languages.prefix(code) + "cooperation/"
        assert made.translated == set(good_site().settings.languages.codes)


def test_the_square_is_symmetric_and_a_pair_is_one_stop() -> None:
    rows = context(grown(*BASE))["matrix"].rows
    cells = [cells for _, cells in rows]
    for row, column in itertools.product(range(len(REGIONS)), repeat=2):
        assert cells[row][column].text == cells[column][row].text
        assert cells[row][column].url == cells[column][row].url
        assert cells[row][column].again == (column > row)


def test_every_cell_leads_to_a_part_that_is_there() -> None:
    made = context(grown(*BASE))
    parts = {one.name for one in (*made["pairs"], *made["within"], *made["open"])}
    cells = [cell for _, cells in made["matrix"].rows for cell in cells]
    assert {cell.url.removeprefix("#") for cell in cells if cell.url} == parts
    places = {place.name for row in made["coverage"].rows for place in row.places}
    counts = [cell for heat in made["coverage"].heats for _, cells in heat.rows for cell in cells]
    assert {cell.url.removeprefix("#") for cell in counts if cell.url} == places
    assert {cell.text == "0" for cell in counts if not cell.url} == {True}
    themes = {row.name for row in made["coverage"].rows}
    assert {theme.url.removeprefix("#") for one in made["open"] for theme in one.shared} <= themes


def test_a_shade_tells_more_from_less() -> None:
    cells = [cell for _, cells in context(grown(*BASE))["matrix"].rows for cell in cells]
    by_step = sorted((int(cell.text), cell.step) for cell in cells)
    assert [step for _, step in by_step] == sorted(step for _, step in by_step)
    assert all((step == 0) == (count == 0) for count, step in by_step)


def test_a_pair_with_very_many_records_lists_some_and_counts_all() -> None:
    many = [twin("project", "atlas", f"project-{number:02}") for number in range(LISTED + 7)]
    site = grown(*many)
    shown = pair(viewer(site, "fr", 1), cooperation(site), "evora", "kriti")
    assert (shown.count, len(shown.met), shown.more) == (LISTED + 8, LISTED, "8")
    assert shown.records.count(";") == LISTED + 7


def test_the_file_of_pairs_has_every_pair_once() -> None:
    table = context(grown(*BASE))["tables"][1]
    pairs = [tuple(sorted((row[0].code, row[1].code))) for row in table.rows]
    assert {two for two in pairs if two[0] != two[1]} == set(itertools.combinations(REGIONS, 2))
    assert len(set(pairs)) == len(pairs)


def test_most_being_context_is_said() -> None:
    assert context(good_site())["doubtful"] is False
    assert context(grown(twin("project", "atlas", "atlas", attested="context")))["doubtful"] is True


@pytest.mark.parametrize("kind", ["theme", "project", "working-group", "cluster", "partner"])
def test_a_site_without_a_kind_still_has_the_page(kind: str) -> None:
    made = context(without(kind))
    assert len(made["matrix"].rows) == 2
    assert len(made["choices"]) == 2


def test_without_projects_and_groups_every_pair_is_open() -> None:
    made = context(without("project", "working-group"))
    assert (made["pairs"], made["within"], len(made["open"])) == ((), (), 1)
    assert len(made["figures"]) == 1, "how many pairs are joined, and nothing else to count"


def test_without_regions_there_is_no_page() -> None:
    assert page(without("region")) is None
