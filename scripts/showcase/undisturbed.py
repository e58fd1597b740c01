"""Nothing → a time in which Python does not look for cycles among objects.

To look takes longer the more there is, and among what is read of a site there are none: what was made meanwhile is left
out of later looks too. So the processes that a build forks share it as it is.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Look neither now nor, for what is made now, later; what an earlier such time left out is looked at again."""
    was_on = gc.isenabled()
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
