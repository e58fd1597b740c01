"""Units ⇄ a gettext catalog: a unit's name is its context, so the same words elsewhere are another unit.

What has to be looked at again is `fuzzy`, with the translation that is there; a unit still fuzzy on return is not done.
"""

from __future__ import annotations

import io

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from showcase.message import told
from showcase.problem import Place, Problem, visible
from showcase.unit import Answer, Answers, Batch, Unit, stamp_of


def write(batch: Batch) -> bytes:
    """The catalog; its comments speak the translator's language."""
    words = batch.words
    help_ = [words.say(f"handoff.help.{name}") for name in ("what", "marks", "po", "back")]
    catalog = Catalog(
        batch.language,
        header_comment="\n".join(f"# {line}" for line in help_),
        project=batch.site,
        version=batch.language,
        msgid_bugs_address=" ",
        last_translator="",
        language_team=batch.language,
        fuzzy=False,
    )
    for unit in batch.units:
        message = catalog.add(
            unit.source,
            unit.translation,
            flags=("fuzzy",) if unit.to_do and unit.translation else (),
            auto_comments=_comments(unit, batch),
            locations=((unit.file, 1),),
            context=unit.name,
        )
        if message:
            message.flags.discard("python-format")  # `75 % du` is no place to fill in
    written = io.BytesIO()
    write_po(written, catalog, width=0, include_lineno=False)
    return written.getvalue()


def _comments(unit: Unit, batch: Batch) -> list[str]:
    words = batch.words
    limit = [words.say("handoff.limit", limit=words.number(unit.limit))] if unit.limit else []
    stamp = f"{words.say('handoff.column.stamp')} {unit.stamp}"
    return [f"{unit.record} · {unit.field}", unit.seen, *limit, stamp]


def read(path: str, data: bytes) -> tuple[Answers | None, tuple[Problem, ...]]:
    """What came back, each unit at its line."""
    try:
        catalog = read_po(io.BytesIO(data), abort_invalid=True)
    except PoFileError as error:
        return None, (_unreadable(path, error.lineno + 1, str(error)),)
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
    ) as error:  # bytes that are no text, a header of no sense
        return None, (_unreadable(path, 1, str(error)),)
    language = str(catalog.locale_identifier or "").replace("-", "_").partition("_")[0]
    return Answers(language, tuple(_answer(path, one) for one in catalog if one.id)), ()


def _answer(path: str, message: Message) -> Answer:
    source = message.id if isinstance(message.id, str) else message.id[0]
    text = message.string if isinstance(message.string, str) else ""
    stamp = stamp_of("\n".join(message.auto_comments), source)
    done = bool(text.strip()) and not message.fuzzy
    return Answer(message.context or "", stamp, text, done, Place(path, message.lineno or 1))


def _unreadable(path: str, line: int, why: str) -> Problem:
    message = told("this is not a catalog that can be read: {why}", why=visible(why)[:80])
    hint = told("save it again as a PO file in UTF-8")
    return Problem(Place(path, line), "handin-unreadable", message, hint)
