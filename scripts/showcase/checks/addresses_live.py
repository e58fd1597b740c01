"""A published address never dies: its record is still there, or `content/moved.yml` says where it went."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.problem import Place, Problem, quote
from showcase.site import Site

MOVED = "content/moved.yml"


def check(site: Site) -> Iterator[Problem]:
    """Compare the addresses of the last publication with the folders of today."""
    today = addresses(site)
    moved = {entry.old for entry in site.moved}
    for old in sorted(site.published - today - moved):
        folder = old.partition("/")[0]
        news = sorted(new for new in today - site.published if new.startswith(f"{folder}/"))
        target = news[0] if len(news) == 1 else f"{folder}/…"
        yield Problem(
            Place(MOVED),
            "url-lost",
            f"the published address {quote(old)} would die",
            f"add `{old}: {target}` to {MOVED}",
        )
    for entry in site.moved:
        if entry.old in today:
            yield Problem(entry.place, "moved-taken", f"{quote(entry.old)} is a record again", "remove this line")
        elif entry.new not in today | moved:
            yield Problem(
                entry.place,
                "moved-unknown",
                f"{quote(entry.new)} is no address of this site",
                "write the folder's address, such as projects/atlas",
            )


def addresses(site: Site) -> frozenset[str]:
    """The address of every record folder, below a language's prefix."""
    return frozenset(
        kind.folder if kind.single else f"{kind.folder}/{slug}"
        for kind in site.kinds
        for slug in site.slugs.get(kind.name, ())
    )
