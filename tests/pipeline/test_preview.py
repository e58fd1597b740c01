"""What a request changes, put together to be looked at from the disk: these pages, what they need, and no more."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests import pictures

from pipeline import preview
from pipeline.preview import LOOKS, MOST, PICTURES, Wanted, collect, picture, read

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ATLAS = ("projects/atlas/index.html", "el/projects/atlas/index.html")


def listed(tmp_path: Path, pages: Sequence[str], language: str = "el") -> Path:
    path = tmp_path / "pages.json"
    path.write_text(json.dumps({"language": language, "pages": pages}), encoding="utf-8")
    return path


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_pages_come_with_what_they_need_and_no_other_page(good_built: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert collect(good_built / "public", Wanted("el", ATLAS), out) == []
    pages = files(out / "pages")
    assert {name for name in pages if name.endswith(".html")} == set(ATLAS)
    assert {"assets/site.css", "assets/tokens.css", "assets/icons.css", "assets/site.js"} < pages
    assert any(name.endswith(".woff2") for name in pages)
    for name in ATLAS:
        found = (out / "pages" / name).read_text(encoding="utf-8")
        for match in preview._NEEDED.finditer(found):
            for target in preview._targets(match):
                if not re.match("[a-z]+:|#", target):
                    assert ((out / "pages" / name).parent / re.split("[?#]", target)[0]).is_file(), target


def test_a_page_of_the_folder_leads_to_the_files_of_the_others(good_built: Path, tmp_path: Path) -> None:
    collect(good_built / "public", Wanted("el", ATLAS), tmp_path)
    found = (tmp_path / "pages" / ATLAS[0]).read_text(encoding="utf-8")
    assert 'href="../../el/projects/atlas/index.html"' in found
    assert 'href="../../"' in found  # the home page is not there, and nothing says that it is
    built = (good_built / "public" / ATLAS[0]).read_text(encoding="utf-8")
    assert found.count("href=") == built.count("href=")


def test_the_overview_speaks_the_language_of_the_request_and_leads_to_all(good_built: Path, tmp_path: Path) -> None:
    (tmp_path / PICTURES).mkdir()
    (tmp_path / PICTURES / picture(ATLAS[1], "phone-dark")).write_bytes(b"x")
    collect(good_built / "public", Wanted("el", ATLAS), tmp_path)
    found = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert '<html lang="el">' in found
    assert "Τι αλλάζει το αίτημα" in found
    assert all(f'href="pages/{page}"' in found for page in ATLAS)
    assert found.count("<img ") == 1
    assert 'src="pictures/el-projects-atlas.phone-dark.jpg"' in found
    assert found.count("Χωρίς εικόνα.") == 1


def test_nothing_changed_shows_nothing_and_says_so(
    good_built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, summary = tmp_path / "out", tmp_path / "summary"
    assert pictures.main([str(good_built / "public"), str(listed(tmp_path, ())), str(out)]) == 0
    assert preview.main([str(good_built / "public"), str(listed(tmp_path, ())), str(out)]) == 0
    assert capsys.readouterr().out == ""
    assert files(out) == {"index.html"}
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert preview.main(["--links", str(listed(tmp_path, (), "fr")), str(out)]) == 0
    assert "Aucune page de fiche ne change" in summary.read_text(encoding="utf-8")


def test_a_page_that_is_missing_is_told_and_the_rest_is_shown(
    good_built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = listed(tmp_path, ("projects/gone/index.html", *ATLAS), "en")
    assert preview.main([str(good_built / "public"), str(wanted), str(tmp_path / "out")]) == 0
    line = "«projects/gone/index.html» is not in the built site: nothing of it is shown."
    assert capsys.readouterr().out == f"::notice title=preview::{line}\n"
    assert set(ATLAS) < files(tmp_path / "out" / "pages")


def test_what_has_no_picture_for_there_are_too_many_is_told(
    good_built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = listed(tmp_path, [*ATLAS] * MOST, "en")
    assert preview.main([str(good_built / "public"), str(wanted), str(tmp_path / "out")]) == 0
    assert f"Pictures show the first {MOST} pages; {MOST} more have none." in capsys.readouterr().out


def test_the_summary_leads_to_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary"
    (tmp_path / PICTURES).mkdir()
    (tmp_path / PICTURES / "a.jpg").write_bytes(b"x")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.setenv("CHANGED_URL", "https://git.example/artifacts/2")
    assert preview.main(["--links", str(listed(tmp_path, ATLAS, "en")), str(tmp_path)]) == 0
    assert summary.read_text(encoding="utf-8") == (
        "### Preview\n\n"
        "- [The pages that change, with their pictures](https://git.example/artifacts/2): "
        "2 pages, 1 picture. Unpack it and open `index.html`.\n\n"
        "Both are kept for seven days.\n\n"
    )


@pytest.mark.parametrize(
    "text", ["", "[]", '{"language": "fr"}', '{"language": "fr", "pages": ["../../etc/passwd"]}', '{"pages": []}']
)
def test_what_is_no_list_of_pages_is_misuse(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pages.json").write_text(text, encoding="utf-8")
    assert preview.main([str(tmp_path), str(tmp_path / "pages.json"), str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == "the list of pages is not what `showcase review --pages` prints\n"
    assert preview.main([]) == 2
    assert preview.main([str(tmp_path), str(tmp_path / "not-there"), str(tmp_path / "out")]) == 3


def test_links_out_of_the_site_are_not_followed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    (tmp_path / "secret.css").write_text("x", encoding="utf-8")
    (site / "linked.css").symlink_to(tmp_path / "secret.css")
    (site / "a/index.html").write_text(
        '<html lang="fr"><link rel="x" href="../../secret.css"><link rel="x" href="../linked.css">', encoding="utf-8"
    )
    collect(site, Wanted("fr", ("a/index.html",)), tmp_path / "out")
    assert files(tmp_path / "out") == {"index.html", "pages/a/index.html"}


def test_pictures_are_taken_of_these_pages_and_of_no_other(browser: Browser, good_built: Path, tmp_path: Path) -> None:
    missing = pictures.take(browser, good_built / "public", (ATLAS[1], "el/projects/gone/index.html"), tmp_path)
    assert missing == ["el/projects/gone/index.html"]
    assert {look.name for look in pictures.LOOKS} == set(LOOKS)
    assert files(tmp_path) == {picture(ATLAS[1], look) for look in LOOKS}
    assert all(path.read_bytes().startswith(b"\xff\xd8\xff") for path in tmp_path.iterdir())


def test_what_review_prints_is_read() -> None:
    assert read('{"language": "el", "pages": ["index.html"]}') == Wanted("el", ("index.html",))
