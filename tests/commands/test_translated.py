from __future__ import annotations

from pathlib import Path

import pytest

from showcase.memory import FILE
from tests.cases import snapshot
from tests.commands.conftest import Showcase
from tests.editing import change, site_of
from tests.translating import ATLAS, in_five_languages


@pytest.fixture
def site(good: Path) -> Path:
    return in_five_languages(good)


def known(root: Path) -> dict[str, list[str]]:
    """Languages remembered, by slug."""
    return {record.slug: sorted(record.translations) for record in site_of(root) if record.translations}


@pytest.mark.parametrize(
    ("path", "languages"),
    [
        (f"{ATLAS}/text.el.md", ["el"]),
        (ATLAS, ["el", "en", "es", "it"]),
        (f"{ATLAS}/", ["el", "en", "es", "it"]),
        ("content/projects", ["el", "en", "es", "it"]),
        ("content", ["el", "en", "es", "it"]),
    ],
)
def test_a_text_a_record_a_kind_or_everything_is_confirmed(
    showcase: Showcase, site: Path, path: str, languages: list[str]
) -> None:
    ran = showcase("translated", path, "--root", site)
    assert (ran.code, ran.err) == (0, "")
    assert known(site)["atlas"] == languages
    assert ("boreal" in known(site)) == (not path.startswith(ATLAS))


def test_only_one_language_is_confirmed_when_asked(showcase: Showcase, site: Path) -> None:
    assert showcase("translated", ATLAS, "--language", "it", "--root", site).code == 0
    assert known(site) == {"atlas": ["it"]}


def test_what_is_confirmed_already_is_not_written_again(showcase: Showcase, site: Path) -> None:
    assert showcase("translated", "content", "--root", site).code == 0
    before = snapshot(site)
    ran = showcase("translated", "content", "--root", site)
    assert "(0 files written)" in ran.out
    assert snapshot(site) == before


def test_an_edit_is_confirmed_by_hand(showcase: Showcase, site: Path) -> None:
    showcase("translated", ATLAS, "--root", site)
    change(site, f"{ATLAS}/text.fr.md", "Un projet incubé.", "Un projet incubé !")
    assert "stale: summary" in showcase("status", "--root", site).out
    showcase("translated", f"{ATLAS}/text.el.md", "--root", site)
    out = showcase("status", "--root", site).out
    assert f"{ATLAS}/text.el.md: stale" not in out
    assert f"{ATLAS}/text.it.md: stale: summary" in out


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (f"{ATLAS}/text.fr.md", "is what the others are translated from"),
        ("content/projects/nobody", "is no text and no folder of records"),
        ("mkdocs.yml", "is not in content/"),
        ("content/strings", "is no text and no folder of records"),
        ("/etc", "is not in content/"),
    ],
)
def test_what_cannot_be_confirmed_is_told(showcase: Showcase, site: Path, path: str, sentence: str) -> None:
    before = snapshot(site)
    ran = showcase("translated", path, "--root", site)
    assert ran.code == 2
    assert sentence in " ".join(ran.err.replace("│", " ").split())
    assert snapshot(site) == before


def test_a_site_with_errors_is_left_as_it_is(showcase: Showcase, site: Path) -> None:
    change(site, f"{ATLAS}/record.yml", "stage: running", "stage: sleeping")
    ran = showcase("translated", "content", "--root", site)
    assert ran.code == 1
    assert "value-not-listed" in ran.out
    assert not (site / ATLAS / FILE).exists()
