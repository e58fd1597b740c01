"""The types a record's field can have: a written text in, a checked value or a plain sentence out.

Every scalar arrives as the text that was written; the declared type alone decides what it means,
so a `Line` holding `NO` stays `NO`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from showcase import limits
from showcase.address import check_file_name, check_link
from showcase.contact import check_contact
from showcase.message import Message, told
from showcase.problem import Level, quote
from showcase.prose import check_placeholder, check_template


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that holds the slug of another record of this kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class Written:
    """Marks a field whose text is shown as written: a value cut by `#` would lose words; how long it may be."""

    longest: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """Marks how a value becomes words: `date`, `number`, `money`, `country`, `language` or `web`."""

    how: str


@dataclass(frozen=True, slots=True)
class PictureFile:
    """Marks a field that names a picture beside the record."""


class Part(BaseModel):
    """A mapping inside a record: frozen, nothing unknown, keys in kebab-case."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        hide_input_in_errors=True,
        defer_build=True,  # a part within another never needs a validator of its own, nor a kind without records
    )

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Asked for what a kind does not have, thousands of times a site: pydantic would look in four places."""
            raise AttributeError(name)


def choices(annotation: Any) -> tuple[str, ...]:
    """The values among which a field chooses, in their order; none for any other field."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((found for inner in get_args(annotation) if (found := choices(inner))), ())


def fail(code: str, message: Message, hint: Message) -> PydanticCustomError:
    """An error that carries our code, sentence and hint through pydantic untouched."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


TAG = re.compile(r"<[A-Za-z/!?]")


def _words(value: str) -> str:
    """Refuse in one line what a text's body refuses too: tags, templates, words to come, people's addresses."""
    if TAG.search(value):
        message = told("{value} holds a tag", value=quote(value))
        raise fail("markup-forbidden", message, told("write the words alone, without < and >"))
    if check_template(value):
        message = told("{value} holds a template", value=quote(value))
        raise fail("text-template", message, told("write the words alone, without {{{{ or {{%"))
    if unfinished := check_placeholder(value):
        raise fail(unfinished.code, unfinished.message, told("write the words, or remove the line"))
    if "@" in value:
        for _, finding in check_contact(value):
            if finding.level is Level.ERROR:
                raise fail(finding.code, finding.message, finding.hint)
    return value


def _short(longest: int) -> AfterValidator:
    def check(value: str) -> str:
        if len(value) > longest:
            raise fail(
                "text-too-long",
                told("{value} has {number} characters", value=quote(value), number=len(value)),
                told("keep it under {number} characters", number=longest + 1),
            )
        if not value.strip():
            raise fail("text-empty", told("there are no words here"), told("write some, or remove the line"))
        if "\n" in value.strip("\n"):
            message = told("{value} runs over several lines", value=quote(value))
            raise fail("text-too-long", message, told("write it on one line"))
        return value

    return AfterValidator(check)


NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
DIGITS = 15
"""Digits that a number keeps exactly, from here to the page."""
_FIGURES = told("write 1200000, or 37.5")


def _number(value: Any) -> Any:
    if not isinstance(value, str) or not NUMBER.fullmatch(value):
        shown = quote(value) if isinstance(value, str) else told("this")
        raise fail("value-not-a-number", told("{value} is not a number", value=shown), _FIGURES)
    if sum(letter.isdigit() for letter in value) > DIGITS:
        message = told("{value} has more than {number} digits", value=quote(value), number=DIGITS)
        raise fail("value-not-a-number", message, _FIGURES)
    return float(value) if "." in value else int(value)


def _amount(value: Any) -> Any:
    number = _number(value)
    if value.startswith("-"):
        message = told("{value} is less than nothing", value=quote(value))
        raise fail("value-not-a-number", message, told("write it without the minus sign"))
    return number


DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?~?", re.ASCII)


def _date(value: str) -> str:
    match = DATE.fullmatch(value)
    year, month, day = (int(part) if part else None for part in match.groups()) if match else (None, None, None)
    good = year and (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= monthrange(year, month or 1)[1])
    if not good:
        raise fail(
            "value-not-a-date",
            told("{value} is not a date", value=quote(value)),
            told("write 2009-06-18, or 2009-06 or 2009 when the day or month is not known; add ~ when it is about"),
        )
    return value


_IN_FULL = told("write it in full: {what}", what="https://example.org/page")


def _web(value: str) -> str:
    """An address in full. `http:` passes: a source keeps the address under which it was seen."""
    full = value.startswith(("https://", "http://")) and len(value) <= limits.ADDRESS
    finding = check_link(value, 0)
    if finding and finding.level is Level.ERROR and (full or finding.code != "link-invalid"):
        raise fail(finding.code, finding.message, finding.hint if full else _IN_FULL)
    if not full:
        raise fail("link-invalid", told("{value} is not a web address", value=quote(value)), _IN_FULL)
    return value


def _matches(pattern: str, what: Message, example: str) -> AfterValidator:
    compiled = re.compile(pattern, re.ASCII)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            message = told("{value} is not {what}", value=quote(value), what=what)
            raise fail("value-not-listed", message, told("write for example {example}", example=example))
        return value

    return AfterValidator(check)


def _picture_file(value: str) -> str:
    if wrong := check_file_name(value, 0):
        raise fail(wrong.code, wrong.message, wrong.hint)
    return value


Line = Annotated[str, Written(limits.TITLE), _short(limits.TITLE), AfterValidator(_words)]
"""One line of text, shown as written."""
Summary = Annotated[str, Written(limits.SUMMARY), _short(limits.SUMMARY), AfterValidator(_words)]
"""One or two sentences that stand alone in a list."""
Number = Annotated[int | float, Shown("number"), BeforeValidator(_number), WithJsonSchema({"type": "number"})]
"""Digits, with a point for decimals."""
Money = Annotated[int | float, Shown("money"), BeforeValidator(_amount), WithJsonSchema({"type": "number"})]
"""An amount of euros, never less than nothing."""
Date = Annotated[str, Shown("date"), AfterValidator(_date), WithJsonSchema({"type": ["string", "integer"]})]
"""A day, month or year (`2009-06-18`, `2009-06`, `2009`); a final `~` means about (EDTF)."""
Web = Annotated[str, Shown("web"), AfterValidator(_web), WithJsonSchema({"type": "string", "format": "uri"})]
"""A web address. A source keeps the address under which it was seen, `http:` included."""
COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_COUNTRY = _matches(COUNTRY.pattern, told("a country code of two capitals"), told("FR, ES, IT or GR"))
Country = Annotated[str, Shown("country"), _COUNTRY]
"""ISO 3166 code."""
Nuts = Annotated[str, _matches(r"[A-Z]{2}[A-Z0-9]{0,3}", told("a NUTS code"), "FRL0")]
"""Code of the nomenclature of territorial units for statistics."""
LanguageCode = Annotated[str, Shown("language"), _matches(r"[a-z]{2,3}", told("a language code"), "fr")]
"""ISO 639 code."""
Key = Annotated[str, _matches(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", told("a key"), "first-step")]
"""Name by which words meet a repeated fact."""
Precision = Literal["exact", "about", "more-than"]
"""How a source gives a figure."""
PictureName = Annotated[str, PictureFile(), AfterValidator(_picture_file)]
"""Name of a picture in the record's folder."""


class Source(Part):
    """Where a record's facts come from."""

    url: Web = Field(description="Address of the page or document.")
    seen: Date | None = Field(None, description="Day somebody last read it.")
    facts: tuple[Key, ...] = Field((), description="Fields of the record this source speaks of.")


class Link(Part):
    """An address outside, with a key for its words."""

    key: Key
    url: Web
    language: LanguageCode | None = None


class Facts(Part):
    """What every record states whatever its kind: nothing here changes with the language."""

    attested: Literal["source", "inferred", "context"] = Field(
        description="source: a source says it of the programme; inferred: read between the lines; "
        "context: true, but no source ties it to the programme."
    )
    sources: tuple[Source, ...] = Field(min_length=1, description="At least one.")
    language: LanguageCode | None = Field(None, description="Language the words were first written in.")
    confirmed: Date | None = Field(None, description="Day somebody last confirmed this record.")
    picture: PictureName | None = Field(None, description="A JPEG, PNG or WebP beside record.yml.")
    links: tuple[Link, ...] = Field((), description="Further addresses.")


class Words(Part):
    """What every text may say in its front matter: nothing here stays the same in all languages."""

    picture: Line | None = Field(None, description="What the picture shows, for who cannot see it.")
    links: dict[Key, Line] = Field(default_factory=dict, description="A name for each link, by its key.")
