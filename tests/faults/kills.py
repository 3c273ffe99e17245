"""A till is killed, again and again, wherever it is; each time what it said must be true (F01, F02).

`python -m tests.faults.kills --cycles 2000 --seed 1`. Every till is a process of its own against a backend
that is one too. POSIX only: a till begins as a copy of this process, so that a cycle takes no second of
imports.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import sys
import tempfile
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import apsw

from offline_cache.chain import HeadSigner
from offline_cache.connection import open_reader
from offline_cache.store import Store
from pos_client.backend.client import BackendClient
from pos_client.backend.transport import Transport
from pos_client.domain.ids import new_entry_id
from pos_client.services.deliver import Delivered
from tests.faults.selling import POINTS, Enrolled, Failpoint, Plant, Point, deliverer, open_till, sell
from tests.network.shop import Shop, open_shop

LONGEST_LIFE_S = 0.25
HANGS_AFTER_S = 30.0


@dataclass
class Found:
    """What so many killed tills left."""

    cycles: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    broken: list[str] = field(default_factory=list)
    points: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def right(self) -> bool:
        """Nothing is lost, doubled or broken."""
        return not (self.lost or self.doubled or self.broken)

    def __str__(self) -> str:
        """One line for a person."""
        points = ", ".join(f"{name} {times}" for name, times in sorted(self.points.items()))
        return (
            f"cycles {self.cycles} ({points}), acknowledged {self.acknowledged}, lost {self.lost},"
            f" doubled {self.doubled}, broken {len(self.broken)}, seconds {self.seconds:.1f}"
        )


def enrolled(shop: Shop, folder: Path, chance: random.Random) -> Enrolled:
    """A register that nobody had before."""
    register, code = shop.new_register()
    signing_key, database_key = chance.randbytes(32), chance.randbytes(32)
    instance = str(uuid.UUID(bytes=chance.randbytes(16), version=4))
    transport = Transport(shop.process.url, lambda: datetime.now(UTC), lambda _: None)
    desk = BackendClient(transport, None, lambda: datetime.now(UTC))
    token = desk.enrol(code, HeadSigner(signing_key).public_key_hex, instance).token
    desk.close()
    transport = Transport(shop.process.url, lambda: datetime.now(UTC), lambda _: None)
    client = BackendClient(transport, token, lambda: datetime.now(UTC))
    place = client.configuration().configuration.register.place
    client.close()
    path = folder / "till.db"
    Store.open(path, database_key, create=True).close()
    return Enrolled(path, shop.process.url, register, token, place, database_key, signing_key, instance)


def kill_tills(
    shop: Shop, folder: Path, cycles: int, seed: int, plant: Plant = "nothing", only: Point | None = None
) -> Found:
    """Let so many tills live, one after another, over the same file; look after each, and at the end."""
    found, began = Found(), time.monotonic()
    chance = random.Random(f"{seed}/{plant}")
    said: list[str] = []
    till = enrolled(shop, folder / plant.replace(" ", "-"), chance)
    for cycle in range(cycles):
        point = only or POINTS[cycle % len(POINTS)]
        said += _one_life(till, point, chance, cycle, plant)
        found.cycles += 1
        found.points[point] += 1
        _look(till, shop, said, cycle, found)
    # What was recorded and not said, since the till died between the two, counts as well: once.
    arrived = shop.arrived(till.register, set(said) | _drained(till))
    found.acknowledged = len(set(said))
    found.lost = max(found.lost, arrived.lost)
    found.doubled = max(found.doubled, arrived.doubled)
    found.seconds = time.monotonic() - began
    return found


def _one_life(till: Enrolled, point: Point, chance: random.Random, cycle: int, plant: Plant) -> list[str]:
    """What a till said before it died."""
    reading, writing = os.pipe()
    life_s = chance.uniform(0.0, LONGEST_LIFE_S) if point == "anywhere" else HANGS_AFTER_S
    failpoint = Failpoint(point, chance.randrange(1, 5))
    seed = chance.randbytes(16)
    pid = os.fork()
    if pid == 0:
        _be_the_till(till, writing, failpoint, random.Random(seed), 1 + cycle * 1_000, plant)
    os.close(writing)
    heard = _listen(reading, life_s)
    os.kill(pid, signal.SIGKILL)
    heard += _listen(reading, HANGS_AFTER_S)
    os.close(reading)
    os.waitpid(pid, 0)
    lines = heard.decode().splitlines(keepends=True)
    return [line.strip() for line in lines if line.endswith("\n")]


def _be_the_till(
    till: Enrolled, writing: int, failpoint: Failpoint, chance: random.Random, first: int, plant: Plant
) -> None:
    try:
        sell(
            till,
            lambda sale: cast(None, os.write(writing, f"{sale}\n".encode())),
            lambda: new_entry_id(time.time_ns() // 1_000_000, chance.randbytes),
            failpoint,
            first,
            plant,
        )
    except BaseException as error:  # noqa: BLE001  # this process is a till and nothing else: it ends here
        os.write(2, f"a till failed: {type(error).__name__}: {error}\n".encode())
    os._exit(1)


def _listen(reading: int, for_s: float) -> bytes:
    """What is said until the till is dead or its time is up."""
    heard, until = b"", time.monotonic() + for_s
    while select.select([reading], [], [], max(0.0, until - time.monotonic()))[0]:
        piece = os.read(reading, 65_536)
        if not piece:
            break
        heard += piece
    return heard


def _look(till: Enrolled, shop: Shop, said: list[str], cycle: int, found: Found) -> None:
    """The file as it lies there: every purchase that was said, once; whole; nothing confirmed too early."""
    try:
        with Store.open(till.path, till.database_key) as store:
            if store.repair is not None:
                found.broken.append(f"cycle {cycle}: a repair where nothing was damaged: {store.repair.why}")
        reader = open_reader(till.path, till.database_key)
        try:
            rows: Any = reader.execute(
                "SELECT entry_id, state, coalesce(json_extract(body, '$.total.amount_minor'), 0) FROM entry"
                " WHERE live = 1 AND kind = 'purchase_recorded'"
            ).fetchall()
            if reader.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                found.broken.append(f"cycle {cycle}: integrity_check")
        finally:
            reader.close()
    except apsw.Error as error:
        found.broken.append(f"cycle {cycle}: {error}")
        return
    found.lost = max(found.lost, len(set(said) - {row[0] for row in rows}))
    found.doubled = max(found.doubled, len(rows) - len({row[2] for row in rows}))
    confirmed = [row[0] for row in rows if row[1] != "waiting"]
    early = shop.missing(till.register, confirmed)
    if early:
        found.broken.append(f"cycle {cycle}: {early} are called confirmed that the backend does not have")


def _drained(till: Enrolled) -> set[str]:
    """Deliver what waits; the ids of all purchases."""
    idle = Failpoint("anywhere", 0)
    store, journal = open_till(till, idle)
    with store:
        deliver = deliverer(till, journal, idle)
        while deliver.deliver_oldest() is not Delivered.NOTHING_WAITS:
            pass
        if not journal.verify().ok:
            raise AssertionError("the chain does not verify")
        return {entry.entry_id for entry in journal.entries(("purchase_recorded",))}


CONTROLS: dict[Plant, Point] = {
    "a new id on retry": "after the commit",
    "settled before it is sent": "after settling",
    "said before it is recorded": "before the commit",
}
"""Planted faults, and where a kill shows them."""
CYCLES_OF_A_CONTROL = 5


def main(arguments: list[str]) -> int:
    """0 when nothing was lost, doubled or broken, and every control was caught."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.kills", description=__doc__)
    parser.add_argument("--cycles", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--controls", action="store_true", help="plant faults too, which must show")
    told = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name, open_shop(Path(name)) as shop:
        found = kill_tills(shop, Path(name), told.cycles, told.seed)
        _say([*found.broken[:20], f"seed {told.seed}: {found}"])
        missed = 0
        for plant, point in CONTROLS.items() if told.controls else ():
            planted = kill_tills(shop, Path(name), CYCLES_OF_A_CONTROL, told.seed, plant, point)
            missed += planted.right
            _say([f"planted: {plant}: {'NOT CAUGHT' if planted.right else 'caught'}: {planted}"])
    return 0 if found.right and not missed else 1


def _say(lines: list[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
