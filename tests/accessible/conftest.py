"""The project's own site, built once and served, with the pages that stand for all of their type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from showcase.language import Languages
from showcase.settings import read_settings
from tests.accessible.pages import Sample, samples
from tests.conftest import ROOT
from tests.serving import served


class Served(NamedTuple):
    """A built site on a server of this machine."""

    address: str
    folder: Path
    languages: Languages
    samples: tuple[Sample, ...]

    def types(self, *codes: str) -> tuple[Sample, ...]:
        """One page of each type, in some languages."""
        return tuple(sample for sample in self.samples if sample.language in codes)

    @property
    def pair(self) -> tuple[Sample, ...]:
        """Each type in the default language, and in Greek for its letters and its long words."""
        return self.types(self.languages.default, "el")


@pytest.fixture(scope="session")
def site(project_built: Path) -> Iterator[Served]:
    settings, _ = read_settings(ROOT, {})
    assert settings is not None
    with served(project_built, below="programme/") as address:
        yield Served(address, project_built, settings.languages, tuple(samples(project_built, settings.languages)))
