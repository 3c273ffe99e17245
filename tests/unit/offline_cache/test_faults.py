"""Real faults: killed processes, two processes, a full disk, a read-only disk."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from offline_cache.errors import DiskFullError, StoreBusyError, StoreReadOnlyError
from offline_cache.journal import Journal
from offline_cache.store import Store
from tests.unit.offline_cache.till import KEY, ids_of, journal_of, new_store, purchase

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


def test_a_second_process_is_told_at_once_and_the_first_goes_on(path: Path) -> None:
    with new_store(path) as store:
        journal = journal_of(store)
        began = time.monotonic()
        second = subprocess.run(
            [sys.executable, str(PROGRAM), str(path), "hold"], capture_output=True, text=True, timeout=30
        )
        assert "till-already-open" in second.stderr
        assert time.monotonic() - began < 10  # start of an interpreter included
        began = time.monotonic()
        with pytest.raises(StoreBusyError):
            Store.open(path, KEY)
        assert time.monotonic() - began < 2
        journal.append([purchase()])
        assert journal.verify().ok


def test_a_process_that_was_killed_leaves_no_lock(path: Path) -> None:
    with new_store(path) as store:
        journal_of(store)
    with till_process(path, "hold") as till:
        with pytest.raises(StoreBusyError):
            Store.open(path, KEY)
        till.kill()
        till.wait()
        with Store.open(path, KEY) as store:
            assert journal_of(store).verify().ok


@contextmanager
def small_disk(folder: Path, size_kb: int) -> Iterator[Path]:
    """A disk of its own in memory. Only Linux's root can have one."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only Linux's root can mount a small disk")
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", str(folder)])
    if mounted.returncode != 0:
        pytest.skip("mounting is not allowed here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """A file that takes all the room that is left."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            return ballast
    return ballast


def test_on_a_full_disk_what_is_recorded_is_safe_and_recording_goes_on_when_there_is_room(
    tmp_path: Path,
) -> None:
    with small_disk(tmp_path / "disk", 2048) as folder, new_store(folder / "till.db") as store:
        journal = journal_of(store)
        before = journal.append([purchase(1)])
        ballast = fill(folder)
        big = [purchase(n, member="m" * 200) for n in range(2000)]
        with pytest.raises(DiskFullError):
            journal.append(big)
        assert ids_of(tuple(journal.entries(("purchase_recorded",)))) == ids_of(before)
        assert journal.verify().ok
        ballast.unlink()
        after = journal.append([purchase(2)])
        assert ids_of(journal.waiting())[1:] == ids_of(before + after)
        assert journal.verify().ok


def record_until_it_fails(journal: Journal, said: list[str]) -> None:
    for number in range(5000):
        said += ids_of(journal.append([purchase(number)]))


def test_entries_one_by_one_fill_the_disk_without_losing_one(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 512) as folder:
        said: list[str] = []
        with new_store(folder / "till.db") as store:
            journal = journal_of(store)
            with pytest.raises(DiskFullError):
                record_until_it_fails(journal, said)
        assert said
        try:
            reopened = Store.open(folder / "till.db", KEY)
        except DiskFullError:
            reopened = None
        if reopened is not None:
            with reopened:
                assert ids_of(tuple(journal_of(reopened).entries(("purchase_recorded",)))) == said
                assert journal_of(reopened).verify().ok


def test_a_read_only_disk_is_named_before_anything_is_promised(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 4096) as folder:
        with new_store(folder / "till.db") as store:
            journal_of(store)
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        with pytest.raises(StoreReadOnlyError):
            Store.open(folder / "till.db", KEY)
        with Store.open_for_reading(folder / "till.db", KEY) as reading:
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
