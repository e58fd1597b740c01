"""The verbs of the command line, in the order in which `showcase --help` shows them."""

from __future__ import annotations

from collections.abc import Callable

from showcase.commands import addresses, build, check, export, new, serve

COMMANDS: tuple[Callable[..., None], ...] = (
    check.check,
    build.build,
    serve.serve,
    new.new,
    export.export,
    addresses.addresses,
)
