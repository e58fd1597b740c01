"""Units ⇄ a gettext catalog: a unit's name is its context, so the same words elsewhere are another unit.

What has to be looked at again is `fuzzy`, with the translation that is there; a unit still fuzzy on return is not done.
"""

from __future__ import annotations

import io
import re
from collections import Counter

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from showcase.characters import decode
from showcase.message import Message as Sentence
from showcase.message import as_it_is, told
from showcase.problem import Place, Problem, visible
from showcase.unit import Answer, Answers, Batch, Unit, stamp_of

_CHARSET = re.compile(rb"charset=([\w.:-]+)")
_CONTEXT = re.compile(r'^msgctxt "(.*)"', re.MULTILINE)


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
    text, problems = decode(path, _in_utf8(data))
    if text is None:
        return None, problems
    try:
        catalog = read_po(io.StringIO(text.replace("\r", "\n")), abort_invalid=True)
    except PoFileError as error:
        return None, (_unreadable(path, error.lineno + 1, as_it_is(visible(str(error))[:80])),)
    except (ValueError, LookupError, TypeError, AttributeError) as error:  # a header of no sense
        return None, (_unreadable(path, 1, as_it_is(visible(str(error))[:80])),)
    language = str(catalog.locale_identifier or "").replace("-", "_").partition("_")[0]
    if not language:
        return None, (_unreadable(path, 1, told("its head does not name a language")),)
    answers = tuple(_answer(path, one) for one in catalog if one.id)
    twice = {name for name, count in Counter(_CONTEXT.findall(text)).items() if count > 1}
    # The library has dropped all but the last of them: told twice, it is told of.
    return Answers(language, (*answers, *(one for one in answers if one.name in twice))), ()


def _in_utf8(data: bytes) -> bytes:
    """The bytes in UTF-8, if they are in the encoding that their head names."""
    named = _CHARSET.search(data)
    try:
        return data.decode(named[1].decode("ascii")).encode() if named else data
    except (LookupError, ValueError):
        return data


def _answer(path: str, message: Message) -> Answer:
    source = message.id if isinstance(message.id, str) else message.id[0]
    text = message.string if isinstance(message.string, str) else ""
    stamp = stamp_of("\n".join(message.auto_comments), source)
    done = bool(text.strip()) and not message.fuzzy
    return Answer(message.context or "", stamp, text, done, Place(path, message.lineno or 1))


def _unreadable(path: str, line: int, why: Sentence) -> Problem:
    message = told("this is not a catalog that can be read: {why}", why=why)
    hint = told("save it again as a PO file in UTF-8")
    return Problem(Place(path, line), "handin-unreadable", message, hint)
