"""A file or folder that does not belong where it lies → its problem, with the name that may have been meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from showcase.message import Message, told
from showcase.problem import Place, Problem, quote

TEXT_NAME = re.compile(r"text\.([a-z]{2,3})\.md", re.ASCII)
"""The name of a record's text, with its language."""
PICTURE_NAME = re.compile(r".+\.(jpe?g|png|webp)", re.ASCII | re.IGNORECASE)
_SIMILAR = 0.75
_PLAIN_NAME = re.compile(r"\.?[A-Za-z0-9][A-Za-z0-9._-]*~?", re.ASCII)


def belongs(name: str, files: Sequence[str], languages: Sequence[str]) -> bool:
    """Whether a record may hold a file of this name: one of `files`, a text in a language, a picture."""
    text = TEXT_NAME.fullmatch(name)
    return text[1] in languages if text else name in files or bool(PICTURE_NAME.fullmatch(name))


def misnamed(path: str) -> Problem | None:
    """What is told of a file whose name not every disk and address can hold."""
    name = path.rpartition("/")[2]
    if _PLAIN_NAME.fullmatch(name):
        return None
    message, hint = (
        told("{name} cannot be a file's name here", name=quote(name)),
        told("use letters, digits, points and hyphens only"),
    )
    return Problem(Place(path), "file-name-invalid", message, hint)


def stray(path: str, known: Sequence[str], languages: Sequence[str], *, is_file: bool) -> Problem:
    """What is told of it; `known` are the names that may stand beside it."""
    name = path.rpartition("/")[2]
    message = told("{name} has no business here", name=quote(name))
    return Problem(Place(path), "file-unexpected", message, _hint(name, known, languages, is_file=is_file))


def _hint(name: str, known: Sequence[str], languages: Sequence[str], *, is_file: bool) -> Message:
    if name in known:
        if is_file:
            return told("remove it: `{name}` must be a plain folder", name=name)
        return told("remove it: `{name}` must be a plain file", name=name)
    if TEXT_NAME.fullmatch(name):
        return told("the site's languages are {names}", names=tuple(languages))
    if near := difflib.get_close_matches(name, known, n=1, cutoff=_SIMILAR):
        return told("did you mean `{name}`?", name=near[0])
    return told("remove it; a record holds record.yml, text.<language>.md and pictures")
