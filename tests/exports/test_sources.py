"""The files that a form opens: those of the record, byte for byte, and no more than a form can list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from showcase import form_fields
from showcase.exports.sources import files
from showcase.question import PROPOSED
from tests.conftest import GOOD
from tests.viewing import good_site, record


def test_a_record_is_there_as_it_was_written() -> None:
    atlas = record(good_site(), "project", "atlas")
    [(path, data)] = files(GOOD, good_site(), [atlas])
    assert path == "contribute/form/records/project/atlas.json"
    assert b"<" not in data
    found = json.loads(data)["files"]
    assert {name: text.encode() for name, text in found.items()} == {
        file.name: file.read_bytes() for file in (GOOD / atlas.path).iterdir() if file.name in found
    }
    assert set(found) == {"record.yml", *(f"text.{code}.md" for code in atlas.texts)}


def test_only_what_somebody_can_propose_is_there() -> None:
    found = [path for path, _ in files(GOOD, good_site(), good_site())]
    assert {path.split("/")[-2] for path in found} <= set(PROPOSED)
    assert len(found) == sum(len(good_site().all(kind)) for kind in PROPOSED)


def test_of_a_kind_with_too_many_records_to_list_none_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_fields, "MOST", 1)
    counts = {kind: len(good_site().all(kind)) for kind in PROPOSED}
    found = [path.split("/")[-2] for path, _ in files(GOOD, good_site(), good_site())]
    assert sorted(found) == sorted(kind for kind, count in counts.items() if count == 1)


def test_a_link_that_took_the_place_of_a_file_is_not_followed(good: Path) -> None:
    atlas = record(good_site(), "project", "atlas")
    file = good / atlas.path / "record.yml"
    file.unlink()
    file.symlink_to(good / "mkdocs.yml")
    with pytest.raises(OSError, match="symbolic links"):
        list(files(good, good_site(), [atlas]))
