"""Damaging a till's file in every way, and looking at what the till makes of it (F07).

Each file is damaged, opened and used, and then damaged once more as it was left: open or closed, with the
first repair told or not. Half of the runs count it as a large one, of which a start reads the end only, so
that damage is met while the till runs.

`python -m tests.faults.damage --mutations 500 --seed 1`
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import apsw

from offline_cache import inspection
from offline_cache.errors import CacheError, StoreDamagedError
from offline_cache.head_mark import HeadMark
from offline_cache.journal import Journal
from offline_cache.mending import Repair
from offline_cache.store import Store
from tests.faults.damaging import Before, befores, facts_of, mutate, taken
from tests.unit.offline_cache.till import KEY, NOON, journal_of, purchase

_LARGE_FROM_BYTES = 16 * 1024


@dataclass
class Outcomes:
    """What became of so many damaged files."""

    tried: int = 0
    whole: int = 0
    mended: int = 0
    refused: int = 0
    met: int = 0
    salvaged: int = 0
    lost: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """One line for a person."""
        return (
            f"mutations {self.tried}: opened whole {self.whole}, mended {self.mended},"
            f" refused {self.refused}, met while it ran {self.met},"
            f" entries salvaged {self.salvaged}, declared lost {self.lost},"
            f" wrong {len(self.wrong)}, seconds {self.seconds:.1f}"
        )


def try_mutations(folder: Path, seed: int, numbers: range) -> Outcomes:
    """Damage, open, look, twice; every outcome must be one of the three, and true."""
    outcomes = Outcomes()
    began = time.monotonic()
    (folder / "before").mkdir(parents=True)
    given = befores(folder / "before")
    for number in numbers:
        chance = random.Random(f"{seed}/{number}")
        with _size(large=number % 2 == 1):
            _try_twice(folder / "damaged", given[number % len(given)], chance, f"{seed}/{number}", outcomes)
    outcomes.seconds = time.monotonic() - began
    return outcomes


@contextmanager
def _size(*, large: bool) -> Iterator[None]:
    """Within it a file counts as large, or as small."""
    usual = inspection.WHOLE_UP_TO_BYTES
    inspection.WHOLE_UP_TO_BYTES = _LARGE_FROM_BYTES if large else usual
    try:
        yield
    finally:
        inspection.WHOLE_UP_TO_BYTES = usual


def _try_twice(place: Path, before: Before, chance: random.Random, number: str, outcomes: Outcomes) -> None:
    told, left = "", before
    for _ in range(2):
        more, files = mutate(left, chance)
        told += f" {more};"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        for name, content in files.items():
            (place / name).write_bytes(content)
        outcomes.tried += 1
        try:
            after = _try_one(place / "till.db", left, files, chance, outcomes)
        except (AssertionError, CacheError, apsw.Error, OSError, ValueError) as error:
            outcomes.wrong.append(f"mutation {number},{told} {type(error).__name__}: {error}")
            return
        if after is None:
            return
        left = after


def _try_one(
    path: Path, before: Before, files: Mapping[str, bytes], chance: random.Random, outcomes: Outcomes
) -> Before | None:
    """What the till made of it, to be damaged again; None where it refused."""
    try:
        left = _started(path, before, files, chance, outcomes)
    except _MetError:
        outcomes.met += 1
        left = _started(path, before, {}, chance, outcomes)
    if left is not None:
        with Store.open(path, KEY) as again:
            declared = [*journal_of(again).entries(("hole_declared",))]
            assert len(declared) == left.holes, "declared twice"
    return left


class _MetError(Exception):
    """Damage that the start did not look for was met by its use."""


def _started(
    path: Path, before: Before, files: Mapping[str, bytes], chance: random.Random, outcomes: Outcomes
) -> Before | None:
    knows_its_end = HeadMark(path, KEY).read() is not None
    now = NOON + timedelta(seconds=outcomes.tried)
    try:
        store = Store.open(path, KEY, wall_clock=lambda: now)
    except StoreDamagedError:
        outcomes.refused += 1
        assert not files or path.read_bytes() == files["till.db"], "a refused file was written to"
        return None
    with store:
        try:
            journal = journal_of(store)
            journal.append([purchase()])
            report = journal.verify()
        except StoreDamagedError as error:
            if not files:
                raise
            raise _MetError from error
        assert report.ok, str(report.first_bad)
        repair = None if store.repair == before.repair else store.repair
        holes = sorted(_holes(journal))
        _look(path, before, repair, holes, outcomes, knows_its_end=knows_its_end)
        if repair is not None and files:
            assert repair.kept_aside.read_bytes() == files["till.db"], "what is kept aside is not the file"
        repair, told = store.repair or before.repair, chance.random() < _TOLD
        if told:
            store.repair_was_told()
        if chance.random() < _LEFT_OPEN:
            return taken("left open", path.parent, len(holes), repair, told=told)
    return taken("left closed", path.parent, len(holes), repair, told=told)


_TOLD, _LEFT_OPEN = 0.7, 0.5
_Hole = tuple[int, int, int]


def _look(
    path: Path,
    before: Before,
    repair: Repair | None,
    holes: list[_Hole],
    outcomes: Outcomes,
    *,
    knows_its_end: bool,
) -> None:
    """Hold what is there against what was there. Without its mark a journal does not know that its end is
    gone; the backend does.
    """
    found, _ = facts_of(path)
    missing = [fact.place for name, fact in before.facts.items() if name not in found]
    for name in before.facts.keys() & found.keys():
        assert found[name].said == before.facts[name].said, "a fact is not what it was"
    assert not any(one[0] == two[0] and one[2] >= two[1] for one, two in pairwise(holes)), (
        f"declared twice: {holes}"
    )
    end = max((fact.place for name, fact in before.facts.items() if name in found), default=(0, 0))
    for place in missing:
        if knows_its_end or place < end:
            assert _covered(place, holes), f"{len(missing)} facts are gone, and nothing is said of {place}"
    if repair is None:
        outcomes.whole += 1
        assert len(holes) == before.holes, "a hole is declared, and nobody is told"
        return
    outcomes.mended += 1
    outcomes.salvaged += repair.salvaged
    if repair.lost is not None:
        _look_at_the_count(before, repair, repair.lost, len(missing))
        outcomes.lost += max(0, repair.lost - before.lost)
        more = len(holes) - before.holes
        assert more >= 0 if repair.lost else not more, "the holes are not declared"


def _look_at_the_count(before: Before, repair: Repair, lost: int, missing: int) -> None:
    earlier = 0 if before.told else before.lost
    assert lost >= missing + earlier, f"{missing} gone after {earlier}, {lost} told"
    known = {repair.salvaged + lost, repair.salvaged + lost - before.lost}
    assert not repair.salvaged or before.entries in known, f"{known} told of {before.entries} entries"


def _holes(journal: Journal) -> Iterator[_Hole]:
    for entry in journal.entries(("hole_declared",)):
        body: Any = entry.body
        yield body["epoch"], body["from_seq"], body["to_seq"]


def _covered(place: tuple[int, int], holes: list[_Hole]) -> bool:
    return any(epoch == place[0] and first <= place[1] <= last for epoch, first, last in holes)


def main(arguments: list[str]) -> int:
    """0 when every outcome was true."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.damage", description=__doc__)
    parser.add_argument("--mutations", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        outcomes = try_mutations(Path(name), told.seed, range(told.mutations))
    for word in outcomes.wrong[:20]:
        sys.stdout.write(f"{word}\n")
    sys.stdout.write(f"seed {told.seed}: {outcomes}\n")
    return 1 if outcomes.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
