"""Every page says the language its address belongs to, and whose words it shows."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.built import Built
from showcase.built_page import BuiltPage
from showcase.fault import Fault, problems
from showcase.message import template, told
from showcase.problem import Problem, quote


def check(built: Built) -> Iterator[Problem]:
    """Leave an address that leads to no file at all to the links."""
    return problems(built, _faults(built))


def _faults(built: Built) -> Iterator[Fault]:
    originals = built.originals()
    for page in built.pages.values():
        yield from _language(built, page)
        if not page.indexed:
            continue
        if page.canonical not in originals:
            yield from _canonical(built, page)
        elif originals[page.canonical] is not page:
            yield from _copy(page, originals[page.canonical])


def _language(built: Built, page: BuiltPage) -> Iterator[Fault]:
    due = built.lang(page.path)
    if page.lang != due:
        sentence = template("the page says its language is {language}, but its address belongs to {due}")
        message = told(sentence, language=quote(page.lang), due=quote(due))
        advice = told("write {what}", what=f'<html lang="{due}">')
        yield Fault(page.path, "language-wrong", message, advice, page.lang or "<html")


def _canonical(built: Built, page: BuiltPage) -> Iterator[Fault]:
    """Tell what is wrong with a canonical address that is of no original; where no file is, the links tell."""
    if not page.canonical:
        message = told("the page names no canonical address, or several")
    elif not page.canonical.startswith(built.address):
        sentence = template("the canonical address {address} does not begin with {beginning}")
        message = told(sentence, address=quote(page.canonical), beginning=quote(built.address))
    elif built.has(page.canonical):
        sentence = template("the canonical address {address} is not that of a page with words of its own")
        message = told(sentence, address=quote(page.canonical))
    else:
        return
    advice = told("write the absolute address of the page whose words are shown")
    yield Fault(page.path, "canonical-wrong", message, advice, page.canonical or 'rel="canonical"')


def _copy(page: BuiltPage, original: BuiltPage) -> Iterator[Fault]:
    if set(page.alternates) != set(original.alternates):
        sentence = template("the page shows the words of {page} but names other translations than that does")
        message = told(sentence, page=quote(original.path))
        yield Fault(page.path, "alternate-wrong", message, told("name the same"), "hreflang")
