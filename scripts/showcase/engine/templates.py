"""`overrides/` → our own strict, autoescaping Jinja environment, lean where Jinja asks each time what is settled.

A page has hundreds of calls and values; Jinja wraps each value in a `Markup`, asks each callable which context it
wants, and each macro which of its arguments it was given, and how. All our templates escape, none of our callables
wants a context, and most macros are given their arguments in order, so none of it is needed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape
from markupsafe._speedups import _escape_inner

OVERRIDES = "overrides"


class _Context(Context):
    """Calls what it is given with what it is given."""

    def call(
        self,
        what: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: Any,
    ) -> Any:
        """The two other names are what Jinja says of the place of the call, for those who ask for a context."""
        if type(what) is Macro and not (named or what.caller or what.catch_kwargs or what.catch_varargs):
            left = len(what.arguments) - len(args)
            if left >= 0:
                html: str = what._func(*args, *(missing,) * left)  # noqa: SLF001 - what a macro itself does in the end
                return Markup(html)  # noqa: S704 - drawn by Jinja, which escapes what stands in it
        return what(*args, **named)


class _Generator(CodeGenerator):
    """Lets `shown` stand where `escape` would."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002
        self.write("environment.shown(")
        if finalize.src is not None:
            self.write(finalize.src)


class Templates(Environment):
    """The environment; `shown` is called by compiled templates alone."""

    code_generator_class = _Generator
    context_class = _Context

    @staticmethod
    def shown(value: Any) -> str:
        """A value as it stands in a page: a text escaped, what is HTML already as it is."""
        kind = type(value)
        if kind is str:
            return _escape_inner(value)
        return value if kind is Markup else str(escape(value))


def stopped(error: Exception) -> tuple[str, int]:
    """The template and the line where drawing stopped: what the error itself says of it, else the way it came."""
    if hasattr(error, "lineno"):
        return str(getattr(error, "name", "")), error.lineno
    within, trace = f"{os.sep}{OVERRIDES}{os.sep}", error.__traceback__
    name, line = "", 0
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if within in file:
            name, line = file.rpartition(within)[2], trace.tb_lineno
        trace = trace.tb_next
    return name, line


def templates(root: Path, cache: Path | None) -> Templates:
    """Set it up; `cache` keeps compiled templates between runs."""
    material = importlib.util.find_spec("material")
    folders = [root / OVERRIDES]
    if material and material.submodule_search_locations:
        folders.append(Path(material.submodule_search_locations[0]) / "templates")
    if cache:
        os.makedirs(cache, exist_ok=True)  # noqa: PTH103
    return Templates(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=FileSystemBytecodeCache(str(cache), f"{_made_by()}-%s.cache") if cache else None,
    )


def _made_by() -> str:
    """Compiled templates are kept by their source; what compiled them counts as well."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
