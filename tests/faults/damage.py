"""Damaging a till's file in every way, and looking at what the till makes of it (F07).

`python -m tests.faults.damage --mutations 500 --seed 1`
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

from offline_cache.connection import open_reader
from offline_cache.errors import CacheError, StoreDamagedError
from offline_cache.store import Store
from tests.unit.offline_cache.till import KEY, NOON, journal_of, new_store, purchase, receipt_for

_FACTS = ("purchase_recorded",)


@dataclass(frozen=True)
class Before:
    """A till's files, closed or as a power cut leaves them, and the facts that are in them."""

    name: str
    files: dict[str, bytes]
    facts: dict[str, str]


@dataclass
class Outcomes:
    """What became of so many damaged files."""

    tried: int = 0
    whole: int = 0
    mended: int = 0
    refused: int = 0
    salvaged: int = 0
    lost: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """One line for a person."""
        return (
            f"mutations {self.tried}: opened whole {self.whole}, mended {self.mended},"
            f" refused {self.refused}, entries salvaged {self.salvaged}, declared lost {self.lost},"
            f" wrong {len(self.wrong)}, seconds {self.seconds:.1f}"
        )


def befores(folder: Path) -> list[Before]:
    """A file that was closed, one with everything in its log, and one with a new epoch in its log."""
    path = folder / "till.db"
    found = []
    with new_store(path) as store:
        journal = journal_of(store)
        for number in range(60):
            journal.append([purchase(number, member="m" * (number * 9 % 500))])
        journal.settle([receipt_for(entry) for entry in journal.waiting(30)])
        store.settings.put("place", "p1")
        store.open_sale.keep({"sale_id": "open"})
    found.append(_taken("closed", folder))
    with Store.open(path, KEY) as store:
        journal = journal_of(store)
        for number in range(20):
            journal.append([purchase(number)])
        found.append(_taken("log", folder))
        journal.open_epoch(journal.status().head_seq - 3, "00" * 32)
        journal.append([purchase(number) for number in range(3)])
        found.append(_taken("epoch in the log", folder))
    return found


def _taken(name: str, folder: Path) -> Before:
    files = {
        file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith(("-shm", ".lock"))
    }
    return Before(name, files, _facts(folder / "till.db"))


def _facts(path: Path) -> dict[str, str]:
    """Every fact by its id. One that is there twice is an error."""
    reader = open_reader(path, KEY)
    try:
        rows: Any = reader.execute(
            "SELECT entry_id, json_array(kind, occurred_at, body, hex(body_salt), personal,"
            " hex(personal_salt), json_extract(header, '$.body_digest'),"
            " json_extract(header, '$.personal_digest'))"
            " FROM entry WHERE live = 1 AND kind IN ('purchase_recorded') ORDER BY position"
        ).fetchall()
    finally:
        reader.close()
    assert len(rows) == len({row[0] for row in rows}), "a fact is there twice"
    return dict(rows)


def mutate(before: Before, chance: random.Random) -> tuple[str, dict[str, bytes]]:
    """One way of damage, and the files after it."""
    files = dict(before.files)
    targets = [name for name in files if name in ("till.db", "till.db-wal")]
    name = chance.choice(targets)
    content = bytearray(files[name])
    match chance.choice(("flip", "flip", "page", "cut", "delete the log", "mark")):
        case "flip":
            count = chance.choice((1, 1, 8, 64, 4096))
            at = chance.randrange(len(content))
            for place in range(at, min(len(content), at + count)):
                content[place] ^= chance.randrange(1, 256)
            told = f"{count} bytes from {at} of {name}"
        case "page":
            at = chance.randrange(len(content)) // 4096 * 4096
            content[at : at + 4096] = bytes(len(content[at : at + 4096]))
            told = f"zeros from {at} of {name}"
        case "cut":
            at = chance.randrange(len(content))
            del content[at:]
            told = f"{name} cut at {at}"
        case "delete the log" if "till.db-wal" in files:
            name, content = "till.db-wal", bytearray()
            told = "no log"
        case _:
            name, content = "till.db.head", bytearray(files["till.db.head"])
            content[chance.randrange(100)] ^= 1
            told = "the mark"
    files[name] = bytes(content)
    if not content and name == "till.db-wal":
        del files[name]
    return f"{before.name}: {told}", files


def try_mutations(folder: Path, seed: int, numbers: range) -> Outcomes:
    """Damage, open, look; every outcome must be one of the three, and true."""
    outcomes = Outcomes()
    began = time.monotonic()
    (folder / "before").mkdir(parents=True)
    given = befores(folder / "before")
    for number in numbers:
        chance = random.Random(f"{seed}/{number}")
        before = given[number % len(given)]
        told, files = mutate(before, chance)
        place = folder / "damaged"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        for name, content in files.items():
            (place / name).write_bytes(content)
        outcomes.tried += 1
        try:
            _try_one(place / "till.db", before, files, outcomes)
        except (AssertionError, CacheError, apsw.Error, OSError, ValueError) as error:
            outcomes.wrong.append(f"seed {seed}, mutation {number}, {told}: {type(error).__name__}: {error}")
    outcomes.seconds = time.monotonic() - began
    return outcomes


def _try_one(path: Path, before: Before, files: dict[str, bytes], outcomes: Outcomes) -> None:
    try:
        store = Store.open(path, KEY, wall_clock=lambda: NOON)
    except StoreDamagedError:
        outcomes.refused += 1
        assert path.read_bytes() == files["till.db"], "a refused file was written to"
        return
    with store:
        repair = store.repair
        journal = journal_of(store)
        found = _facts(path)
        assert found.items() <= before.facts.items(), "a fact is not what it was"
        assert journal.verify().ok, str(journal.verify().first_bad)
        missing = len(before.facts) - len(found)
        declared = [dict(entry.body or {}) for entry in journal.entries(("hole_declared",))]
        if repair is None:
            outcomes.whole += 1
            assert not missing, f"{missing} facts are gone, and nothing is said"
        else:
            outcomes.mended += 1
            outcomes.salvaged += repair.salvaged
            outcomes.lost += repair.lost or 0
            assert repair.lost is None or repair.lost >= missing, f"{missing} gone, {repair.lost} told"
            assert bool(declared) == bool(repair.lost), "the holes are not declared"
            assert repair.kept_aside.read_bytes() == files["till.db"], "what is kept aside is not the file"
        journal.append([purchase()])
        assert journal.verify().ok
    with Store.open(path, KEY) as again:
        assert (again.repair is None) == (repair is None)
        assert len([*journal_of(again).entries(("hole_declared",))]) == len(declared), "declared twice"


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
