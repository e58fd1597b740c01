"""A place in a file that was made of a draft → where somebody wrote what stands there."""

from __future__ import annotations

from showcase.mapping import Located
from showcase.mapping import Path as Trail
from showcase.problem import Place
from showcase.read import read_text, read_yaml
from showcase.sheet import Draft


def origin(made: Draft, place: Place, data: bytes) -> Place:
    """Where somebody wrote what stands at this place of a file that was made of it."""
    name = place.path.rpartition("/")[2]
    if name == "record.yml":
        located, _ = read_yaml(name, data)
        return made.facts.place(_trail(located, place)) if located else made.place
    words = made.words.get(name.removeprefix("text.").removesuffix(".md"))
    written, _ = read_text(name, data)
    if words is None or written is None:
        return words.place if words else made.place
    return words.place if place.line >= written.body_line else words.front.place(_trail(written.front, place))


def _trail(located: Located, place: Place) -> Trail:
    """The longest path whose value or key stands at a place."""
    spot = (place.line, place.column)
    places = (*located.values.items(), *located.keys.items())
    return max((path for path, at in places if (at.line, at.column) == spot), key=len, default=())
