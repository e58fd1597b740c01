from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.cases import BASE, SITES, Case
from tests.commands.conftest import Showcase


def test_nothing_has_changed(showcase: Showcase) -> None:
    ran = showcase("review", BASE, "--root", BASE, "--language", "en")
    assert (ran.code, ran.err) == (0, "")
    assert "Nothing is wrong: the records can be published." in ran.out


def test_a_broken_record_is_told_in_the_language_of_the_site(showcase: Showcase, tmp_path: Path) -> None:
    Case(SITES / "bad" / "value-not-listed" / "stage").write(tmp_path / "site")
    ran = showcase("review", BASE, "--root", tmp_path / "site")
    assert ran.code == 1
    assert "Les fiches ne peuvent pas encore être publiées." in ran.out
    told = showcase("review", BASE, "--root", tmp_path / "site", "--annotations", "--language", "el")
    assert told.code == 1
    assert all(line.startswith(("::error file=content/", "::warning file=content/")) for line in told.lines)
    assert any("γράψτε" in line or "μήπως" in line for line in told.lines)


def test_an_address_that_would_die_is_told_without_a_list_of_addresses(showcase: Showcase, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "site")
    shutil.rmtree(tmp_path / "site/content/projects/boreal")
    ran = showcase("review", BASE, "--root", tmp_path / "site", "--language", "en")
    assert ran.code == 1
    assert "url-lost" in ran.out
    assert ran.out.rstrip().endswith("<li><code>/projects/boreal/</code></li>\n</ul>")


def test_a_language_in_which_nothing_is_told_is_misuse(showcase: Showcase) -> None:
    for verb in (("check", "--root", BASE), ("review", BASE, "--root", BASE)):
        ran = showcase(*verb, "--language", "tlh")
        assert ran.code == 2
        assert "fr" in ran.err


def test_a_folder_without_a_site_is_misuse(showcase: Showcase, tmp_path: Path) -> None:
    assert showcase("review", tmp_path, "--root", BASE).code == 2


def test_the_pages_of_records_that_change_are_listed_in_the_language_of_their_author_first(
    showcase: Showcase, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(BASE, site)
    for name in ("projects/atlas/text.el.md", "programme/text.el.md", "strings/fr.yml"):
        with (site / "content" / name).open("a", encoding="utf-8") as file:
            file.write("# x\n" if name.endswith(".yml") else "\nΜία φράση ακόμη.\n")
    ran = showcase("review", BASE, "--root", site, "--pages")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found["language"] == "el"
    assert found["pages"][:2] == ["el/programme/index.html", "el/projects/atlas/index.html"]
    assert {"programme/index.html", "projects/atlas/index.html"} < set(found["pages"])


def test_where_nothing_changes_no_page_is_listed(showcase: Showcase) -> None:
    ran = showcase("review", BASE, "--root", BASE, "--pages")
    assert (ran.code, json.loads(ran.out)["pages"]) == (0, [])
