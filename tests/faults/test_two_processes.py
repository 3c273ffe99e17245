"""Two processes on one file, and a file that goes away (F06, F08)."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from offline_cache.errors import StoreBusyError, StoreMissingError
from offline_cache.store import Store
from tests.unit.offline_cache.test_faults import till_process
from tests.unit.offline_cache.till import KEY, ids_of, journal_of, new_store, purchase

PAIRS = 20
LONGEST_S = 2.0
OPEN_TWENTY_TIMES = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from offline_cache.errors import StoreBusyError
from offline_cache.store import Store
for _ in range(20):
    began = time.monotonic()
    try:
        Store.open(Path(sys.argv[2]), bytes(range(32)))
        print("opened")
    except StoreBusyError as error:
        print(error.code, time.monotonic() - began)
"""


def test_a_second_process_is_refused_within_two_seconds_and_the_first_goes_on(path: Path) -> None:
    with new_store(path) as store:
        journal = journal_of(store)
        root = str(Path(__file__).parents[2])
        second = subprocess.Popen(
            [sys.executable, "-c", OPEN_TWENTY_TIMES, root, str(path)], stdout=subprocess.PIPE, text=True
        )
        recorded: list[str] = []
        while second.poll() is None:
            recorded += ids_of(journal.append([purchase()]))
        assert second.stdout is not None
        told = [line.split() for line in second.stdout.read().splitlines()]
        second.stdout.close()
        assert [code for code, _ in told] == ["till-already-open"] * PAIRS
        assert max(float(took) for _, took in told) <= LONGEST_S
        assert ids_of(tuple(journal.entries(("purchase_recorded",)))) == recorded
        assert journal.verify().ok


def test_a_lock_whose_process_was_killed_is_no_lock(path: Path) -> None:
    with new_store(path) as store:
        journal_of(store)
    with till_process(path, "hold") as till:
        with pytest.raises(StoreBusyError):
            Store.open(path, KEY)
        till.kill()
        till.wait()
        began = time.monotonic()
        Store.open(path, KEY).close()
        assert time.monotonic() - began <= LONGEST_S


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no open file")
def test_a_file_that_is_deleted_under_the_till_stops_it_before_anything_is_promised(path: Path) -> None:
    with new_store(path) as store:
        journal = journal_of(store)
        journal.append([purchase()])
        path.unlink()
        with pytest.raises(StoreMissingError):
            journal.append([purchase()])
        assert not path.exists()
    with pytest.raises(StoreMissingError):
        Store.open(path, KEY)
    assert not path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no open file")
def test_a_log_that_is_deleted_under_the_till_is_brought_into_the_file_and_said(path: Path) -> None:
    with new_store(path) as store:
        journal_of(store).append([purchase()])
    with Store.open(path, KEY) as store:
        journal = journal_of(store)
        said = ids_of(journal.append([purchase()]))
        path.with_name("till.db-wal").unlink()
        with pytest.raises(StoreMissingError):
            journal.append([purchase()])
    with Store.open(path, KEY) as store:
        there = ids_of(tuple(journal_of(store).entries(("purchase_recorded",))))
        assert store.repair is None
        assert set(said) <= set(there)
