"""Dates of every form on one axis."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.page import Page
from showcase.pages import timeline as maker
from showcase.site import Parts, Site, site_of
from showcase.timeline import Axis, Moment, Span, axis, moment
from tests.growing import grown, twin
from tests.viewing import good_site, viewer


def day(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("written", "first", "after"),
    [
        ("2010", "2010-01-01", "2011-01-01"),
        ("2010-05", "2010-05-01", "2010-06-01"),
        ("2010-12", "2010-12-01", "2011-01-01"),
        ("2012-02", "2012-02-01", "2012-03-01"),
        ("2010-05-12", "2010-05-12", "2010-05-13"),
        ("2010~", "2009-07-02", "2011-07-03"),
        ("2010-03~", "2010-02-13", "2010-04-17"),
        ("2010-05-12~", "2010-05-11", "2010-05-14"),
    ],
)
def test_a_written_date_is_a_span_of_days(written: str, first: str, after: str) -> None:
    assert moment(written) == Moment(day(first), day(after))


@pytest.mark.parametrize("written", ["0001", "0001~", "9999", "9999-12-31", "9999~"])
def test_the_calendar_s_ends_have_a_place(written: str) -> None:
    bar = axis((Span(written, ""),)).bar(Span(written, ""))
    assert 0 <= bar.left <= bar.sure_left <= bar.sure_right <= bar.right <= 100


@pytest.mark.parametrize(
    ("span", "edtf"),
    [
        (Span("2010-03~", "2011-01"), "2010-03~/2011-01"),
        (Span("2012", ""), "2012/"),
        (Span("", "2012-05"), "/2012-05"),
        (Span("2009-06-18", "", point=True), "2009-06-18"),
        (Span("2010", "2010"), "2010"),
    ],
)
def test_dates_as_machines_read_them(span: Span, edtf: str) -> None:
    assert span.edtf == edtf


def test_what_is_certain_lies_between_the_latest_start_and_the_earliest_end() -> None:
    bar = Axis(2008, 2012).bar(Span("2009", "2011"))
    assert (bar.left, bar.sure_left, bar.sure_right, bar.right) == (25.05, 50.03, 75.02, 100.0)
    assert bar.rough
    assert not bar.dot
    assert not bar.open_right


def test_months_are_exact_enough_and_about_is_not() -> None:
    assert not Axis(2008, 2013).bar(Span("2009-06", "2012-05")).rough
    assert Axis(2008, 2013).bar(Span("2010-03~", "2011-01")).rough


def test_an_unknown_end_is_open_and_nothing_is_certain_after_the_start() -> None:
    bar = Axis(2008, 2014).bar(Span("2010-09", ""))
    assert bar.open_right
    assert bar.sure_right == bar.sure_left
    assert bar.right > bar.sure_right
    late = Axis(2008, 2014).bar(Span("", "2010-09"))
    assert late.open_left
    assert late.left < Axis(2008, 2014).place(day("2010-09-01"))


@pytest.mark.parametrize(("written", "dot"), [("2010-05-12", True), ("2010-05", True), ("2010", False)])
def test_a_day_or_month_is_a_dot_and_a_year_is_not(written: str, *, dot: bool) -> None:
    assert Axis(2008, 2014).bar(Span(written, "", point=True)).dot is dot


@st.composite
def dates(draw: st.DrawFn) -> str:
    when = draw(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))).isoformat()
    return when[: draw(st.sampled_from([4, 7, 10]))] + draw(st.sampled_from(["", "~"]))


@given(st.lists(st.tuples(dates(), st.booleans(), dates(), st.booleans()), min_size=1, max_size=8))
def test_every_bar_lies_on_the_axis_in_order(given_dates: list[tuple[str, bool, str, bool]]) -> None:
    spans = []
    for start, has_end, end, point in given_dates:
        one, other = sorted((start, end), key=lambda date: moment(date).first)
        spans.append(Span(one, other if has_end else "", point=point and not has_end))
    whole = axis(tuple(spans))
    for span in spans:
        bar = whole.bar(span)
        assert 0 <= bar.left <= bar.sure_left <= bar.sure_right <= bar.right <= 100
        assert bar.left < bar.right or bar.dot
    places = [place for _, place in whole.years]
    assert places == sorted(places)
    assert 1 <= len(places) <= 15 or whole.after - whole.first < 2


def test_an_axis_of_nothing_is_one_year() -> None:
    whole = axis(())
    assert whole.after - whole.first == 1


def page(site: Site, language: str = "el") -> Page | None:
    return next(maker.pages(site, language, lambda depth: viewer(site, language, depth)), None)


def context(site: Site, language: str = "el") -> dict[str, Any]:
    made = page(site, language)
    assert made is not None
    return dict(made.context)


def lanes(site: Site) -> dict[str, list[str]]:
    return {
        lane.name: [drawn.row.title.url.rstrip("/").rpartition("/")[2] + drawn.row.title.code for drawn in lane.rows]
        for lane in context(site)["lanes"]
    }


def test_programme_with_its_steps_then_the_other_kinds() -> None:
    assert lanes(good_site()) == {
        "programme": ["programme", "programmeone"],
        "projects": ["boreal", "atlas"],
        "working-groups": ["ports"],
        "events": ["launch"],
    }


def test_what_has_no_date_stands_apart() -> None:
    site = grown(twin("project", "atlas", "dateless", start=None, end=None))
    made = context(site)
    assert [card.slug for card, _ in made["undated"]] == ["dateless"]
    assert "dateless" not in lanes(site)["projects"]
    assert made["sections"][-1].url == "#undated"
    assert "dateless" not in {row[0].url.split("/")[-2] for row in made["tables"][0].rows}


def test_an_event_without_an_end_is_over_and_a_project_s_end_is_not_known() -> None:
    rows = {drawn.row.title.url.split("/")[-2]: drawn for lane in context(good_site())["lanes"] for drawn in lane.rows}
    assert not rows["launch"].bar.open_right
    assert rows["atlas"].bar.open_right


def test_the_table_holds_all_that_is_drawn_the_earliest_first() -> None:
    made = context(good_site())
    drawn = {drawn.row.title.url for lane in made["lanes"] for drawn in lane.rows}
    table = made["tables"][0]
    assert {row[0].url for row in table.rows} == drawn
    starts = [row[-1].text for row in table.rows]
    assert starts == ["2009-06/2012-05", "2009-06/2010-02", "2009-06-18", "2010/2012", "2010-03/2011-01", "2011-01/"]


def test_very_many_records_are_capped_on_the_page_and_whole_in_the_file() -> None:
    many = [twin("project", "atlas", f"project-{number:03}") for number in range(maker.DRAWN + 10)]
    made = context(grown(*many))
    lane = next(lane for lane in made["lanes"] if lane.name == "projects")
    assert (lane.count, len(lane.rows), lane.more.text) == (maker.DRAWN + 12, maker.DRAWN, "12")
    assert len(made["tables"][0].rows) == maker.DRAWN
    assert len(made["tables"][0].full) == maker.DRAWN + 16


def test_a_programme_alone_is_enough_and_without_one_there_is_no_page() -> None:
    site = good_site()

    def only(*kinds: str) -> Site:
        records = tuple(one for one in site if (one.kind.name in kinds))
        return site_of(Parts(site.settings, site.kinds, records, {}, site.strings, (), frozenset(), site.handmade))

    assert list(lanes(only("programme"))) == ["programme"]
    assert context(only("programme"))["undated"] == ()
    assert page(only("project")) is None
