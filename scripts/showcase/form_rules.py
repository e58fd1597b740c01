"""The rules of the package and a language → the same rules as data, by which a form checks what somebody types.

Nothing is decided here: patterns, limits and codes are those of the modules that `check` asks, sentences those that it
tells, in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from showcase import address, characters, contact, field, limits, prose, scalar, slug, wording
from showcase.catalog import catalog
from showcase.checks.codes_are_known import countries, languages
from showcase.message import SOURCE
from showcase.script_pattern import script_pattern

PATTERNS = {
    "address-blanks": address.BLANKS,
    "address-inside": address.INSIDE,
    "address-numeric": address.NUMERIC,
    "address-outside": address.OUTSIDE,
    "address-scheme": address.SCHEME,
    "address-unfit": address.UNFIT,
    "country": field.COUNTRY,
    "date": field.DATE,
    "email": contact.EMAIL,
    "file-name": address.FILE_NAME,
    "number": field.NUMBER,
    "placeholder": prose.PLACEHOLDER,
    "refused": characters.REFUSED,
    "slug": slug.PATTERN,
    "tag": field.TAG,
    "template": prose.TEMPLATE,
    "yaml-bare": scalar.BARE,
    "yaml-escaped": scalar.ESCAPED,
    "yaml-key": scalar.KEY,
    "yaml-splits": scalar.SPLITS,
}
_LIMITS = ("ADDRESS", "BODY", "PICTURE_WORDS", "PUNCTUATION_RUN", "SLUG_LONGEST", "SLUG_SHORTEST", "SUMMARY", "TITLE")
_ADVICE = {
    "address": "write ../../clusters/capenergies/ for a record, #s-words-of-the-heading for a heading, or https://…",
    "contact": "leave it out; a partner's `website` or a link under `links` leads to its contact page",
    "figures": "write 1200000, or 37.5",
    "full": "write it in full: {what}",
    "picture": "put the picture beside record.yml and write its name alone: photo.jpg",
    "raw": "write it in Markdown, or put it between backquotes to show it: `<b>`",
    "slug": "use {shortest} to {longest} letters a-z, digits and single hyphens, a letter first",
}
_BY_CODE: dict[str, dict[str, tuple[str, str]]] = {
    "field-missing": {"missing": ("{label} needs `{field}`", "")},
    "text-missing": {"wordless": ("{label} needs its words", "")},
    "text-too-long": {
        "long": ("{value} has {number} characters", "keep it under {number} characters"),
        "lines": ("{value} runs over several lines", "write it on one line"),
        "body-long": (
            "the text has {number:,} characters",
            "the limit is {number:,}; say it shorter, or link to a document",
        ),
    },
    "record-empty": {"empty": ("nothing is written here", "fill in the fields")},
    "text-empty": {
        "blank": ("there are no words here", "write some, or remove the line"),
        "body-none": ("there is no text", "write a few sentences below the front matter"),
    },
    "markup-forbidden": {
        "tag": ("{value} holds a tag", "write the words alone, without < and >"),
        "body-tag": ("{words} is raw HTML, which a text may not hold", _ADVICE["raw"]),
    },
    "text-template": {
        "template": ("{value} holds a template", "write the words alone, without {{{{ or {{%"),
        "body-template": ("{mark} begins a template's command", "write the words themselves: texts are no templates"),
    },
    "text-placeholder": {
        "placeholder": ("the text still begins with {words}", "write the words, or remove the line"),
        "body-placeholder": ("the text still begins with {words}", "write the text, or remove the file"),
        "body-repeats": ("the text only repeats its summary", "say more below the front matter"),
    },
    "text-email": {"email": ("{words} is an e-mail address", _ADVICE["contact"])},
    "value-not-a-number": {
        "number": ("{value} is not a number", _ADVICE["figures"]),
        "digits": ("{value} has more than {number} digits", _ADVICE["figures"]),
        "negative": ("{value} is less than nothing", "write it without the minus sign"),
    },
    "value-not-a-date": {
        "date": (
            "{value} is not a date",
            "write 2009-06-18, or 2009-06 or 2009 when the day or month is not known; add ~ when it is about",
        )
    },
    "date-order": {"order": ("it ends {end}, before it starts {start}", "exchange the two dates, or correct one")},
    "value-not-listed": {
        "country": ("`{field}`: {value} is no country's code", "write the two capitals of ISO 3166: FR, ES, IT or GR"),
        "language": (
            "`{field}`: {value} is no language's code",
            "write the small letters of ISO 639: fr, es, it or el",
        ),
        "choice": ("`{field}`: {value} is not a value it can have", "write one of: {names}"),
        "key": ("{value} is not {what}", "write for example {example}"),
    },
    "country-differs": {
        "country-differs": (
            "the country is {country}, yet the region {region} lies in {known}",
            "write {country}, or leave `country` out, or correct `region`",
        )
    },
    "ref-unknown": {"ref": ("there is no {kind} named {name}", "write the name of a folder of {folder}")},
    "link-invalid": {
        "web": ("{value} is not a web address", _ADVICE["full"]),
        "link-long": ("the link {link} has {number} characters", "keep it under {number} characters"),
        "space": ("the link {link} holds a space", "write %20 for a space, or remove it"),
        "unfit": ("the link {link} holds {mark}", "write {code} for {mark}"),
        "slashes": ("the link {link} has no // before its host", _ADVICE["full"]),
        "host": ("the link {link} has no proper host name", _ADVICE["full"]),
        "host-number": ("the link {link} leads to a number", "write the name of the site instead"),
        "host-private": ("the link {link} leads nowhere outside your network", "link to a public site"),
        "inside": ("the link {link} does not lead to a page of this site", _ADVICE["address"]),
        "http": ("the link {link} is not protected (http:)", "write https:// when the site has it"),
    },
    "link-scheme": {"scheme": ("the link {link} starts with {scheme}", _ADVICE["address"])},
    "link-userinfo": {
        "userinfo": ("the link {link} leads to {place}, not to {user}", "remove everything between // and @, and the @")
    },
    "link-unknown": {
        "link-unknown": (
            "{link} leads to no page of this site",
            "write ../../clusters/capenergies/ to lead to content/clusters/capenergies",
        )
    },
    "slug-reserved": {"slug-reserved": ("{name} is already used by the site itself", "choose another name")},
    "record-exists": {"slug-taken": ("{value} is already there", "choose another name")},
    "slug-invalid": {
        "slug-length": ("{value} has {number} characters", _ADVICE["slug"]),
        "slug-digit": ("{name} begins with a digit", "use `{name}`"),
        "slug-words": ("{name} is not made of words joined by single hyphens", "use `{name}`"),
        "slug-letter": ("the {nth} letter of {name} is {character}", "use `{name}`"),
    },
    "title-twice": {
        "title-twice": ("the title {title} is also that of {owner}", "say in the title what sets it apart")
    },
    "key-unknown": {
        "key-unknown": ("the source speaks of {field}, which {label} does not have", "the fields are: {names}")
    },
    "text-control": {
        "control": (
            "a control character stands in {words}: {character}",
            "delete it and type the words again; copied text often brings such characters along",
        )
    },
    "text-bidi": {
        "bidi": (
            "a mark that turns the direction of writing stands in {words}: {character}",
            "delete it: words read from right to left need no mark",
        )
    },
    "text-invisible": {
        "invisible": (
            "a character that does not show stands in {words}: {character}",
            "delete the word and type it again",
        )
    },
    "text-too-tangled": {
        "body-run": ("{mark} stands more than {number} times in a row", "keep it simple; remove what is not needed")
    },
    "heading-level": {
        "heading-first": ("the heading {heading} of level 1 (#) is the page's own title", "write {what}"),
        "heading-deep": (
            "the heading {heading} of level {level} ({marks}) comes below one of level {before}",
            "write {what}",
        ),
    },
    "picture-remote": {
        "picture-remote": (
            "the picture {picture} lies on another site",
            "put the picture beside record.yml and write its name alone",
        )
    },
    "path-outside": {
        "picture-outside": ("{name} does not name a file in this record's own folder", _ADVICE["picture"])
    },
    "picture-wordless": {
        "picture-wordless": (
            "the picture {picture} is not told in words",
            "write what it shows: ![a harbour at dawn]({picture})",
        )
    },
    "picture-missing": {"picture-missing": ("there is no picture {picture} here", "put {picture} beside record.yml")},
}
SENTENCES = {name: (code, *texts) for code, rows in _BY_CODE.items() for name, texts in rows.items()}
"""By name: code, sentence, hint; each as it stands in the code, which is its key in `messages/` (a test holds it)."""
PARTS = {
    "wrapped": "`{field}`: {what}",
    "tangled": "too tangled to read: {what}",
    "quoted": "«{value}»",
    "key": "a key",
    "nth": "{number}th",
    "first": "{number}st",
    "second": "{number}nd",
    "third": "{number}rd",
    "character": "a character without a name ({point})",
}
"""Parts of sentences."""


def rules(language: str) -> dict[str, Any]:
    """All rules, with the sentences of a language."""
    tell = dict(_told(language))
    return {
        "patterns": {name: script_pattern(pattern) for name, pattern in PATTERNS.items()},
        "limits": {name: getattr(limits, name) for name in _LIMITS} | {"DIGITS": field.DIGITS},
        "sentences": {
            name: {"code": code, "message": tell[sentence], "hint": tell[hint]}
            for name, (code, sentence, hint) in SENTENCES.items()
        },
        "parts": {name: tell[sentence] for name, sentence in PARTS.items()},
        "group": catalog(language).group,
        "countries": sorted(countries()),
        "languages": sorted(languages()),
        "marks": prose.MARKS,
        "private": sorted(address.PRIVATE),
        "silent": sorted(wording.SILENT),
        "slug": {
            "reserved": sorted(slug.RESERVED),
            "nameless": slug.NAMELESS,
            "letters": {chr(point): plain for point, plain in slug.LETTERS.items()},
            "pairs": slug.GREEK_PAIRS,
            "greek": slug.GREEK,
            "alike": slug.ALIKE,
        },
    }


def _told(language: str) -> Iterator[tuple[str, str]]:
    """Each sentence of the tables with its words in a language."""
    known = {} if language == SOURCE else catalog(language).sentences
    for sentence in {*(text for entry in SENTENCES.values() for text in entry[1:]), *PARTS.values()}:
        yield sentence, known.get(sentence, (sentence,))[0]
