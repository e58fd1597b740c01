"""The data of the form's page → records such as somebody fills in: good ones, and ones with one thing wrong."""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import Any

Entry = dict[str, Any]

TITLES = (
    "Ports bleus",
    "Λιμάνια του νότου",
    "NO",
    "012",
    "Énergie : la mer",
    "«Mar» #1",
    'Le "quai"',
    "¿Qué puerto?",
    "- tiret",
    "l’île\u202f!",
    "true",
    "🌊 vague",
)
LINES = (
    "Porto antico",
    "2010~",
    "oui: non",
    "a # b",
    "[x]",
    "{y}",
    "'quoted'",
    "Θεσσαλονίκη",
    "null",
    "50 %",
    "@home",
    "|",
    "e\u0301clair",
)
BODIES = (
    "Une phrase, puis une autre.",
    "## Un titre\n\nUn texte *doux* et **fort**.\n\n### Plus bas\n\n- un\n- deux",
    "Μια πρόταση με `κώδικα <b>` μέσα της.\n\n> Και ένα παράθεμα.",
    "Voir [le site](https://example.org/page?x=1&y=%20z) et <https://example.org/>.",
    "Tableau :\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nFin.",
    "```\n# pas un titre\n<b>\n```\n\nFin : 3 < 4, 5 > 4.",
    "1. un\n2. deux\n\nLigne\nsuivante.",
)
ADDRESSES = (
    "https://example.org/",
    "http://example.org/old",
    "https://www.example.org/a/b.html?c=d#e",
    "https://ελλάδα.example.org/",
    "https://example.org:8443/x",
    "https://example.org/a%C3%A9",
)
DATES = ("2009", "2009~", "2009-06", "2009-06-18", "2012-02-29", "2011-12~")
NUMBERS = ("0", "12", "37.5", "1200000", "0.001", "123456789012345")


class Filler:
    """Fills in a form at random; the same seed fills in the same."""

    def __init__(self, data: Entry, seed: int) -> None:
        self.data, self.random = data, Random(seed)  # noqa: S311 - no secret
        self.count = 0

    def good(self) -> Entry:
        """A record without an error."""
        kind = self.random.choice(self.data["kinds"])
        self.count += 1
        entry: Entry = {"kind": kind["name"], "slug": f"filled-{self.count}", "old": "", "facts": {}, "words": {}}
        codes = self.random.sample(list(self.data["languages"]), self.random.randint(1, 2))
        entry["words"] = {code: {} for code in codes}
        entry["bodies"] = {code: f"{self.random.choice(BODIES)}\n\n{code} {self.count}." for code in codes}
        for field in (one for one in kind["fields"] if one["how"] != "body"):
            if field["words"]:
                self.say(entry, field)
            elif field["required"] or self.random.random() < 0.5:
                self.fill(entry["facts"], field, kind)
        keys = sorted({key for words in entry["words"].values() for key in words.get("seeking", {})})
        entry["facts"] = {name: value for name, value in entry["facts"].items() if name != "seeking"}
        entry["facts"] |= {"seeking": keys} if keys else {}
        region = entry["facts"].get("region")
        if region and "country" in entry["facts"]:
            entry["facts"]["country"] = self.data["regions"][region]
        if "start" in entry["facts"] and "end" in entry["facts"]:
            entry["facts"]["start"] = "2008"
        return entry

    def say(self, entry: Entry, field: Entry) -> None:
        """Fill in words, in each language."""
        for words in entry["words"].values():
            if field["shape"] == "keyed":
                words[field["path"][0]] = {"first-key": self.value(field), "second": self.value(field)}
            elif field["required"]:
                words[field["path"][0]] = self.value(field)

    def fill(self, facts: Entry, field: Entry, kind: Entry) -> None:
        """Fill in a fact."""
        first, *rest = field["path"]
        if field["shape"] == "one":
            into = facts.setdefault(first, {}) if rest else facts
            into[rest[0] if rest else first] = self.value(field)
        elif field["shape"] == "many":
            facts[first] = list(dict.fromkeys(self.value(field) for _ in range(self.random.randint(1, 3))))
        else:
            self.parts(facts, kind, first)

    def parts(self, facts: Entry, kind: Entry, first: str) -> None:
        """The entries of a list: what each needs, and by chance the rest."""
        fields = [one for one in kind["fields"] if one["path"][0] == first and one["shape"].startswith("each")]
        if first not in facts:
            facts[first] = [{} for _ in range(self.random.randint(1, 2))]
        for part in facts[first]:
            for one in fields:
                if one["shape"] == "each-many":
                    part[one["path"][1]] = [self.random.choice(kind["facts"])]
                elif one["needed"] or self.random.random() < 0.5:
                    part[one["path"][1]] = self.value(one)

    def value(self, field: Entry) -> str:
        """A value that a field can have."""
        how, pick = field["how"], self.random.choice
        if field["choices"]:
            return str(pick(field["choices"])[0])
        if how == "ref":
            return str(pick(self.data["records"][field["kind"]])[0])
        if how == "text":
            self.count += field["path"][0] in {"title", "name"}
            told = f"{pick(TITLES)} {self.count}" if field["path"][0] in {"title", "name"} else pick(LINES)
            return str(told)
        known = {"date": DATES, "number": NUMBERS, "money": NUMBERS, "web": ADDRESSES, "country": ("FR", "GR")}
        return str(pick(known.get(how, ("fr", "el") if how == "language" else ("a-key",))))

    def bad(self) -> Entry:
        """A record with one thing wrong."""
        while True:
            entry = copy.deepcopy(self.good())
            if self.random.choice(FAULTS)(self, entry):
                return entry

    def field(self, entry: Entry, how: str) -> tuple[Entry, str] | None:
        """Where a filled field of this sort has its value."""
        kind = next(one for one in self.data["kinds"] if one["name"] == entry["kind"])
        found = []
        for field in kind["fields"]:
            if field["how"] != how or field["words"]:
                continue
            held = entry["facts"].get(field["path"][0])
            if field["shape"] == "one" and held:
                found.append((held if len(field["path"]) > 1 else entry["facts"], field["path"][-1]))
            if field["shape"] == "each" and held and field["path"][1] in held[0]:
                found.append((held[0], field["path"][1]))
        found = [(into, name) for into, name in found if into.get(name)]
        return self.random.choice(found) if found else None


def _sort(how: str, *values: str) -> Callable[[Filler, Entry], bool]:
    def break_(filler: Filler, entry: Entry) -> bool:
        found = filler.field(entry, how)
        if found:
            found[0][found[1]] = filler.random.choice(values)
        return bool(found)

    return break_


def _words(*values: str) -> Callable[[Filler, Entry], bool]:
    def break_(filler: Filler, entry: Entry) -> bool:
        words = next(iter(entry["words"].values()))
        words[filler.random.choice(["title", "summary"] if "title" in words else ["summary"])] = filler.random.choice(
            values
        )
        return True

    return break_


def _body(*values: str) -> Callable[[Filler, Entry], bool]:
    def break_(filler: Filler, entry: Entry) -> bool:
        entry["bodies"][next(iter(entry["bodies"]))] = filler.random.choice(values)
        return True

    return break_


def _slug(filler: Filler, entry: Entry) -> bool:
    entry["slug"] = filler.random.choice(("Été", "a_b", "9x", "-ab", "a--b", "Ports-X", "λιμάνι")) + str(filler.count)
    return True


def _missing(filler: Filler, entry: Entry) -> bool:
    kind = next(one for one in filler.data["kinds"] if one["name"] == entry["kind"])
    field = filler.random.choice([one for one in kind["fields"] if one["required"] and one["how"] != "body"])
    for values in entry["words"].values() if field["words"] else [entry["facts"]]:
        del values[field["path"][0]]
    return True


def _inner(filler: Filler, entry: Entry) -> bool:
    source = entry["facts"]["sources"][0]
    del source["url"]
    source["seen"] = filler.random.choice(DATES)
    return True


def _wordless(_: Filler, entry: Entry) -> bool:
    entry["words"], entry["bodies"] = {}, {}
    entry["facts"].pop("seeking", None)
    return True


def _order(_: Filler, entry: Entry) -> bool:
    there = "start" in entry["facts"] and "end" in entry["facts"]
    entry["facts"] |= {"start": "2020-05", "end": "2019"} if there else {}
    return there


def _country(filler: Filler, entry: Entry) -> bool:
    there = entry["kind"] in {"cluster", "partner"} and bool(entry["facts"].get("region"))
    if there:
        known = filler.data["regions"][entry["facts"]["region"]]
        entry["facts"]["country"] = "FR" if known != "FR" else "IT"
    return there


def _spoken(_: Filler, entry: Entry) -> bool:
    entry["facts"]["sources"][0]["facts"] = ["no-such-field"]
    return True


FAULTS: tuple[Callable[[Filler, Entry], bool], ...] = (
    _sort("choice", "nothing", "Source"),
    _sort("ref", "no-such-record"),
    _sort("date", "2010-13", "20100", "2010-02-30", "18/06/2009", "2010-00", "0000"),
    _sort("number", "12,5", "1 000", "1234567890123456", "-5", "1e3"),
    _sort("money", "-5", "1.200.000", "€5"),
    _sort("web", "example.org", "ftp://example.org/", "https://a b.org/", "https://localhost/", "https://10.0.0.1/"),
    _sort("web", "https://user@example.org/", "javascript:alert(1)", "https:example.org", "https://example.org/<x>"),
    _sort("web", "https://example.org/?to=some.body@example.org", "mailto:some.body@example.org", "https:///x"),
    _sort("web", f"https://example.org/{'x' * 490}"),
    _sort("country", "XX", "fr", "EL", "France"),
    _words("x" * 241, "un <b>mot</b>", "{{ mot }}", "TODO", "écrire à some.body@example.org", "à compléter", " "),
    _words("cloche \x07", "retour \u202e ici", "caché\u200b"),
    _body("", "  \n", "x" * 12_001, "{% include %}", "TODO", "XXX", "Un <div>bloc</div>.", "# Titre\n\nTexte."),
    _body("### Trop bas\n\nTexte.", "Écrire à some.body@example.org.", "[là](../../clusters/no-such-cluster/)"),
    _body("[là](http:x)", "[là](ici)", "[là](ftp://x.org)", "![](photo.jpg)", "![Un port](https://x.org/a.jpg)"),
    _body("![Un port au matin](photo.jpg)", "cloche \x07", "retour \u202e ici", "-" * 65, "Titre\n===\n\nTexte."),
    _slug,
    _missing,
    _inner,
    _wordless,
    _order,
    _country,
    _spoken,
)
