"""The target of a link or picture, as the parser decoded it, turned into what is wrong with it, if anything.

Outside, `https:` to a named public host; inside, the way from one page to another (`../../clusters/capenergies/`)
or an anchor (`#s-goals`). A picture is a file beside the record. Nothing is fetched.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from showcase import characters, limits
from showcase.contact import email_link, holds_email
from showcase.finding import Finding
from showcase.message import Message, template, told
from showcase.problem import Level, quote, visible

_EXAMPLE = told("write ../../clusters/capenergies/ for a record, #s-words-of-the-heading for a heading, or https://…")
_SLUG = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
INSIDE = re.compile(rf"(?:\.\./){{1,2}}(?:{_SLUG}/){{1,2}}(?:#[^\s#]+)?|#[^\s#]+")
SIMPLE = re.compile(r"https://(?:(?!xn--)[a-z0-9-]{1,63}\.)+([a-z]{2,63})(?:/[A-Za-z0-9/_.~=&?#+-]*)?")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE | re.ASCII)
BLANKS = re.compile(r"[\s\x00-\x20\x7f-\xa0]+")
OUTSIDE = re.compile(r"https?://([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
UNFIT = re.compile(r"[\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})")
FILE_NAME = re.compile(r"[A-Za-z0-9](?:\.?[A-Za-z0-9_-])*", re.ASCII)
_HOST_FIRST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/|$)", re.IGNORECASE)
_DOCUMENT = re.compile(r"\.(html?|md|php|pdf|docx?|xlsx?|jpe?g|png)$", re.IGNORECASE)
NUMERIC = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE | re.ASCII)
PRIVATE = frozenset({"localhost", "local", "internal", "lan", "home", "corp", "test", "invalid", "onion"})
"""Last labels that lead nowhere from a reader's machine: RFC 6761, RFC 6762 and common usage in firms."""
_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
"""Scripts that are written within one word."""
_TWINS = frozenset("асԁеһіјӏорԗԛѕԝхуъьҽпгѵѡ")
"""Cyrillic letters that look Latin: a label of nothing else is held to be a forgery, as browsers do."""


def scheme(target: str) -> str:
    """Read a target's scheme as a browser would: letter case, blanks and hidden characters do not count."""
    found = SCHEME.match(BLANKS.sub("", characters.bare(target)))
    return found[1].lower() if found else ""


def check_link(target: str, at: int) -> Finding | None:
    """Tell what is wrong with a link's target: at most one thing, an error before a warning."""
    return None if _is_simple(target) else _check_closely(target, at)


def _check_closely(target: str, at: int) -> Finding | None:
    kind = scheme(target)
    if kind not in {"", "https", "http", "mailto"}:
        message = told("the link {link} starts with {scheme}", link=quote(target), scheme=quote(kind + ":"))
        return Finding(at, "link-scheme", message, _EXAMPLE)
    if kind == "mailto":
        return email_link(target, at)
    shown = characters.bare(target)
    if BLANKS.search(shown):
        message = told("the link {link} holds a space", link=quote(target))
        return _invalid(at, message, told("write %20 for a space, or remove it"))
    if len(shown) > limits.ADDRESS:
        message = told("the link {link} has {number} characters", link=quote(target), number=len(shown))
        return _invalid(at, message, told("keep it under {number} characters", number=limits.ADDRESS + 1))
    wrong = _check_outside(shown, at) if kind else _check_inside(shown, at)
    if (not wrong or wrong.level is Level.WARNING) and holds_email(shown):
        return email_link(target, at)
    return wrong


def check_picture_name(target: str, at: int) -> Finding | None:
    """Tell what is wrong with the file name of a picture in a text."""
    kind = scheme(target)
    if kind in {"http", "https"} or target.startswith("//"):
        message = told("the picture {picture} lies on another site", picture=quote(target))
        hint = told("put the picture beside record.yml and write its name alone")
        return Finding(at, "picture-remote", message, hint)
    if kind:
        message = told("the picture {picture} starts with {scheme}", picture=quote(target), scheme=quote(kind + ":"))
        return Finding(at, "link-scheme", message, _PICTURE_HINT)
    return check_file_name(target, at)


def check_file_name(name: str, at: int) -> Finding | None:
    """Tell a name that leads out of the record's own folder, or is none."""
    if FILE_NAME.fullmatch(name):
        return None
    message = told("{name} does not name a file in this record's own folder", name=quote(name))
    return Finding(at, "path-outside", message, _PICTURE_HINT)


_PICTURE_HINT = told("put the picture beside record.yml and write its name alone: photo.jpg")


def _is_simple(target: str) -> bool:
    """Whether a target is such as nearly all are, so that nothing needs a closer look."""
    if len(target) > limits.ADDRESS:
        return False
    outside = SIMPLE.fullmatch(target)
    return outside[1] not in PRIVATE if outside else target.isascii() and bool(INSIDE.fullmatch(target))


def _invalid(at: int, message: Message, hint: Message) -> Finding:
    return Finding(at, "link-invalid", message, hint)


def _check_inside(target: str, at: int) -> Finding | None:
    if INSIDE.fullmatch(target):
        return None
    if not target:
        return _invalid(at, told("this link leads nowhere"), _EXAMPLE)
    message = told("the link {link} does not lead to a page of this site", link=quote(target))
    return _invalid(at, message, _way(target))


def _way(target: str) -> Message:
    """Say what to write instead of a path that is not the way to a page."""
    path, mark, anchor = target.partition("#")
    mended = re.sub(r"(/index)?\.(md|html?)$", "", path.replace("\\", "/")).rstrip("/") + "/" + mark + anchor
    if INSIDE.fullmatch(mended):
        return told("write {what}", what=mended)
    if target.startswith("//"):
        return told("write {what}", what=f"https:{visible(target)[: limits.TITLE]}")
    if _HOST_FIRST.match(target) and not _DOCUMENT.search(target):
        return told("write {what}", what=f"https://{visible(target)[: limits.TITLE]}")
    return _EXAMPLE


def _check_outside(target: str, at: int) -> Finding | None:
    parts = OUTSIDE.fullmatch(target)
    if unfit := UNFIT.search(target):
        message = told("the link {link} holds {mark}", link=quote(target), mark=quote(unfit[0]))
        return _invalid(at, message, told("write {code} for {mark}", code=f"%{ord(unfit[0]):02X}", mark=unfit[0]))
    if not parts:
        message = told("the link {link} has no // before its host", link=quote(target))
        return _invalid(at, message, told("write {what}", what="https://example.org/page"))
    wrong = _check_host(target, parts[1], at)
    if wrong or target[:6].lower() == "https:":
        return wrong
    message = told("the link {link} is not protected (http:)", link=quote(target))
    return Finding(at, "link-invalid", message, told("write https:// when the site has it"), Level.WARNING)


def _check_host(target: str, authority: str, at: int) -> Finding | None:
    user, sign, place = authority.rpartition("@")
    if sign:
        sentence = template("the link {link} leads to {place}, not to {user}")
        message = told(sentence, link=quote(target), place=quote(place), user=quote(user))
        return Finding(at, "link-userinfo", message, told("remove everything between // and @, and the @"))
    host = unicodedata.normalize("NFC", re.sub(r":[0-9]*$", "", place)).lower()
    impostor = next((found for label in host.split(".") if (found := _impostor(label))), None)
    if impostor:
        sentence = template("the link {link} holds {character}; its true address is {address}")
        message = told(sentence, link=quote(target), character=characters.name(impostor), address=_true(host))
        return Finding(at, "link-lookalike", message, told("type the address again, all its letters in one alphabet"))
    return _check_name(target, host.removesuffix("."), at)


def _check_name(target: str, host: str, at: int) -> Finding | None:
    labels = host.split(".")
    if not all(re.fullmatch(r"[\w·-][\w\u0300-\u036f·-]{0,62}", label) for label in labels):
        message = told("the link {link} has no proper host name", link=quote(target))
        return _invalid(at, message, told("write it in full: {what}", what="https://example.org/"))
    if NUMERIC.fullmatch(labels[-1]):
        message = told("the link {link} leads to a number", link=quote(target))
        return _invalid(at, message, told("write the name of the site instead"))
    if len(labels) == 1 or labels[-1] in PRIVATE:
        message = told("the link {link} leads nowhere outside your network", link=quote(target))
        return _invalid(at, message, told("link to a public site"))
    return None


def _impostor(label: str) -> str | None:
    """Find the character of a host's label that passes for another one."""
    if label.startswith("xn--"):
        label = _decoded(label)
    if label.isascii():
        return None
    strange = next((c for c in label if not _is_plain(c)), None)
    if strange:
        return strange
    scripts = Counter(_script(c) for c in label if c.isalpha())
    if len(scripts) > 1 and not set(scripts) <= _TOGETHER:
        rarest = min(scripts.items(), key=lambda pair: (pair[1], pair[0] == "LATIN"))[0]
        return next(c for c in label if c.isalpha() and _script(c) == rarest)
    letters = {c for c in label if c.isalpha()}
    return min(letters) if letters and letters <= _TWINS else None


def _is_plain(character: str) -> bool:
    """Whether a character is a letter, digit, accent or hyphen and stands for itself alone."""
    if character in "-_·":
        return True
    itself = unicodedata.normalize("NFKC", character) == character
    return itself and unicodedata.category(character)[0] in "LNM"


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]


def _decoded(label: str) -> str:
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, IndexError, OverflowError):
        return label


def _true(host: str) -> str:
    """Write a host as the network knows it: `xn--…` for every label with a letter beyond a-z."""
    return ".".join(x if x.isascii() else "xn--" + x.encode("punycode").decode() for x in host.split("."))
