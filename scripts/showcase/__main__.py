"""The command line → a verb, and whatever goes wrong → one sentence and an exit code.

0 clean · 1 problems in content · 2 misuse, or a fault of ours · 3 the machine (disk, rights, lock).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps

import typer

from showcase.commands import COMMANDS, verb
from showcase.message import Message, told
from showcase.terminal import explain, say, tongue


def _in_own_words(what: Callable[..., None]) -> Callable[..., None]:
    """A verb whose refusals are told in the language of the person at the machine."""

    @wraps(what)
    def run(*arguments: object, **options: object) -> None:
        try:
            what(*arguments, **options)
        except typer.BadParameter as error:
            if isinstance(error.message, Message):
                error.message = error.message.in_language(tongue())
            raise

    return run


def app(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """The command line with some of its verbs."""
    found = typer.Typer(
        name="showcase",
        help="Check the records of a cooperation programme and compile them into a multilingual static site.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    found.callback()(lambda: None)  # without it, one verb alone would be no verb
    for name in names:
        found.command(name)(_in_own_words(verb(name)))
    return found


def main() -> None:
    """Run one verb."""
    asked = sys.argv[1:2]
    try:
        app(asked if set(asked) <= set(COMMANDS) and asked else COMMANDS)()
    except Exception as error:
        if os.environ.get("SHOWCASE_TRACEBACK"):
            raise
        _stop(*explain(error))


def _stop(sentence: Message, code: int) -> None:
    say(told("showcase: {what}", what=sentence), error=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
