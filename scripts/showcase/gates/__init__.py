"""The laws of a finished tree, in the order in which they are held."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from showcase.built import Built
from showcase.gates import alternates, emails, languages, links, origins, policies, sitemap, titles
from showcase.problem import Problem

Gate = Callable[[Built], Iterator[Problem]]

GATES: tuple[Gate, ...] = (
    links.check,
    languages.check,
    alternates.check,
    sitemap.check,
    origins.check,
    policies.check,
    emails.check,
    titles.check,
)
