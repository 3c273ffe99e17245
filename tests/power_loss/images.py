"""Disks after a power cut, opened by the real store, one after another."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import apsw

from offline_cache.connection import open_writer
from offline_cache.errors import CacheError
from offline_cache.store import Store
from tests.power_loss.disk import Disk, write
from tests.power_loss.recording import Operation
from tests.power_loss.workload import Day, InlineWriter, State, state_of
from tests.unit.offline_cache.till import KEY, NOON, journal_of, purchase


@dataclass
class Found:
    """What so many images showed. The numbers of those that were wrong replay them."""

    images: int = 0
    acknowledged: int = 0
    lost: list[int] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)
    half: list[int] = field(default_factory=list)
    corrupt: list[int] = field(default_factory=list)
    mistaken: list[int] = field(default_factory=list)
    """The till reported a loss that was none."""
    seconds: float = 0.0
    words: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        """How many images were not as promised."""
        return len({*self.lost, *self.doubled, *self.half, *self.corrupt, *self.mistaken})

    def __str__(self) -> str:
        """One line for a person."""
        return (
            f"images {self.images}, acknowledged {self.acknowledged}, lost {len(self.lost)}, doubled"
            f" {len(self.doubled)}, half {len(self.half)}, corrupt {len(self.corrupt)},"
            f" reported lost by mistake {len(self.mistaken)}, seconds {self.seconds:.1f}"
        )


def try_images(day: Day, folder: Path, seed: int, numbers: Iterable[int]) -> Found:
    """Make these images, open each, and compare it with what was promised at its moment."""
    found = Found()
    began = time.monotonic()
    disk, done = _disk_before(day), 0
    for cut, number in sorted((_cut(day, seed, number), number) for number in numbers):
        for operation in day.operations[done:cut]:
            disk.do(operation)
        done = cut
        _try_one(day, disk, cut, number, _chance(seed, number, "image"), folder, found)
    found.seconds = time.monotonic() - began
    return found


def _disk_before(day: Day) -> Disk:
    disk = Disk()
    for name, content in day.first.items():
        disk.do(Operation(name, "write", 0, content))
        disk.do(Operation(name, "sync"))
    return disk


def _chance(seed: int, number: int, what: str) -> random.Random:
    return random.Random(f"{seed}/{number}/{what}")


def _cut(day: Day, seed: int, number: int) -> int:
    return _chance(seed, number, "cut").randrange(len(day.operations) + 1)


def _try_one(
    day: Day, disk: Disk, cut: int, number: int, chance: random.Random, folder: Path, found: Found
) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write(disk.image(chance), folder)
    allowed = day.allowed(cut)
    found.images += 1
    found.acknowledged += len(allowed[0].ids)
    try:
        state, repaired = _opened(folder / "till.db")
    except (CacheError, apsw.Error, AssertionError) as error:
        found.corrupt.append(number)
        found.words.append(f"image {number}: {type(error).__name__}: {error}")
        return
    if repaired:
        found.mistaken.append(number)
    _compare(state, allowed, number, found)


def _compare(state: State, allowed: tuple[State, ...], number: int, found: Found) -> None:
    if set(allowed[0].ids) - set(state.ids):
        found.lost.append(number)
    if len(state.ids) != len(set(state.ids)):
        found.doubled.append(number)
    if state not in allowed:
        found.half.append(number)
        found.words.append(f"image {number}: neither the state promised last nor the next one")


def _opened(path: Path) -> tuple[State, bool]:
    """As a till that starts again: the state that it finds, and whether it mended something."""
    with Store.open(path, KEY, start_writer=InlineWriter, wall_clock=lambda: NOON) as store:
        state, repaired = state_of(store, path), store.repair is not None
        journal = journal_of(store)
        assert journal.verify().ok, "the chain does not verify"
        journal.append([purchase()])
    connection = open_writer(path, KEY)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "integrity_check"
    finally:
        connection.close()
    return state, repaired
