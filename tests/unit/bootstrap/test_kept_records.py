"""Which files are the till's own when its data is removed or put aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.kept_records import end_removal, keep_aside, remove_files
from tests.unit.offline_cache.till import NOON

OWN = (
    "till.db",
    "till.db-wal",
    "till.db-shm",
    "till.db.head",
    "till.db.key-mark",
    "till.db.key-mark.x8_a2bcd",
    "till.db.reserve",
    "till.db.doubt",
    "till.db.sealed-key",
    "till.db.v1",
    "till.db.v12.part",
    "till.db.mended-20261122T120000Z",
    "till.db.mending-wal",
    "till.db.scratch.lender",
)
DAMAGED = ("till.db.damaged-20261122T120000Z", "till.db.damaged-20261122T120000Z-2-wal")
FOREIGN = ("till.db.export", "till.db-copy", "till.db.v1.zip", "till.database", "notes.txt")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    for name in (*OWN, *DAMAGED, *FOREIGN):
        (tmp_path / name).write_bytes(b"something")
    return DataFolder(tmp_path)


def names(path: Path) -> set[str]:
    return {file.name for file in path.iterdir() if file.is_file() and file.suffix != ".lock"}


def test_a_removal_takes_the_tills_own_files_and_no_export_beside_them(folder: DataFolder) -> None:
    remove_files(folder)
    end_removal(folder)
    assert names(folder.path) == {*DAMAGED, *FOREIGN}


def test_what_is_put_aside_is_the_tills_own(folder: DataFolder) -> None:
    aside = keep_aside(folder, NOON)
    assert names(folder.path) == set(FOREIGN)
    assert names(aside) == {*OWN, *DAMAGED}
