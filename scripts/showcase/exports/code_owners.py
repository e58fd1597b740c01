"""The site's settings → `.github/CODEOWNERS`: who is asked to review what, by path, kind and language."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.record import Kind
from showcase.site import Settings

FILE = ".github/CODEOWNERS"

_HEAD = """\
# Who is asked to review what; the last line that matches a path wins.
# Made of `extra: owners:` in mkdocs.yml by `showcase export`: do not change it by hand.
"""
_NOBODY = """\
#
# Nobody is named yet, so nobody is asked. Name accounts or teams that exist and may write, in mkdocs.yml:
#
#   extra:
#     owners:
#       paths:
#         "*": "@organisation/maintainers"
#         overrides/: "@organisation/designers"
#       kinds: {%(kind)s: "@organisation/editors"}
#       languages: {%(language)s: "@organisation/translators @account"}
#
# then run `showcase export`, and ask in the settings of the main branch for a review from code owners.
"""


def code_owners(settings: Settings, kinds: tuple[Kind, ...]) -> bytes:
    """The whole file; where nobody is named it owns nothing and says how to fill it."""
    lines = [line for group in (_paths(settings), _kinds(settings, kinds), _languages(settings)) for line in group]
    if not lines:
        return (_HEAD + _NOBODY % {"kind": kinds[0].name, "language": settings.languages.default}).encode()
    return "\n".join((_HEAD, *lines, "")).encode()


def _paths(settings: Settings) -> Iterator[str]:
    for path, owners in settings.owners.paths:
        yield f"{path if path == '*' else '/' + path.lstrip('/')} {owners}"


def _kinds(settings: Settings, kinds: tuple[Kind, ...]) -> Iterator[str]:
    folders = {kind.name: kind.folder for kind in kinds}
    for name, owners in settings.owners.kinds:
        yield f"/content/{folders[name]}/ {owners}"


def _languages(settings: Settings) -> Iterator[str]:
    """Texts, words of the interface and pages by hand; a memory of translations changes with them and asks nobody."""
    for code, owners in settings.owners.languages:
        for path in (f"/content/**/text.{code}.md", f"/content/strings/{code}.yml", f"/docs/{code}/"):
            yield f"{path} {owners}"
    if settings.owners.languages:
        yield "/content/**/translations.yml"
