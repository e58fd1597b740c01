"""The one script that stands in a page → the Content-Security-Policy that lets it run, and nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

SCHEME = "assets/scheme.js"
"""Sets the scheme a reader chose before the page is drawn: as a file it would come too late, the page would flash."""


def scheme_script(overrides: Path) -> str:
    """What stands between `<script>` and `</script>`, or nothing when the layout has none."""
    path = overrides / SCHEME
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def policy(script: str) -> str:
    """The content of `<meta http-equiv="Content-Security-Policy">`; the search brings its own WebAssembly."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'sha256-{digest}' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )
