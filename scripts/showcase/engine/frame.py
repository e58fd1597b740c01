"""A finished page with marks in it → a Frame; a Frame and its fillings → a page, byte for byte the same shell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

# The marks hold every character that a template filter could change, so that one which was
# escaped, stripped or shortened on its way is found out when the frame is cut.
_MARK = '<hole:{}&">'
_FOUND = re.compile(re.escape(_MARK).replace(r"\{\}", "([a-z0-9-]+)"))


class FrameError(Exception):
    """A layout did something to a mark: a fault of the templates, never of a record."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's shell: literal text at even places, names of holes at odd ones."""

    parts: tuple[str, ...]

    @property
    def holes(self) -> frozenset[str]:
        """Names of what must be filled in."""
        return frozenset(self.parts[1::2])

    def fill(self, fillings: Mapping[str, str]) -> str:
        """The page; every hole needs its filling."""
        return "".join(fillings[part] if number % 2 else part for number, part in enumerate(self.parts))


class Stamp(NamedTuple):
    """A frame, and what one page fills it with."""

    frame: Frame
    fillings: Mapping[str, str]

    @property
    def page(self) -> str:
        """The whole page."""
        return self.frame.fill(self.fillings)

    @property
    def own(self) -> str:
        """What stands in this page and not in its frame, as a page of its own."""
        filled = self.fillings
        remarks = dict.fromkeys(text for name, text in filled.items() if name.startswith("missing-"))
        head, body = f"<title>{filled['title']}</title>{filled['head']}", filled["body"] + "".join(remarks)
        return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"

    @property
    def ways(self) -> frozenset[str]:
        """Addresses that are not in its own page: where the language switch leads."""
        return frozenset(text for name, text in self.fillings.items() if name.startswith("to-"))


def mark(name: str) -> str:
    """What stands for a filling while MkDocs draws the frame."""
    return _MARK.format(name)


def cut(html: str, needed: frozenset[str]) -> Frame:
    """Cut a drawn page at its marks; raises FrameError when one is missing or was changed."""
    frame = Frame(tuple(_FOUND.split(html)))
    changed = next((part for part in frame.parts[::2] if "hole:" in part), None)
    if changed is not None:
        start = changed.index("hole:")
        raise FrameError(f"a template changed a mark: …{changed[max(0, start - 20) : start + 40]!r}…")
    if missing := sorted(needed - frame.holes):
        raise FrameError(f"the layout has no place for: {', '.join(missing)}")
    return frame
