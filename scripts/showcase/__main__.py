"""The command line → a verb, and whatever goes wrong → one sentence and an exit code.

0 clean · 1 problems in content · 2 misuse, or a fault of ours · 3 the machine (disk, rights, lock).
"""

from __future__ import annotations

import os
import sys

import typer

from showcase.commands import COMMANDS
from showcase.load import NoSite
from showcase.publish import MachineError

MISUSE, MACHINE = 2, 3

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
    except NoSite as error:
        _stop(str(error), MISUSE)
    except MachineError as error:
        _stop(str(error), MACHINE)
    except OSError as error:
        _stop(f"the machine said no: {error.strerror or error} ({error.filename or 'no file named'})", MACHINE)
    except Exception as error:
        if os.environ.get("SHOWCASE_TRACEBACK"):
            raise
        what = f"{type(error).__name__}: {error}"
        _stop(f"a fault of this program, not of your texts: {what}\nSet SHOWCASE_TRACEBACK=1 to see where.", MISUSE)


def _stop(sentence: str, code: int) -> None:
    typer.echo(f"showcase: {sentence}", err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
