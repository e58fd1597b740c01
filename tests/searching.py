"""A small site in five languages whose texts hold the words that the search is asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT, copy_good

LANGUAGES = ("fr", "es", "it", "el", "en")

_FACTS = "relation: related\nregions: [kriti]\nattested: context\nsources:\n  - url: https://example.org/source\n"
_TEXTS = {
    "harbours": {
        "fr": ("Vieux ports", "La vie des pêcheurs.", "L’énergie des marées de Crète nourrit chacun des quais."),
        "es": ("Puertos viejos", "La búsqueda de caminos nuevos.", "Los pescadores de la región."),
        "it": ("Porti antichi", "La città e il mare.", "L’energia dell’innovazione, dai pescatori."),
        "el": ("Παλιές αποβάθρες", "Η ζωή των λιμανιών.", "Οι ψαράδες και η ενέργεια της θάλασσας."),
        "en": ("Old quays", "The life of the ports.", "Fishermen and the sea’s energy."),
    },
    "mountains": {
        "fr": ("Hautes montagnes", "Des sentiers.", "Rien que des pierres, de la neige et du vent."),
        "es": ("Montañas altas", "Unos senderos.", "Nada más que piedras."),
        "it": ("Montagne alte", "Alcuni sentieri.", "Nient’altro che pietre."),
        "el": ("Ψηλά βουνά", "Μονοπάτια.", "Μόνο πέτρες."),
        "en": ("High mountains", "Some paths.", "Nothing but stones."),
    },
}


def write_text(root: Path, slug: str, code: str, words: tuple[str, str, str]) -> None:
    title, summary, body = words
    text = f'---\ntitle: "{title}"\nsummary: "{summary}"\n---\n\n{body}\n'
    (root / f"content/projects/{slug}/text.{code}.md").write_text(text, encoding="utf-8")


def five(folder: Path) -> Path:
    """The good site in five languages, with two projects more."""
    root = copy_good(folder)
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    more = "        - {locale: es, name: Español, build: true}\n        - {locale: it, name: Italiano, build: true}\n"
    settings.write_text(text.replace("  - showcase:\n", f"{more}  - showcase:\n"), encoding="utf-8")
    for code in LANGUAGES:
        shutil.copy(ROOT / f"content/strings/{code}.yml", root / f"content/strings/{code}.yml")
    for slug, texts in _TEXTS.items():
        (root / f"content/projects/{slug}").mkdir()
        (root / f"content/projects/{slug}/record.yml").write_text(_FACTS, encoding="utf-8")
        for code, words in texts.items():
            write_text(root, slug, code, words)
    return root
