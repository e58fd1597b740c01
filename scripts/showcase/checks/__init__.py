"""The laws that records obey together, in the order in which they are checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from showcase.checks import (
    addresses_live,
    dates_in_order,
    keys_meet,
    links_resolve,
    pictures_are_there,
    references_resolve,
    strings_are_complete,
    texts_are_translated,
)
from showcase.problem import Problem
from showcase.site import Site

CHECKS: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    references_resolve.check,
    links_resolve.check,
    addresses_live.check,
    keys_meet.check,
    dates_in_order.check,
    texts_are_translated.check,
    strings_are_complete.check,
    pictures_are_there.check,
)
