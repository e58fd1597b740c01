from __future__ import annotations

import time

from showcase.similar import KEPT, similar
from showcase.site import Site
from tests.growing import grown, twin
from tests.viewing import record


def likest(site: Site, slug: str, **options: object) -> list[str]:
    return [likeness.record.slug for likeness in similar(site, record(site, "project", slug), **options)]  # type: ignore[arg-type]


def small() -> Site:
    """`atlas`: theme sea, group ports, both clusters, both regions."""
    bare = {"clusters": (), "partners": (), "working_groups": ()}
    return grown(
        twin("project", "atlas", "same"),
        twin("project", "atlas", "theme", **bare, regions=()),
        twin("project", "atlas", "region", **bare, themes=("energy",), regions=("evora",)),
        twin("project", "atlas", "nothing", **bare, themes=("energy",), regions=()),
    )


def test_the_likest_stands_first_and_one_that_shares_nothing_nowhere() -> None:
    assert likest(small(), "atlas") == ["same", "theme", "boreal", "region"], "of two that share as much, by slug"
    assert "nothing" not in likest(small(), "atlas", most=9)


def test_each_says_what_it_shares_the_strongest_first() -> None:
    site = small()
    shared = {one.record.slug: one.shared for one in similar(site, record(site, "project", "atlas"))}
    assert shared["theme"] == (("theme", "sea"),)
    assert shared["region"] == (("region", "evora"),)
    assert shared["same"][0] == ("working-group", "ports")
    assert {("theme", "sea"), ("region", "kriti"), ("cluster", "ilios"), ("partner", "ville")} <= set(shared["same"])


def test_what_points_at_both_and_what_they_are_counts_too() -> None:
    site = grown(twin("cluster", "ilios", "selene", region="evora", themes=()))
    (one,) = similar(site, record(site, "cluster", "ilios"), without={"blue-harbours"})
    assert (one.record.slug, one.shared) == ("selene", (("form", "innovation-pole"),))


def test_those_that_the_page_links_to_already_are_left_out() -> None:
    assert "same" not in likest(small(), "atlas", without={"same"})
    assert len(likest(small(), "atlas", most=2)) == 2


def test_a_stage_or_the_programme_is_no_likeness_and_a_kind_without_facets_has_none() -> None:
    site = small()
    shared = {what for one in similar(site, record(site, "project", "atlas"), most=9) for what, _ in one.shared}
    assert not shared & {"stage", "relation", "programme", "country"}
    assert similar(site, record(site, "region", "evora")) == ()


def many(count: int) -> Site:
    themes, regions, clusters = ("sea", "energy"), ("evora", "kriti"), ("blue-harbours", "ilios")
    return grown(
        *(
            twin(
                "project",
                "atlas",
                f"p{n:05}",
                themes=themes[: 1 + n % 2],
                regions=regions[n % 2 :],
                clusters=clusters[: n % 3],
                working_groups=(),
            )
            for n in range(count)
        )
    )


def test_with_many_records_work_grows_with_their_number_and_not_with_its_square() -> None:
    taken = []
    for count in (400, 1600):
        site = many(count)
        began = time.process_time()
        found = similar(site, record(site, "project", "p00007"), most=99)
        taken.append(time.process_time() - began)
        assert len(found) == KEPT
        assert len(found[0].shared) >= 4, "one of the same traits is among those it was compared with"
    assert taken[1] < 12 * taken[0], taken


def test_not_all_are_sent_to_the_same_few() -> None:
    site = many(200)
    named = {slug for n in range(200) for slug in likest(site, f"p{n:05}")}
    assert len(named) > 40
