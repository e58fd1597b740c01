"""Every page tells browsers what it may load and run: no script that we did not write can run in it."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.built import Built
from showcase.fault import Fault, problems
from showcase.message import told
from showcase.problem import Problem, quote

_OPEN = ("'unsafe-inline'", "'unsafe-eval'", " * ", " https: ", " http: ")
"""What would let any script run."""


def check(built: Built) -> Iterator[Problem]:
    """A page without a Content-Security-Policy, or with one that holds nothing back."""
    return problems(built, _faults(built))


def _faults(built: Built) -> Iterator[Fault]:
    for page in built.pages.values():
        scripts = next((f" {part.strip()} " for part in page.policy.split(";") if "script-src" in part), "")
        if not scripts:
            message = told("the page does not say which scripts may run in it")
            advice = told("give it the policy that `overrides/main.html` gives")
            yield Fault(page.path, "policy-missing", message, advice)
        elif found := next((word for word in _OPEN if word in scripts), None):
            message = told("with {word} in its policy, the page lets any script run", word=quote(found.strip()))
            yield Fault(page.path, "policy-open", message, told("name the scripts by their hash instead"))
