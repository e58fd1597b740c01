from __future__ import annotations

from urllib.robotparser import RobotFileParser

from showcase.exports import robots
from tests.viewing import good_site


def test_everything_may_be_read_and_the_sitemap_is_named() -> None:
    ((path, data),) = robots.files(good_site(), ())
    assert path == "robots.txt"
    parser = RobotFileParser()
    parser.parse(data.decode().splitlines())
    assert parser.can_fetch("anybody", "https://example.org/petit/el/projects/atlas/")
    assert parser.site_maps() == ["https://example.org/petit/sitemap.xml"]
