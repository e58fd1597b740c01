"""A build after any edits gives the same tree, byte for byte, as a build that knows of no other.

Twenty sequences of ten edits here; `make fuzz` has as many as it is asked for.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from showcase.publish import tree_hash
from showcase.recipe import build
from tests.conftest import copy_good

pytestmark = pytest.mark.long

EXAMPLES = int(os.environ.get("FUZZ", "20"))
ENVIRON = {"SITE_URL": "https://example.org/petit/"}
CODES = ("fr", "el", "en")
TEXTS = st.sampled_from(
    [
        ("projects", "atlas"),
        ("projects", "boreal"),
        ("clusters", "ilios"),
        ("regions", "kriti"),
        ("themes", "sea"),
        ("working-groups", "ports"),
        ("partners", "ville"),
        ("events", "launch"),
        ("documents", "report"),
    ]
)
FACTS = st.sampled_from(
    [
        ("projects/atlas", "end: 2014"),
        ("projects/atlas", "end: 2020"),
        ("projects/atlas", "stage: completed"),
        ("projects/atlas", "clusters: [ilios]"),
        ("projects/atlas", "partners: []"),
        ("projects/atlas", "working-groups: [ports]"),
        ("projects/boreal", "regions: [evora]"),
        ("projects/boreal", "regions: [evora, kriti]"),
        ("projects/boreal", "clusters: [blue-harbours]"),
        ("projects/boreal", "themes: [energy, sea]"),
        ("working-groups/ports", "themes: [energy]"),
        ("working-groups/ports", "clusters: [ilios]"),
        ("clusters/ilios", "themes: [sea, energy]"),
        ("clusters/ilios", "name: Ήλιος Β΄"),
        ("partners/ville", "name: Ville d’Ailleurs"),
        ("events/launch", "start: 2010-02-03"),
    ]
)
WORDS = {"fr": "Encore un mot.", "el": "Μία λέξη ακόμη.", "en": "One more word."}


class Edits(RuleBasedStateMachine):
    """A site that people change; it is built after each edit, and at the end once more from nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.root = self.folder / "site"
        self.saved = self.folder / "saved"

    @initialize()
    def begin(self) -> None:
        copy_good(self.root)
        shutil.copytree(_frames(), self.root / ".cache")
        shutil.copytree(self.root / "content", self.saved)
        self.build()

    def build(self) -> None:
        result = build(self.root, self.root / "public", ENVIRON, search=False)
        assert not [problem for problem in result.problems if problem.level.value == "error"], result.problems

    def text(self, where: tuple[str, str], code: str) -> Path:
        return self.root / "content" / where[0] / where[1] / f"text.{code}.md"

    @rule(where=TEXTS, code=st.sampled_from(CODES))
    def write_on(self, where: tuple[str, str], code: str) -> None:
        """A sentence, here and there a link and a heading."""
        file = self.text(where, code)
        if file.exists():
            written = file.read_text(encoding="utf-8")
            more = f"\n\n{WORDS[code]} {len(written)}. [Atlas](../../projects/atlas/)\n"
            file.write_text(written.rstrip() + more, encoding="utf-8")
            self.build()

    @rule(where=TEXTS, code=st.sampled_from(CODES), number=st.integers(1, 99))
    def retitle(self, where: tuple[str, str], code: str, number: int) -> None:
        """A title or a summary, and with it a place in lists."""
        file = self.text(where, code)
        if file.exists():
            lines = file.read_text(encoding="utf-8").split("\n")
            lines = [_numbered(line, number) if line.startswith(("title:", "summary:")) else line for line in lines]
            file.write_text("\n".join(lines), encoding="utf-8")
            self.build()

    @rule(fact=FACTS)
    def correct(self, fact: tuple[str, str]) -> None:
        """A fact: who works with whom, where a record stands in lists, what it is called."""
        where, line = fact
        file = self.root / "content" / where / "record.yml"
        name = line.partition(":")[0]
        lines = [other for other in file.read_text(encoding="utf-8").split("\n") if not other.startswith(f"{name}:")]
        file.write_text("\n".join([line, *lines]), encoding="utf-8")
        self.build()

    @rule(number=st.integers(1, 5))
    def add(self, number: int) -> None:
        """A record like another."""
        folder = self.root / f"content/projects/new-{number}"
        if not folder.exists():
            shutil.copytree(self.root / "content/projects/boreal", folder)
            for file in folder.glob("text.*.md"):
                lines = file.read_text(encoding="utf-8").split("\n")
                lines = [_numbered(line, 100 + number) if line.startswith("title:") else line for line in lines]
                file.write_text("\n".join(lines), encoding="utf-8")
            self.build()

    @rule(number=st.integers(1, 5))
    def take_away(self, number: int) -> None:
        """A record that was added."""
        folder = self.root / f"content/projects/new-{number}"
        if folder.exists():
            shutil.rmtree(folder)
            self.build()

    @rule(one=st.integers(1, 5), other=st.integers(1, 5))
    def rename(self, one: int, other: int) -> None:
        """Another folder name for a record that was added."""
        old, new = (self.root / f"content/projects/new-{number}" for number in (one, other))
        if old.exists() and not new.exists():
            old.rename(new)
            self.build()

    @rule(where=TEXTS, code=st.sampled_from(CODES))
    def translate(self, where: tuple[str, str], code: str) -> None:
        """A language more, or one less where there are others."""
        file = self.text(where, code)
        there = sorted(file.parent.glob("text.*.md"))
        if not file.exists():
            file.write_text(there[0].read_text(encoding="utf-8").rstrip() + f"\n\n{WORDS[code]}\n", encoding="utf-8")
        elif len(there) > 1:
            file.unlink()
        self.build()

    @rule()
    def revert(self) -> None:
        """Everything as it was at the beginning."""
        shutil.rmtree(self.root / "content")
        shutil.copytree(self.saved, self.root / "content")
        self.build()

    def teardown(self) -> None:
        if self.root.exists():
            fresh = build(self.root, self.folder / "fresh", ENVIRON, search=False)
            assert fresh.published is not None
            assert tree_hash(self.root / "public") == tree_hash(self.folder / "fresh")
        shutil.rmtree(self.folder)


_KEPT: list[Path] = []


def _frames() -> Path:
    """The frames of the good site, drawn once."""
    if not _KEPT:
        root = copy_good(Path(tempfile.mkdtemp()) / "site")
        build(root, root / "public", ENVIRON, search=False)
        shutil.rmtree(root / ".cache/built")
        _KEPT.append(root / ".cache")
    return _KEPT[0]


def _numbered(line: str, number: int) -> str:
    """A line of front matter with a number before its words."""
    name, _, words = line.partition(": ")
    bare = words.strip('"').lstrip("0123456789 ")
    return f'{name}: "{number} {bare}"'


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=10,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize="FUZZ" not in os.environ,
)
