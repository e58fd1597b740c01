from __future__ import annotations

import itertools
import math
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from showcase import geometry
from showcase.atlas import REACH, WIDTH, Map, region_map, regions, small_map
from showcase.cooperation import cooperation
from showcase.drawing import draw
from showcase.load import load
from showcase.recipe import build
from showcase.site import Site
from tests.conftest import ROOT
from tests.editing import change, site_of
from tests.growing import grown, twin
from tests.outlining import give_map, outlines
from tests.viewing import good_site, viewer

PHONE = 375
EVERYWHERE = {"kriti": (25.0, 35.2), "evora": (-7.9, 38.5)}


def worded(site: Site) -> Site:
    """A site with the project's own words: those of the good site are renewed from time to time."""
    return replace(site, strings=project().strings)


def project() -> Site:
    """The project's own site: nothing is asked of it that another one's map would not have."""
    site, _ = load(ROOT, {})
    assert site is not None
    return site


@pytest.fixture
def mapped() -> Site:
    """The good site with a map of its two regions."""
    return replace(worded(good_site()), outlines=outlines(EVERYWHERE, half=1))


def drawn(site: Site, language: str = "en") -> Map:
    seen = viewer(site, language)
    found = region_map(site, regions(site, seen))
    assert found is not None
    return found


def test_the_list_tells_every_region_with_what_is_there(mapped: Site) -> None:
    listed = regions(mapped, viewer(mapped, "en"))
    assert [region.slug for region in listed] == [
        card.slug for card in viewer(mapped, "en").cards(mapped.all("region"))
    ]
    for region in listed:
        assert region.clusters == sum(c.facts.model_dump()["region"] == region.slug for c in mapped.all("cluster"))
        assert region.name.startswith(region.title)
        assert region.name.endswith(region.counts)
        assert region.url.endswith(f"regions/{region.slug}/")


def test_a_project_is_counted_where_its_clusters_are() -> None:
    def told(site: Site) -> dict[str, str]:
        return {region.slug: region.counts for region in regions(site, viewer(site, "en"))}

    more = twin("project", "atlas", "more", regions=(), partners=(), clusters=("ilios",))
    before, after = told(worded(good_site())), told(worded(grown(more)))
    assert before["kriti"] != after["kriti"], "its cluster is based there"
    assert before["evora"] == after["evora"]


def test_what_there_is_none_of_is_not_told(good: Path) -> None:
    change(good, "content/projects/atlas/record.yml", "[evora, kriti]", "[kriti]")
    site = worded(site_of(good))
    counts = {region.slug: region.counts for region in regions(site, viewer(site, "en"))}
    assert "," in counts["kriti"]
    assert "0" not in counts["evora"]


def test_the_list_is_there_without_a_map() -> None:
    site = good_site()
    assert len(regions(site, viewer(site, "fr"))) == len(site.all("region"))
    assert region_map(site, regions(site, viewer(site, "fr"))) is None
    assert small_map(site, viewer(site, "fr"), ["kriti"]) is None


def test_every_region_of_the_map_is_a_link_that_knows_its_place_in_the_list(mapped: Site) -> None:
    listed = regions(mapped, viewer(mapped, "el"))
    spots = drawn(mapped, "el").spots
    assert {spot.region.slug for spot in spots} == set(EVERYWHERE)
    assert all(listed[spot.place - 1] == spot.region for spot in spots)


def test_an_outline_without_a_record_is_not_linked(mapped: Site) -> None:
    site = replace(mapped, outlines=outlines({**EVERYWHERE, "nowhere": (5.0, 42.0)}))
    assert {spot.region.slug for spot in drawn(site).spots} == set(EVERYWHERE)
    assert (
        region_map(replace(mapped, outlines=outlines({"nowhere": (5.0, 42.0)})), regions(mapped, viewer(mapped, "en")))
        is None
    )


def test_regions_that_a_project_joins_are_joined_by_a_bow(mapped: Site) -> None:
    arcs = drawn(mapped).arcs
    joined = cooperation(mapped)
    assert len(arcs) == sum(bool(joined.between(*pair)) for pair in joined.pairs()) == 1
    path, number = arcs[0]
    assert number == len(joined.between("evora", "kriti"))
    west, _, east = re.findall(r"(-?\d+) -?\d+", path)
    assert int(west) < int(east)


@pytest.mark.parametrize("site", [project(), replace(good_site(), outlines=outlines())], ids=["project", "coast"])
def test_no_target_is_smaller_than_a_finger_or_covers_another(site: Site) -> None:
    drawing = draw(site.outlines, WIDTH)
    if drawing is None:
        pytest.skip("this site has no map")
    markers = drawing.spread(2 * REACH + 1, 21)
    for width in (320, PHONE):
        scale = width / WIDTH
        assert 2 * REACH * scale >= 24, "WCAG 2.5.8"
        assert min(math.dist(*pair) * scale for pair in itertools.combinations(markers, 2)) >= 2 * REACH * scale - 0.5


def test_nothing_that_is_drawn_later_covers_a_marker() -> None:
    site = project()
    if not site.outlines.regions:
        pytest.skip("this site has no map")
    drawing = draw(site.outlines, WIDTH)
    assert drawing is not None
    rings = {area.slug: area.rings for area in drawing.areas}
    spots = drawn(site, site.settings.languages.default).spots
    assert {spot.region.slug for spot in spots} == set(rings)
    for number, spot in enumerate(spots):
        for later in spots[number + 1 :]:
            assert geometry.distance((spot.x, spot.y), rings[later.region.slug]) >= REACH - 1, spot.region.slug


def test_a_record_s_regions_lie_over_the_map_of_all(mapped: Site) -> None:
    seen = viewer(mapped, "en", depth=3)
    both, one = small_map(mapped, seen, ["kriti", "evora"]), small_map(mapped, seen, iter(["kriti", "unknown"]))
    assert both is not None
    assert one is not None
    assert (len(both.paths), len(one.paths)) == (2, 1)
    assert both.url == "../../../assets/map.svg"
    assert one.names == seen.reference("region", "kriti").text
    assert small_map(mapped, seen, ["unknown"]) is None
    assert small_map(mapped, seen, []) is None


def test_a_region_too_small_to_be_seen_has_a_ring(mapped: Site) -> None:
    site = replace(mapped, outlines=outlines(EVERYWHERE, half=0.1))
    found = small_map(site, viewer(site, "en"), EVERYWHERE)
    assert found is not None
    assert len(found.dots) == 2


def test_pages_have_the_map_and_what_it_needs(good: Path) -> None:
    give_map(good, **EVERYWHERE)
    assert build(good, good / "public", {}).problems == ()
    home = (good / "public/el/index.html").read_text(encoding="utf-8")
    picture = home.split('<figure class="map">')[1].split("</svg>")[0]
    links = re.findall(r'<a class="r\d" href="([^"]+)" aria-label="[^"]+">', picture)
    assert sorted(links) == ["../el/regions/evora/", "../el/regions/kriti/"]
    assert "assets/map.css" in home
    assert (good / "public/assets/map.svg").is_file()


def test_a_site_without_a_map_has_none_of_it(good: Path) -> None:
    assert build(good, good / "public", {}).problems == ()
    home = (good / "public/index.html").read_text(encoding="utf-8")
    assert 'class="map"' not in home
    assert "map.css" not in home
    assert 'class="hero-regions"' in home
    assert not (good / "public/assets/map.svg").exists()


def test_a_name_with_signs_is_only_text(good: Path) -> None:
    give_map(good, **EVERYWHERE)
    for strings in (good / "content/strings").iterdir():
        shutil.copy(ROOT / "content/strings" / strings.name, strings)
    text = (good / "content/regions/kriti/text.fr.md").read_text(encoding="utf-8")
    title = re.search(r"^title: .*$", text, re.MULTILINE)
    assert title is not None
    change(good, "content/regions/kriti/text.fr.md", title[0], "title: 'A \"B\" & C'")
    assert build(good, good / "public", {}).problems == ()
    home = (good / "public/index.html").read_text(encoding="utf-8")
    assert 'aria-label="A &#34;B&#34; &amp; C' in home
