from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from showcase.changes import Changed, Field, changed
from tests.cases import BASE

ATLAS = "content/projects/atlas"


@pytest.fixture
def after(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "site"))


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def by_path(after: Path) -> dict[str, Changed]:
    return {one.path: one for one in changed(BASE, after)}


def test_nothing_has_changed(after: Path) -> None:
    assert changed(BASE, after) == ()


def test_facts_are_told_field_by_field(after: Path) -> None:
    edit(after, f"{ATLAS}/record.yml", "stage: running", "stage: completed\nend: 2027")
    edit(after, f"{ATLAS}/record.yml", "[health]", "[health, agrofood]")
    edit(after, f"{ATLAS}/record.yml", "https://example.org/atlas", "https://example.org/two")
    found = by_path(after)[f"{ATLAS}/record.yml"]
    assert set(found.fields) == {
        Field("stage", "running", "completed"),
        Field("end", "", "2027"),
        Field("themes", "health", "health, agrofood"),
        Field("sources[1].url", "https://example.org/atlas", "https://example.org/two"),
    }
    assert (found.is_new, found.is_gone, found.words, found.language) == (False, False, 0, "")


def test_a_text_is_told_by_its_fields_and_the_number_of_its_words(after: Path) -> None:
    edit(after, f"{ATLAS}/text.fr.md", "Voir venir", "Annoncer")
    edit(after, f"{ATLAS}/text.fr.md", "partagent leurs mesures", "partagent enfin leurs chiffres")
    found = by_path(after)[f"{ATLAS}/text.fr.md"]
    assert found.fields == (Field("summary", "Voir venir les épidémies.", "Annoncer les épidémies."),)
    assert (found.words, found.language) == (2, "fr")


def test_files_come_and_go(after: Path) -> None:
    shutil.copytree(after / ATLAS, after / "content/projects/copy")
    (after / ATLAS / "text.en.md").unlink()
    found = by_path(after)
    assert found["content/projects/copy/record.yml"].is_new
    assert Field("stage", "", "running") in found["content/projects/copy/record.yml"].fields
    assert found[f"{ATLAS}/text.en.md"].is_gone
    assert found[f"{ATLAS}/text.en.md"].language == "en"


def test_what_cannot_be_read_has_changed_and_no_more_is_said(after: Path) -> None:
    (after / ATLAS / "record.yml").write_bytes(b"stage: [\xff")
    (after / ATLAS / "text.fr.md").write_text("no front matter\n", encoding="utf-8")
    (after / ATLAS / "photo.jpg").write_bytes(b"\xff" * 100)
    found = by_path(after)
    assert all(field.after == "" for field in found[f"{ATLAS}/record.yml"].fields)
    assert found[f"{ATLAS}/photo.jpg"].fields == ()


def test_links_and_pipes_are_not_read(after: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a: SECRET\n", encoding="utf-8")
    (after / ATLAS / "link.yml").symlink_to(tmp_path / "secret")
    (after / ATLAS / "folder").symlink_to(tmp_path)
    os.mkfifo(after / ATLAS / "pipe.yml")
    assert changed(BASE, after) == ()


def test_the_words_of_the_interface_have_their_language(after: Path) -> None:
    strings = min((after / "content/strings").glob("*.yml"))
    with strings.open("a", encoding="utf-8") as file:
        file.write('a.new.key: "x"\n')
    (found,) = changed(BASE, after)
    assert (found.language, found.fields) == (strings.stem, (Field("a.new.key", "", "x"),))
