"""Turns plain text on the standard input into a block of the run's summary page, shown as it is and never as markup."""

from __future__ import annotations

import html
import os
import sys
from pathlib import Path

from showcase.problem import visible

LONGEST = 500_000
"""Characters of one block; the page takes 1 MiB a step, and escaping makes text longer."""


def block(text: str) -> str:
    """Fence text as preformatted: control characters shown, markup inert, cut at a line end when too long."""
    shown = html.escape("\n".join(map(visible, text.split("\n"))).strip("\n"))
    if len(shown) > LONGEST:
        shown = shown[: shown.rindex("\n", 0, LONGEST) if "\n" in shown[:LONGEST] else 0] + "\n[…]"
    return f"<pre>\n{shown}\n</pre>\n"


def append(text: str) -> None:
    """Add Markdown to the summary of this step; outside a workflow there is none, and nothing happens."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if not page:
        return
    with Path(page).open("a", encoding="utf-8") as summary:
        summary.write(text)


def main(arguments: list[str]) -> int:
    """`python3 -m pipeline.summary TITLE < TEXT`."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python3 -m pipeline.summary TITLE < TEXT\n")
        return 2
    text = sys.stdin.buffer.read().decode(errors="replace")
    append(f"### {arguments[0]}\n\n{block(text)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
