from __future__ import annotations

from pathlib import Path

from showcase.checks.texts_are_translated import check
from showcase.problem import Level
from tests.conftest import GOOD
from tests.editing import add, change, only, told

FOLDER = "content/regions/evora"


def test_the_texts_of_the_good_site_are_in_their_languages() -> None:
    assert told(GOOD, check) == []


def test_a_text_in_the_wrong_letters_is_a_warning(good: Path) -> None:
    change(good, f"{FOLDER}/text.el.md", "Μια περιφέρεια με τονισμένο όνομα.", "Une région au nom bien accentué.")
    problem = only(good, check)
    assert (problem.code, problem.level, problem.place.path) == (
        "text-language",
        Level.WARNING,
        f"{FOLDER}/text.el.md",
    )


def test_foreign_names_in_a_text_are_no_foreign_text(good: Path) -> None:
    add(good, f"{FOLDER}/text.el.md", "\nΤο INTERREG, το ERDF και το MED: Cluster Capenergies.\n")
    assert told(good, check) == []


def test_a_copy_of_the_original_is_a_warning(good: Path) -> None:
    change(good, f"{FOLDER}/text.en.md", "A region with an accent in its name.", "Une région au nom accentué, Évora.")
    problem = only(good, check)
    assert (problem.message, problem.place.path) == ("this text is the same as the fr one", f"{FOLDER}/text.en.md")


def test_the_original_is_nobody_s_copy(good: Path) -> None:
    change(good, f"{FOLDER}/text.en.md", "A region with an accent in its name.", "Une région au nom accentué, Évora.")
    change(good, f"{FOLDER}/record.yml", "country: PT\n", "country: PT\nlanguage: en\n")
    assert only(good, check).place.path == f"{FOLDER}/text.fr.md"


def test_a_text_that_only_repeats_its_summary_says_nothing(good: Path) -> None:
    change(good, f"{FOLDER}/text.fr.md", "Une région au nom accentué, Évora.", "Une région d’essai.")
    problem = only(good, check)
    assert (problem.code, problem.level, problem.place.path) == (
        "text-placeholder",
        Level.ERROR,
        f"{FOLDER}/text.fr.md",
    )


def test_the_programme_s_text_says_more_than_its_tagline(good: Path) -> None:
    change(
        good,
        "content/programme/text.fr.md",
        "Le programme réunit deux régions. Voir [Atlas](../projects/atlas/).",
        "Un programme de deux régions, pour les essais.",
    )
    assert told(good, check) == [("text-placeholder", "content/programme/text.fr.md:1:1")]
