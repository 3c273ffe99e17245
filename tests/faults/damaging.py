"""A till's files as they stand before somebody damages them, and the ways of damage."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from offline_cache.connection import open_reader
from offline_cache.mending import Repair
from offline_cache.store import Store
from tests.unit.offline_cache.till import KEY, journal_of, new_store, purchase, receipt_for

_OF_A_TILL = ("till.db", "till.db-wal", "till.db.head", "till.db.key-mark", "till.db.doubt")


@dataclass(frozen=True)
class Fact:
    """What an entry says, and where it stands."""

    said: str
    place: tuple[int, int]


@dataclass(frozen=True)
class Before:
    """A till's files, closed or as a power cut leaves them, the facts that are in them, how many entries, the
    holes that are declared there, and the last repair.
    """

    name: str
    files: dict[str, bytes]
    facts: dict[str, Fact]
    entries: int
    holes: int = 0
    repair: Repair | None = None
    told: bool = True

    @property
    def lost(self) -> int:
        """Told with the next repair as well, where nobody was told, or the note of that is lost."""
        return (self.repair.lost or 0) if self.repair else 0


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
    found.append(taken("closed", folder))
    with Store.open(path, KEY) as store:
        journal = journal_of(store)
        for number in range(20):
            journal.append([purchase(number)])
        found.append(taken("log", folder))
        journal.open_epoch(journal.status().head_seq - 3, "00" * 32)
        journal.append([purchase(number) for number in range(3)])
        found.append(taken("epoch in the log", folder))
    return found


def taken(
    name: str, folder: Path, holes: int = 0, repair: Repair | None = None, *, told: bool = True
) -> Before:
    files = {file: (folder / file).read_bytes() for file in _OF_A_TILL if (folder / file).exists()}
    return Before(name, files, *facts_of(folder / "till.db"), holes, repair, told)


def facts_of(path: Path) -> tuple[dict[str, Fact], int]:
    """Every fact by its id, and how many entries of all kinds. One that is there twice is an error."""
    reader = open_reader(path, KEY)
    try:
        rows: Any = reader.execute(
            "SELECT entry_id, epoch, seq, json_array(kind, occurred_at, body, hex(body_salt), personal,"
            " hex(personal_salt), json_extract(header, '$.body_digest'),"
            " json_extract(header, '$.personal_digest'))"
            " FROM entry WHERE live = 1 AND kind IN ('purchase_recorded') ORDER BY position"
        ).fetchall()
        entries: Any = reader.execute("SELECT count(*) FROM entry NOT INDEXED").fetchall()[0][0]
    finally:
        reader.close()
    assert len(rows) == len({row[0] for row in rows}), "a fact is there twice"
    return {row[0]: Fact(row[3], (row[1], row[2])) for row in rows}, entries


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
    if name != "till.db.head" and chance.random() < _WITH_THE_MARK:
        files["till.db.head"] = bytes(512)
        told += ", and the mark"
    return f"{before.name}: {told}", files


_WITH_THE_MARK = 0.2
