"""The good site with many clusters: what a list does when it is long, against answers worked out here."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import copy_good, todays_words

FORMS = ("cluster", "network", "association")
REGIONS = {"evora": "pt", "kriti": "gr"}
THEMES = (("sea",), ("energy",), ("sea", "energy"), ())


def facts(number: int) -> dict[str, tuple[str, ...]]:
    """What the cluster of this number has, by the word of each facet."""
    region = list(REGIONS)[number // 4 % 2]
    return {
        "theme": THEMES[number % 4],
        "region": (region,),
        "country": (REGIONS[region],),
        "form": (FORMS[number % 3],),
    }


def name(number: int) -> str:
    """Greek and accented names among them, and one with what HTML and JSON escape."""
    if number == 7:
        return "Quay \"7\" & 'sons' &lt;b&gt;"
    return f"{('Écluse', 'Λιμάνι', 'Harbour')[number % 3]} {number:03}"


def crowded(folder: Path, count: int = 200) -> Path:
    """A site in a folder of its own, with today's interface words."""
    root = copy_good(folder)
    todays_words(root)
    for number in range(count):
        given = facts(number)
        here = root / f"content/clusters/made-{number:03}"
        here.mkdir()
        quoted = name(number).replace("'", "''")
        lines = [
            f"name: '{quoted}'",
            f"form: {given['form'][0]}",
            f"region: {given['region'][0]}",
            f"themes: [{', '.join(given['theme'])}]",
            *([f"founded: {1980 + number % 40}"] if number % 5 else []),
            "attested: context",
            "sources:",
            "  - url: https://example.org/source",
        ]
        (here / "record.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        for code in ("fr", "el", "en"):
            words = {"fr": "Un cluster d’essai.", "el": "Ένας δοκιμαστικός σχηματισμός.", "en": "A cluster for tests."}
            body = {"fr": "Du texte.", "el": "Κείμενο.", "en": "Some text."}
            (here / f"text.{code}.md").write_text(
                f"---\nsummary: {words[code]}\n---\n\n{body[code]}\n", encoding="utf-8"
            )
    return root
