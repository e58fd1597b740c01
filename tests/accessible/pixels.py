"""A text over a picture or gradient → whether its colour stands out from every pixel that lies below it."""

from __future__ import annotations

import io
import math
from collections import Counter
from typing import Any

from PIL import Image, ImageChops, ImageFilter
from playwright.async_api import Page

SHARE = 0.005
"""A colour that fewer of the pixels have is the soft edge of a letter's neighbour, not the ground."""
TEXTS = """(targets) => targets.map((target) => {
  const node = document.querySelector(target), style = getComputedStyle(node), drawn = node instanceof SVGElement;
  const rects = [];
  for (const child of node.childNodes) {
    if (child.nodeType !== Node.TEXT_NODE || !child.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(child);
    rects.push(...(drawn ? [node.getBoundingClientRect()] : range.getClientRects()));
  }
  let opacity = 1;
  for (let up = node; up; up = up.parentElement) opacity *= Number(getComputedStyle(up).opacity);
  const halo = drawn && style.stroke !== "none" && style.paintOrder.startsWith("stroke");
  return {
    opacity,
    colour: drawn ? style.fill : style.color,
    size: parseFloat(style.fontSize) * (drawn ? node.getScreenCTM().a : 1),
    weight: Number(style.fontWeight),
    halo: halo ? style.stroke : "rgba(0, 0, 0, 0)",
    halo_opacity: Number(style.strokeOpacity),
    rects: rects.map((r) => [r.x + scrollX, r.y + scrollY, r.width, r.height]),
  };
})"""
BARE = """(bare) => {
  const others = [...document.adoptedStyleSheets].filter((sheet) => sheet !== window.bare);
  window.bare = new CSSStyleSheet();
  window.bare.replaceSync(`*, ::before, ::after {
    color: transparent !important; text-decoration-color: transparent !important; text-shadow: none !important;
  }
  text, tspan { fill: transparent !important; stroke: transparent !important; }
  .suggestion { visibility: hidden !important; }`);  // it floats over whatever a picture of the whole page has there
  document.adoptedStyleSheets = bare ? [...others, window.bare] : others;
}"""

Colour = tuple[float, float, float]


async def too_faint(page: Page, targets: list[str]) -> dict[str, str]:
    """Each target with what is wrong with its contrast, or nothing.

    The whole line a text stands in is judged first; where that fails, only what lies below and beside its letters.
    """
    if not targets:
        return {}
    texts = await page.evaluate(TEXTS, targets)
    await page.evaluate(BARE, arg=True)
    bare = await _picture(page)
    await page.evaluate(BARE, arg=False)
    judged = {target: _judge(bare, None, text) for target, text in zip(targets, texts, strict=True)}
    if any(judged.values()):
        inked = ImageChops.difference(bare, await _picture(page)).convert("L").point(lambda part: 255 * (part > 8))
        letters = inked.filter(ImageFilter.MaxFilter(3))
        judged = {target: _judge(bare, letters, text) for target, text in zip(targets, texts, strict=True)}
    return judged


async def _picture(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(await page.screenshot(full_page=True, animations="disabled"))).convert("RGB")


def _judge(picture: Image.Image, letters: Image.Image | None, text: dict[str, Any]) -> str:
    if text["opacity"] < 1:
        return "it is drawn half transparent, so its colour is not known"
    large = text["size"] >= 24 or (text["size"] >= 18.66 and text["weight"] >= 700)
    ink, halo = rgba(text["colour"]), rgba(text["halo"])
    halo = (*halo[:3], halo[3] * text["halo_opacity"])
    grounds = {over(halo, ground) for rect in text["rects"] for ground in _grounds(picture, letters, *rect)}
    worst = min((contrast(over(ink, ground), ground) for ground in grounds), default=math.inf)
    wanted = 3 if large else 4.5
    return "" if worst >= wanted else f"contrast {worst:.2f} where {wanted} is asked"


def _grounds(
    picture: Image.Image, letters: Image.Image | None, x: float, y: float, width: float, height: float
) -> list[Colour]:
    """The colours below a line of text; none when it is not to be seen."""
    if width < 1 or height < 1 or x < 0:
        return []
    box = (int(x), int(y), math.ceil(x + width), math.ceil(y + height))
    part = picture.crop(box)
    if letters:
        inked = zip(part.get_flattened_data(), letters.crop(box).get_flattened_data(), strict=True)
        counted = Counter(colour for colour, ink in inked if ink)
    else:
        counted = Counter({colour: times for times, colour in part.getcolors(part.width * part.height) or ()})
    enough = counted.total() * SHARE
    return [colour for colour, times in counted.items() if times >= enough] or list(counted)


def rgba(colour: str) -> tuple[float, float, float, float]:
    """The parts of a computed colour: `rgb(1, 2, 3)`, `rgba(…)` or `color(srgb 0.1 0.2 0.3 / 0.4)`."""
    name, _, rest = colour.rstrip(")").partition("(")
    numbers = [float(part) for part in rest.replace(",", " ").replace("/", " ").split() if part != "srgb"]
    red, green, blue = (part * (255 if name == "color" else 1) for part in numbers[:3])
    return red, green, blue, (numbers[3] if len(numbers) > 3 else 1.0)


def over(ink: tuple[float, float, float, float], ground: Colour) -> Colour:
    """The colour that is seen when an ink that lets light through lies on a ground."""
    red, green, blue = (ink[part] * ink[3] + ground[part] * (1 - ink[3]) for part in range(3))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """The ratio that WCAG defines, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
