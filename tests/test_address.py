from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase import limits
from showcase.address import check_link, check_picture_name, scheme
from showcase.problem import Level


def verdict(target: str) -> str:
    found = check_link(target, 0)
    return found.code if found and found.level is Level.ERROR else f"{found.code}?" if found else ""


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org",
        "https://example.org/",
        "HTTPS://Example.ORG/Page?a=1&b=%20#x",
        "https://example.org:8443/a_(b)",
        "https://www.ελλάδα.gr/σελίδα",
        "https://xn--hxakic4aa.gr/",
        "https://müller.example.org/",
        "https://www.medlab.eu.",
        "https://medium.com/@user.name",
        "https://www.google.com/maps/@43.29,5.36,15z",
        "https://paral·lel.cat/",
        "https://日本語テスト.jp/",
        "#s-goals",
        "#s-στόχοι",
        "../atlas/",
        "../../clusters/capenergies/",
        "../../clusters/capenergies/#s-goals",
        "../../programme/",
        "../clusters/",
    ],
)
def test_public_addresses_and_ways_inside_the_site_pass(target: str) -> None:
    assert verdict(target) == ""


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("http://example.org", "link-invalid?"),
        ("http://127.0.0.1/", "link-invalid"),
        ("https://2130706433/", "link-invalid"),
        ("https://127.1/", "link-invalid"),
        ("https://0x7f.0x1/", "link-invalid"),
        ("https://8.8.8.8/", "link-invalid"),
        ("https://[::1]/", "link-invalid"),
        ("https://intranet/", "link-invalid"),
        ("https://server.local/", "link-invalid"),
        ("https://wiki.internal/x", "link-invalid"),
        ("https://localhost:8000/", "link-invalid"),
        ("https://", "link-invalid"),
        ("https:///x", "link-invalid"),
        ("https:example.org", "link-invalid"),
        ("https:\\\\evil.example", "link-invalid"),
        ("https://example..org/", "link-invalid"),
        ("https://.example.org/", "link-invalid"),
        ("https://example.org:port/", "link-invalid"),
        ("https://exa%6dple.org/", "link-invalid"),
        ("https://example.org/100%", "link-invalid"),
        ("https://example.org/a|b", "link-invalid"),
        ("https://exa mple.org/", "link-invalid"),
        ("https://example.org/\u00a0x", "link-invalid"),
        ("https://example.org/" + "x" * limits.ADDRESS, "link-invalid"),
        ("../" + "x" * limits.ADDRESS + "/", "link-invalid"),
        ("#", "link-invalid"),
        ("?x=1", "link-invalid"),
        ("../", "link-invalid"),
        ("../../../x/", "link-invalid"),
        ("../Atlas/", "link-invalid"),
        ("../../projects/atlas/x/", "link-invalid"),
        ("https://user@example.org/", "link-userinfo"),
        ("https://user:word@example.org/", "link-userinfo"),
        ("https://example.org@evil.example:443", "link-userinfo"),
        ("https://europ\u0430.eu", "link-lookalike"),
        ("https://ελλάδα-travel.gr/", "link-lookalike"),
        ("https://xn--uropa-ywe.eu/", "link-lookalike"),
        ("https://\uff45uropa.eu/", "link-lookalike"),
        ("https://europa.eu\u2044login.evil.example/", "link-lookalike"),
        ("https://europa\u3002eu/", "link-lookalike"),
        ("https://\u0430\u0440\u0440\u04cf\u0435.com/", "link-lookalike"),
        ("java\nscript:x", "link-scheme"),
        ("\x01javascript:x", "link-scheme"),
        ("java\u200bscript:x", "link-scheme"),
        ("mailto:jane@example.org", "text-email"),
        ("https://example.org/?to=jane@example.org", "text-email"),
        ("http://example.org/jane@example.org", "text-email"),
    ],
)
def test_others_are_refused_for_one_reason(target: str, expected: str) -> None:
    assert verdict(target) == expected


def test_a_lookalike_is_named_and_its_true_address_given() -> None:
    found = check_link("https://\u0435uropa.eu/", 0)
    assert found is not None
    assert "CYRILLIC SMALL LETTER IE (U+0435)" in found.message
    assert "xn--uropa-ywe.eu" in found.message


@pytest.mark.parametrize("target", ["https://\u202eexample.org/", "https://example.org/\u202efdp"])
def test_a_hidden_character_is_left_to_the_check_of_characters(target: str) -> None:
    assert verdict(target) == ""


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("photo.jpg", None),
        ("Photo_2.webp", None),
        ("https://example.org/x.png", "picture-remote"),
        ("//example.org/x.png", "picture-remote"),
        ("data:image/png;base64,AA", "link-scheme"),
        ("C:\\x.png", "link-scheme"),
        ("../x.png", "path-outside"),
        ("images/x.png", "path-outside"),
        ("/etc/passwd", "path-outside"),
        ("..", "path-outside"),
        ("~/x.png", "path-outside"),
        ("\\\\server\\x.png", "path-outside"),
        ("", "path-outside"),
    ],
)
def test_a_picture_is_a_file_beside_the_record(name: str, code: str | None) -> None:
    found = check_picture_name(name, 0)
    assert (found.code if found else None) == code


@given(st.text(st.characters(exclude_categories=())))
def test_any_target_is_judged(target: str) -> None:
    for address in (target, f"https://{target}", f"https://{target}.eu", f"https://xn--{target}.eu", f"../{target}/"):
        found = check_link(address, 0)
        assert found is None or (found.message and found.hint)
        named = check_picture_name(address, 0)
        assert named is None or (named.message and named.hint)


@given(st.text(st.characters(exclude_categories=()), max_size=20))
def test_a_target_that_passes_has_an_allowed_scheme_or_none(target: str) -> None:
    if check_link(target, 0) is None:
        assert scheme(target) in {"", "https"}
        assert not target.startswith("/")
