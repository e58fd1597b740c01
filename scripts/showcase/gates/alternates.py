"""Translations of a page name one another, all of them the same ones, and one page for all other readers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from showcase.built import Built
from showcase.built_page import BuiltPage
from showcase.fault import Fault, problems
from showcase.message import NOTHING, Message, template, told
from showcase.problem import Problem, quote

_ANY = "x-default"

Alternates = tuple[tuple[str, str], ...]
Originals = Mapping[str, BuiltPage]
"""By address."""


def check(built: Built) -> Iterator[Problem]:
    """Pages left out by search engines, or shown in place of a missing translation, are not looked at."""
    return problems(built, _faults(built))


def _faults(built: Built) -> Iterator[Fault]:
    """Look closer at those pages only that do not name one another and nothing else."""
    originals = built.originals()
    groups: defaultdict[Alternates, list[BuiltPage]] = defaultdict(list)
    for page in originals.values():
        groups[tuple(sorted(page.alternates))].append(page)
    for named, pages in groups.items():
        if not _agree(named, pages):
            for page in pages:
                yield from _entries(built, originals, page)
                if message := _whole(originals, page) or _answered(originals, page) or _default(originals, page):
                    yield _fault(page, message, "hreflang")


def _agree(named: Alternates, pages: Iterable[BuiltPage]) -> bool:
    languages = [pair for pair in named if pair[0] != _ANY]
    others = [address for code, address in named if code == _ANY]
    same = languages == sorted((page.lang, page.canonical) for page in pages)
    return same and len(others) == 1 and others[0] in dict(languages).values()


def _entries(built: Built, originals: Originals, page: BuiltPage) -> Iterator[Fault]:
    """Tell what is wrong with each translation that a page names."""
    for code, address in page.alternates:
        target = originals.get(address)
        if not address.startswith(built.address):
            sentence = template("the translation {address} does not begin with {beginning}")
            message = told(sentence, address=quote(address), beginning=quote(built.address))
        elif not target and built.has(address):
            sentence = template("{address} is named as a translation, but is no page with words of its own")
            message = told(sentence, address=quote(address))
        elif target and code not in {_ANY, target.lang}:
            sentence = template("{address} is named as {code}, but is in {language}")
            message = told(sentence, address=quote(address), code=quote(code), language=quote(target.lang))
        else:
            continue
        yield _fault(page, message, address)


def _whole(originals: Originals, page: BuiltPage) -> Message:
    """Tell whether a page names itself, each language once, and one page for all other readers."""
    count = len(_for_all(page))
    languages = Counter(other.lang for other in (page, *_circle(originals, page)))
    twice = [lang for lang in languages if languages[lang] > 1]
    if not page.alternates:
        return told("the page names no translations, not even itself and {code}", code=_ANY)
    if page.canonical not in _named(page):
        return told("the page does not name itself among its translations")
    if count != 1:
        return told("the page names {number} pages as {code}, not one", number=count, code=_ANY)
    if twice:
        return told("the page names several pages in {language} as its translations", language=quote(min(twice)))
    return NOTHING


def _answered(originals: Originals, page: BuiltPage) -> Message:
    """Tell where a page and those it names do not name the same ones; who names too few is to blame."""
    if lacks := _lacks(originals, page):
        sentence = template("a translation of the page names {address}, which the page itself does not name")
        return told(sentence, address=quote(min(lacks)))
    for other in _circle(originals, page):
        blamed = other.canonical not in _named(other) or _lacks(originals, other)
        if page.canonical not in _named(other) and not blamed:
            sentence = template("{address} is named as a translation but does not name the page back")
            return told(sentence, address=quote(other.canonical))
    return NOTHING


def _default(originals: Originals, page: BuiltPage) -> Message:
    """Tell when a page disagrees with most of its translations on the page for all other readers."""
    votes = Counter(address for one in (page, *_circle(originals, page)) for address in _for_all(one))
    most = max(sorted(votes), key=votes.__getitem__)
    own = _for_all(page)[0]
    if own == most:
        return NOTHING
    sentence = template("the page names {own} as {code}, its translations name {other}")
    return told(sentence, own=quote(own), code=_ANY, other=quote(most))


def _lacks(originals: Originals, page: BuiltPage) -> set[str]:
    """Find the pages that a page's translations name, in a language for which it names none."""
    circle = _circle(originals, page)
    languages = {other.lang for other in (page, *circle)}
    known = {address for other in circle for address in _named(other) if address in originals}
    return {address for address in known if originals[address].lang not in languages}


def _circle(originals: Originals, page: BuiltPage) -> list[BuiltPage]:
    """List the translations that a page names, as far as they are any, without itself."""
    return [originals[address] for address in sorted(_named(page) - {page.canonical}) if address in originals]


def _named(page: BuiltPage) -> set[str]:
    return {address for code, address in page.alternates if code != _ANY}


def _for_all(page: BuiltPage) -> list[str]:
    return [address for code, address in page.alternates if code == _ANY]


def _fault(page: BuiltPage, message: Message, written: str) -> Fault:
    sentence = template('name this page, each of its translations and {code} in <link rel="alternate" hreflang=…>')
    advice = told(sentence, code=_ANY)
    return Fault(page.path, "alternate-wrong", message, advice, written)
