"""`showcase addresses`: what a later publication may not lose."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from showcase.checked import check
from showcase.checks.addresses_live import addresses as of_site
from showcase.terminal import Root


def addresses(root: Root = Path()) -> None:
    """Print the address of every record, one a line, for `showcase check --published`.

    Example: showcase addresses > published.txt
    """
    site = check(root, os.environ).site
    known = of_site(site) | {moved.old for moved in site.moved} if site else frozenset()
    typer.echo("".join(f"{address}\n" for address in sorted(known)), nl=False)
