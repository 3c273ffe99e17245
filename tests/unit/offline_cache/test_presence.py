"""A file or log that is no longer under its name is noticed, also where one question answers for both."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from offline_cache.presence import SETTLED_NS, Presence

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody delete or rename a file that SQLite has open"
)
LONG_AGO_NS = 1_700_000_000_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "till"
    made.mkdir()
    (made / "till.db").touch()
    (made / "till.db-wal").touch()
    return made


def watched(folder: Path) -> Presence:
    presence = Presence(folder / "till.db")
    presence.begins()
    presence.log_is_there()
    return presence


def _replace(file: Path) -> None:
    other = file.with_name("other")
    other.touch()
    other.replace(file)


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "the file deleted": (lambda folder: (folder / "till.db").unlink(), "the file"),
    "the file moved": (lambda folder: (folder / "till.db").rename(folder.parent / "till.db"), "the file"),
    "the file replaced": (lambda folder: _replace(folder / "till.db"), "the file"),
    "the log deleted": (lambda folder: (folder / "till.db-wal").unlink(), "the log"),
    "the log replaced": (lambda folder: _replace(folder / "till.db-wal"), "the log"),
    "the folder moved": (lambda folder: folder.rename(folder.with_name("elsewhere")), "the file"),
}


@pytest.mark.parametrize("settled", [False, True], ids=["young folder", "settled folder"])
@pytest.mark.parametrize("change", CHANGES)
def test_what_is_gone_is_noticed_at_the_next_question(folder: Path, change: str, settled: bool) -> None:
    if settled:
        os.utime(folder, ns=(LONG_AGO_NS, LONG_AGO_NS))
    presence = watched(folder)
    assert [presence.gone() for _ in range(3)] == [None] * 3
    act, gone = CHANGES[change]
    act(folder)
    assert presence.gone() == gone
    assert presence.gone() == gone


def test_a_change_within_the_same_step_of_the_folders_time_is_noticed(folder: Path) -> None:
    presence = watched(folder)
    before = folder.stat()
    assert presence.gone() is None
    (folder / "till.db").unlink()
    os.utime(folder, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert presence.gone() == "the file"


def test_a_settled_folder_answers_for_both_names(folder: Path) -> None:
    os.utime(folder, ns=(LONG_AGO_NS, LONG_AGO_NS))
    presence = watched(folder)
    assert presence.gone() is None
    (folder / "till.db").unlink()
    os.utime(folder, ns=(LONG_AGO_NS, LONG_AGO_NS))
    assert presence.gone() is None, "it asked the names too, which costs two questions for each commit"


def test_other_files_come_and_go_beside_it(folder: Path) -> None:
    os.utime(folder, ns=(LONG_AGO_NS, LONG_AGO_NS))
    presence = watched(folder)
    for name in ("till.db.reserve", "till.db-shm"):
        assert presence.gone() is None
        (folder / name).touch()
        assert presence.gone() is None


def test_a_time_in_the_future_settles_nothing(folder: Path) -> None:
    ahead = folder.stat().st_mtime_ns + 100 * SETTLED_NS
    os.utime(folder, ns=(ahead, ahead))
    presence = watched(folder)
    assert presence.gone() is None
    (folder / "till.db").unlink()
    os.utime(folder, ns=(ahead, ahead))
    assert presence.gone() == "the file"
