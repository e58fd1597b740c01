"""The command line → a verb, and whatever goes wrong → one sentence and an exit code.

0 clean · 1 problems in content · 2 misuse, or a fault of ours · 3 the machine (disk, rights, lock).
"""

from __future__ import annotations

import os
import sys

import typer

from showcase.commands import COMMANDS
from showcase.message import Message, told
from showcase.terminal import explain, say

app = typer.Typer(
    name="showcase",
    help="Check the records of a cooperation programme and compile them into a multilingual static site.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for verb in COMMANDS:
    app.command()(verb)


def main() -> None:
    """Run one verb."""
    try:
        app()
    except Exception as error:
        if os.environ.get("SHOWCASE_TRACEBACK"):
            raise
        _stop(*explain(error))


def _stop(sentence: Message, code: int) -> None:
    say(told("showcase: {what}", what=sentence), error=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
