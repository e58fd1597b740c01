"""A text as its author typed it, before any parsing, turned into what is wrong with it as a piece of prose.

Too long, too tangled for a parser, empty, still a placeholder, a template of another tool, another
language than its file's name says; and what to say of a heading or a picture's words.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from functools import cache

from babel.core import get_global

from showcase import limits, wording
from showcase.finding import Finding
from showcase.glance import glance
from showcase.message import Message, template, told
from showcase.problem import Level, Place, Problem, quote, visible

MARKS = string.punctuation + "…—–·•«»’“”"
_RUNS = tuple(mark * (limits.PUNCTUATION_RUN + 1) for mark in MARKS)
_TOKEN = re.compile(
    r"\\."  # an escaped mark is a letter
    r"|(?P<paragraph>\n[ \t]*\n)"
    r"|(?P<bracket>\[)|(?P<closed>\])"
    r"|(?P<emphasis>(?<![\w*])[*_]+(?=[^\s*_]))"
    r"|(?P<ended>(?<=[^\s*_])(?:\*[*_]*|_+(?!\w)))"
)
TEMPLATE = re.compile(r"\{\{|\{%|\{#|--8<--")
SIGNS = rf"[{re.escape(MARKS)}]{{{limits.PUNCTUATION_RUN + 1}}}|{TEMPLATE.pattern}"
"""What no run of marks is without, and no template: marks, not all of them the same."""
PLACEHOLDER = re.compile(
    r"[\s#*_>\[(-]*+"
    rf"((?:{'|'.join(wording.UNFINISHED_IN_CAPITALS)})\b(?! [A-ZÀ-Þ]{{2}})|"
    rf"(?i:X{{3,8}}[\s.:!*\])]*(?:\n|$)|(?:{'|'.join(map(re.escape, wording.UNFINISHED))})\b))"
)


def check_prose(text: str, *, calm: bool = False) -> tuple[Finding, ...]:
    """Tell what can be told without parsing; a text too tangled to parse has that one finding alone.

    A calm one is known to hold no runs and no templates.
    """
    if not text.strip():
        return (
            Finding(0, "text-empty", told("there is no text"), told("write a few sentences below the front matter")),
        )
    tangled = (None if calm else _check_runs(text)) or _check_open(text)
    if tangled:
        return (tangled,)
    template = None if calm else check_template(text)
    return tuple(found for found in (_check_length(text), template, check_placeholder(text)) if found)


def tangle(at: int, what: Message) -> Finding:
    """Say that a text is too tangled."""
    hint = told("keep it simple; remove what is not needed")
    return Finding(at, "text-too-tangled", told("too tangled to read: {what}", what=what), hint)


def too_long(at: int, what: Message, most: int) -> Finding:
    """Say that a text or a part of it is too long."""
    hint = told("the limit is {number:,}; say it shorter, or link to a document", number=most)
    return Finding(at, "text-too-long", what, hint)


def misplaced_heading(at: int, words: str, level: int, before: int) -> Finding:
    """Say that a heading is not of a level that may follow the one before."""
    heading, marks = quote(words), "#" * level
    if level == 1:
        message = told("the heading {heading} of level 1 (#) is the page's own title", heading=heading)
    else:
        sentence = template("the heading {heading} of level {level} ({marks}) comes below one of level {before}")
        message = told(sentence, heading=heading, level=level, marks=marks, before=before)
    wanted = 2 if level == 1 else before + 1
    hint = told("write {what}", what=f"{'#' * wanted} {visible(words.strip())[: limits.TITLE]}")
    return Finding(at, "heading-level", message, hint)


def check_picture_words(words: str, name: str, at: int) -> Finding | None:
    """Tell a picture whose words are missing, say nothing, or say too much."""
    said = words.strip().lower()
    if not said or said in wording.SILENT or said in {name.lower(), name.lower().rpartition(".")[0]}:
        message = told("the picture {picture} is not told in words", picture=quote(name))
        hint = told("write what it shows: ![a harbour at dawn]({picture})", picture=visible(name))
        return Finding(at, "picture-wordless", message, hint)
    if len(said) > limits.PICTURE_WORDS:
        sentence = template("the words of the picture {picture} have {number} characters")
        message = told(sentence, picture=quote(name), number=len(said))
        hint = told("keep them under {number}", number=limits.PICTURE_WORDS + 1)
        return Finding(at, "picture-wordless", message, hint)
    return None


def _check_runs(text: str) -> Finding | None:
    for run in _RUNS:
        if run in text:
            sentence = template("{mark} stands more than {number} times in a row")
            return tangle(text.index(run), told(sentence, mark=quote(run[0]), number=limits.PUNCTUATION_RUN))
    return None


def _check_open(text: str) -> Finding | None:
    """Count what is open at the same time in one paragraph: square brackets, and marks of emphasis."""
    if text.count("[") <= limits.OPEN_BRACKETS and text.count("*") + text.count("_") <= limits.OPEN_EMPHASIS:
        return None
    brackets = marks = 0
    for token in _TOKEN.finditer(text):
        sort = token.lastgroup
        if sort == "paragraph":
            brackets = marks = 0
        brackets = max(0, brackets + (sort == "bracket") - (sort == "closed"))
        marks = max(0, marks + (sort == "emphasis") - (sort == "ended"))
        if brackets > limits.OPEN_BRACKETS:
            what = told("more than {number} square brackets are open", number=limits.OPEN_BRACKETS)
            return tangle(token.start(), what)
        if marks > limits.OPEN_EMPHASIS:
            what = told("more than {number} marks of emphasis (* or _) are open", number=limits.OPEN_EMPHASIS)
            return tangle(token.start(), what)
    return None


def _check_length(text: str) -> Finding | None:
    length = len(text.strip())
    if length <= limits.BODY:
        return None
    return too_long(0, told("the text has {number:,} characters", number=length), limits.BODY)


def check_template(text: str) -> Finding | None:
    """Tell the first command of a tool that fills in texts."""
    found = TEMPLATE.search(text) if "{" in text or "--8<--" in text else None
    if not found:
        return None
    hint = told("write the words themselves: texts are no templates")
    message = told("{mark} begins a template's command", mark=quote(found[0]))
    return Finding(found.start(), "text-template", message, hint)


def check_placeholder(text: str) -> Finding | None:
    """Tell a text that begins with what stands for a text to come."""
    found = PLACEHOLDER.match(text)
    if not found:
        return None
    message = told("the text still begins with {words}", words=quote(found[1].strip()))
    return Finding(found.start(1), "text-placeholder", message, told("write the text, or remove the file"))


_SCRIPTS = {
    "Latn": r"A-Za-zÀ-ÖØ-öø-\u024f\u1e00-\u1eff",
    "Grek": r"\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": r"\u0400-\u052f",
    "Arab": r"\u0600-\u06ff\u0750-\u077f",
    "Hebr": r"\u0590-\u05ff",
}
"""The letters of a script (ISO 15924). A language written in another script is not checked."""
_LETTERS = {script: re.compile(f"[{letters}]") for script, letters in _SCRIPTS.items()}
_FOREIGN = {script: re.compile(rf"[^\W\d_{letters}]") for script, letters in _SCRIPTS.items()}
_RUNS_OF = {script: re.compile(f"[{letters}]+") for script, letters in _SCRIPTS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"https?://\S{1,500}|\]\([^()\s]{0,500}\)|`[^`]*`")


def check_language(path: str, text: str, language: str, place: Place | None = None) -> tuple[Problem, ...]:
    """Warn when fewer than half of a text's letters belong to the script its language is written in.

    Foreign words with a capital letter are names and acronyms, and do not count: a Greek text may
    be full of them.
    """
    script = _script(language)
    letters = _LETTERS.get(script)
    if not letters or not _FOREIGN[script].search(text):
        return ()
    words = _WORD.findall(_ADDRESS.sub(" ", text))
    if not words:
        return ()
    counted = [word for word in words if word.islower() or letters.match(word)] or words
    total = sum(map(len, counted))
    own = len(letters.findall("".join(counted)))
    if own * 2 >= total:
        return ()
    sentence = template("{own} of {total} letters are such as the language {language} is written with")
    message = told(sentence, own=own, total=total, language=quote(language))
    hint = told("translate the text, or rename the file: its name says {language}", language=language)
    return (Problem(place or Place(path), "text-language", message, hint, Level.WARNING),)


def is_surely(text: str, language: str) -> bool:
    """Whether a look shows that `check_language` has nothing to tell of the words in a text.

    No letter is foreign; or no word mixes scripts, and more than half of all there is are letters of the language.
    """
    script = _script(language)
    if script not in _LETTERS or not _holds_foreign(script)(text):
        return True
    own = "".join(_RUNS_OF[script].findall(text))
    return own.isalpha() and len(own) * 2 > len(text) and not _mixes(script)(text)


@cache
def _holds_foreign(script: str) -> Callable[[str], bool]:
    return glance(rf"[\p{{L}}\p{{N}}&&[^0-9{_SCRIPTS[script]}]]")


@cache
def _mixes(script: str) -> Callable[[str], bool]:
    """A look for a letter of the script behind one that is none."""
    return glance(rf"[\p{{L}}\p{{N}}&&[^{_SCRIPTS[script]}]][{_SCRIPTS[script]}]")


@cache
def _script(language: str) -> str:
    """Look up the script a language is usually written in: `Grek` for `el`."""
    likely = str(get_global("likely_subtags").get(language, ""))
    return next((part for part in likely.split("_") if len(part) == len("Latn")), "")
