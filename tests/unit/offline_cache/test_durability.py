"""What "recorded" rests on: how the writing connection is set up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from offline_cache.connection import open_reader, open_writer
from tests.unit.offline_cache.till import KEY, new_store

FULL, MEMORY = 2, 2
"""The numbers that SQLite gives `PRAGMA synchronous` and `PRAGMA temp_store`."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new_store(tmp_path / "till.db").close()
    return tmp_path / "till.db"


@pytest.fixture
def writer(path: Path) -> Iterator[apsw.Connection]:
    connection = open_writer(path, KEY)
    yield connection
    connection.close()


@pytest.mark.rule("X04")
def test_every_commit_is_forced_to_the_disk(writer: apsw.Connection) -> None:
    """`NORMAL` would sync the log at checkpoints only: a power cut would take the last sales."""
    assert writer.pragma("journal_mode") == "wal"
    assert writer.pragma("synchronous") == FULL
    assert writer.pragma("fullfsync") == 1


def test_what_is_erased_is_overwritten(writer: apsw.Connection) -> None:
    assert writer.pragma("secure_delete") == 1


def test_sorting_spills_no_plain_text_into_a_temporary_file(writer: apsw.Connection, path: Path) -> None:
    reader = open_reader(path, KEY)
    assert (writer.pragma("temp_store"), reader.pragma("temp_store")) == (MEMORY, MEMORY)
    reader.close()
