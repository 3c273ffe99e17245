"""A killed process, a read-only disk. Killed tills, full disks and two processes: tests/faults."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from offline_cache.errors import StoreReadOnlyError
from offline_cache.store import Store
from tests.journeys.small_disk import small_disk
from tests.unit.offline_cache.till import KEY, ids_of, journal_of, new_store

PROGRAM = Path(__file__).with_name("killed_till.py")
CYCLES = 20


@contextmanager
def till_process(path: Path, what: str) -> Iterator[subprocess.Popen[str]]:
    """A till that is ready. It is killed at the end."""
    till = subprocess.Popen(
        [sys.executable, str(PROGRAM), str(path), what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert till.stdout is not None
        assert till.stdout.readline() == "ready\n"
        yield till
    finally:
        till.kill()
        till.communicate()


def kill_after(till: subprocess.Popen[str], purchases: int) -> list[str]:
    """Let it record this many, kill it wherever it is then, and give all ids that it said."""
    assert till.stdout is not None
    said = [till.stdout.readline() for _ in range(purchases)]
    till.kill()
    rest = till.stdout.read()
    return [line.strip() for line in "".join([*said, rest]).splitlines(keepends=True) if line.endswith("\n")]


@pytest.mark.skipif(
    hasattr(os, "fork"), reason="tests/faults/test_kills.py kills whole tills here, at named places too"
)
def test_after_a_kill_everything_that_was_said_to_be_recorded_is_there_once(path: Path) -> None:
    with new_store(path) as store:
        journal_of(store)
    said: list[str] = []
    for cycle in range(CYCLES):
        with till_process(path, "record") as till:
            said += kill_after(till, cycle % 7)
        with Store.open(path, KEY) as store:
            journal = journal_of(store)
            stored = ids_of(tuple(journal.entries(("purchase_recorded",))))
            assert journal.verify().ok
        assert set(said) <= set(stored)
        assert len(stored) == len(set(stored))
        assert len(stored) <= len(said) + cycle + 1


def test_a_read_only_disk_is_named_before_anything_is_promised(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 4096) as disk:
        with new_store(disk.folder / "till.db") as store:
            journal_of(store)
        disk.become_read_only(True)
        with pytest.raises(StoreReadOnlyError):
            Store.open(disk.folder / "till.db", KEY)
        with Store.open_for_reading(disk.folder / "till.db", KEY) as reading:
            assert journal_of(reading).verify().ok


@pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="root may write everywhere",
)
def test_a_file_without_write_permission_is_named(path: Path) -> None:
    with new_store(path) as store:
        journal_of(store)
    path.chmod(0o400)
    with pytest.raises(StoreReadOnlyError):
        Store.open(path, KEY)
