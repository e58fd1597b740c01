"""A record's pictures exist, are used, are what their name says, and are told in words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from showcase import limits, wording
from showcase.message import told
from showcase.picture import check_picture
from showcase.problem import Level, Place, Problem, quote
from showcase.record import Record
from showcase.site import Site


def check(site: Site, records: Iterable[Record] | None = None) -> Iterator[Problem]:
    """Look at what `picture:` names and at what lies beside it; of all records, or of some."""
    for record in site if records is None else records:
        used = dict(_used(record))
        for name, place in used.items():
            if name not in record.pictures:
                yield _missing(record, name, place)
        for name, data in sorted(record.pictures.items()):
            path = f"{record.path}/{name}"
            if name not in used:
                hint = told("write `picture: {picture}` in record.yml, or remove the file", picture=name)
                message = told("{picture} is not shown anywhere", picture=quote(name))
                yield Problem(Place(path), "picture-unused", message, hint)
            yield from check_picture(path, data)
        if record.facts.picture in record.pictures:
            yield from _wordless(record)
        if len(record.pictures) > limits.PICTURES:
            message = told("there are {number} pictures here", number=len(record.pictures))
            hint = told("keep the {number} that say most", number=limits.PICTURES)
            yield Problem(Place(record.path), "picture-too-many", message, hint)


def _used(record: Record) -> Iterator[tuple[str, Place]]:
    if record.facts.picture:
        yield record.facts.picture, record.located.place(("picture",))
    for text in record.texts.values():
        for picture in text.body.pictures:
            yield picture.target, picture.place


def _missing(record: Record, name: str, place: Place) -> Problem:
    near = difflib.get_close_matches(name.lower(), [n.lower() for n in record.pictures], n=1)
    there = next((n for n in record.pictures if near and n.lower() == near[0]), None)
    hint = told("put {picture} beside record.yml", picture=name)
    if not name.lower().endswith(_ENDINGS):
        hint = told("write the name of a JPEG, PNG or WebP file beside record.yml")
    elif there:
        hint = told("the file is `{picture}`", picture=there)
    return Problem(place, "picture-missing", told("there is no picture {picture} here", picture=quote(name)), hint)


_ENDINGS = (".jpg", ".jpeg", ".png", ".webp")


def _wordless(record: Record) -> Iterator[Problem]:
    for text in record.texts.values():
        said = (text.words.picture or "").strip()
        if not said or said.lower() in wording.SILENT or said == record.facts.picture:
            yield Problem(
                Place(text.path),
                "picture-wordless",
                told("the picture is not told in words"),
                told('add `picture: "what it shows"`'),
            )
    said_once = {text.words.picture for text in record.texts.values()}
    if len(said_once) == 1 and None not in said_once and len(record.texts) > 1:
        yield Problem(
            Place(record.path),
            "picture-wordless",
            told("the picture has the same words in all languages"),
            told("translate `picture:` in each text"),
            Level.WARNING,
        )
