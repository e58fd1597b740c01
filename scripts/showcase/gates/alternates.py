"""Translations of a page name one another, all of them the same ones, and one page for all other readers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from showcase.built import Built
from showcase.built_page import BuiltPage
from showcase.fault import Fault, problems
from showcase.problem import Problem, quote

_CODE = "alternate-wrong"
_ANY = "x-default"
_ADVICE = f'name this page, each of its translations and {_ANY} in <link rel="alternate" hreflang=…>'

Alternates = tuple[tuple[str, str], ...]


def check(built: Built) -> Iterator[Problem]:
    """Pages left out by search engines, or shown in place of a missing translation, are not looked at."""
    return problems(built, _faults(built))


def _faults(built: Built) -> Iterator[Fault]:
    """Look closer at those pages only that do not name one another and nothing else."""
    originals = built.originals()
    groups: defaultdict[Alternates, list[BuiltPage]] = defaultdict(list)
    for page in originals.values():
        groups[tuple(sorted(page.alternates))].append(page)
    doubtful = [page for named, pages in groups.items() if not _agree(named, pages) for page in pages]
    for page in doubtful:
        yield from _named(built, originals, page)
        yield from _ends(page)
        yield from _answers(originals, page)
        yield from _default(originals, page)


def _agree(named: Alternates, pages: Iterable[BuiltPage]) -> bool:
    languages = [pair for pair in named if pair[0] != _ANY]
    others = [address for code, address in named if code == _ANY]
    same = languages == sorted((page.lang, page.canonical) for page in pages)
    return same and len(others) == 1 and others[0] in dict(languages).values()


def _named(built: Built, originals: Mapping[str, BuiltPage], page: BuiltPage) -> Iterator[Fault]:
    """Tell what is wrong with each translation that a page names."""
    for code, address in page.alternates:
        target = originals.get(address)
        if not address.startswith(built.address):
            message = f"the translation {quote(address)} does not begin with {quote(built.address)}"
        elif not target and built.has(address):
            message = f"{quote(address)} is named as a translation, but is no page with words of its own"
        elif target and code not in {_ANY, target.lang}:
            message = f"{quote(address)} is named as {quote(code)}, but is in {quote(target.lang)}"
        else:
            continue
        yield Fault(page.path, _CODE, message, _ADVICE, address)


def _ends(page: BuiltPage) -> Iterator[Fault]:
    """Tell whether a page names itself, each language once, and one page for all other readers."""
    codes = Counter(code for code, _ in page.alternates)
    twice = [code for code, count in codes.items() if count > 1 and code != _ANY]
    if not codes:
        message = f"the page names no translations, not even itself and {_ANY}"
    elif (page.lang, page.canonical) not in page.alternates:
        message = "the page does not name itself among its translations"
    elif codes[_ANY] != 1:
        message = f"the page names {codes[_ANY]} pages as {_ANY}, not one"
    elif twice:
        message = f"the page names several translations into {quote(twice[0])}"
    else:
        return
    yield Fault(page.path, _CODE, message, _ADVICE, "hreflang")


def _answers(originals: Mapping[str, BuiltPage], page: BuiltPage) -> Iterator[Fault]:
    """Tell where a page and those it names do not name the same ones; who names too few is to blame."""
    lacks = _lacks(originals, page)
    if lacks:
        message = f"a translation of the page names {quote(min(lacks)[1])}, which the page itself does not name"
        yield Fault(page.path, _CODE, message, _ADVICE, "hreflang")
        return
    for other in _circle(originals, page):
        silent = _itself(page) not in other.alternates and _itself(other) in other.alternates
        if silent and not _lacks(originals, other):
            message = f"{quote(other.canonical)} is named as a translation but does not name the page back"
            yield Fault(page.path, _CODE, message, _ADVICE, other.canonical)


def _lacks(originals: Mapping[str, BuiltPage], page: BuiltPage) -> set[tuple[str, str]]:
    """Find the pages that a page's translations name and it does not, itself aside."""
    known = {pair for other in _circle(originals, page) for pair in other.alternates if pair[0] != _ANY}
    return known - {*page.alternates, _itself(page)}


def _default(originals: Mapping[str, BuiltPage], page: BuiltPage) -> Iterator[Fault]:
    """Tell when a page disagrees with most of its translations on the page for all other readers."""
    votes = Counter(address for one in (page, *_circle(originals, page)) for address in _for_all(one))
    most = max(sorted(votes), key=votes.__getitem__, default="")
    if _for_all(page) not in ([], [most]) and len(_for_all(page)) == 1:
        message = f"the page names {quote(_for_all(page)[0])} as {_ANY}, its translations name {quote(most)}"
        yield Fault(page.path, _CODE, message, _ADVICE, _ANY)


def _circle(originals: Mapping[str, BuiltPage], page: BuiltPage) -> list[BuiltPage]:
    """List the translations that a page names, as far as they are any, without itself."""
    named = (originals.get(address) for code, address in page.alternates if code != _ANY)
    return [other for other in named if other and other is not page]


def _itself(page: BuiltPage) -> tuple[str, str]:
    return page.lang, page.canonical


def _for_all(page: BuiltPage) -> list[str]:
    return [address for code, address in page.alternates if code == _ANY]
