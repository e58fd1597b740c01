"""The rules as data: every sentence is one that a check tells, and every number one of the package."""

from __future__ import annotations

import pytest

from showcase import limits
from showcase.catalog import languages
from showcase.form_rules import PARTS, SENTENCES, rules
from tests.sentences import sentences

TOLD = {*(text for _, *texts in SENTENCES.values() for text in texts), *PARTS.values()} - {""}


def test_every_sentence_is_told_somewhere_else() -> None:
    assert TOLD - set(sentences()) == set()


@pytest.mark.parametrize("language", languages())
def test_every_sentence_is_there_in_every_language(language: str) -> None:
    found = rules(language)
    assert set(found["sentences"]) == set(SENTENCES)
    english = rules("en")
    same = [name for name in SENTENCES if found["sentences"][name] == english["sentences"][name]]
    assert same == (list(SENTENCES) if language == "en" else [])


def test_limits_are_those_of_the_package() -> None:
    found = rules("en")["limits"]
    assert found["TITLE"] == limits.TITLE
    assert found["BODY"] == limits.BODY
