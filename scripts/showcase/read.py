"""The bytes of a YAML or text file → located values and a body, or its problems."""

from __future__ import annotations

from dataclasses import dataclass

from showcase import limits
from showcase.broken import cut
from showcase.characters import check_characters, decode
from showcase.mapping import Located, read_mapping
from showcase.message import told
from showcase.problem import Place, Problem, quote


def read_yaml(
    path: str, data: bytes, *, allow_tags: bool = False, times: int = 1
) -> tuple[Located | None, tuple[Problem, ...]]:
    """Read the bytes of one YAML file, which may be so many times as large as a record's."""
    text, problems = _text(path, data, times)
    if text is None:
        return None, problems
    located, more = read_mapping(path, text, allow_tags=allow_tags, nodes=times * limits.YAML_NODES)
    return located, problems + more


def read_flat(path: str, data: bytes) -> tuple[dict[str, tuple[str, Place]], tuple[Problem, ...]]:
    """Read a YAML file of plain `key: text` lines; a key whose text is not readable has an empty one."""
    located, problems = read_yaml(path, data, times=limits.FLAT)
    if located is None:
        return {}, problems
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
    flat = {k: (v if isinstance(v, str) else "", located.keys[k,]) for k, v in located.data.items()}
    return flat, tuple(found)


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
            told("the text does not begin with its title and summary"),
            told("begin the file with a line `---`, the fields, and a second line `---`"),
        )
        return None, (*problems, missing)
    located, more = read_mapping(path, "\n".join(lines[1:end]) + "\n", first_line=2)
    if located is None:
        return None, problems + more
    return Written(located, "\n".join(lines[end + 1 :]), min(end + 2, len(lines))), problems + more


def _text(path: str, data: bytes, times: int = 1) -> tuple[str | None, tuple[Problem, ...]]:
    if len(data) > times * limits.FILE_BYTES:
        size = Problem(
            Place(path),
            "file-too-large",
            told("the file has more than {number} KiB", number=times * limits.FILE_BYTES // 1024),
            told("keep what the record needs, and link to long documents"),
        )
        return None, (size,)
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    problems += check_characters(path, text)
    stops = any(problem.code == "text-control" for problem in problems)
    return (None if stops else text), problems
