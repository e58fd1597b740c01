"""Every link from a text to another record leads to one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from showcase.message import told
from showcase.problem import Problem, quote
from showcase.record import Record
from showcase.site import Site


def check(site: Site, records: Iterable[Record] | None = None) -> Iterator[Problem]:
    """A link is written as seen from the text's folder, which is also how it stands in the site's addresses.

    Of all records, or of some.
    """
    known = {kind.folder for kind in site.kinds} | set(site.handmade)
    for kind in site.kinds:
        known |= {f"{kind.folder}/{slug}" for slug in site.slugs.get(kind.name, ())}
    for record in site if records is None else records:
        for text in record.texts.values():
            if not record.kind.single and all(_leads_to(target) in known for target in text.body.targets):
                continue
            for link in text.body.links:
                if _address(record, link.target) not in known:
                    yield Problem(
                        link.place,
                        "link-unknown",
                        told("{link} leads to no page of this site", link=quote(link.target)),
                        told("write ../../clusters/capenergies/ to lead to content/clusters/capenergies"),
                    )
                elif link.target.startswith("#") and link.target[1:] not in text.body.anchors:
                    anchors = tuple(f"#{anchor}" for anchor in sorted(text.body.anchors))
                    yield Problem(
                        link.place,
                        "link-unknown",
                        told("{link} names no heading of this text", link=quote(link.target)),
                        told("the headings are: {names}", names=anchors)
                        if anchors
                        else told("the text has no heading: remove the link"),
                    )


def _leads_to(target: str) -> str:
    """Where nearly all targets lead, from any record that lies in the folder of its kind: `../../a/b/`."""
    return target[6:-1] if target.startswith("../../") and target.endswith("/") else ""


def _address(record: Record, target: str) -> str:
    path = target.partition("#")[0]
    return posixpath.normpath(posixpath.join(record.address, path)) if path else record.address
