"""`words.yml` → the words of which a made-up programme's texts are drawn, in five languages."""

from __future__ import annotations

from pathlib import Path

import yaml

_DATA = yaml.safe_load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"))

LANGUAGES: dict[str, str] = _DATA["languages"]
"""Code → name; the first is the one whose addresses have no prefix."""
WORDS: dict[str, list[str]] = {code: words.split() for code, words in _DATA["words"].items()}
LABELS: dict[str, dict[str, str]] = _DATA["labels"]
"""Words of the peers' interfaces; ours come from `content/strings/`."""
