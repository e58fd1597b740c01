"""What an edit of one text changes on other pages: the state of the translations, told as a full build tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase import recipe, revision
from showcase.amendment import Amendment
from showcase.last_build import LastBuild
from showcase.memory import FILE, confirmed, memory_text, remembered
from showcase.publish import tree_hash
from showcase.record import Kind
from tests.editing import change, site_of
from tests.translating import ATLAS, in_five_languages

ENVIRON = {"SITE_URL": "https://example.org/petit/"}


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Amendment | None]:
    """What was told of each build after the first."""
    told: list[Amendment | None] = []

    def revised(last: LastBuild, kinds: tuple[Kind, ...]) -> Amendment | None:
        told.append(revision.revised(last, kinds))
        return told[-1]

    monkeypatch.setattr(recipe, "revised", revised)
    return told


def remember(root: Path) -> None:
    """Confirm all translations of the projects."""
    site = site_of(root)
    for slug in ("atlas", "boreal"):
        record, languages = site.records["project", slug], site.settings.languages
        memory = remembered(record, confirmed(record, languages.codes, languages), languages)
        (root / record.path / FILE).write_text(memory_text(memory), encoding="utf-8")


def edited(root: Path, path: str, old: str, new: str) -> None:
    """Build, edit, build again, and hold the tree against one that was made of nothing."""
    recipe.build(root, root / "public", ENVIRON, search=False)
    change(root, path, old, new)
    again = recipe.build(root, root / "public", ENVIRON, search=False)
    assert not [problem for problem in again.problems if problem.level.value == "error"], again.problems
    fresh = recipe.build(root, root / "fresh", ENVIRON, search=False)
    assert fresh.published is not None
    assert tree_hash(root / "public") == tree_hash(root / "fresh")


def test_a_body_that_was_stale_already_keeps_the_state_of_the_translations(
    good: Path, seen: list[Amendment | None]
) -> None:
    in_five_languages(good)
    remember(good)
    change(good, f"{ATLAS}/text.fr.md", "Un projet de", "Un beau projet de")
    edited(good, f"{ATLAS}/text.fr.md", "Un beau projet de", "Un très beau projet de")
    assert seen[-1] is not None
    assert "projects/atlas/index.html" in {file.path for file in seen[-1].files}


def test_a_body_that_becomes_stale_is_told(good: Path, seen: list[Amendment | None]) -> None:
    in_five_languages(good)
    remember(good)
    change(good, f"{ATLAS}/text.fr.md", "Un projet incubé.", "Un projet longtemps incubé.")
    edited(good, f"{ATLAS}/text.fr.md", "Un projet de", "Un beau projet de")
    assert seen[-1] is not None
    paths = {file.path for file in seen[-1].files}
    assert {"en/translations/index.html", "en/translations/fields-el.csv", "en/translations/missing-el.csv"} <= paths


def test_what_became_stale_stays_told_after_the_next_edit(good: Path, seen: list[Amendment | None]) -> None:
    in_five_languages(good)
    remember(good)
    recipe.build(good, good / "public", ENVIRON, search=False)
    change(good, f"{ATLAS}/text.fr.md", "Un projet de", "Un beau projet de")
    recipe.build(good, good / "public", ENVIRON, search=False)
    edited(good, "content/projects/boreal/text.fr.md", "né ailleurs.", "né bien ailleurs.")
    assert None not in seen[1:]


def test_a_body_that_is_as_it_was_translated_again_is_told(good: Path) -> None:
    in_five_languages(good)
    remember(good)
    change(good, f"{ATLAS}/text.fr.md", "Un projet de", "Un beau projet de")
    edited(good, f"{ATLAS}/text.fr.md", "Un beau projet de", "Un projet de")


def test_a_translation_s_own_body_changes_no_state(good: Path, seen: list[Amendment | None]) -> None:
    in_five_languages(good)
    remember(good)
    edited(good, f"{ATLAS}/text.el.md", "Ένα έργο από", "Ένα ωραίο έργο από")
    assert seen[-1] is not None
    paths = {file.path for file in seen[-1].files}
    assert {path for path in paths if path.endswith(".html")} == {"el/projects/atlas/index.html"}


def test_of_a_record_without_a_text_in_its_own_language_another_is_the_source(
    good: Path, seen: list[Amendment | None]
) -> None:
    boreal = good / "content/projects/boreal"
    (boreal / "text.fr.md").unlink()
    el = (boreal / "text.en.md").read_text(encoding="utf-8").replace("Boreal", "Βόρειο").replace("A related", "Ένα")
    (boreal / "text.el.md").write_text(el.replace("A project born elsewhere.", "Ένα έργο από αλλού."), "utf-8")
    remember(good)
    change(good, "content/projects/boreal/text.en.md", "A related", "A near")
    edited(good, "content/projects/boreal/text.en.md", "A project born", "A great project born")
    assert seen[-1] is not None
    assert "en/translations/index.html" in {file.path for file in seen[-1].files}
