from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from showcase.commands import COMMANDS as VERBS
from tests.cases import snapshot
from tests.commands.conftest import Ran, Showcase


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_each_verb_shows_an_example(showcase: Showcase, verb: str) -> None:
    ran = showcase(verb, "--help")
    assert ran.code == 0
    assert re.search(rf"Example: showcase {verb}\b", ran.out)
    assert "--root" in ran.out


def test_the_help_names_every_verb(showcase: Showcase) -> None:
    ran = showcase("--help")
    assert ran.code == 0
    for verb in VERBS:
        assert re.search(rf"^\W*{verb} ", ran.out, re.MULTILINE), verb


@pytest.mark.parametrize("arguments", [("chek",), ("check", "--fast"), ("check", "--format", "xml"), ("new",)])
def test_what_is_mistyped_is_misuse(showcase: Showcase, arguments: tuple[str, ...]) -> None:
    ran = showcase(*arguments)
    assert ran.code == 2
    assert ran.err


FILES = {
    "handin": [("{}.po",), ("{}.xlsx",), ("{}.xliff",), ("{}.txt",)],
    "import": [("{}.csv", "--kind", "project"), ("{}.xlsx", "--kind", "project"), ("{}.ods",)],
    "from-issue": [("{}.md",)],
    "check": [("--published", "{}.txt")],
    "review": [("{}",)],
    "fmt": [("{}.yml",)],
    "translated": [("{}.md",)],
}
"""The verbs that are given a file, as they are typed."""
NO_FILE = {"build", "serve", "new", "rename", "stale", "export", "addresses", "status", "handoff", "sheet"}
DATA = {"gone": None, "empty": b"", "binary": random.Random(1).randbytes(3000), "other": b"hello, world\n"}  # noqa: S311
NEEDED = {
    "new": ("project", "x"),
    "rename": ("theme", "sea", "ocean"),
    "handoff": ("el", "-o", "x.po"),
    "sheet": ("project",),
}
"""What must be typed with the others."""


def test_every_verb_is_given_bad_files_or_takes_none() -> None:
    assert FILES.keys() | NO_FILE == set(VERBS)


def said(ran: Ran) -> str:
    """What was said, without the frame around it."""
    return " ".join((ran.out + ran.err).translate(str.maketrans("│╭╰─╮╯", " " * 6)).split())


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("root", ["no-site", "gone", "file"])
def test_a_folder_that_holds_no_site_is_told_in_one_sentence(
    showcase: Showcase, tmp_path: Path, verb: str, root: str
) -> None:
    (tmp_path / "no-site").mkdir()
    (tmp_path / "file").write_bytes(b"x")
    for name in ("x.po", "x.csv", "x.md"):
        (tmp_path / name).write_bytes(b"x")
    given = {"handin": "x.po", "import": "x.csv", "from-issue": "x.md", "review": "", "translated": "x.md"}
    arguments = (str(tmp_path / given[verb]),) if verb in given else NEEDED.get(verb, ())
    ran = showcase(verb, *arguments, "--root", tmp_path / root)
    assert ran.code == 2
    assert "holds no site: it needs mkdocs.yml and a folder content/" in said(ran)
    assert len(ran.err.splitlines()) == 1
    assert ran.out == ""


CASES = [(verb, given, data) for verb, forms in FILES.items() for given in forms for data in (*DATA, "folder")]


@pytest.mark.parametrize(("verb", "given", "data"), CASES, ids=lambda one: one if isinstance(one, str) else one[0])
def test_a_bad_file_is_told_in_plain_words_and_nothing_is_written(
    showcase: Showcase, good: Path, tmp_path: Path, verb: str, given: tuple[str, ...], data: str
) -> None:
    for one in given:
        if "{}" in one and data == "folder":
            (tmp_path / one.format(data)).mkdir()
        elif "{}" in one and (held := DATA[data]) is not None:
            (tmp_path / one.format(data)).write_bytes(held)
    before = snapshot(good)
    ran = showcase(verb, *(str(tmp_path / one.format(data)) if "{}" in one else one for one in given), "--root", good)
    if verb == "check" and data == "empty":
        assert ran.code == 0  # nothing has been published yet
        return
    assert ran.code == (2 if data in {"gone", "folder"} or verb in {"fmt", "translated", "review"} else ran.code)
    assert ran.code in {1, 2}
    assert len(said(ran)) > 20
    assert not re.search(r"fault of this program|the machine said no|codec|Errno|NoneType", said(ran)), said(ran)
    assert snapshot(good) == before
