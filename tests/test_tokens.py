"""`tokens.css` as a designer reads it: every ink that lies on a ground can be read by day and by night."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

TOKENS = (ROOT / "overrides/assets/tokens.css").read_text(encoding="utf-8")
THEMES = ("ochre", "teal", "navy", "green", "rust", "plum", "slate")
SCHEMES = ("light", "dark")

Colour = tuple[float, float, float]

WORDS = 4.5
"""WCAG 2.2, 1.4.3: contrast of words with their ground."""
SIGNS = 3.0
"""WCAG 2.2, 1.4.11: contrast of signs and borders that tell something, and of the ring of the focus."""

PAIRS = (
    *((ink, ground, WORDS) for ink in ("ink", "ink-2", "link", "accent") for ground in ("page", "band", "card")),
    *((ink, "chip", WORDS) for ink in ("ink", "ink-2", "link")),
    *((f"{theme}-c", ground, WORDS) for theme in THEMES for ground in ("page", "band", "card")),
    *((ink, sea, WORDS) for ink in ("foam", "foam-2", "sand") for sea in ("sea-900", "sea-800", "sea-700", "sea-glow")),
    ("button-ink", "button", WORDS),
    ("page", "link", WORDS),
    *((sign, ground, SIGNS) for sign in ("edge", "focus") for ground in ("page", "band", "card")),
    *(("sand", f"{theme}-f", SIGNS) for theme in THEMES),
)


def values(scheme: str) -> dict[str, str]:
    """Each token's value in a scheme."""
    found = dict(re.findall(r"--([a-z0-9-]+):\s*([^;]+);", TOKENS))
    day = scheme == "light"
    return {
        name: re.sub(r"light-dark\(([^,()]+), ([^,()]+)\)", r"\1" if day else r"\2", value)
        for name, value in found.items()
    }


def colour(text: str) -> Colour:
    digits = text.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def light(rgb: Colour) -> float:
    """Relative luminance, as WCAG computes it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    bright, dim = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_an_ink_can_be_read_on_its_ground(scheme: str, ink: str, ground: str, least: float) -> None:
    found = values(scheme)
    assert contrast(colour(found[ink]), colour(found[ground])) >= least


@pytest.mark.parametrize("theme", THEMES)
def test_white_words_can_be_read_on_a_theme(theme: str) -> None:
    """The ground only grows darker from there (`color-mix` with deep sea in site.css)."""
    assert contrast(colour("#fff"), colour(values("light")[f"{theme}-f"])) >= WORDS


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read_on_a_ground_tinted_with_a_theme(scheme: str, theme: str) -> None:
    found = values(scheme)
    tint, page = colour(found[f"{theme}-c"]), colour(found["page"])
    red, green, blue = (0.12 * t + 0.88 * p for t, p in zip(tint, page, strict=True))
    for ink in ("ink", "ink-2", "link", f"{theme}-c"):
        assert contrast(colour(found[ink]), (red, green, blue)) >= WORDS, ink


def test_both_schemes_know_the_same_tokens() -> None:
    assert "prefers-color-scheme" not in TOKENS, "a colour stands once, as light-dark(…)"
    assert all(f':root[data-scheme="{scheme}"] {{ color-scheme: {scheme}; }}' in TOKENS for scheme in SCHEMES)


def test_the_colour_of_the_browser_is_that_of_the_page() -> None:
    """A `<meta>` cannot name a token: so it repeats two of them."""
    told = (ROOT / "overrides/main.html").read_text(encoding="utf-8")
    for scheme in SCHEMES:
        assert f'content="{values(scheme)["page"]}" media="(prefers-color-scheme: {scheme})"' in told


def test_the_emblem_is_drawn_to_its_published_geometry() -> None:
    """Commission Regulation (EC) 1828/2006, annex I: 3:2; twelve upright stars on a circle of a third of the height."""
    drawing = (ROOT / "overrides/assets/europe.svg").read_text(encoding="utf-8")
    assert re.findall(r'fill="(#\w+)"', drawing) == ["#039", "#fc0"]
    _, _, width, height = map(float, re.findall(r"[\d.]+", drawing.partition('viewBox="')[2])[:4])
    assert width / height == 1.5
    stars = [
        [tuple(map(float, point)) for point in re.findall(r"([\d.]+) ([\d.]+)", star)]
        for star in re.findall(r"M([^zM]+)z", drawing.rpartition('d="')[2])
    ]
    assert len(stars) == 12
    for star in stars:
        x, y = star[0][0], star[0][1] + height / 18
        assert abs(((x - width / 2) ** 2 + (y - height / 2) ** 2) ** 0.5 - height / 3) < 0.01, "on the circle"
        assert all(abs(((a - x) ** 2 + (b - y) ** 2) ** 0.5 - height / 18) < 0.01 for a, b in star), "inscribed"
        assert star[0][1] == min(b for _, b in star), "upright"
