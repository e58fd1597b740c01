"""The bytes of a YAML or text file → located values and a body, or its problems."""

from __future__ import annotations

from typing import NamedTuple

from showcase import limits
from showcase.broken import cut
from showcase.calm import is_calm
from showcase.characters import check_characters, decode
from showcase.mapping import Located, read_mapping
from showcase.message import told
from showcase.problem import Place, Problem, quote


def read_yaml(
    path: str, data: bytes, *, allow_tags: bool = False, times: int = 1
) -> tuple[Located | None, tuple[Problem, ...]]:
    """Read the bytes of one YAML file, which may be so many times as large as a record's."""
    text, calm, problems = _text(path, data, times)
    if text is None:
        return None, problems
    located, more = read_mapping(path, text, allow_tags=allow_tags, nodes=times * limits.YAML_NODES, calm=calm)
    return located, problems + more


def read_flat(path: str, data: bytes) -> tuple[dict[str, tuple[str, Place]], tuple[Problem, ...]]:
    """Read a YAML file of plain `key: text` lines, each with its place."""
    texts, located, problems = read_texts(path, data)
    keys = located.keys if located else {}
    return {key: (text, keys[key,]) for key, text in texts.items()}, problems


def read_texts(path: str, data: bytes) -> tuple[dict[str, str], Located | None, tuple[Problem, ...]]:
    """Read a YAML file of plain `key: text` lines; a key whose text is not readable has an empty one."""
    located, problems = read_yaml(path, data, times=limits.FLAT)
    if located is None:
        return {}, None, problems
    found = list(problems)
    for key, value in located.data.items():
        if not isinstance(value, str):
            message = told("{field} is not one plain text", field=quote(key))
            if value is None:
                message = told("{field} has nothing after its colon", field=quote(key))
            hint = told('write "…" after the colon')
            found.append(Problem(located.place((key,)), "value-not-text", message, hint))
        elif (key,) in located.cuts:
            found.append(cut(located.place((key,)), value, located.cuts[key,]))
    texts = {key: value if isinstance(value, str) else "" for key, value in located.data.items()}
    return texts, located, tuple(found)


class Written(NamedTuple):
    """A text file taken apart: its front matter, its body, the line on which that begins, whether all of it is calm."""

    front: Located
    body: str
    body_line: int
    calm: bool


def read_text(path: str, data: bytes) -> tuple[Written | None, tuple[Problem, ...]]:
    """Read the bytes of one `text.<language>.md`."""
    text, calm, problems = _text(path, data)
    if text is None:
        return None, problems
    parts = _parts(text)
    if parts is None:
        missing = Problem(
            Place(path),
            "front-matter-missing",
            told("the text does not begin with its title and summary"),
            told("begin the file with a line `---`, the fields, and a second line `---`"),
        )
        return None, (*problems, missing)
    front, body, line = parts
    located, more = read_mapping(path, front, first_line=2, calm=calm)
    if located is None:
        return None, problems + more
    return Written(located, body, line, calm), problems + more


def _parts(text: str) -> tuple[str, str, int] | None:
    """The front matter, the body, and the line on which the body begins."""
    end = text.find("\n---", 3) + 1
    if end and text.startswith("---\n") and text.startswith("---\n", end):
        return text[4:end] or "\n", text[end + 4 :], text.count("\n", 0, end) + 2
    # Blanks may follow the dashes.
    lines = text.split("\n")
    last = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or last is None:
        return None
    return "\n".join(lines[1:last]) + "\n", "\n".join(lines[last + 1 :]), min(last + 2, len(lines))


def _text(path: str, data: bytes, times: int = 1) -> tuple[str | None, bool, tuple[Problem, ...]]:
    """What a file says, and whether it is calm."""
    if len(data) > times * limits.FILE_BYTES:
        size = Problem(
            Place(path),
            "file-too-large",
            told("the file has more than {number} KiB", number=times * limits.FILE_BYTES // 1024),
            told("keep what the record needs, and link to long documents"),
        )
        return None, False, (size,)
    text, problems = decode(path, data)
    if text is None:
        return None, False, problems
    if is_calm(data):
        return text, True, problems
    problems += check_characters(path, text)
    stops = any(problem.code == "text-control" for problem in problems)
    return (None if stops else text), False, problems
