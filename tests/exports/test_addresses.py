from __future__ import annotations

from showcase.checks import addresses_live
from showcase.exports import addresses
from tests.viewing import good_site


def test_every_address_that_may_not_die_stands_on_a_line_of_its_own() -> None:
    ((path, data),) = addresses.files(good_site(), ())
    lines = data.decode().splitlines()
    assert path == "addresses.txt"
    assert lines == sorted(set(lines))
    assert set(lines) == addresses_live.addresses(good_site()) | {"projects/ancien"}
    assert data.endswith(b"\n")
