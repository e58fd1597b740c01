"""A page → every stop of the Tab key on it, in order, with what is to be seen of each."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.accessible.pixels import contrast

MOST = 400
"""A page with more stops than this has a trap, or too many links."""
RING = 2
"""How thick a focus ring is at least, in CSS pixels (WCAG 2.4.13)."""
SOFT = 0.8
"""What is left of a ring when the soft edge of its curves, and the border it is drawn over, are not counted."""
AROUND = 8
"""How far outside its element a ring may be drawn."""
START = """() => {
  [window.walked, window.parts] = [[], []];
  document.activeElement?.blur();
  getSelection()?.removeAllRanges();
  scrollTo(0, 0);
}"""
WHERE = """() => {
  const node = document.activeElement;
  if (!node || node === document.body || node === document.documentElement) return null;
  window.walked ??= [];
  const number = window.walked.indexOf(node);
  const last = window.walked.at(-1);
  const after = !last || Boolean(last.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
  window.walked.push(node);
  const box = node.getBoundingClientRect();
  // A link that runs over lines is hit in its first one, and a long region in the part that is in the window.
  const first = [...node.getClientRects()].find((rect) => rect.width && rect.height) ?? box;
  const [left, top] = [Math.max(first.left, 0), Math.max(first.top, 0)];
  const [right, bottom] = [Math.min(first.right, innerWidth), Math.min(first.bottom, innerHeight)];
  const seen = right - left > 0 && bottom - top > 0;
  const free = seen && [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]].some(([x, y]) => {
    const hit = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
    return hit && (node.contains(hit) || hit.contains(node) || hit.closest("label")?.control === node);
  });
  const said = (node.textContent || node.ariaLabel || "").trim().slice(0, 40);
  const name = `${node.localName}${node.id ? "#" + node.id : ""} «${said}»`;
  const parts = (window.parts ??= []);
  const part = node.closest("section, aside, nav, header, footer, form, table, li, .record-side, .record-text, main");
  if (!parts.includes(part)) parts.push(part);
  // The ring is drawn around the node, around something that holds it, or around what a layer of its own fills.
  const layer = getComputedStyle(node, "::after");
  const filled = layer.content !== "none" && layer.position === "absolute" && layer.inset === "0px";
  const ringed = (one) => getComputedStyle(one).outlineStyle !== "none";
  let holder = filled ? node.offsetParent : (node.closest(".search-field") ?? node);
  for (let up = node; up && !filled; up = up.parentElement) if (ringed(up)) { holder = up; break; }
  const ring = holder.getBoundingClientRect();
  const round = Math.min(parseFloat(getComputedStyle(holder).borderRadius) || 0, ring.width / 2, ring.height / 2);
  return {
    name, after, seen, free, again: number >= 0, tabindex: node.tabIndex, part: parts.indexOf(part),
    width: box.width, height: box.height, top: box.y + scrollY, left: box.x + scrollX,
    ring: {x: ring.x, y: ring.y, width: ring.width, height: ring.height, round},
    // The whole of something focusable that a mouse would scroll counts as one place.
    region: node.matches("[role=region], main, dialog"),
  };
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """One place where the focus stays."""

    name: str
    seen: bool
    """It lies within the window, at least in part."""
    free: bool
    """Nothing lies over it."""
    after: bool
    """It comes after the former stop in the document."""
    tabindex: int
    part: int
    """The part of the page it belongs to, by number."""
    top: float
    left: float
    width: float
    height: float
    region: bool
    ring: float
    """How much of a ring two pixels thick stands out 3:1 from what was there before; 1 is all of it."""


def walk(page: Page, *, rings: bool) -> tuple[tuple[Stop, ...], bool]:
    """All stops from the top of the page, and whether the walk came out at its end."""
    page.evaluate(START)
    stops: list[Stop] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        found = page.evaluate(WHERE)
        if found is None or found["again"]:
            return tuple(stops), found is None or _is_first(found, stops)
        found["ring"] = _ring(page, found["ring"]) if rings and not found["region"] else 1.0
        stops.append(Stop(**{name: found[name] for name in Stop.__dataclass_fields__}))
    return tuple(stops), False


def _is_first(found: dict[str, Any], stops: list[Stop]) -> bool:
    return bool(stops) and found["name"] == stops[0].name


def _ring(page: Page, found: dict[str, Any]) -> float:
    """The part of the asked ring that is there, measured in pixels that change when the focus goes."""
    view = page.viewport_size or {"width": 0, "height": 0}
    left, top = max(found["x"] - AROUND, 0), max(found["y"] - AROUND, 0)
    right = min(found["x"] + found["width"] + AROUND, view["width"])
    bottom = min(found["y"] + found["height"] + AROUND, view["height"])
    if right - left < 1 or bottom - top < 1:
        return 0.0
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    held = _shot(page, clip)
    page.evaluate("window.held = document.activeElement; window.held.blur()")
    without = _shot(page, clip)
    page.evaluate("window.held.focus({preventScroll: true})")
    changed = ImageChops.difference(held, without).convert("L").point(lambda part: 255 * (part > 6))
    pairs = zip(held.get_flattened_data(), without.get_flattened_data(), changed.get_flattened_data(), strict=True)
    told: dict[Any, bool] = {}
    count = 0
    for one, other, differs in pairs:
        if differs:
            key = (one, other)
            told[key] = told[key] if key in told else contrast(one, other) >= 3
            count += told[key]
    width, height = right - left - 2 * AROUND, bottom - top - 2 * AROUND
    length = 2 * (max(width, 1) + max(height, 1)) - (8 - 2 * math.pi) * found["round"]
    return count / (RING * length * SOFT)


def _shot(page: Page, clip: dict[str, float]) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot(clip=clip, animations="disabled"))).convert("RGB")  # type: ignore[arg-type]
