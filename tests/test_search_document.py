"""What is searched of a site: real translations alone, by their words, names and facts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from showcase.page import Page
from showcase.search_document import APART, ASIDE, PAGES, SearchDocument, search_documents
from tests.editing import add, change, site_of
from tests.viewing import good_site, viewer

SPLIT = APART.removeprefix("\\g<0>")


def found(language: str, *pages: Page) -> dict[str, SearchDocument]:
    return {one.address: one for one in search_documents(viewer(good_site(), language), pages)}


def written(url: str, section: str, language: str = "fr", original: str = "fr") -> Page:
    alternates = {"fr": f"{section}/", "el": f"el/{section}/"}
    return Page(
        url=url,
        language=language,
        frame="handmade",
        section=section,
        title="Mentions",
        summary="Qui publie.",
        template="handmade.html",
        alternates=alternates,
        translated=frozenset({original}),
        original=original,
        context={"body": "<p>Le corps.</p>"},
    )


def test_only_real_translations_are_searched() -> None:
    for language in good_site().settings.languages.codes:
        here = {f"{record.address}/" for record in good_site() if language in record.texts}
        assert set(found(language)) == here
    assert len(found("fr")) > len(found("el")) > 0


def test_a_record_is_found_by_its_names_facts_and_words() -> None:
    one = found("fr")["clusters/blue-harbours/"]
    assert one.kind == "cluster"
    assert one.title == "Blue Harbours"
    assert one.names == ("Ports Bleus",)
    assert {"Évora", "Portugal"} <= set(one.facts)
    assert one.note
    text = one.document("fr").decode()
    assert text.startswith('<!doctype html>\n<html lang="fr">')
    assert text.index(one.summary[:10]) < text.index(ASIDE) < text.index("Ports Bleus") < text.index("Portugal")


def test_no_figure_date_colour_or_address_is_a_hit() -> None:
    for one in (*found("fr").values(), *found("el").values()):
        assert not any("://" in fact or fact in {"teal", "ochre", "leaf"} for fact in one.facts), one
        assert len(set(one.facts)) == len(one.facts)


def test_words_with_keys_are_searched_and_pictures_are_not(good: Path) -> None:
    change(good, "content/projects/boreal/text.fr.md", "Un projet né ailleurs.", "Un projet <né ailleurs.")
    site = site_of(good)
    project = next(one for one in search_documents(viewer(site, "fr"), ()) if one.address == "projects/atlas/")
    assert site.all("project")[0].texts["fr"].words.seeking["crew"] in project.body  # type: ignore[attr-defined]
    assert "<img" not in project.document("fr").decode()
    boreal = next(one for one in search_documents(viewer(site, "fr"), ()) if one.address == "projects/boreal/")
    assert "&lt;né ailleurs" in boreal.document("fr").decode()


@pytest.mark.parametrize(
    ("words", "parted"),
    [
        ("de l’énergie", f"de l’{SPLIT}énergie"),
        ("L'Italia dell'innovazione", f"L'{SPLIT}Italia dell'{SPLIT}innovazione"),
        ("années ’90", "années ’90"),
        ("clusters’ members", "clusters’ members"),
        ("l’e-santé", f"l’{SPLIT}e-santé"),
    ],
)
def test_an_article_is_set_apart_from_its_noun(words: str, parted: str) -> None:
    text = SearchDocument("a/", PAGES, "T", words, "").document("fr").decode()
    assert f"<p>{parted}</p>" in text


def test_a_title_cannot_leave_its_attribute() -> None:
    text = SearchDocument("a/", PAGES, 'A "b" <c> & d, e', "", "", note='f "g"').document("fr").decode()
    assert 'data-title="A &quot;b&quot; &lt;c&gt; &amp; d, e" data-note="f &quot;g&quot;"' in text


def test_pages_that_are_no_record_are_found_in_their_own_language_alone() -> None:
    legal = written("legal/", "legal")
    borrowed = written("el/legal/", "legal", "el", "fr")
    search = written("search/", "search")
    listed = written("clusters/", "clusters")
    assert found("fr", legal, borrowed, search, listed).keys() - found("fr").keys() == {"legal/"}
    assert found("el", legal, borrowed, search, listed).keys() == found("el").keys()
    one = found("fr", legal)["legal/"]
    assert (one.kind, one.title) == (PAGES, "Mentions")
    assert "Le corps." in one.document("fr").decode()


def test_a_page_without_a_letter_is_left_out() -> None:
    legal = replace(written("legal/", "legal"), title="?!", summary="…")
    assert found("fr", legal).keys() == found("fr").keys()


def test_a_record_without_words_in_a_language_comes_with_them(good: Path) -> None:
    assert "projects/boreal/" not in {one.address for one in search_documents(viewer(site_of(good), "el"), ())}
    add(good, "content/projects/boreal/text.el.md", '---\ntitle: "Βόρειο"\nsummary: "Ένα έργο."\n---\n\nΛέξεις.\n')
    assert "projects/boreal/" in {one.address for one in search_documents(viewer(site_of(good), "el"), ())}
