"""The verbs of the command line, in the order in which `showcase --help` shows them; each is imported when used."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from keyword import iskeyword

COMMANDS = (
    "check",
    "build",
    "serve",
    "new",
    "fmt",
    "rename",
    "stale",
    "export",
    "addresses",
    "review",
    "status",
    "handoff",
    "handin",
    "translated",
    "sheet",
    "import",
    "from-issue",
)


def verb(name: str) -> Callable[..., None]:
    """The function of a verb, from the module of its name: `from-issue` from `from_issue`, `import` from `import_`."""
    module = name.replace("-", "_") + "_" * iskeyword(name)
    function: Callable[..., None] = getattr(import_module(f"{__name__}.{module}"), module)
    return function
