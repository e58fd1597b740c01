"""Turns a built site into one tar that is the same, byte for byte, wherever the same commit is built.

Only names and bytes of files count: owner, rights, order on the disk and hour of the build leave no trace. So anyone
can build a commit, pack it, and compare the sum with the signed record of the publication.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.summary import append

LARGEST = 1024**3
"""Size of a site that GitHub Pages accepts, in bytes."""


class CannotPackError(Exception):
    """A tree that must not be published, with the reason."""


def pack(tree: Path, tar: Path, *, moment: int) -> str:
    """Write `tar` from the files of `tree`, dated `moment` (seconds since 1970); returns its SHA-256 in hexadecimal."""
    entries = sorted(_entries(tree), key=lambda entry: entry.relative_to(tree).parts)
    files = [entry for entry in entries if not entry.is_dir()]
    if not files:
        raise CannotPackError(f"{tree} holds no file")
    if sum(file.stat().st_size for file in files) > LARGEST:
        raise CannotPackError(f"{tree} is larger than {LARGEST} bytes")
    # One format for all versions of Python; an entry at a time, so that two names of one file do not become a link.
    with tarfile.open(tar, "w", format=tarfile.GNU_FORMAT) as archive:
        for entry in (tree, *entries):
            _add(archive, entry, f"./{entry.relative_to(tree).as_posix()}".removesuffix("/."), moment=moment)
    with tar.open("rb") as written:
        return hashlib.file_digest(written, "sha256").hexdigest()


def _entries(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        mode = entry.lstat().st_mode
        if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
            raise CannotPackError(f"{entry} is neither a file nor a folder")
        yield entry
        if stat.S_ISDIR(mode):
            yield from _entries(entry)


def _add(archive: tarfile.TarFile, entry: Path, name: str, *, moment: int) -> None:
    header = tarfile.TarInfo(name)
    header.mtime = moment
    if entry.is_dir():
        header.type, header.mode = tarfile.DIRTYPE, 0o755
        archive.addfile(header)
        return
    header.size, header.mode = entry.stat().st_size, 0o644
    with entry.open("rb") as data:
        archive.addfile(header, data)


def main(arguments: list[str]) -> int:
    """`SOURCE_DATE_EPOCH=… python3 -m pipeline.pack TREE TAR`: prints the sum as `sha256sum` does."""
    moment = os.environ.get("SOURCE_DATE_EPOCH", "")
    match arguments:
        case [tree, tar] if moment.isascii() and moment.isdigit():
            return _packed(Path(tree), Path(tar), moment=int(moment))
        case _:
            sys.stderr.write("usage: SOURCE_DATE_EPOCH=<seconds> python3 -m pipeline.pack TREE TAR\n")
            return 2


def _packed(tree: Path, tar: Path, *, moment: int) -> int:
    try:
        digest = pack(tree, tar, moment=moment)
    except CannotPackError as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    except OSError as reason:
        sys.stderr.write(f"{reason.filename or tar}: {reason.strerror}\n")
        return 3
    sys.stdout.write(f"{digest}  {tar.name}\n")
    append(f"### The site as one file\n\nSHA-256 `{digest}`, dated {moment}.\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
