from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from showcase import limits
from showcase.checks.pictures_are_there import check
from showcase.problem import Level
from tests.conftest import GOOD
from tests.editing import add, change, only, site_of, told

FOLDER = "content/regions/evora"


@pytest.fixture
def pictured(good: Path) -> Path:
    """The good site with a picture of a region, told in all three languages."""
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "blue").save(buffer, "JPEG")
    (good / FOLDER / "view.jpg").write_bytes(buffer.getvalue())
    change(good, f"{FOLDER}/record.yml", "country: PT\n", "country: PT\npicture: view.jpg\n")
    for code, said in {"fr": "La ville", "el": "Η πόλη", "en": "The town"}.items():
        change(good, f"{FOLDER}/text.{code}.md", "\nsummary:", f'\npicture: "{said}"\nsummary:')
    return good


def test_a_picture_that_is_there_and_told_is_no_problem(pictured: Path) -> None:
    assert told(pictured, check) == []
    assert told(GOOD, check) == []


def test_a_picture_that_is_not_there_is_told_at_its_name(pictured: Path) -> None:
    (pictured / FOLDER / "view.jpg").unlink()
    change(pictured, f"{FOLDER}/text.el.md", 'picture: "Η πόλη"\n', "")
    problem = only(pictured, check)
    assert (problem.code, str(problem.place)) == ("picture-missing", f"{FOLDER}/record.yml:2:10")
    assert problem.hint == "put view.jpg beside record.yml"


def test_a_picture_by_another_name_is_named(pictured: Path) -> None:
    (pictured / FOLDER / "view.jpg").rename(pictured / FOLDER / "View.JPG")
    problems = {problem.code: problem.hint for problem in check(site_of(pictured))}
    assert problems["picture-missing"] == "the file is `View.JPG`"


def test_what_can_be_no_picture_is_told(pictured: Path) -> None:
    (pictured / FOLDER / "view.jpg").unlink()
    change(pictured, f"{FOLDER}/record.yml", "view.jpg", "record.yml")
    assert only(pictured, check).hint == "write the name of a JPEG, PNG or WebP file beside record.yml"


@pytest.mark.parametrize(("number", "codes"), [(limits.PICTURES, set()), (limits.PICTURES + 1, {"picture-too-many"})])
def test_a_record_has_so_many_pictures(pictured: Path, number: int, codes: set[str]) -> None:
    for one in range(1, number):
        shutil.copyfile(pictured / FOLDER / "view.jpg", pictured / FOLDER / f"view-{one}.jpg")
    assert {code for code, _ in told(pictured, check)} - {"picture-unused"} == codes


def test_a_picture_in_a_text_is_used(pictured: Path) -> None:
    data = (pictured / FOLDER / "view.jpg").read_bytes()
    (pictured / FOLDER / "more.jpg").write_bytes(data)
    assert told(pictured, check) == [("picture-unused", f"{FOLDER}/more.jpg:1:1")]
    add(pictured, f"{FOLDER}/text.fr.md", "\n![Les remparts](more.jpg)\n")
    assert told(pictured, check) == []


def test_a_picture_in_a_text_that_is_not_there_is_told(good: Path) -> None:
    add(good, f"{FOLDER}/text.fr.md", "\n![Les remparts](more.jpg)\n")
    assert [code for code, _ in told(good, check)] == ["picture-missing"]


@pytest.mark.parametrize("said", ["Image", "photo", "εικόνα", "view.jpg"])
def test_words_that_say_nothing_are_none(pictured: Path, said: str) -> None:
    change(pictured, f"{FOLDER}/text.el.md", "Η πόλη", said)
    assert told(pictured, check) == [("picture-wordless", f"{FOLDER}/text.el.md:1:1")]


def test_a_picture_without_words_is_told_once_a_text(pictured: Path) -> None:
    for code, said in {"fr": "La ville", "el": "Η πόλη", "en": "The town"}.items():
        change(pictured, f"{FOLDER}/text.{code}.md", f'picture: "{said}"\n', "")
    assert told(pictured, check) == [
        ("picture-wordless", f"{FOLDER}/text.{code}.md:1:1") for code in ("el", "en", "fr")
    ]


def test_the_same_words_in_all_languages_are_a_warning(pictured: Path) -> None:
    change(pictured, f"{FOLDER}/text.fr.md", "La ville", "The town")
    change(pictured, f"{FOLDER}/text.el.md", "Η πόλη", "The town")
    problem = only(pictured, check)
    assert (problem.code, problem.level) == ("picture-wordless", Level.WARNING)


def test_a_file_that_is_no_picture_is_told(pictured: Path) -> None:
    (pictured / FOLDER / "view.jpg").write_bytes(b"<html>")
    assert told(pictured, check) == [("picture-type", f"{FOLDER}/view.jpg:1:1")]
