"""A site's folder → the site, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from showcase.checks import CHECKS
from showcase.known import accepted
from showcase.load import load
from showcase.problem import Level, Problem
from showcase.site import Site


@dataclass(frozen=True, slots=True)
class Checked:
    """A site, unless it could not be read at all, and everything that is wrong with it, sorted."""

    site: Site | None
    problems: tuple[Problem, ...]

    def blocking(self, *, strict: bool) -> bool:
        """Whether it may not be published."""
        return any(strict or problem.level is Level.ERROR for problem in self.problems)


def check(root: Path, environ: Mapping[str, str], *, published: frozenset[str] = frozenset()) -> Checked:
    """Read everything and hold it against every law."""
    site, problems = load(root, environ, published=published)
    if site is None:
        return Checked(None, tuple(sorted(problems)))
    broken = tuple(problem for law in CHECKS for problem in law(site))
    return Checked(site, tuple(sorted(accepted(problems + broken, site.known))))
