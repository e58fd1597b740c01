"""The verbs of the command line, in the order in which `showcase --help` shows them."""

from __future__ import annotations

from collections.abc import Callable

from showcase.commands import (
    addresses,
    build,
    check,
    export,
    fmt,
    handin,
    handoff,
    new,
    review,
    serve,
    status,
    translated,
)

COMMANDS: tuple[Callable[..., None], ...] = (
    check.check,
    build.build,
    serve.serve,
    new.new,
    fmt.fmt,
    export.export,
    addresses.addresses,
    review.review,
    status.status,
    handoff.handoff,
    handin.handin,
    translated.translated,
)
