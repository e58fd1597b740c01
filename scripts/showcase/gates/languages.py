"""Every page says the language its address belongs to, and whose words it shows."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.built import Built
from showcase.built_page import BuiltPage
from showcase.fault import Fault, problems
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
        message = f"the page says its language is {quote(page.lang)}, but its address belongs to {quote(due)}"
        yield Fault(page.path, "language-wrong", message, f'write <html lang="{due}">', page.lang or "<html")


def _canonical(built: Built, page: BuiltPage) -> Iterator[Fault]:
    """Tell what is wrong with a canonical address that is of no original; where no file is, the links tell."""
    if not page.canonical:
        message = "the page names no canonical address, or several"
    elif not page.canonical.startswith(built.address):
        message = f"the canonical address {quote(page.canonical)} does not begin with {quote(built.address)}"
    elif built.has(page.canonical):
        message = f"the canonical address {quote(page.canonical)} is not that of a page with words of its own"
    else:
        return
    advice = "write the absolute address of the page whose words are shown"
    yield Fault(page.path, "canonical-wrong", message, advice, page.canonical or 'rel="canonical"')


def _copy(page: BuiltPage, original: BuiltPage) -> Iterator[Fault]:
    if set(page.alternates) != set(original.alternates):
        message = f"the page shows the words of {quote(original.path)} but names other translations than that does"
        yield Fault(page.path, "alternate-wrong", message, "name the same", "hreflang")
