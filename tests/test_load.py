from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from showcase import limits
from showcase.load import load
from showcase.problem import NoSite
from showcase.site import Site
from tests.conftest import GOOD
from tests.editing import add, change, site_of


def read(root: Path) -> tuple[Site, list[tuple[str, str]]]:
    """A site, and code and file of each problem."""
    site, problems = load(root, {})
    assert site is not None, problems
    return site, sorted((problem.code, problem.place.path) for problem in problems)


def test_a_folder_without_settings_or_content_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(NoSite):
        load(tmp_path, {})
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    with pytest.raises(NoSite):
        load(tmp_path, {})


def test_everything_of_a_site_is_read() -> None:
    site = site_of(GOOD)
    assert len(site.records) == 14
    atlas = site.get("project", "atlas")
    assert atlas is not None
    assert set(atlas.texts) == {"fr", "el"}
    assert atlas.path == "content/projects/atlas"
    assert [(moved.old, moved.new, str(moved.place)) for moved in site.moved] == [
        ("projects/ancien", "projects/atlas", "content/moved.yml:1:1")
    ]
    assert site.handmade == {"about": frozenset({"fr", "el", "en"}), "legal": frozenset({"fr"})}
    assert site.strings["en"]["nav.home"] == "Home"
    assert site.slugs["cluster"] == {"blue-harbours", "ilios"}


def test_a_broken_record_is_left_out_and_its_name_stays_known(good: Path) -> None:
    change(good, "content/themes/sea/record.yml", "order: 1", "order: first")
    site, problems = read(good)
    assert problems == [("value-not-a-number", "content/themes/sea/record.yml")]
    assert site.get("theme", "sea") is None
    assert "sea" in site.slugs["theme"]
    assert len(site.records) == 13


def test_one_broken_text_leaves_the_record_out(good: Path) -> None:
    change(good, "content/projects/atlas/text.el.md", "Ένα έργο.\n", "<script>\n")
    site, problems = read(good)
    assert problems == [("markup-forbidden", "content/projects/atlas/text.el.md")]
    assert site.get("project", "atlas") is None


def test_a_warning_leaves_nothing_out(good: Path) -> None:
    add(good, "content/projects/atlas/text.fr.md", "\nTél. : 04 91 12 34 56\n")
    site, problems = read(good)
    assert problems == [("text-email", "content/projects/atlas/text.fr.md")]
    assert site.get("project", "atlas") is not None


def test_all_problems_of_all_records_come_at_once(good: Path) -> None:
    change(good, "content/themes/sea/record.yml", "order: 1", "order: first")
    (good / "content/projects/boreal/record.yml").unlink()
    (good / "content/regions/kriti/text.fr.md").unlink()
    (good / "content/regions/kriti/text.el.md").unlink()
    add(good, "content/projects/Atlas 2/record.yml", "relation: related\n")
    _, problems = read(good)
    assert [code for code, _ in problems] == ["file-missing", "slug-invalid", "text-missing", "value-not-a-number"]


def test_a_record_needs_one_text_in_any_language(good: Path) -> None:
    (good / "content/regions/kriti/text.fr.md").unlink()
    assert read(good)[1] == []


def test_pictures_are_read_with_their_record_and_never_whole_when_too_large(good: Path) -> None:
    folder = good / "content/projects/atlas"
    (folder / "small.png").write_bytes(b"small")
    with (folder / "large.JPG").open("wb") as file:
        file.truncate(limits.PICTURE_BYTES * 3)
    site, _ = read(good)
    atlas = site.get("project", "atlas")
    assert atlas is not None
    assert {name: len(data) for name, data in atlas.pictures.items()} == {
        "small.png": 5,
        "large.JPG": limits.PICTURE_BYTES + 1,
    }


def test_a_link_is_never_followed(good: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.md"
    outside.write_text("---\ntitle: SECRET\nsummary: SECRET\n---\n\nSECRET\n", encoding="utf-8")
    text = good / "content/projects/atlas/text.fr.md"
    text.unlink()
    text.symlink_to(outside)
    site, problems = load(good, {})
    assert site is not None
    assert [(problem.code, problem.place.path) for problem in problems] == [
        ("file-is-link", "content/projects/atlas/text.fr.md")
    ]
    assert "SECRET" not in repr((problems, site.records))


def test_the_order_in_which_a_disk_lists_its_files_does_not_matter(good: Path) -> None:
    before, _ = load(good, {})
    projects = good / "content/projects"
    for name in ("atlas", "boreal"):
        (projects / name).rename(projects / f"{name}-aside")
    for name in ("boreal", "atlas"):
        (projects / f"{name}-aside").rename(projects / name)
    after, _ = load(good, {})
    assert before is not None
    assert after is not None
    assert list(after.records.items()) == list(before.records.items())
    assert (after.strings, after.slugs, after.handmade) == (before.strings, before.slugs, before.handmade)


def test_a_name_that_is_no_text_does_not_stop_the_reading(good: Path) -> None:
    os.mkdir(os.fsencode(good / "content/projects") + b"/\xff\xfe")  # noqa: PTH102 - no str holds these bytes plainly
    _, problems = read(good)
    assert [code for code, _ in problems] == ["slug-invalid"]


def test_schemas_strings_and_a_note_to_the_reader_may_stand_beside_the_records(good: Path) -> None:
    add(good, "content/README.md", "Hello.\n")
    add(good, "content/.schemas/theme.schema.json", "{}\n")
    assert read(good)[1] == []


def test_a_kind_without_a_folder_has_no_records(good: Path) -> None:
    shutil.rmtree(good / "content/documents")
    site, problems = read(good)
    assert problems == []
    assert site.all("document") == ()


def test_a_site_needs_its_one_programme(good: Path) -> None:
    shutil.rmtree(good / "content/programme")
    _, problems = read(good)
    assert problems == [("file-missing", "content/programme/record.yml")]


@pytest.mark.parametrize("what", ["a file", "a link"])
def test_what_stands_in_the_place_of_the_programme_is_the_one_problem(good: Path, what: str) -> None:
    (good / "content/programme").rename(good / "aside")
    if what == "a file":
        add(good, "content/programme", "hello\n")
    else:
        (good / "content/programme").symlink_to(good / "aside")
    site, problems = load(good, {})
    assert site is None
    assert [problem.place.path for problem in problems] == ["content/programme"]


def test_a_page_written_by_hand_takes_no_name_of_the_site_and_keeps_its_own_from_records(good: Path) -> None:
    add(good, "docs/fr/projects.md", "# Projets\n")
    add(good, "docs/el/clusters/index.md", "# Clusters\n")
    (good / "content/projects/boreal").rename(good / "content/projects/about")
    site, problems = load(good, {})
    assert site is not None
    assert {(problem.code, problem.place.path) for problem in problems} == {
        ("slug-reserved", "docs/fr/projects.md"),
        ("slug-reserved", "docs/el/clusters"),
        ("slug-reserved", "content/projects/about"),
    }
