"""Entries that a till only has sealed count like the entries they were, and a bad seal breaks nothing."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.backend.in_process import InProcess
from tests.backend.running import Running, TurnedClock
from tests.backend.sealing import PARTS, seal, seal_entry
from tests.backend.till import Document, Till

DAY = "2026-11-22"


def copied(database: Path, copy: Path) -> None:
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


@pytest.fixture
def restored(
    running: Running, till: Till, database: Path, tmp_path: Path, clock: TurnedClock
) -> Iterator[Callable[[], Running]]:
    """Keep last night's copy, which knows the till and nothing of its day; put it back when called."""
    assert till.entries == []
    copied(database, tmp_path / "night.sqlite3")
    opened: list[Running] = []

    def restore() -> Running:
        running.close()
        for beside in ("-wal", "-shm"):
            database.with_name(database.name + beside).unlink(missing_ok=True)
        shutil.copy(tmp_path / "night.sqlite3", database)
        opened.append(InProcess(database, clock))
        return opened[0]

    yield restore
    for backend in opened:
        backend.close()


def sold(till: Till) -> None:
    """A day of every kind, with a member's card, a reversal and something set aside."""
    member = "card:" + till.running.code("kodutare", "eligible_virtual")
    bought = till.buy(1000, member)
    till.buy(2550)
    till.reverse(bought["header"]["entry_id"])
    till.buy(9_900_000_000)
    scan = {"source": "camera", "form": "virtual", "result": "eligible", "offline": False}
    till.append("scan_counted", {**scan, "override": False, "repeat": False})


def judged(answer: Document) -> list[tuple[object, ...]]:
    return [(one["entry_id"], one["outcome"], one["reason"], one["receipt"]) for one in answer["results"]]


def test_a_sealed_journal_refills_a_restored_backend_with_the_same_receipts_and_sums(
    till: Till, restored: Callable[[], Running]
) -> None:
    sold(till)
    receipts, report = judged(till.upload()), till.report(DAY)
    for entry in till.entries[1:]:
        seal_entry(till, entry)
    till.running = restored()
    assert till.report(DAY)["purchases"]["count"] == 0
    assert judged(till.upload()) == receipts
    assert till.report(DAY) == report
    assert (report["purchases"]["count"], report["registers"][0]["set_aside"]) == (2, 1)


def test_a_sealed_entry_that_is_stored_already_gets_its_first_receipt(till: Till) -> None:
    bought = till.buy()
    first = till.upload()["results"][1]["receipt"]
    seal_entry(till, bought)
    again = till.upload()["results"][1]
    assert (again["outcome"], again["first_outcome"], again["receipt"]) == ("duplicate", "accepted", first)


def test_a_sealed_opening_opens_its_epoch(till: Till) -> None:
    seal_entry(till, till.open_epoch())
    assert till.upload()["results"][0]["outcome"] == "accepted"


def test_a_seal_that_does_not_open_sets_its_entry_aside_and_the_chain_goes_on(till: Till) -> None:
    broken, foreign, empty = till.buy(), till.buy(), till.buy()
    cut, huge, odd, listed = till.buy(), till.buy(), till.buy(), till.buy()
    behind = till.buy()
    seal_entry(till, broken)
    broken["sealed"] = broken["sealed"][:-2] + ("00" if broken["sealed"][-2:] != "00" else "01")
    seal_entry(till, foreign, register="kodutare-tallinn-2")
    for entry in (empty, cut, huge, odd, listed):
        seal_entry(till, entry, plain={"sun": True} if entry is odd else [1] if entry is listed else None)
    empty["sealed"] = ""
    cut["sealed"] = cut["sealed"][:90]
    huge["sealed"] += "00" * 100_000
    answer = till.upload()
    outcomes = [(one["outcome"], one["reason"]) for one in answer["results"][1:]]
    assert outcomes == [("set_aside", "body-absent")] * 7 + [("accepted", None)]
    assert (answer["stored_hash"], answer["stop"]) == (till.head_hash, None)
    assert till.outcome(behind) == ("accepted", None)


def test_a_key_sealed_as_a_database_key_is_no_entry(till: Till) -> None:
    entry = till.buy()
    plain = b"{}"
    entry.update(dict.fromkeys(PARTS), absent="sealed", sealed=seal(till, "database-key", plain).hex())
    assert till.outcome(entry) == ("set_aside", "body-absent")


def test_a_seal_with_another_body_than_the_chains_is_set_aside(till: Till) -> None:
    entry = till.buy(1000)
    parts = {name: entry[name] for name in PARTS}
    more = {**parts["body"], "total": {"amount_minor": 1, "currency": "EUR"}}
    seal_entry(till, entry, plain={**parts, "body": more})
    assert till.outcome(entry) == ("set_aside", "digest-mismatch")


@pytest.mark.rule("N13")
def test_a_sealed_body_has_no_room_for_more_either(till: Till) -> None:
    entry = till.buy(body={"lines": ["pillow"]})
    seal_entry(till, entry)
    assert till.outcome(entry) == ("set_aside", "unexpected-field")


def test_the_seal_itself_is_not_kept(till: Till, database: Path) -> None:
    opened, shut = till.buy(), till.buy()
    seal_entry(till, opened)
    seal_entry(till, shut, register="kodutare-tallinn-2")
    till.upload()
    with closing(sqlite3.connect(database)) as looking:
        kept = looking.execute("SELECT * FROM entries").fetchall()
    assert len(kept) == 3
    assert all(one["sealed"] not in str(kept) for one in (opened, shut))
