"""Nothing: who draws the pages of a build."""

from __future__ import annotations

from typing import NamedTuple


class Crew(NamedTuple):
    """Processes of this machine, or the workers of a cluster."""

    workers: int = 0
    """How many processes; 0 for as many as there are cores, if there is enough to do."""
    scheduler: str = ""
    """The address of a Dask scheduler: its workers draw."""


HERE = Crew()
