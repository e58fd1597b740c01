"""What a former run found out → what this one need not find out again; an entry that was altered is a miss.

A kept file holds plain values by key, behind a sum of its bytes and the sum of the code that made them: a file that was
cut short, changed or made by other code is as good as none.
"""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_SUM = 32


def recall(file: Path, modules: tuple[str, ...]) -> dict[bytes, Any]:
    """The values kept in a file, none when there is no such file or anything about it is wrong.

    `modules` are the files whose code made the values.
    """
    try:
        data = file.read_bytes()
        if data[:_SUM] != _sum(data[_SUM:], modules):
            return {}
        values = marshal.loads(data[_SUM:])  # noqa: S302 - its sum is right: these are the bytes we wrote
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return values if isinstance(values, dict) else {}


def keep(file: Path, modules: tuple[str, ...], values: Mapping[bytes, Any]) -> None:
    """Keep values for the next run; a run that is killed leaves the former file whole."""
    data = marshal.dumps(dict(values))
    file.parent.mkdir(parents=True, exist_ok=True)
    scratch = file.with_name(f"{file.name}.{os.getpid()}")
    scratch.write_bytes(_sum(data, modules) + data)
    scratch.replace(file)


def _sum(data: bytes, modules: tuple[str, ...]) -> bytes:
    digest = hashlib.sha256(data)
    for module in modules:
        digest.update(Path(module).read_bytes())
    return digest.digest()
