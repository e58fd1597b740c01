"""New words that many pages show: told apart, and told as a build from nothing tells them."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase import edited, recipe
from showcase.last_build import LastBuild
from showcase.publish import tree_hash
from showcase.record import Kind
from showcase.site import Site
from tests.editing import change

ENVIRON = {"SITE_URL": "https://example.org/petit/"}


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[edited.Edited | None]:
    """What was told of each build whose words were asked for."""
    told: list[edited.Edited | None] = []

    def asked(last: LastBuild, site: Site, kinds: tuple[Kind, ...]) -> edited.Edited | None:
        told.append(edited.edited(last, site, kinds))
        return told[-1]

    monkeypatch.setattr(recipe, "edited", asked)
    return told


def built(root: Path, *, search: bool = False) -> None:
    """Build, and hold the tree against one that was made of nothing."""
    again = recipe.build(root, root / "public", ENVIRON, search=search)
    assert again.published, again.problems
    fresh = recipe.build(root, root / "fresh", ENVIRON, search=search)
    assert fresh.published
    assert tree_hash(root / "public") == tree_hash(root / "fresh")


def test_a_title_is_told_wherever_it_stands(good: Path, seen: list[edited.Edited | None]) -> None:
    built(good)
    change(good, "content/projects/atlas/text.fr.md", "Atlas : la mer", "Zéphyr : la mer")
    built(good)
    assert seen[0] is not None
    paths = {file.path for file in seen[0].revision.files}
    assert {"projects/atlas/index.html", "projects/index.html", "projects/records.json"} <= paths
    assert not {path for path in paths if path.startswith("el/projects/")}
