"""Disks that refuse: EIO on a sync, no space on a write, no descriptors (F04, F05, F35)."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from offline_cache.store import Store
from tests.unit.offline_cache.till import KEY, ids_of, journal_of, new_store

PROGRAM = Path(__file__).with_name("refused_till.py")
COUNT = 8


def attached(path: Path, inject: str) -> list[tuple[str, str]]:
    """What a till says whose calls are refused from when it is ready on."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    till = subprocess.Popen(
        [sys.executable, str(PROGRAM), str(path), str(COUNT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert till.stdout is not None
    assert till.stdout.readline() == "ready\n"
    tracer = subprocess.Popen(
        [strace, "-f", "-p", str(till.pid), "-e", f"inject={inject}", "-o", "/dev/null"],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert tracer.stderr is not None
    first = tracer.stderr.readline()
    if "attached" not in first:
        till.kill()
        till.communicate()
        tracer.communicate()
        pytest.skip(f"tracing is not allowed here: {first.strip()}")
    said, _ = till.communicate("go\n", timeout=60)
    tracer.communicate(timeout=60)
    return [(line.split()[0], line.split()[1]) for line in said.splitlines()]


def stored(path: Path) -> list[str]:
    with Store.open(path, KEY) as store:
        journal = journal_of(store)
        assert journal.verify().ok
        assert store.repair is None
        return ids_of(tuple(journal.entries(("purchase_recorded",))))


@pytest.fixture
def till(path: Path) -> Path:
    with new_store(path) as store:
        journal_of(store)
    return path


@pytest.mark.parametrize("number", [1, 2, 3])
def test_one_sync_that_fails_leaves_every_record_there_once(till: Path, number: int) -> None:
    said = attached(till, f"fdatasync:error=EIO:when={number}")
    assert {what for what, _ in said} <= {"recorded", "recorded-again", "uncertain"}
    recorded = [name for what, name in said if what.startswith("recorded")]
    assert len(recorded) == COUNT
    assert sorted(stored(till)) == sorted(recorded)


def test_a_disk_whose_syncs_fail_for_ever_records_nothing_and_says_so(till: Path) -> None:
    said = attached(till, "fdatasync,fsync:error=EIO:when=1+")
    assert "recorded" not in {what for what, _ in said}
    assert Counter(what for what, _ in said)["uncertain"] >= 1
    kept = stored(till)
    assert len(kept) == len(set(kept))
    assert set(kept) <= {name for _, name in said}


def test_a_write_without_space_is_refused_as_a_full_disk_and_the_next_goes_on(till: Path) -> None:
    said = attached(till, "pwrite64:error=ENOSPC:when=3")
    told = Counter(what for what, _ in said)
    assert told["disk-full"] == 1
    assert told["recorded"] == COUNT - 1
    assert sorted(stored(till)) == sorted(name for what, name in said if what == "recorded")


def test_a_till_without_descriptors_says_so_loses_nothing_and_goes_on_with_them(till: Path) -> None:
    program = (
        "import resource, runpy, sys;"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[1]), 4096));"
        "sys.argv = sys.argv[2:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    for limit in (4, 5, 6, 8, 10, 12):
        done = subprocess.run(
            [sys.executable, "-c", program, str(limit), str(PROGRAM), str(till), "2"],
            input="go\n",
            capture_output=True,
            text=True,
            timeout=60,
        )
        said = [line.split() for line in done.stdout.splitlines() if line != "ready"]
        assert {name for what, name in said if what == "recorded"} <= set(stored(till))
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > limit
