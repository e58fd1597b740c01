from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.shown import Item
from showcase.view import HIDDEN, host, sortable
from tests.editing import change, site_of
from tests.growing import grown, twin
from tests.viewing import good_site, record, viewer


@pytest.mark.parametrize(
    ("language", "depth", "target", "way"),
    [
        ("fr", 0, "", "./"),
        ("fr", 2, "", "../../"),
        ("fr", 2, "projects/", "../../projects/"),
        ("el", 1, "", "../el/"),
        ("el", 3, "projects/atlas/", "../../../el/projects/atlas/"),
    ],
)
def test_a_way_leads_from_a_depth_to_an_address_of_the_same_language(
    language: str, depth: int, target: str, way: str
) -> None:
    assert viewer(good_site(), language, depth).link(target) == way


def test_files_of_the_site_have_no_language() -> None:
    assert viewer(good_site(), "el", 3).root("assets/x.webp") == "../../../assets/x.webp"


@pytest.mark.parametrize(
    ("slug", "language", "shown"),
    [("atlas", "el", "el"), ("atlas", "en", "fr"), ("boreal", "el", "en"), ("boreal", "fr", "fr")],
)
def test_a_missing_text_is_replaced_and_told_by_its_language(slug: str, language: str, shown: str) -> None:
    seen = viewer(good_site(), language)
    text = seen.text(record(good_site(), "project", slug))
    assert text.language == shown
    assert seen.foreign(text.language) == ("" if shown == language else shown)


def test_facts_come_in_the_order_of_their_kind_with_labels_and_words() -> None:
    facts = viewer(good_site(), "en").facts(record(good_site(), "project", "atlas"))
    assert list(facts) == [
        "relation",
        "stage",
        "themes",
        "working_groups",
        "clusters",
        "partners",
        "other_organisations",
        "regions",
        "start",
        "budget",
        "budget_precision",
        "seeking",
    ]
    assert (facts["stage"].label, facts["stage"].text, facts["stage"].code) == ("Stage", "Ongoing", "running")
    assert (facts["start"].text, facts["start"].code) == ("January 2011", "2011-01")
    assert facts["budget"].text == "€250,000"
    assert facts["working_groups"].name == "working-groups"
    assert not HIDDEN & set(facts)


def test_a_label_may_belong_to_one_kind() -> None:
    facts = viewer(good_site(), "en").facts(record(good_site(), "project", "atlas"))
    assert facts["seeking"].label == "What the project is looking for"


def test_references_are_links_with_titles_in_their_own_language() -> None:
    facts = viewer(good_site(), "en", 3).facts(record(good_site(), "project", "atlas"))
    assert facts["regions"].items == (
        Item("Évora", "../../../en/regions/evora/", "", "evora"),
        Item("Crète", "../../../en/regions/kriti/", "fr", "kriti"),
    )
    assert facts["clusters"].items[1] == Item("Ήλιος", "../../../en/clusters/ilios/", "", "ilios"), (
        "a name is the same in all languages"
    )


def test_a_reference_to_a_broken_record_is_its_plain_name() -> None:
    assert viewer(good_site(), "en").reference("region", "nobody") == Item("nobody", code="nobody")


def test_countries_and_web_addresses_are_told_in_words() -> None:
    facts = viewer(good_site(), "el").facts(record(good_site(), "cluster", "blue-harbours"))
    assert facts["country"].items == (Item("Πορτογαλία", code="PT"),)
    assert facts["website"].items == (
        Item("example.org", url="https://example.org/harbours", code="https://example.org/harbours"),
    )


def test_parts_have_facts_of_their_own() -> None:
    (members,) = viewer(good_site(), "en").facts(record(good_site(), "cluster", "blue-harbours"))["members"].items
    assert (members.parts["count"].text, members.parts["what"].text, members.parts["as_of"].text) == (
        "350",
        "companies",
        "2010",
    )
    (step,) = viewer(good_site(), "fr").facts(record(good_site(), "programme", "programme"))["steps"].items
    assert (step.code, step.parts["leader"].text) == ("one", "Ville d’Essai")


def test_a_card_is_a_record_in_a_list() -> None:
    card = viewer(good_site(), "en", 1).card(record(good_site(), "project", "atlas"))
    assert (card.title, card.title_language, card.language) == ("Atlas : la mer", "fr", "fr")
    assert (card.url, card.summary) == ("../en/projects/atlas/", "Un projet incubé.")
    assert (card.colour, card.icon) == ("navy", "ferry"), "those of its first theme"
    assert [tag.text for tag in card.tags] == ["Incubated", "Ongoing", "Évora", "Crète"]
    assert card.doubt == ""


def test_a_record_without_a_theme_has_no_colour_unless_it_is_one() -> None:
    seen = viewer(good_site(), "en")
    assert seen.look(record(good_site(), "project", "boreal")) == ("", "")
    assert seen.look(record(good_site(), "theme", "energy")) == ("ochre", "solar-power")


def test_cards_stand_in_the_order_of_their_kind() -> None:
    seen = viewer(good_site(), "fr")
    assert [card.slug for card in seen.cards(reversed(good_site().all("theme")))] == ["sea", "energy"], (
        "by their number"
    )
    assert [card.slug for card in seen.cards(good_site().all("region"))] == ["kriti", "evora"], "Crète before Évora"
    assert [card.slug for card in viewer(good_site(), "el").cards(good_site().all("region"))] == ["evora", "kriti"], (
        "Έ before Κ"
    )


def test_the_surest_record_stands_first_and_one_without_a_date_last(good: Path) -> None:
    change(good, "content/projects/boreal/text.fr.md", 'title: "Boréal"', 'title: "Aboréal"')
    folder = good / "content/documents/leaflet"
    folder.mkdir()
    (folder / "record.yml").write_text(
        "form: brochure\nseen: yes\nattested: source\nsources:\n  - url: https://example.org/\n", encoding="utf-8"
    )
    (folder / "text.fr.md").write_text("---\ntitle: A\nsummary: Une feuille.\n---\n\nPliée.\n", encoding="utf-8")
    site = site_of(good)
    seen = viewer(site, "fr")
    assert [card.slug for card in seen.cards(site.all("project"))] == ["atlas", "boreal"]
    assert [card.slug for card in seen.cards(site.all("document"))] == ["report", "leaflet"]


def test_a_choice_is_ordered_as_its_kind_declares_it() -> None:
    site = grown(twin("partner", "ville", "aaa", role="associated"), twin("partner", "ville", "bbb", role="partner"))
    seen = viewer(site, "en")
    assert [card.slug for card in seen.cards(site.all("partner"))] == ["ville", "bbb", "aaa"], "the lead partner first"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.example.org/a", "example.org"),
        ("http://Example.org:8080", "example.org"),
        ("https://www.ελλάδα.gr/", "ελλάδα.gr"),
        ("no address", "no address"),
    ],
)
def test_an_address_is_named_by_its_host(address: str, name: str) -> None:
    assert host(address) == name


def test_titles_sort_without_case_and_accents() -> None:
    titles = ["Zone", "écologie", "Eau", "École", "Άτλας", "αγορά", "ecologia"]
    assert sorted(titles, key=sortable) == ["Eau", "École", "ecologia", "écologie", "Zone", "αγορά", "Άτλας"]


FIVE_ALPHABETS = "abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿáíñóúìòαβγδεζηθικλμνξοπρστυφχψωάέήίόύώϊϋΐΰς -’"


@given(st.text(alphabet=FIVE_ALPHABETS + FIVE_ALPHABETS.upper()))
def test_case_and_form_of_accents_never_change_an_order(title: str) -> None:
    assert sortable(title) == sortable(title.upper()) == sortable(unicodedata.normalize("NFD", title))


@given(st.text())
def test_what_is_sorted_by_has_no_marks(title: str) -> None:
    assert not [c for c in sortable(title) if unicodedata.combining(c)]


def test_records_of_several_kinds_stand_kind_by_kind_each_as_its_list_has_them() -> None:
    seen = viewer(good_site(), "en")
    found = seen.by_kind(reversed([*good_site()]))
    assert found == [one for kind in good_site().kinds for one in seen.ordered(good_site().all(kind.name))]


def test_a_column_of_starts_tells_periods_where_there_are_ends() -> None:
    seen = viewer(good_site(), "en")
    kinds = {kind.name: kind for kind in good_site().kinds}
    assert seen.heading(kinds["project"], "start") == seen.words.say("field.period")
    assert seen.heading(kinds["cluster"], "founded") == seen.words.say("field.founded")
