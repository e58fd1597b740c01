"""A made-up programme → files in the layout of each generator, the same words in all of them.

python -m bench.layouts 200 FOLDER showcase
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

from bench.corpus import DEFAULT, FOLDERS, Corpus, Entry, drawn, named, number_of, sentence, texts
from bench.words import LABELS, LANGUAGES

ROOT = Path(__file__).parent.parent


def showcase(corpus: Corpus, out: Path) -> None:
    """Our own: one folder per record; layout, interface words and settings are the project's own."""
    for entry in corpus.entries:
        facts = {key: value for key, value in entry.facts.items() if value != []}
        source = {"attested": "source", "sources": [{"url": f"https://example.com/{entry.slug}"}]}
        _write(out / "content" / entry.folder / entry.slug / "record.yml", _yaml(facts | source))
    for entry, language in texts(corpus):
        title = {} if entry.kind == "cluster" else {"title": corpus.title(entry, language)}
        head = {**title, "summary": corpus.summary(entry, language)}
        body = corpus.body(entry, language, lambda folder, slug: f"../../{folder}/{slug}/")
        _page(out / "content" / entry.folder / entry.slug / f"text.{language}.md", head, body)
    _programme(out / "content" / "programme")
    shutil.copytree(ROOT / "content" / "strings", out / "content" / "strings")
    shutil.copytree(ROOT / "overrides", out / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", out)
    for language in LANGUAGES:
        _page(out / "docs" / language / "about.md", {"title": f"{LABELS[language]['home']} 2"}, _intro(language))


def _programme(folder: Path) -> None:
    facts = {
        "acronym": "Showcase",
        "start": 2009,
        "end": 2012,
        "budget": 1900000,
        "funding": {"period": "2007-2013", "programme": "MED", "fund": "ERDF", "rate": 75},
        "attested": "source",
        "sources": [{"url": "https://example.com/programme"}],
    }
    _write(folder / "record.yml", _yaml(facts))
    for language in LANGUAGES:
        chosen = drawn(f"programme {language}")
        head = {"title": sentence(chosen, language, 3)[:-1], "tagline": sentence(chosen, language, 12)}
        _page(folder / f"text.{language}.md", head, _intro(language))


def mkdocs(corpus: Corpus, out: Path) -> None:
    """MkDocs' and Zensical's: a folder per language, facts within the text, one list per kind."""
    for entry, language in texts(corpus):
        head = {"title": corpus.title(entry, language), "description": corpus.summary(entry, language)}
        body = _table(corpus, entry, language) + corpus.body(entry, language, _markdown_link)
        _page(out / "docs" / language / entry.folder / f"{entry.slug}.md", head, body)
    for language in LANGUAGES:
        docs = out / "docs" / language
        for folder in FOLDERS.values():
            listed = [entry for entry in corpus.entries if entry.folder == folder]
            lines = "\n".join(f"- [{corpus.title(entry, language)}]({entry.slug}.md)" for entry in listed)
            _write(docs / folder / "index.md", f"# {LABELS[language][folder]}\n\n{lines}\n")
        home = "\n".join(f"- [{LABELS[language][folder]}]({folder}/index.md)" for folder in FOLDERS.values())
        _write(docs / "index.md", f"# {LABELS[language]['home']}\n\n{_intro(language)}\n{home}\n")


def _markdown_link(folder: str, slug: str) -> str:
    return f"../{folder}/{slug}.md"


def _table(corpus: Corpus, entry: Entry, language: str) -> str:
    """Facts and links as Markdown, as a user of a generator without templates over facts would write them."""
    labels, plain = LABELS[language], ("stage", "relation", "form", "start", "budget", "country")
    rows = [f"| {labels[name]} | {entry.facts[name]} |" for name in plain if name in entry.facts]
    for kind in ("theme", "region", "cluster", "working-group"):
        others = [Entry(kind, slug, {"name": slug}) for slug in named(entry, kind)]
        links = ", ".join(f"[{corpus.title(one, language)}]({_markdown_link(one.folder, one.slug)})" for one in others)
        if links:
            rows.append(f"| {labels[FOLDERS[kind]]} | {links} |")
    return "\n".join((f"| {labels['facts']} | |", "| --- | --- |", *rows, "", "")) if rows else ""


def hugo(corpus: Corpus, out: Path) -> None:
    """Hugo's: facts in the front matter, where its templates and taxonomies find them."""
    for entry, language in texts(corpus):
        head = {
            "title": corpus.title(entry, language),
            "description": corpus.summary(entry, language),
            "date": f"{2009 + number_of(entry) % 12}-01-01",
            **{f"{entry.folder}-by-{word}": codes for word, codes in corpus.facets(entry).items()},
            "names": [slug for kind in FOLDERS for slug in named(entry, kind)],
            "params": {"facts": entry.facts},
        }
        body = corpus.body(entry, language, lambda folder, slug: f"/{folder}/{slug}")
        _page(out / "content" / language / entry.folder / f"{entry.slug}.md", head, body)
    for language, labels in LABELS.items():
        _write(out / "i18n" / f"{language}.yaml", _yaml(labels))
        _page(out / "content" / language / "_index.md", {"title": labels["home"]}, _intro(language))
        for folder in FOLDERS.values():
            _page(out / "content" / language / folder / "_index.md", {"title": labels[folder]}, "")


def eleventy(corpus: Corpus, out: Path) -> None:
    """Eleventy's: facts in the front matter, an address per file."""
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
            "permalink": link(entry.folder, entry.slug),
            "layout": "record.njk",
            "facts": entry.facts,
            "facets": corpus.facets(entry),
            "names": [slug for kind in FOLDERS for slug in named(entry, kind)],
        }
        body = corpus.body(entry, language, link)
        _page(out / "src" / language / entry.folder / f"{entry.slug}.md", head, body)


def _intro(language: str) -> str:
    return sentence(drawn(f"home {language}"), language, 40) + "\n"


def _page(path: Path, head: dict[str, Any], body: str) -> None:
    _write(path, f"---\n{_yaml(head)}---\n\n{body}")


def _yaml(values: dict[str, Any]) -> str:
    """Values as YAML in its JSON form, line by line: every parser of YAML reads it."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


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
