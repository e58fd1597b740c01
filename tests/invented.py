"""A kind → records that nobody wrote: values that its models take, the awkward ones among them."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

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


def facts_of(kind: Kind) -> st.SearchStrategy[dict[str, Any]]:
    """Facts as they are written: texts, lists and mappings that the kind takes."""
    return _part(kind.facts).filter(lambda values: _takes(kind.facts, values))


def words_of(kind: Kind) -> st.SearchStrategy[dict[str, Any]]:
    """The front matter of a text, as it is written."""
    return _part(kind.words).filter(lambda values: _takes(kind.words, values))


def bodies() -> st.SearchStrategy[str]:
    """Texts below a front matter that are accepted."""
    blocks = st.one_of(
        _prose(),
        _prose().map(lambda words: f"## {words}"),
        st.lists(_prose(), min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
        st.sampled_from(["    let x = 1", "> one\n> two", "one  \ntwo", "1. one\n2. two", "---", "***"]),
    )
    return st.lists(blocks, min_size=1, max_size=4).map("\n\n".join).filter(_good_body)


def _good_body(body: str) -> bool:
    return read_body("text.fr.md", body, first_line=1)[1] == ()


def _prose() -> st.SearchStrategy[str]:
    """One line of words that a record may hold, composed as it is read."""
    words = st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(codec="utf-8"), min_size=1, max_size=8))
    line = st.tuples(words, st.lists(st.tuples(st.sampled_from(GAPS), words), max_size=6)).map(
        lambda parts: parts[0] + "".join(gap + word for gap, word in parts[1])
    )
    ends = st.sampled_from(["", "", "", " "])
    return st.tuples(ends, line, ends).map(lambda parts: normal("".join(parts))).filter(lambda text: not find(text))


@cache
def _part(model: type[Part]) -> st.SearchStrategy[dict[str, Any]]:
    required, optional = {}, {}
    for _, alias, info in fields(model):
        whole = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        (required if info.is_required() else optional)[alias] = _value(whole, info.is_required())
    return st.fixed_dictionaries(required, optional=optional)


def _value(shape: Any, required: bool = False) -> st.SearchStrategy[Any]:  # noqa: FBT001, FBT002, PLR0911 - a table of shapes
    if isinstance(shape, type) and issubclass(shape, Part):
        return _part(shape)
    inner = [one for one in get_args(shape) if one is not type(None) and not _mark(one)]
    origin = get_origin(shape)
    if origin is Literal:
        return st.sampled_from(get_args(shape))
    if origin is dict:
        return st.dictionaries(st.sampled_from(KEYS), _value(inner[1]), max_size=3)
    if origin is tuple:
        return st.lists(_value(inner[0]), min_size=int(required), max_size=4)
    if origin is Annotated and get_origin(inner[0]) in {dict, tuple}:
        return _value(inner[0], required)
    if origin is Annotated and inner[0] in (str, int | float):
        return _leaf(shape)
    return _value(inner[0], required) if inner else st.sampled_from(KEYS)


def _leaf(shape: Any) -> st.SearchStrategy[str]:
    for mark in shape.__metadata__:
        if isinstance(mark, Shown):
            return st.sampled_from(SAMPLES[mark.how])
        if isinstance(mark, Ref):
            return st.sampled_from(SLUGS)
        if isinstance(mark, PictureFile):
            return st.sampled_from(["atlas.jpg", "view-1.png"])
    if any(isinstance(mark, Written) for mark in shape.__metadata__):
        adapter = TypeAdapter(shape)
        return _prose().filter(lambda text: _valid(adapter, text))
    adapter = TypeAdapter(shape)
    return st.sampled_from([one for one in (*KEYS, "FRL0", "NO") if _valid(adapter, one)])


def _mark(one: Any) -> bool:
    return not isinstance(one, type) and not get_args(one)


def _valid(adapter: TypeAdapter[Any], value: Any) -> bool:
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


def _takes(model: type[Part], values: dict[str, Any]) -> bool:
    return _valid(TypeAdapter(model), values)
