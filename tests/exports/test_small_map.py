from __future__ import annotations

import gzip
from dataclasses import replace

from lxml import etree

from showcase.exports.small_map import files
from tests.outlining import outlines
from tests.viewing import good_site


def test_no_outlines_no_file() -> None:
    assert list(files(good_site(), ())) == []


def test_the_ground_is_one_small_drawing_without_words_or_scripts() -> None:
    ((path, data),) = files(replace(good_site(), outlines=outlines()), ())
    assert path == "assets/map.svg"
    assert len(gzip.compress(data)) < 8_000
    root = etree.fromstring(data)
    assert {etree.QName(node).localname for node in root.iter()} == {
        "svg",
        "linearGradient",
        "stop",
        "mask",
        "rect",
        "path",
    }
    assert root.get("viewBox") == "0 0 720 324"
