from __future__ import annotations

import pytest

from showcase.contact import check_contact, holds_email, may_hold_contact


def told(text: str) -> list[str]:
    found = [said for said, _ in check_contact(text)]
    assert not found or may_hold_contact(text)
    return found


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("write to jane.doe@example.org.", "jane.doe@example.org"),
        ("mailto:j+x@a-b.example.eu", "j+x@a-b.example.eu"),
        ("(μαρία@παράδειγμα.gr)", "μαρία@παράδειγμα.gr"),
        ("jane (at) example.org", "jane (at) example.org"),
        ("jane[AT]example.org", "jane[AT]example.org"),
        ("jane {at} example.org", "jane {at} example.org"),
        ("juana (arroba) example.es", "juana (arroba) example.es"),
        ("tel. +30 210 1234567", "tel. +30 210 1234567"),
        ("Tél. : 04 91 12 34 56", "Tél. : 04 91 12 34 56"),
        ("Τηλ.: 210 123 4567", "Τηλ.: 210 123 4567"),
        ("call +34 934 123 456 now", "+34 934 123 456"),
        ("+33 (0)4.91.12.34.56", "+33 (0)4.91.12.34.56"),
    ],
)
def test_addresses_and_numbers_are_found(text: str, address: str) -> None:
    assert told(text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "@handle, user@host, a @ b.org, R&D@home",
        "https://europa.eu@evil.example/ is told with the link",
        "en 2009-2013, 14 000 000 euros, +12 500 000 habitants, +30 000 000 000 €",
        "ISBN 978-2-07-036822-8, grant 2G-MED09-425, from 2009 to 2013",
        "hotels and telecoms 2009, attention (à voir) example.org",
        "(at) the sea.",
    ],
)
def test_figures_handles_and_words_pass(text: str) -> None:
    assert told(text) == []


def test_an_address_behind_a_host_is_seen_and_a_handle_is_not() -> None:
    assert holds_email("https://example.org/?to=jane@example.org")
    assert not holds_email("https://medium.com/@user.name")
    assert not holds_email("https://jane@example.org/")
