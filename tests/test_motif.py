from __future__ import annotations

import re

from showcase.motif import HEIGHT, WIDTH, motif

SLUGS = [f"record-{n}" for n in range(200)]


def test_a_slug_has_one_motif_and_no_two_the_same() -> None:
    assert motif("atlas") == motif("atlas")
    assert len({motif(slug) for slug in SLUGS}) == len(SLUGS)


def test_a_motif_is_small_and_its_lights_lie_within_it() -> None:
    for slug in SLUGS:
        drawn = motif(slug)
        assert sum(len(shoal.outline) for shoal in drawn.shoals) < 700
        assert 3 <= len(drawn.lights) <= 5
        assert all(0 < light.x < WIDTH and 0 < light.y < HEIGHT for light in drawn.lights)


def test_an_outline_is_one_closed_curve_of_whole_numbers() -> None:
    for shoal in motif("atlas").shoals:
        assert re.fullmatch(r"M-?\d+ -?\d+(C(-?\d+ ){5}-?\d+)+z", shoal.outline)
