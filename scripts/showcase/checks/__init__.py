"""The laws that records obey together, in the order in which they are checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from showcase.checks import (
    addresses_live,
    amounts_are_not_negative,
    codes_are_known,
    countries_agree,
    dates_in_order,
    keys_meet,
    links_resolve,
    map_shows_regions,
    no_circles,
    pictures_are_there,
    references_resolve,
    strings_are_complete,
    texts_are_translated,
    titles_differ,
)
from showcase.problem import Problem
from showcase.record import Record
from showcase.site import Site

CHECKS: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    references_resolve.check,
    map_shows_regions.check,
    no_circles.check,
    links_resolve.check,
    addresses_live.check,
    keys_meet.check,
    codes_are_known.check,
    countries_agree.check,
    amounts_are_not_negative.check,
    dates_in_order.check,
    texts_are_translated.check,
    titles_differ.check,
    strings_are_complete.check,
    pictures_are_there.check,
)

OF_TEXTS: tuple[Callable[[Site, Iterable[Record]], Iterator[Problem]], ...] = (
    links_resolve.check,
    texts_are_translated.check,
    pictures_are_there.check,
)
"""Those that a text can break by its body alone; they can be asked about some records."""
