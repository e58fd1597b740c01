"""A kind → records that nobody wrote: values that its models take, the awkward ones among them.

One way to make them, two sources of chance: what Hypothesis draws, which it can make smaller when a test fails, and
dice, many times as fast where hundreds of records are wanted at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from random import Random
from typing import Annotated, Any, Literal, Protocol, get_args, get_origin

from hypothesis import reject
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from showcase.characters import find, normal
from showcase.field import Part, PictureFile, Ref, Shown, Written
from showcase.markdown import read_body
from showcase.record import Kind, fields

_WORDS = r"""
    NO no Yes on off null true ~ ~2010 2010~ 012 0x1F 1_000 1e3 .5 -1 - -- --- ... ? : :x x: a:b a:?b :) #x x#y * &a
    *a !b |x >x %x @x `x` 'x' " "x" \ \n [x] {x} x,y = << 12:30 2009-06-18 C++ l’été Ένα δύο; ¿qué? «x» 🌻
"""
AWKWARD = tuple(_WORDS.split())
"""What YAML, a spreadsheet or a catalogue of messages may take for something else than words."""
GAPS = (" ", " ", " ", "  ", ": ", " #", " - ", ", ", "\u00a0", "\u202f", "; ", " \\ ")
WEB = (
    "https://example.org/",
    "http://example.org/a?b=c&d=%20#e",
    "https://example.org/x/*/y",
    "https://example.org/a,b",
)
DATES = ("2009", "2009~", "2009-06", "2009-06~", "2009-06-18", "2009-06-18~", "0012")
SAMPLES = {
    "date": DATES,
    "number": ("0", "7", "-12", "37.5", "1200000", "012"),
    "money": ("0", "1900000", "0.50", "007"),
    "country": ("FR", "ES", "IT", "GR", "NO"),
    "language": ("fr", "es", "no", "el"),
    "web": WEB,
}
KEYS = ("no", "yes", "null", "true", "y", "first-step", "a1", "title", "on-off")
SLUGS = ("atlas", "blue-harbours", "null", "no-1", "ilios")
ENDS = ("", "", "", " ")
BLOCKS = ("    let x = 1", "> one\n> two", "one  \ntwo", "1. one\n2. two", "---", "***")
RANGES = ((0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x3FF), (0x2000, 0x206F), (0, 0xD7FF), (0xE000, 0x10FFFF))
"""Characters that dice give: of each range as often as of the others."""
CHARACTERS = st.characters(codec="utf-8").filter(lambda one: not find(one))
TRIES = 1000


class Chance(Protocol):
    """Where chance comes from."""

    def one(self, values: Sequence[Any]) -> Any:
        """Any of these."""

    def number(self, least: int, most: int) -> int:
        """Any of these, both ends included."""

    def character(self) -> str:
        """Any that words may hold."""


class Dice:
    """Chance that a seed decides."""

    def __init__(self, seed: int | str) -> None:
        self._random = Random(seed)  # noqa: S311 - nothing is kept secret by it

    def one(self, values: Sequence[Any]) -> Any:
        return self._random.choice(values)

    def number(self, least: int, most: int) -> int:
        return self._random.randint(least, most)

    def character(self) -> str:
        while find(found := chr(self._random.randint(*self._random.choice(RANGES)))):
            pass
        return found


class Drawn:
    """Chance that Hypothesis decides."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def one(self, values: Sequence[Any]) -> Any:
        return self._draw(st.sampled_from(values))

    def number(self, least: int, most: int) -> int:
        return self._draw(st.integers(least, most))

    def character(self) -> str:
        return self._draw(CHARACTERS)


Maker = Callable[[Chance], Any]
"""A source of chance → a value."""


def diced(make: Maker) -> st.SearchStrategy[Any]:
    """What dice make of a seed: fast, but nothing smaller is looked for when a test fails."""
    return st.integers(0, 2**32).map(lambda seed: make(Dice(seed)))


def drawn(make: Maker) -> st.SearchStrategy[Any]:
    """What Hypothesis makes, and makes smaller."""
    return st.composite(lambda draw: make(Drawn(draw)))()


def facts_of(kind: Kind) -> st.SearchStrategy[dict[str, Any]]:
    """Facts as they are written: texts, lists and mappings that the kind takes."""
    return drawn(facts(kind))


def words_of(kind: Kind) -> st.SearchStrategy[dict[str, Any]]:
    """The front matter of a text, as it is written."""
    return drawn(words(kind))


def bodies() -> st.SearchStrategy[str]:
    """Texts below a front matter that are accepted."""
    return drawn(body)


@cache
def facts(kind: Kind) -> Maker:
    """Makes facts that the kind takes."""
    return _until(_part(kind.facts), lambda values: _takes(kind.facts, values))


@cache
def words(kind: Kind) -> Maker:
    """Makes the front matter of a text that the kind takes."""
    return _until(_part(kind.words), lambda values: _takes(kind.words, values))


def body(chance: Chance) -> str:
    """Make a text that is accepted."""
    found: str = _until(_blocks, lambda text: read_body("text.fr.md", text, first_line=1)[1] == ())(chance)
    return found


def _blocks(chance: Chance) -> str:
    return "\n\n".join(_block(chance) for _ in range(chance.number(1, 4)))


def _block(chance: Chance) -> str:
    sort = chance.one(("prose", "heading", "list", "other"))
    if sort == "other":
        return str(chance.one(BLOCKS))
    if sort == "list":
        return "\n".join(f"- {_prose(chance)}" for _ in range(chance.number(1, 3)))
    return f"{'## ' if sort == 'heading' else ''}{_prose(chance)}"


def _prose(chance: Chance) -> str:
    """One line of words that a record may hold, composed as it is read."""
    found: str = _until(_line, lambda text: not find(text))(chance)
    return found


def _line(chance: Chance) -> str:
    line = _word(chance) + "".join(chance.one(GAPS) + _word(chance) for _ in range(chance.number(0, 6)))
    return normal(chance.one(ENDS) + line + chance.one(ENDS))


def _word(chance: Chance) -> str:
    if chance.one((True, False)):
        return str(chance.one(AWKWARD))
    return "".join(chance.character() for _ in range(chance.number(1, 8)))


def _until(make: Maker, good: Callable[[Any], bool]) -> Maker:
    def made(chance: Chance) -> Any:
        for _ in range(TRIES):
            if good(value := make(chance)):
                return value
        return reject()

    return made


@cache
def _part(model: type[Part]) -> Maker:
    makers: list[tuple[str, Maker, bool]] = []
    for _, alias, info in fields(model):
        whole = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        makers.append((alias, _value(whole, info.is_required()), info.is_required()))
    return lambda chance: {
        alias: make(chance) for alias, make, required in makers if required or chance.one((False, True))
    }


def _value(shape: Any, required: bool = False) -> Maker:  # noqa: FBT001, FBT002, PLR0911 - a table of shapes
    if isinstance(shape, type) and issubclass(shape, Part):
        return _part(shape)
    inner = [one for one in get_args(shape) if one is not type(None) and not _mark(one)]
    origin = get_origin(shape)
    if origin is Literal:
        return _any(get_args(shape))
    if origin is dict:
        value = _value(inner[1])
        return lambda chance: {chance.one(KEYS): value(chance) for _ in range(chance.number(0, 3))}
    if origin is tuple:
        item = _value(inner[0])
        return lambda chance: [item(chance) for _ in range(chance.number(int(required), 4))]
    if origin is Annotated and get_origin(inner[0]) in {dict, tuple}:
        return _value(inner[0], required)
    if origin is Annotated and inner[0] in (str, int | float):
        return _leaf(shape)
    return _value(inner[0], required) if inner else _any(KEYS)


def _leaf(shape: Any) -> Maker:
    for mark in shape.__metadata__:
        if isinstance(mark, Shown):
            return _any(SAMPLES[mark.how])
        if isinstance(mark, Ref):
            return _any(SLUGS)
        if isinstance(mark, PictureFile):
            return _any(("atlas.jpg", "view-1.png"))
    adapter = TypeAdapter(shape)
    if any(isinstance(mark, Written) for mark in shape.__metadata__):
        return _until(_prose, lambda text: _valid(adapter, text))
    return _any([one for one in (*KEYS, "FRL0", "NO") if _valid(adapter, one)])


def _any(values: Sequence[Any]) -> Maker:
    return lambda chance: chance.one(values)


def _mark(one: Any) -> bool:
    return not isinstance(one, type) and not get_args(one)


def _valid(adapter: TypeAdapter[Any], value: Any) -> bool:
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


def _takes(model: type[Part], values: dict[str, Any]) -> bool:
    try:
        model.model_validate(values)  # an adapter would build the validator anew each time
    except ValidationError:
        return False
    return True
