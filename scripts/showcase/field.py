"""The types a record's field can have: a written text in, a checked value or a plain sentence out.

Every scalar arrives as the text that was written; the declared type alone decides what it means,
so a `Line` holding `NO` stays `NO`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from showcase import limits
from showcase.address import check_file_name, check_link
from showcase.contact import check_contact
from showcase.problem import Level, quote
from showcase.prose import check_placeholder, check_template


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that holds the slug of another record of this kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class Written:
    """Marks a field whose text is shown as written: a value cut by `#` would lose words."""


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
    )


def choices(annotation: Any) -> tuple[str, ...]:
    """The values among which a field chooses, in their order; none for any other field."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((found for inner in get_args(annotation) if (found := choices(inner))), ())


def fail(code: str, message: str, hint: str) -> PydanticCustomError:
    """An error that carries our code, sentence and hint through pydantic untouched."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


_TAG = re.compile(r"<[A-Za-z/!?]")


def _words(value: str) -> str:
    """Refuse in one line what a text's body refuses too: tags, templates, words to come, people's addresses."""
    if _TAG.search(value):
        raise fail("markup-forbidden", f"{quote(value)} holds a tag", "write the words alone, without < and >")
    if check_template(value):
        raise fail("text-template", f"{quote(value)} holds a template", "write the words alone, without {{ or {%")
    if unfinished := check_placeholder(value):
        raise fail(unfinished.code, unfinished.message, "write the words, or remove the line")
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
                f"{quote(value)} has {len(value)} characters",
                f"keep it under {longest + 1} characters",
            )
        if not value.strip():
            raise fail("text-empty", "there are no words here", "write some, or remove the line")
        if "\n" in value.strip("\n"):
            raise fail("text-too-long", f"{quote(value)} runs over several lines", "write it on one line")
        return value

    return AfterValidator(check)


_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_DIGITS = 15
"""Digits that a number keeps exactly, from here to the page."""


def _number(value: Any) -> Any:
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        shown = quote(value) if isinstance(value, str) else "this"
        raise fail("value-not-a-number", f"{shown} is not a number", "write 1200000, or 37.5")
    if sum(letter.isdigit() for letter in value) > _DIGITS:
        raise fail("value-not-a-number", f"{quote(value)} has more than {_DIGITS} digits", "write 1200000, or 37.5")
    return float(value) if "." in value else int(value)


def _amount(value: Any) -> Any:
    number = _number(value)
    if value.startswith("-"):
        raise fail("value-not-a-number", f"{quote(value)} is less than nothing", "write it without the minus sign")
    return number


_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?~?", re.ASCII)


def _date(value: str) -> str:
    match = _DATE.fullmatch(value)
    year, month, day = (int(part) if part else None for part in match.groups()) if match else (None, None, None)
    good = year and (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= monthrange(year, month or 1)[1])
    if not good:
        raise fail(
            "value-not-a-date",
            f"{quote(value)} is not a date",
            "write 2009-06-18, or 2009-06 or 2009 when the day or month is not known; add ~ when it is about",
        )
    return value


_IN_FULL = "write it in full: https://example.org/page"


def _web(value: str) -> str:
    """An address in full. `http:` passes: a source keeps the address under which it was seen."""
    full = value.startswith(("https://", "http://")) and len(value) <= limits.ADDRESS
    finding = check_link(value, 0)
    if finding and finding.level is Level.ERROR and (full or finding.code != "link-invalid"):
        raise fail(finding.code, finding.message, finding.hint if full else _IN_FULL)
    if not full:
        raise fail("link-invalid", f"{quote(value)} is not a web address", _IN_FULL)
    return value


def _matches(pattern: str, what: str, example: str) -> AfterValidator:
    compiled = re.compile(pattern, re.ASCII)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise fail("value-not-listed", f"{quote(value)} is not {what}", f"write for example {example}")
        return value

    return AfterValidator(check)


def _picture_file(value: str) -> str:
    if wrong := check_file_name(value, 0):
        raise fail(wrong.code, wrong.message, wrong.hint)
    return value


Line = Annotated[str, Written(), _short(limits.TITLE), AfterValidator(_words)]
"""One line of text, shown as written."""
Summary = Annotated[str, Written(), _short(limits.SUMMARY), AfterValidator(_words)]
"""One or two sentences that stand alone in a list."""
Number = Annotated[int | float, Shown("number"), BeforeValidator(_number), WithJsonSchema({"type": "number"})]
"""Digits, with a point for decimals."""
Money = Annotated[int | float, Shown("money"), BeforeValidator(_amount), WithJsonSchema({"type": "number"})]
"""An amount of euros, never less than nothing."""
Date = Annotated[str, Shown("date"), AfterValidator(_date), WithJsonSchema({"type": ["string", "integer"]})]
"""A day, month or year (`2009-06-18`, `2009-06`, `2009`); a final `~` means about (EDTF)."""
Web = Annotated[str, Shown("web"), AfterValidator(_web), WithJsonSchema({"type": "string", "format": "uri"})]
"""A web address. A source keeps the address under which it was seen, `http:` included."""
Country = Annotated[str, Shown("country"), _matches(r"[A-Z]{2}", "a country code of two capitals", "FR, ES, IT or GR")]
"""ISO 3166 code."""
Nuts = Annotated[str, _matches(r"[A-Z]{2}[A-Z0-9]{0,3}", "a NUTS code", "FRL0")]
"""Code of the nomenclature of territorial units for statistics."""
LanguageCode = Annotated[str, Shown("language"), _matches(r"[a-z]{2,3}", "a language code", "fr")]
"""ISO 639 code."""
Key = Annotated[str, _matches(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", "a key", "first-step")]
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
