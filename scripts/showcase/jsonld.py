"""A record, and a page → what machines read of them: plain data in schema.org's words, safe inside `<script>`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from showcase.page import Page
from showcase.record import Record
from showcase.site import Settings, Site

TYPES = {
    "programme": "ResearchProject",
    "project": "ResearchProject",
    "cluster": "Organization",
    "partner": "Organization",
    "working-group": "Organization",
    "event": "Event",
    "document": "CreativeWork",
    "region": "AdministrativeArea",
    "theme": "DefinedTerm",
    "statement": "CreativeWork",
}
"""What each kind is in schema.org's vocabulary; any other kind is a `Thing`, which has a name and an address."""

_ORGANISATION = {
    "acronym": "alternateName",
    "also_known_as": "alternateName",
    "full_name": "legalName",
    "founded": "foundingDate",
    "start": "foundingDate",
    "end": "dissolutionDate",
    "website": "sameAs",
    "parent": "parentOrganization",
    "lead": "member",
    "facilitator": "member",
    "partners": "member",
    "clusters": "member",
    "themes": "knowsAbout",
    "region": "areaServed",
    "regions": "areaServed",
}
PROPERTIES: Mapping[str, Mapping[str, str]] = {
    "Organization": _ORGANISATION,
    "ResearchProject": _ORGANISATION,
    "Event": {"start": "startDate", "end": "endDate", "themes": "about", "clusters": "about", "projects": "about"},
    "CreativeWork": {
        "date": "datePublished",
        "languages": "inLanguage",
        "address": "sameAs",
        "author": "creditText",
        "partner": "author",
    },
    "AdministrativeArea": {"nuts": "identifier"},
}
"""Of each type: the property that a fact becomes. A property that several facts become holds all of them."""

_ESCAPED = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")
"""Signs that could end the script, or a line of it, written so that JSON reads them back."""


def thing(site: Site, record: Record, language: str, picture: str = "") -> dict[str, Any]:
    """A record with its facts; what it refers to as things with a name and an address."""
    text = record.texts.get(language)
    words = text.words if text else None
    told: dict[str, list[Any]] = {name: [value] for name, value in _named(site, record, language).items()}
    told["description"] = [getattr(words, "summary", None) or getattr(words, "tagline", None)]
    told["image"] = [site.settings.address + picture if picture else None]
    for name, value in _special(site, record, language).items():
        told[name] = [value]
    referred = {(field.replace("-", "_"), slug): kind for field, kind, slug in site.named_by(record)}
    for fact, name in PROPERTIES.get(TYPES.get(record.kind.name, ""), {}).items():
        for value in _values(getattr(record.facts, fact, None)):
            other = site.get(referred[fact, value], value) if (fact, value) in referred else None
            told.setdefault(name, []).append(_named(site, other, language) if other else value.removesuffix("~"))
    said = {name: [value for value in values if value] for name, values in told.items()}
    return {name: values[0] if len(values) == 1 else values for name, values in said.items() if values}


def _named(site: Site, record: Record, language: str) -> dict[str, Any]:
    """A record as others speak of it: what it is, its name, its address."""
    settings = site.settings
    code = settings.languages.fallback(language, record.texts) or language
    kind = TYPES.get(record.kind.name, "Thing")
    return {
        "@type": "Report" if getattr(record.facts, "form", "") == "report" else kind,
        "name": record.title(code),
        "url": f"{settings.address}{settings.languages.prefix(code)}{record.address}/",
    }


def _special(site: Site, record: Record, language: str) -> dict[str, Any]:
    """What takes more than one fact to say: places, grants, codes."""
    facts: Any = record.facts
    told: dict[str, Any] = {}
    region = site.get("region", getattr(facts, "region", None) or "")
    if place := getattr(facts, "seat", None) or getattr(facts, "place", None):
        told["location"] = {"@type": "Place", "name": place}
        if region:
            told["location"]["containedInPlace"] = _named(site, region, language)
    elif region and TYPES.get(record.kind.name) == "Event":
        told["location"] = _named(site, region, language)
    if (funding := getattr(facts, "funding", None)) and funding.programme:
        grant = getattr(facts, "grant_number", None)
        told["funding"] = {"@type": "Grant", "name": funding.programme, **({"identifier": grant} if grant else {})}
    if TYPES.get(record.kind.name) == "AdministrativeArea":
        told["address"] = {"@type": "PostalAddress", "addressCountry": facts.country}
    if TYPES.get(record.kind.name) == "DefinedTerm":
        prefix = site.settings.languages.prefix(language)
        told["termCode"] = record.slug
        told["inDefinedTermSet"] = f"{site.settings.address}{prefix}{record.kind.folder}/"
    return told


def _values(fact: Any) -> tuple[str, ...]:
    return fact if isinstance(fact, tuple) else () if fact is None else (str(fact),)


def script(page: Page, settings: Settings, *, search: str = "") -> str:
    """All that is told of a page, between `<script type="application/ld+json">` and its end; nothing for most pages.

    `search` is the address of the search page below the site's root, for the first page to tell.
    """
    told = [page.context[name] for name in ("thing",) if page.context.get(name)]
    if page.frame == "home":
        told.append(_website(page, settings, search))
    if page.context.get("crumbs"):
        told.append(_crumbs(page, settings))
    if not told:
        return ""
    whole = {"@context": "https://schema.org", "@graph": told}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in _ESCAPED:
        text = text.replace(sign, escaped)
    return text


def _website(page: Page, settings: Settings, search: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": "WebSite",
        "name": settings.name,
        "description": page.summary,
        "url": settings.address + page.url,
        "inLanguage": page.language,
    }
    if search:
        told["potentialAction"] = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{settings.address}{search}?q={{q}}"},
            "query-input": "required name=q",
        }
    return {name: value for name, value in told.items() if value}


def _crumbs(page: Page, settings: Settings) -> dict[str, Any]:
    root = settings.address
    above = ((item.text, item.url.rpartition("./")[2]) for item in page.context["crumbs"])  # all ways begin at the root
    steps = [*((name, root + way) for name, way in above), (page.title, root + page.url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": address}
            for number, (name, address) in enumerate(steps, 1)
        ],
    }
