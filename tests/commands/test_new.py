from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from showcase.checked import check
from showcase.interview import interview, values, wrong
from showcase.kinds import KINDS
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


def test_without_a_terminal_a_name_is_needed(showcase: Showcase, good: Path) -> None:
    ran = showcase("new", "project", "--root", good)
    assert ran.code == 2
    assert "showcase new project blue-harbours" in " ".join(ran.err.replace("│", " ").split())


def on_a_terminal(root: Path, *typed: str, arguments: tuple[str, ...] = ()) -> tuple[int, str]:
    """The exit code and what was shown, when somebody types these lines."""
    mine, theirs = pty.openpty()
    command = [sys.executable, "-m", "showcase", "new", *arguments, "--root", str(root)]
    environ = {**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "200"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ) as process:
        os.close(theirs)
        os.write(mine, "".join(f"{line}\n" for line in (*typed, "\x04")).encode())
        shown = b""
        while True:
            try:
                read = os.read(mine, 4096)
            except OSError:  # Linux says so when the other end is closed
                break
            if not read:
                break
            shown += read
    os.close(mine)
    text = shown.decode()
    assert "Traceback" not in text
    return process.returncode, text


def test_on_a_terminal_what_is_needed_is_asked_and_checked(good: Path) -> None:
    code, shown = on_a_terminal(
        good,
        "Blue Moon",
        "blue-moon",
        "Lune bleue",
        "de",
        "fr",
        "incubate",
        "incubated",
        "source",
        "example.org",
        "https://example.org/, https://example.com/a",
        "x" * 300,
        "Une lune : bleue.",
        "Il était une fois.",
        arguments=("project",),
    )
    assert code == 0, shown
    for sentence in ("use `blue-moon`", "languages are", "did you mean `incubated`?", "in full", "300 characters"):
        assert sentence in shown
    assert "is ready. Now run `showcase check`" in shown
    folder = good / "content/projects/blue-moon"
    record = (folder / "record.yml").read_text(encoding="utf-8")
    assert record.splitlines()[1:6] == [
        "relation: incubated",
        "attested: source",
        "sources:",
        "  - url: https://example.org/",
        "  - url: https://example.com/a",
    ]
    assert "\n# stage:\n" in record
    assert (folder / "text.fr.md").read_text(encoding="utf-8") == (
        '---\ntitle: "Lune bleue"\nsummary: "Une lune : bleue."\n---\n\nIl était une fois.\n'
    )
    assert check(good, {}).problems == ()


def test_a_reference_is_chosen_by_name_or_by_folder(good: Path) -> None:
    code, shown = on_a_terminal(
        good,
        "Λιμάνι",
        "el",
        "cluster",
        "evorra",
        "Évora",
        "context",
        "https://example.org/",
        "Ένα λιμάνι.",
        "Κείμενο.",
        arguments=("cluster", "blue-moon"),
    )
    assert code == 0, shown
    assert "did you mean `evora`?" in shown
    record = (good / "content/clusters/blue-moon/record.yml").read_text(encoding="utf-8")
    assert "\nregion: evora\n" in record
    assert "\nlanguage: el\n" in record
    assert (good / "content/clusters/blue-moon/text.el.md").is_file()
    assert {problem.code for problem in check(good, {}).problems} <= {"text-language"}


def test_who_stops_halfway_leaves_nothing(good: Path) -> None:
    before = sorted(good.rglob("content/**/*"))
    code, _ = on_a_terminal(good, "blue-moon", "Lune", "\x03", arguments=("project",))
    assert code != 0
    assert sorted(good.rglob("content/**/*")) == before


def test_on_a_terminal_nothing_is_asked_when_nobody_wants_it(good: Path) -> None:
    code, shown = on_a_terminal(good, arguments=("project", "blue-moon", "--blank"))
    assert code == 0
    assert "fill in record.yml" in re.sub(r"\s+", " ", shown)


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.name)
def test_every_kind_can_be_asked_for(good: Path, kind: Kind) -> None:
    site = check(good, {}).site
    assert site
    asked = interview(site, kind)
    given: dict[str, object] = {}
    for column in asked.facts:
        answer = _ANSWERS.get(column.how, "1" if column.how == "number" else "FRL0")
        answer = column.choices[0] if column.choices else min(site.slugs.get(column.kind, {answer}))
        assert wrong(asked, column, answer) is None, column
        assert wrong(asked, column, " ") is not None
        given |= values(asked, column, answer)
    required = {alias for _, alias, info in fields(kind.facts) if info.is_required()}
    assert required - {asked.name.path[0]} == set(given)
    assert asked.words[-1].is_body


_ANSWERS = {"date": "2009", "web": "https://example.org/", "country": "FR", "text": "x"}
