"""Power is cut at any write: what was said to be recorded is there, once and whole (F03, I1, I5).

Each control plants a fault that the images must show.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from offline_cache import store as store_module
from offline_cache.connection import open_writer
from tests.power_loss.images import Found, try_images
from tests.power_loss.workload import play

SEED = 20_261_122
IMAGES = 300


def cut_power(tmp_path: Path, images: int, *, early: bool = False, rounds: int = 12) -> Found:
    folder = tmp_path / "day"
    folder.mkdir()
    found = try_images(play(folder, early=early, rounds=rounds), tmp_path / "image", SEED, range(images))
    sys.stdout.write(f"seed {SEED}: {found}\n")
    return found


def test_no_power_cut_takes_what_was_recorded_or_leaves_half_of_it(tmp_path: Path) -> None:
    found = cut_power(tmp_path, IMAGES)
    assert found.images == IMAGES
    assert found.acknowledged > IMAGES
    assert not found.wrong, "\n".join([f"seed {SEED}", *found.words])


def weakened(pragma: str, value: str) -> Callable[..., apsw.Connection]:
    """The writing connection with a setting that does not belong there."""

    def weak(path: Path, key: bytes, vfs: str | None = None) -> apsw.Connection:
        connection = open_writer(path, key, vfs)
        if vfs is not None:
            connection.pragma(pragma, value)
        return connection

    return weak


def test_a_log_that_is_not_synced_at_each_commit_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "open_writer", weakened("synchronous", "NORMAL"))
    found = cut_power(tmp_path, 40, rounds=6)
    assert len(found.lost) > 3


def test_a_file_without_a_journal_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "open_writer", weakened("journal_mode", "OFF"))
    found = cut_power(tmp_path, 40, rounds=6)
    assert len({*found.corrupt, *found.mistaken, *found.half}) > 3


def test_a_till_that_says_recorded_before_it_is_is_caught(tmp_path: Path) -> None:
    found = cut_power(tmp_path, 40, early=True, rounds=6)
    assert len(found.lost) > 3
