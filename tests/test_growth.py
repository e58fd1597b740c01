"""A sixth language and a new kind, added to a copy of the site, touch only what `scripts/README.md` says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from showcase.publish import tree_hash
from showcase.recipe import build
from tests.conftest import ROOT


def test_a_language_is_one_line_and_one_file(good: Path) -> None:
    settings = good / "mkdocs.yml"
    line = "        - {locale: pt, name: Português, build: true}\n"
    text = settings.read_text(encoding="utf-8").replace("  - showcase:", f"{line}  - showcase:")
    settings.write_text(text, encoding="utf-8")
    strings = (good / "content/strings/en.yml").read_text(encoding="utf-8")
    translated = strings.replace('nav.home: "Home"', 'nav.home: "Início"')
    assert translated != strings
    (good / "content/strings/pt.yml").write_text(translated, encoding="utf-8")

    result = build(good, good / "public", {})
    assert result.problems == ()
    assert result.published is not None

    page = (good / "public/pt/projects/boreal/index.html").read_text(encoding="utf-8")
    assert '<html lang="pt"' in page
    assert "Início" in page
    assert 'lang="en">A project born elsewhere' in re.sub(r">\s*<p>", ">", page)
    assert 'hreflang="pt"' not in re.sub(r'<a [^>]*hreflang="pt"[^>]*>', "", page), (
        "a missing translation is no alternate"
    )
    assert "/pt/projects/boreal/" not in (good / "public/sitemap.xml").read_text(encoding="utf-8")
    assert (good / "public/pt/about/index.html").is_file()


KIND = '''"""A tool: something the clusters lend each other."""

from showcase.field import Facts, Line, Summary, Words
from showcase.record import Kind


class ToolFacts(Facts):
    """Facts of a tool."""

    weight: Line


class ToolWords(Words):
    """Words of a tool."""

    title: Line
    summary: Summary


KIND = Kind(name="tool", folder="tools", facts=ToolFacts, words=ToolWords)
'''


def test_a_kind_is_one_file_one_row_its_templates_and_strings(good: Path, tmp_path: Path) -> None:
    package = tmp_path / "scripts"
    shutil.copytree(ROOT / "scripts", package, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    (package / "showcase/kinds/tool.py").write_text(KIND, encoding="utf-8")
    table = package / "showcase/kinds/__init__.py"
    text = table.read_text(encoding="utf-8").replace("    theme,\n", "    theme,\n    tool,\n")
    table.write_text(text.replace("    document.KIND,\n", "    document.KIND,\n    tool.KIND,\n"), encoding="utf-8")

    for folder in ("kinds", "lists"):
        name = "_record" if folder == "kinds" else "_list"
        (good / f"overrides/{folder}/tool.html").write_text(
            f'{{% extends "{folder}/{name}.html" %}}\n', encoding="utf-8"
        )
    for strings in sorted((good / "content/strings").glob("*.yml")):
        words = (
            'kind.tool.one: "tool"\nkind.tool.many: "Tools"\nkind.tool.about: "All tools."\nfield.weight: "Weight"\n'
        )
        strings.write_text(strings.read_text(encoding="utf-8") + words, encoding="utf-8")
    folder = good / "content/tools/crane"
    folder.mkdir(parents=True)
    facts = "weight: 12 t\nattested: source\nsources:\n  - url: https://example.org/crane\n"
    (folder / "record.yml").write_text(facts, encoding="utf-8")
    words = "---\ntitle: Grue\nsummary: Une grue du port.\n---\n\nElle lève douze tonnes.\n"
    (folder / "text.fr.md").write_text(words, encoding="utf-8")

    code = "import sys; from showcase.__main__ import main; sys.argv = ['showcase', 'build']; main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=good,
        env={"PYTHONPATH": str(package), "CI": "1", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    page = (good / "site/el/tools/crane/index.html").read_text(encoding="utf-8")
    assert "12 t" in page
    assert (good / "site/tools/index.html").is_file()
    assert 'href="../../tools/"' in (good / "site/projects/atlas/index.html").read_text(encoding="utf-8")


def test_the_output_is_a_function_of_the_inputs_alone(good: Path) -> None:
    """Other time zone, locale, hash seed and clock: one tree hash."""
    hashes = set()
    for number, environ in enumerate(
        (
            {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1300000000"},
            {
                "TZ": "Pacific/Auckland",
                "LC_ALL": "el_GR.UTF-8",
                "PYTHONHASHSEED": "2",
                "SOURCE_DATE_EPOCH": "1300000000",
            },
            {
                "TZ": "America/Caracas",
                "LC_ALL": "tr_TR.UTF-8",
                "PYTHONHASHSEED": "77",
                "SOURCE_DATE_EPOCH": "1900000000",
            },
        )
    ):
        shutil.rmtree(good / ".cache", ignore_errors=True)
        code = (
            "import os; os.umask(0o077); from pathlib import Path; from showcase.recipe import build\n"
            f"r = build(Path({str(good)!r}), Path({str(good / f'public{number}')!r}), {{}})\n"
            "assert r.published and not r.published.problems, r"
        )
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**environ, "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        hashes.add(tree_hash(good / f"public{number}"))
    assert len(hashes) == 1
