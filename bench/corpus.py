"""A number → a made-up programme of that many projects, the same words in the layout of each generator.

    python -m bench.corpus 200 FOLDER showcase

N projects, N/25 clusters, 9 regions, 5 themes, 8 working groups and one programme, each told in five languages: a
project in about 150 words with headings, a list, a table and links. Everything is drawn from the record's own name: the
same number gives the same bytes on every machine, and one more project changes no other.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bench.words import LABELS, LANGUAGES, WORDS

ROOT = Path(__file__).parent.parent
DEFAULT = next(iter(LANGUAGES))
STAGES = ("idea", "partner-search", "proposal", "running", "completed", "closed")
RELATIONS = ("incubated", "related")
FORMS = ("cluster", "innovation-pole", "technology-park", "network")
COUNTRIES = {"ES": "ES61", "FR": "FRL0", "IT": "ITC1", "GR": "EL30"}
ICONS = ("solar-power", "chip", "ferry", "dna", "sprout")
COLOURS = ("ochre", "teal", "navy", "green", "rust")
FOLDERS = {"project": "projects", "cluster": "clusters", "working-group": "working-groups"} | {
    "region": "regions",
    "theme": "themes",
}

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
        chosen = _drawn(f"cluster {number}")
        return {
            "name": f"Cluster {number}",
            "form": chosen.choice(FORMS),
            "region": f"region-{number % 9}",
            "themes": [f"theme-{chosen.randrange(5)}"],
            "founded": 1990 + chosen.randrange(20),
        }

    def _project(self, number: int, clusters: int) -> dict[str, Any]:
        chosen = _drawn(f"project {number}")
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

    def title(self, entry: Entry, language: str) -> str:
        """The record's title; a cluster has a name instead, the same in every language."""
        if entry.kind == "cluster":
            return str(entry.facts["name"])
        chosen = _drawn(f"title {entry.slug} {language}")
        return f"{' '.join(chosen.sample(WORDS[language], 3)).capitalize()} {number_of(entry)}"

    def summary(self, entry: Entry, language: str) -> str:
        """One sentence of 14 words."""
        return _sentence(_drawn(f"summary {entry.slug} {language}"), language, 14)

    def body(self, entry: Entry, language: str, link: Link) -> str:
        """A project's 150 words of Markdown; of other records, one paragraph."""
        chosen = _drawn(f"body {entry.slug} {language}")
        if entry.kind != "project":
            return f"{_sentence(chosen, language, 25)}\n"
        return _project_body(self, entry, language, link, chosen)


def _drawn(name: str) -> random.Random:
    """Chance that is the same everywhere for the same name."""
    return random.Random(name)  # noqa: S311 - nothing here is secret


def number_of(entry: Entry) -> int:
    """The number in its slug."""
    return int(entry.slug.rpartition("-")[2])


def _sentence(chosen: random.Random, language: str, length: int) -> str:
    return f"{' '.join(chosen.choices(WORDS[language], k=length)).capitalize()}."


def _project_body(corpus: Corpus, entry: Entry, language: str, link: Link, chosen: random.Random) -> str:
    labels, number = LABELS[language], number_of(entry)

    def say(length: int) -> str:
        return _sentence(chosen, language, length)

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


def write(path: Path, text: str) -> None:
    """Write a text, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def yaml(values: dict[str, Any]) -> str:
    """Values as YAML in its JSON form, line by line: every parser of YAML reads it."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def texts(corpus: Corpus) -> Iterator[tuple[Entry, str]]:
    """Every record in every language."""
    for entry in corpus.entries:
        for language in LANGUAGES:
            yield entry, language


def showcase(corpus: Corpus, out: Path) -> None:
    """Our own layout: one folder per record; layout, interface words and settings are the project's own."""
    for entry in corpus.entries:
        source = {"attested": "source", "sources": [{"url": f"https://example.org/{entry.slug}"}]}
        write(out / "content" / entry.folder / entry.slug / "record.yml", yaml(_plain(entry.facts) | source))
    for entry, language in texts(corpus):
        named = {} if entry.kind == "cluster" else {"title": corpus.title(entry, language)}
        head = yaml({**named, "summary": corpus.summary(entry, language)})
        body = corpus.body(entry, language, lambda folder, slug: f"../../{folder}/{slug}/")
        write(out / "content" / entry.folder / entry.slug / f"text.{language}.md", f"---\n{head}---\n\n{body}")
    _programme(out)
    shutil.copytree(ROOT / "content" / "strings", out / "content" / "strings")
    shutil.copytree(ROOT / "overrides", out / "overrides")
    for language in LANGUAGES:
        write(
            out / "docs" / language / "about.md", f"---\ntitle: {LABELS[language]['home']} 2\n---\n\n{_intro(language)}"
        )
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    write(out / "mkdocs.yml", settings)


def _programme(out: Path) -> None:
    facts = {
        "acronym": "Showcase",
        "start": 2009,
        "end": 2012,
        "budget": 1900000,
        "funding": {"period": "2007-2013", "programme": "MED", "fund": "ERDF", "rate": 75},
        "attested": "source",
        "sources": [{"url": "https://example.org/programme"}],
    }
    write(out / "content" / "programme" / "record.yml", yaml(facts))
    for language in LANGUAGES:
        chosen = _drawn(f"programme {language}")
        head = {"title": _sentence(chosen, language, 3)[:-1], "tagline": _sentence(chosen, language, 12)}
        write(out / "content" / "programme" / f"text.{language}.md", f"---\n{yaml(head)}---\n\n{_intro(language)}")


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value != []}


def _intro(language: str) -> str:
    return _sentence(_drawn(f"home {language}"), language, 40) + "\n"


def markdown_facts(corpus: Corpus, entry: Entry, language: str, link: Link) -> str:
    """Facts and links as Markdown, as a user of a generator without templates over facts would write them."""
    labels, plain = LABELS[language], ("stage", "relation", "form", "start", "budget", "country")
    rows = [f"| {labels[name]} | {entry.facts[name]} |" for name in plain if name in entry.facts]
    for name in ("themes", "regions", "clusters", "working-groups"):
        named = [Entry(_kind(name), slug, {"name": slug}) for slug in entry.facts.get(name, ())]
        links = ", ".join(f"[{corpus.title(other, language)}]({link(name, other.slug)})" for other in named)
        if links:
            rows.append(f"| {labels[name]} | {links} |")
    return "\n".join((f"| {labels['facts']} | |", "| --- | --- |", *rows, "", "")) if rows else ""


def _kind(folder: str) -> str:
    return next(kind for kind, name in FOLDERS.items() if name == folder)


def mkdocs(corpus: Corpus, out: Path) -> None:
    """MkDocs' layout: a folder per language, facts within the text, one list per kind."""
    for entry, language in texts(corpus):
        head = yaml({"title": corpus.title(entry, language), "description": corpus.summary(entry, language)})
        facts = markdown_facts(corpus, entry, language, _markdown_link)
        body = corpus.body(entry, language, _markdown_link)
        write(out / "docs" / language / entry.folder / f"{entry.slug}.md", f"---\n{head}---\n\n{facts}{body}")
    for language in LANGUAGES:
        for folder in FOLDERS.values():
            listed = [entry for entry in corpus.entries if entry.folder == folder]
            lines = "\n".join(f"- [{corpus.title(entry, language)}]({entry.slug}.md)" for entry in listed)
            write(out / "docs" / language / folder / "index.md", f"# {LABELS[language][folder]}\n\n{lines}\n")
        home = "\n".join(f"- [{LABELS[language][folder]}]({folder}/index.md)" for folder in FOLDERS.values())
        write(out / "docs" / language / "index.md", f"# {LABELS[language]['home']}\n\n{_intro(language)}\n{home}\n")


def _markdown_link(folder: str, slug: str) -> str:
    return f"../{folder}/{slug}.md"


def hugo(corpus: Corpus, out: Path) -> None:
    """Hugo's layout: facts in the front matter, where its templates and taxonomies find them."""
    for entry, language in texts(corpus):
        facts = entry.facts
        several = {"themes": "by-theme", "regions": "by-region", "clusters": "by-cluster", "working-groups": "by-group"}
        single = {"stage": "by-stage", "relation": "by-relation", "form": "by-form", "region": "by-region"}
        taxonomies = {word: facts[name] for name, word in several.items() if name in facts}
        taxonomies |= {word: [facts[name]] for name, word in single.items() if name in facts}
        params = {name: facts[name] for name in ("start", "end", "budget", "country", "founded") if name in facts}
        head = {
            "title": corpus.title(entry, language),
            "description": corpus.summary(entry, language),
            "date": f"{2009 + number_of(entry) % 12}-01-01",
            **{name: value for name, value in taxonomies.items() if value},
            "params": params,
        }
        body = corpus.body(entry, language, lambda folder, slug: f"/{folder}/{slug}")
        write(out / "content" / language / entry.folder / f"{entry.slug}.md", f"---\n{yaml(head)}---\n\n{body}")
    for language in LANGUAGES:
        for folder in FOLDERS.values():
            write(
                out / "content" / language / folder / "_index.md",
                f"---\n{yaml({'title': LABELS[language][folder]})}---\n",
            )
        write(
            out / "content" / language / "_index.md",
            f"---\n{yaml({'title': LABELS[language]['home']})}---\n\n{_intro(language)}",
        )


def eleventy(corpus: Corpus, out: Path) -> None:
    """Eleventy's layout: facts in the front matter, an address per file."""
    for entry, language in texts(corpus):
        prefix = "" if language == DEFAULT else f"/{language}"

        def link(folder: str, slug: str, prefix: str = prefix) -> str:
            return f"{prefix}/{folder}/{slug}/"

        head = {
            "title": corpus.title(entry, language),
            "description": corpus.summary(entry, language),
            "lang": language,
            "kind": entry.folder,
            "slug": entry.slug,
            "permalink": f"{prefix}/{entry.folder}/{entry.slug}/",
            "layout": "record.njk",
            "facts": entry.facts,
        }
        write(
            out / "src" / language / entry.folder / f"{entry.slug}.md",
            f"---\n{yaml(head)}---\n\n{corpus.body(entry, language, link)}",
        )


LAYOUTS = {"showcase": showcase, "mkdocs": mkdocs, "zensical": mkdocs, "hugo": hugo, "eleventy": eleventy}


def main() -> None:
    """Write one layout."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int, help="number of projects")
    parser.add_argument("out", type=Path)
    parser.add_argument("layout", choices=LAYOUTS)
    given = parser.parse_args()
    LAYOUTS[given.layout](Corpus(given.size), given.out)


if __name__ == "__main__":
    main()
