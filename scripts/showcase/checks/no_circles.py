"""No record is part of itself, directly or by way of others."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.message import template, told
from showcase.problem import Problem, quote
from showcase.record import Record, references
from showcase.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Follow the field by which a record names the one of its own kind that it is part of; a circle is told once."""
    for kind in site.kinds:
        own = (
            record for record in site.all(kind.name) if any(other == kind.name for _, other, _ in site.named_by(record))
        )
        above = {record.slug: found for record in own if (found := _above(record))}
        for slug in above:
            way = [slug]
            while (upper := above[way[-1]][1] if way[-1] in above else "") and upper not in way:
                way.append(upper)
            if upper == slug == min(way):
                yield _problem(site.records[kind.name, slug], above[slug][0], way)


def _above(record: Record) -> tuple[str, str] | None:
    """The field and the slug by which a record names one of its own kind, as what it is part of."""
    for path, kind, slug in references(record.facts):
        if kind == record.kind.name and len(path) == 1:
            return str(path[0]), slug
    return None


def _problem(record: Record, name: str, way: list[str]) -> Problem:
    message = told("`{field}`: {record} is part of itself", field=name, record=quote(record.slug))
    if way[1:]:
        sentence = template("`{field}`: {record} is part of itself by way of {others}")
        others = tuple(quote(slug) for slug in way[1:])
        message = told(sentence, field=name, record=quote(record.slug), others=others)
    return Problem(
        record.located.place((name,)),
        "ref-circle",
        message,
        told("remove `{field}`, or name another record", field=name),
    )
