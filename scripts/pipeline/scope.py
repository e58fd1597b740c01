"""Turns the merge of a pull request into what it changes: records, the rest, and why both at once are refused.

The repository is read through git's own list of changed paths. No file of the request is opened, and no name of one
reaches a shell. What it tells, it tells in the language of most of the texts that change, else in English.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.summary import append, block
from showcase import limits
from showcase.annotation import notice, tell
from showcase.catalog import catalog, languages
from showcase.message import Catalog, Message, told
from showcase.problem import Place, Problem, quote, visible

CONTENT = "content"
"""The folder of the records. All other paths are code, pages written by hand included: their Markdown may hold HTML."""
LISTED = 100
"""Paths named in the summary."""

_WORDS = re.compile(r"(?:/text\.|strings/)([a-z]{2,3})\.(?:md|yml)\Z", re.ASCII)
_GONE, _LINK, _REPOSITORY = "000000", "120000", "160000"  # modes as git writes them


@dataclass(frozen=True, slots=True)
class Change:
    """One changed path, with the mode and the name of its bytes after the merge, as git writes them."""

    path: str
    mode: str
    blob: str


@dataclass(frozen=True, slots=True)
class Request:
    """What a merge changes: records, the rest, and the size in bytes of the records it brings."""

    records: tuple[Change, ...]
    rest: tuple[Change, ...]
    size: int


class NotAMergeError(Exception):
    """The commit is not the merge of one request into one branch."""


def read(repository: Path) -> Request:
    """Compare the merge at HEAD of `repository` with its first parent, the branch the request wants to enter."""
    match _git(repository, "rev-list", "--parents", "--max-count=1", "HEAD").split():
        case [merge, base, _]:
            raw = _git(repository, "diff-tree", "-r", "-z", "--raw", "--no-renames", base, merge)
        case _:
            raise NotAMergeError
    changes = tuple(_changes(raw))
    records = tuple(change for change in changes if is_record(change.path))
    rest = tuple(change for change in changes if not is_record(change.path))
    return Request(records, rest, _size(repository, records))


def is_record(path: str) -> bool:
    """Whether a path of the repository is data."""
    return path.startswith(f"{CONTENT}/")


def problems(request: Request) -> Iterator[Problem]:
    """Tell what makes a request impossible to check as it is."""
    yield from _mixed(request)
    yield from _too_large(request)
    for change in request.records:
        if change.mode in {_LINK, _REPOSITORY}:
            yield _link(change)


def _mixed(request: Request) -> Iterator[Problem]:
    if not (request.records and request.rest):
        return
    yield Problem(
        Place(request.rest[0].path),
        "pr-mixed",
        told(
            "This request changes records ({records}, as {record}) "
            "and the rest of the repository ({rest}, as {other}).",
            records=_count(request.records),
            record=quote(request.records[0].path),
            rest=_count(request.rest),
            other=quote(request.rest[0].path),
        ),
        told("Make two requests: one that changes {folder} alone, one for all else.", folder=f"{CONTENT}/"),
    )


def _too_large(request: Request) -> Iterator[Problem]:
    if request.rest or (len(request.records) <= limits.REQUEST_FILES and request.size <= limits.REQUEST_BYTES):
        return
    yield Problem(
        Place(request.records[0].path),
        "pr-too-large",
        told(
            "This request changes {files} and brings {size}; the limits are {most} files and {largest}.",
            files=_count(request.records),
            size=_mebibytes(request.size),
            most=limits.REQUEST_FILES,
            largest=_mebibytes(limits.REQUEST_BYTES),
        ),
        told("Make several requests, one for each project for instance."),
    )


def _link(change: Change) -> Problem:
    return Problem(
        Place(change.path),
        "file-is-link",
        told("{file} points to another place instead of holding its own bytes.", file=quote(change.path)),
        told("Put the file itself there."),
    )


def language(request: Request) -> str:
    """The language of most of the texts that change, if problems can be told in it; among equals, English first."""
    named = (_WORDS.search(change.path) for change in request.records)
    counted = Counter(match[1] for match in named if match and match[1] in languages())
    return max(languages(), key=lambda code: counted[code])


def report(request: Request, words: Catalog) -> str:
    """Describe the request for its summary page."""
    paths = [visible(change.path) for change in (*request.records, *request.rest)]
    more = told("… and {count} more", "… and {count} more", count=len(paths) - LISTED)
    last = [more.in_language(words)] if len(paths) > LISTED else []
    listed = block("\n".join((*paths[:LISTED], *last))) if paths else ""
    counted = told(
        "Records: {records}, {size}. The rest of the repository: {rest}.",
        records=_count(request.records),
        size=_mebibytes(request.size),
        rest=_count(request.rest),
    )
    said = [told("What the request changes"), counted, _verdict(request)]
    return "### {}\n\n{}\n\n{}\n\n{}\n".format(*(one.in_language(words) for one in said), listed)


def _verdict(request: Request) -> Message:
    if request.records and request.rest:
        return told("Records and the rest cannot come together: nothing was checked.")
    if request.records:
        return told("The records are checked by the code of the main branch.")
    return told("No record changes: nothing is checked here, the tests of the code decide.")


def _count(changes: Sequence[Change]) -> Message:
    return told("{count} file", "{count} files", count=len(changes))


def _mebibytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MiB"


def _changes(raw: str) -> Iterator[Change]:
    # `:100644 100644 <blob> <blob> M` and the path, each ended by a NUL: a path may hold any other byte.
    parts = raw.split("\0")
    for facts, path in zip(parts[0:-1:2], parts[1::2], strict=True):
        _, mode, _, blob, _ = facts.split(" ")
        yield Change(path, mode, blob)


def _size(repository: Path, records: Sequence[Change]) -> int:
    blobs = [change.blob for change in records if change.mode not in {_GONE, _REPOSITORY}]
    sizes = _git(repository, "cat-file", "--batch-check=%(objectsize)", given="".join(f"{blob}\n" for blob in blobs))
    return sum(map(int, sizes.split()))


def _git(repository: Path, *arguments: str, given: str = "") -> str:
    done = subprocess.run(
        ["git", "-C", os.fspath(repository), *arguments], input=given.encode(), capture_output=True, check=True
    )
    return os.fsdecode(done.stdout)


def main(arguments: list[str]) -> int:
    """`python3 -m pipeline.scope REPOSITORY`: annotations, a summary, and `content=true` when records are to check."""
    if len(arguments) != 1:
        return _stop(2, "usage: python3 -m pipeline.scope REPOSITORY")
    try:
        request = read(Path(arguments[0]))
    except NotAMergeError:
        return _stop(2, "the commit in this folder is not the merge of a request")
    except (OSError, subprocess.CalledProcessError):
        return _stop(3, "git cannot read this folder")
    words = catalog(language(request))
    append(report(request, words))
    _output("content", told="true" if request.records and not request.rest else "false")
    if not request.records:
        sys.stdout.write(f"{notice('scope', _verdict(request).in_language(words))}\n")
    return tell(problem.in_language(words) for problem in problems(request))


def _output(name: str, *, told: str) -> None:
    outputs = os.environ.get("GITHUB_OUTPUT")
    if outputs:
        with Path(outputs).open("a", encoding="utf-8") as file:
            file.write(f"{name}={told}\n")


def _stop(code: int, message: str) -> int:
    sys.stderr.write(f"{message}\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
