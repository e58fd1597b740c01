from __future__ import annotations

from pathlib import Path

import pytest

from showcase.kinds import KINDS
from showcase.recipe import check
from showcase.record import Kind, fields
from tests.commands.conftest import Showcase

MADE = [kind for kind in KINDS if not kind.single]


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.name)
def test_a_new_record_lacks_only_what_must_be_filled_in(showcase: Showcase, good: Path, kind: Kind) -> None:
    ran = showcase("new", kind.name, "blue-moon", "--root", good)
    folder = good / "content" / kind.folder / "blue-moon"
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines == [f"{folder} is ready: fill in record.yml and the text, then run `showcase check`."]
    assert sorted(path.name for path in folder.iterdir()) == ["record.yml", "text.fr.md"]

    required = [
        f"{label} needs `{alias}`"
        for label, model in ((kind.label, kind.facts), (f"the text of {kind.label}", kind.words))
        for _, alias, info in fields(model)
        if info.is_required()
    ]
    told = [problem.message for problem in check(good, {}).problems]
    assert sorted(told) == sorted([*required, "there is no text"])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("project", "Blue Moon"), "use `blue-moon`"),
        (("project", "../../docs"), "use `docs`"),
        (("project", "Συνεργασία"), "use `synergasia`"),
        (("project", "el"), "«el» is already used by the site itself"),
        (("project", "theme"), "«theme» is already used by the site itself"),
        (("project", "index"), "«index» is already used by the site itself"),
        (("project", "atlas"), "is already there"),
        (("programme", "second"), "there is no kind «programme»"),
        (
            ("spaceship", "argo"),
            "write one of: project, cluster, working-group, region, theme, partner, event, document",
        ),
    ],
)
def test_what_cannot_be_made_is_told_in_plain_words(
    showcase: Showcase, good: Path, arguments: tuple[str, str], sentence: str
) -> None:
    before = sorted(good.rglob("*"))
    ran = showcase("new", *arguments, "--root", good)
    assert ran.code == 2
    assert sentence in " ".join(ran.err.replace("│", " ").split())
    assert sorted(good.rglob("*")) == before


def test_a_folder_without_a_site_gets_no_record(showcase: Showcase, tmp_path: Path) -> None:
    ran = showcase("new", "project", "blue-moon", "--root", tmp_path)
    assert ran.code == 2
    assert "holds no site" in ran.err
    assert list(tmp_path.iterdir()) == []
