"""The bytes of a YAML or text file → located values and a body, or its problems."""

from __future__ import annotations

from dataclasses import dataclass

from showcase import limits
from showcase.characters import check_characters, decode
from showcase.mapping import Located, read_mapping
from showcase.problem import Place, Problem


def read_yaml(path: str, data: bytes, *, allow_tags: bool = False) -> tuple[Located | None, tuple[Problem, ...]]:
    """Read the bytes of one YAML file."""
    text, problems = _text(path, data)
    if text is None:
        return None, problems
    located, more = read_mapping(path, text, allow_tags=allow_tags)
    return located, problems + more


@dataclass(frozen=True, slots=True)
class Written:
    """A text file taken apart: its front matter, its body, the line on which the body begins."""

    front: Located
    body: str
    body_line: int


def read_text(path: str, data: bytes) -> tuple[Written | None, tuple[Problem, ...]]:
    """Read the bytes of one `text.<language>.md`."""
    text, problems = _text(path, data)
    if text is None:
        return None, problems
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        missing = Problem(
            Place(path),
            "front-matter-missing",
            "the text does not begin with its title and summary",
            "begin the file with a line `---`, the fields, and a second line `---`",
        )
        return None, (*problems, missing)
    located, more = read_mapping(path, "\n".join(lines[1:end]) + "\n", first_line=2)
    if located is None:
        return None, problems + more
    return Written(located, "\n".join(lines[end + 1 :]), min(end + 2, len(lines))), problems + more


def _text(path: str, data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    if len(data) > limits.FILE_BYTES:
        size = Problem(
            Place(path),
            "file-too-large",
            f"the file has more than {limits.FILE_BYTES // 1024} KiB",
            "keep what the record needs, and link to long documents",
        )
        return None, (size,)
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    problems += check_characters(path, text)
    stops = any(problem.code == "text-control" for problem in problems)
    return (None if stops else text), problems
