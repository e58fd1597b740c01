"""A number → a made-up programme of that many projects.

N projects, N/25 clusters, 9 regions, 5 themes, 8 working groups and one programme, each told in five languages: a
project in about 150 words with headings, a list, a table and links. Everything is drawn from the record's own name: the
same number gives the same bytes on every machine, and one more project changes no other.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bench.words import LABELS, LANGUAGES, WORDS

DEFAULT = next(iter(LANGUAGES))
STAGES = ("idea", "partner-search", "proposal", "running", "completed", "closed")
RELATIONS = ("incubated", "related")
FORMS = ("cluster", "innovation-pole", "technology-park", "network")
COUNTRIES = {"ES": "ES61", "FR": "FRL0", "IT": "ITC1", "GR": "EL30"}
ICONS = ("solar-power", "chip", "ferry", "dna", "sprout")
COLOURS = ("ochre", "teal", "navy", "green", "rust")
FOLDERS = {
    "project": "projects",
    "cluster": "clusters",
    "working-group": "working-groups",
    "region": "regions",
    "theme": "themes",
}
FACETS = {
    "project": ("relation", "theme", "region", "country", "stage", "working-group"),
    "cluster": ("theme", "region", "country", "form", "working-group"),
}
"""By what each kind's list is narrowed: as in `facets` of our own kinds."""

Link = Callable[[str, str], str]
"""Folder and slug → what a text writes to lead there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: its kind, its slug, its facts as they are written in YAML."""

    kind: str
    slug: str
    facts: dict[str, Any]

    @property
    def folder(self) -> str:
        """The folder of its kind."""
        return FOLDERS[self.kind]


@dataclass(frozen=True)
class Corpus:
    """A programme of `size` projects."""

    size: int

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All records, kind by kind."""
        clusters = max(1, self.size // 25)
        countries = list(COUNTRIES)
        return (
            *(
                Entry("region", f"region-{i}", {"country": countries[i % 4], "nuts": COUNTRIES[countries[i % 4]]})
                for i in range(9)
            ),
            *(Entry("theme", f"theme-{i}", {"order": i + 1, "colour": COLOURS[i], "icon": ICONS[i]}) for i in range(5)),
            *(Entry("working-group", f"group-{i}", self._group(i, clusters)) for i in range(8)),
            *(Entry("cluster", f"cluster-{i:04d}", self._cluster(i)) for i in range(clusters)),
            *(Entry("project", f"project-{i:05d}", self._project(i, clusters)) for i in range(self.size)),
        )

    def _group(self, number: int, clusters: int) -> dict[str, Any]:
        members = [f"cluster-{i:04d}" for i in range(clusters) if i % 8 == number][:20]
        return {"themes": [f"theme-{number % 5}"], "clusters": members, "start": 2010, "end": 2011}

    def _cluster(self, number: int) -> dict[str, Any]:
        chosen = drawn(f"cluster {number}")
        return {
            "name": f"Cluster {number}",
            "form": chosen.choice(FORMS),
            "region": f"region-{number % 9}",
            "themes": [f"theme-{chosen.randrange(5)}"],
            "founded": 1990 + chosen.randrange(20),
        }

    def _project(self, number: int, clusters: int) -> dict[str, Any]:
        chosen = drawn(f"project {number}")
        start = 2009 + chosen.randrange(4)
        return {
            "relation": chosen.choice(RELATIONS),
            "stage": chosen.choice(STAGES),
            "themes": sorted(chosen.sample([f"theme-{i}" for i in range(5)], 1 + number % 2)),
            "working-groups": [f"group-{chosen.randrange(8)}"],
            "clusters": sorted({f"cluster-{(number * 7 + step) % clusters:04d}" for step in (0, 3)}),
            "regions": sorted(chosen.sample([f"region-{i}" for i in range(9)], 2)),
            "start": start,
            "end": start + 2,
            "budget": chosen.randrange(10, 900) * 1000,
        }

    @cached_property
    def countries(self) -> dict[str, str]:
        """Region → country."""
        return {entry.slug: entry.facts["country"] for entry in self.entries if entry.kind == "region"}

    @cached_property
    def groups(self) -> dict[str, list[str]]:
        """Cluster → the working groups that name it."""
        found: dict[str, list[str]] = {}
        for entry in self.entries:
            for cluster in entry.facts.get("clusters", ()) if entry.kind == "working-group" else ():
                found.setdefault(cluster, []).append(entry.slug)
        return found

    def facets(self, entry: Entry) -> dict[str, list[str]]:
        """The values by which its kind's list finds it: what we compute, the peers are given."""
        facts, regions = entry.facts, named(entry, "region")
        known: dict[str, list[str]] = {
            "theme": named(entry, "theme"),
            "region": regions,
            "country": sorted({self.countries[region] for region in regions}),
            "working-group": named(entry, "working-group") or self.groups.get(entry.slug, []),
            **{word: [facts[word]] for word in ("relation", "stage", "form") if word in facts},
        }
        return {word: known[word] for word in FACETS.get(entry.kind, ()) if known.get(word)}

    def title(self, entry: Entry, language: str) -> str:
        """The record's title; a cluster has a name instead, the same in every language."""
        if entry.kind == "cluster":
            return str(entry.facts["name"])
        chosen = drawn(f"title {entry.slug} {language}")
        return f"{' '.join(chosen.sample(WORDS[language], 3)).capitalize()} {number_of(entry)}"

    def summary(self, entry: Entry, language: str) -> str:
        """One sentence of 14 words."""
        return sentence(drawn(f"summary {entry.slug} {language}"), language, 14)

    def body(self, entry: Entry, language: str, link: Link) -> str:
        """A project's 150 words of Markdown; of other records, one paragraph."""
        chosen = drawn(f"body {entry.slug} {language}")
        if entry.kind != "project":
            return f"{sentence(chosen, language, 25)}\n"
        return _project_body(self, entry, language, link, chosen)


def drawn(name: str) -> random.Random:
    """Chance that is the same everywhere for the same name."""
    return random.Random(name)  # noqa: S311 - nothing here is secret


def number_of(entry: Entry) -> int:
    """The number in its slug."""
    return int(entry.slug.rpartition("-")[2])


def sentence(chosen: random.Random, language: str, length: int) -> str:
    """Words of a language, drawn one by one."""
    return f"{' '.join(chosen.choices(WORDS[language], k=length)).capitalize()}."


def _project_body(corpus: Corpus, entry: Entry, language: str, link: Link, chosen: random.Random) -> str:
    labels, number = LABELS[language], number_of(entry)

    def say(length: int) -> str:
        return sentence(chosen, language, length)

    def to(step: int) -> str:
        other = Entry("project", f"project-{(number + step) % corpus.size:05d}", {})
        return f"[{corpus.title(other, language)}]({link('projects', other.slug)})"

    cluster = entry.facts["clusters"][0]
    return "\n".join(
        (
            f"{say(12)} **{say(3)[:-1]}** {say(14)} {to(1)} {say(10)}\n",
            f"## {labels['goals']}\n\n{say(9)}\n",
            *(f"- {say(5)}" for _ in range(3)),
            f"- *{say(3)[:-1]}* [{cluster}]({link('clusters', cluster)})\n",
            f"## {labels['work']}\n\n{say(14)} {to(7)}. {say(16)}\n",
            f"### {labels['count']}\n\n{say(10)}\n",
            f"## {labels['outputs']}\n",
            f"| {labels['year']} | {labels['what']} | {labels['count']} |\n| --- | --- | ---: |",
            *(f"| {2015 + row} | {say(3)[:-1]} | {chosen.randrange(1000)} |" for row in range(3)),
            f"\n{say(11)}\n",
        )
    )


def named(entry: Entry, kind: str) -> list[str]:
    """The slugs of that kind which the record's facts name."""
    facts = entry.facts
    return [*facts.get(FOLDERS[kind], ()), *([facts[kind]] if kind in facts else ())]


def texts(corpus: Corpus) -> Iterator[tuple[Entry, str]]:
    """Every record in every language."""
    for entry in corpus.entries:
        for language in LANGUAGES:
            yield entry, language
