"""Names are narrowed by what is typed, whatever its case and accents: by every script that does so in the same way."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

FOLDED = '.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase().replaceAll("ς", "σ");'
"""A final sigma is one only at the end of a word: who types its beginning in capitals must find the word too."""


@pytest.mark.parametrize("script", ["directory", "compare", "form/fields"])
def test_a_script_that_narrows_names_folds_them_as_the_others_do(script: str) -> None:
    text = (ROOT / "overrides/assets" / f"{script}.js").read_text(encoding="utf-8")
    assert re.findall(r"= \(text\) => text(\.normalize.*)", text) == [FOLDED]
