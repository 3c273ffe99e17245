"""A damaged file is mended or refused, and never believed (F07)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from offline_cache import damaged_file
from offline_cache import salvage as salvage_module
from offline_cache.beside import kept_aside, move_aside
from offline_cache.connection import open_reader
from offline_cache.errors import StoreDamagedError, StoreKeyError
from offline_cache.holes import BEFORE_ALL, Place, holes_between
from offline_cache.store import Store
from tests.faults.damage import try_mutations
from tests.unit.offline_cache.till import KEY, NOON, ids_of, journal_of, new_store, purchase

SEED = 7
MUTATIONS = 40


def test_every_damage_ends_in_a_whole_file_a_true_repair_or_a_refusal(tmp_path: Path) -> None:
    outcomes = try_mutations(tmp_path, SEED, range(MUTATIONS))
    sys.stdout.write(f"seed {SEED}: {outcomes}\n")
    assert not outcomes.wrong, "\n".join(outcomes.wrong)
    assert outcomes.mended > outcomes.refused
    assert outcomes.salvaged > MUTATIONS


def test_a_till_that_believes_what_sqlite_makes_of_a_damaged_log_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offline_cache.ready.lost_end", lambda _connection, _mark: None)
    outcomes = try_mutations(tmp_path, SEED, range(20))
    assert any("facts are gone, and nothing is said" in word for word in outcomes.wrong)


def test_a_till_that_leaves_gaps_behind_a_mending_is_caught_by_the_second_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offline_cache.mending._close_ranks", lambda _connection: None)
    outcomes = try_mutations(tmp_path, SEED, range(25, 40))
    assert any("declared twice" in word or "told of" in word for word in outcomes.wrong)


def test_a_till_that_believes_a_noted_loss_to_be_the_whole_one_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offline_cache.ready.more_lost", lambda connection, _: not noted(connection))
    outcomes = try_mutations(tmp_path, SEED, range(15, 40))
    assert any("nothing is said of" in word for word in outcomes.wrong)


def noted(connection: apsw.Connection) -> bool:
    return bool(connection.execute("SELECT * FROM setting WHERE key LIKE 'store.loss%'").fetchall())


def test_a_loss_of_another_register_hides_none(path: Path) -> None:
    lose_a_log(path, "till-1")
    Store.open(path, KEY, wall_clock=lambda: NOON).close()
    lose_a_log(path, "till-2")
    with Store.open(path, KEY, wall_clock=lambda: NOON) as store:
        assert store.repair is not None
        assert store.repair.lost == 4
        for register in ("till-1", "till-2"):
            journal = journal_of(store, register)
            (hole,) = journal.entries(("hole_declared",))
            assert hole.body == {"epoch": 1, "from_seq": 3, "to_seq": 4, "reason": "journal-lost"}
            assert journal.verify().ok


def lose_a_log(path: Path, register: str) -> None:
    """Two purchases more than the file and its log know of; the mark does."""
    with new_store(path) as store:
        journal_of(store, register).append([purchase()])
    with new_store(path) as store:
        kept = path.read_bytes()
        journal_of(store, register).append([purchase(), purchase()])
        mark = path.with_name("till.db.head").read_bytes()
    path.write_bytes(kept)
    path.with_name("till.db.head").write_bytes(mark)


def test_a_whole_epoch_before_what_reads_is_declared() -> None:
    holes = holes_between(BEFORE_ALL, Place(2, 3, 44))
    assert [(hole.epoch, hole.from_seq, hole.to_seq) for hole in holes] == [(1, 1, 41), (2, 1, 2)]


def test_a_wrong_key_is_never_taken_for_damage(path: Path) -> None:
    with new_store(path) as store:
        journal_of(store).append([purchase()])
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(StoreKeyError):
        Store.open(path, bytes(32))
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def damaged_till(path: Path) -> bytes:
    """Eighty purchases in two epochs, and a page of the journal in the middle that does not read."""
    with new_store(path) as store:
        journal = journal_of(store)
        journal.append([purchase(number, member="m" * 300) for number in range(40)])
        journal.open_epoch(None, None)
        journal.append([purchase(number, member="m" * 300) for number in range(40)])
    broken = bytearray(path.read_bytes())
    middle = len(broken) // 2 // 4096 * 4096
    broken[middle : middle + 4096] = bytes(4096)
    path.write_bytes(broken)
    return bytes(broken)


class Killed(BaseException):
    """The process ends here: nothing that follows is done."""


STEPS_OF_MENDING: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "while reading": lambda patch: patch.setattr(damaged_file, "read", die),
    "while writing": lambda patch: patch.setattr(salvage_module, "note_repair", die),
    "before the names": lambda patch: patch.setattr(salvage_module, "finish", die),
    "between the names": lambda patch: patch.setattr(salvage_module, "move_aside", die_after_one),
    "after the old name": lambda patch: patch.setattr(salvage_module, "move_aside", die_after_both),
}


def die(*_: object) -> None:
    raise Killed


def die_after_one(path: Path, aside: Path) -> None:
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        log.replace(aside.with_name(f"{aside.name}-wal"))
    raise Killed


def die_after_both(path: Path, aside: Path) -> None:
    move_aside(path, aside)
    raise Killed


def test_a_copy_from_before_a_migration_stays_until_somebody_was_told_of_a_mending(path: Path) -> None:
    damaged_till(path)
    copy = path.with_name(f"{path.name}.v1")
    copy.write_bytes(b"something")
    long_ago = (NOON - timedelta(days=400)).timestamp()
    os.utime(copy, (long_ago, long_ago))
    with Store.open(path, KEY, wall_clock=lambda: NOON) as store:
        journal_of(store)
        assert copy.exists()
        store.repair_was_told()
    Store.open(path, KEY, wall_clock=lambda: NOON).close()
    assert not copy.exists()
    (kept,) = kept_aside(path)
    assert kept.at == NOON


@pytest.mark.parametrize("step", STEPS_OF_MENDING)
def test_a_till_that_is_killed_while_mending_mends_at_the_next_start(path: Path, step: str) -> None:
    broken = damaged_till(path)
    with pytest.MonkeyPatch.context() as patch:
        STEPS_OF_MENDING[step](patch)
        with pytest.raises(Killed):
            Store.open(path, KEY, wall_clock=lambda: NOON)
    with Store.open(path, KEY, wall_clock=lambda: NOON) as store:
        journal = journal_of(store)
        assert store.repair is not None
        assert store.repair.kept_aside.read_bytes() == broken
        assert store.repair.salvaged + (store.repair.lost or 0) == 82
        assert journal.verify().ok
        assert len(list(journal.entries(("hole_declared",)))) == 1
        store.repair_was_told()
    with Store.open(path, KEY) as again:
        assert again.repair is None
    assert not [file for file in path.parent.iterdir() if ".scratch" in file.name or ".mend" in file.name]


def test_what_stands_behind_a_hole_goes_on_under_its_ids_in_a_new_epoch(path: Path) -> None:
    damaged_till(path)
    with Store.open(path, KEY) as store:
        journal = journal_of(store)
        (hole,) = journal.entries(("hole_declared",))
        assert hole.epoch == 3
        assert hole.body is not None
        gone = range(int(str(hole.body["from_seq"])), int(str(hole.body["to_seq"])) + 1)
        assert store.repair is not None
        assert store.repair.lost == len(gone)
        kept = [entry for entry in journal.waiting(200) if entry.epoch == hole.body["epoch"]]
        assert [entry.seq for entry in kept] == list(range(1, gone[0]))
        assert len(ids_of(tuple(journal.entries(("purchase_recorded",))))) >= 80 - len(gone)


def test_a_second_damage_finds_no_new_holes_where_the_first_ones_were_declared(path: Path) -> None:
    damaged_till(path)
    with Store.open(path, KEY) as store:
        journal_of(store).append([purchase()])
        store.repair_was_told()
    break_root_of(path, "staff_failure")
    with Store.open(path, KEY) as store:
        assert store.repair is not None
        assert store.repair.lost == 0
        journal = journal_of(store)
        assert len(list(journal.entries(("hole_declared",)))) == 1
        assert journal.verify().ok


def test_without_the_mark_nobody_says_that_nothing_is_lost(path: Path) -> None:
    with new_store(path) as store:
        journal_of(store).append([purchase()])
    break_root_of(path, "staff_failure")
    path.with_name("till.db.head").unlink()
    with Store.open(path, KEY) as store:
        assert store.repair is not None
        assert (store.repair.salvaged, store.repair.lost) == (2, None)


def break_root_of(path: Path, table: str) -> None:
    """The first page of a table that holds no entry."""
    reader = open_reader(path, KEY)
    found = reader.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchall()
    reader.close()
    broken = bytearray(path.read_bytes())
    at = (int(str(found[0][0])) - 1) * 4096
    broken[at : at + 4096] = bytes(4096)
    path.write_bytes(broken)


def test_a_log_that_was_deleted_is_noticed_and_declared(path: Path) -> None:
    with new_store(path) as store:
        journal_of(store).append([purchase()])
    with new_store(path) as store:
        journal_of(store).append([purchase(), purchase()])
        kept = {name: (path.parent / name).read_bytes() for name in ("till.db", "till.db.head")}
    for name, content in kept.items():
        (path.parent / name).write_bytes(content)
    with Store.open(path, KEY, wall_clock=lambda: NOON) as store:
        assert store.repair is not None
        assert (store.repair.lost, store.repair.salvaged) == (2, 0)
        assert store.repair.kept_aside.read_bytes() == kept["till.db"]
        journal = journal_of(store)
        (hole,) = journal.entries(("hole_declared",))
        assert hole.body == {"epoch": 1, "from_seq": 3, "to_seq": 4, "reason": "journal-lost"}
        assert journal.verify().ok


@pytest.mark.parametrize("left", [b"", bytes(512), b"till-head-1 " + 200 * b"0"])
def test_a_mark_that_does_not_read_is_no_fault(path: Path, left: bytes) -> None:
    with new_store(path) as store:
        journal_of(store).append([purchase()])
    mark = path.with_name("till.db.head")
    mark.write_bytes(left)
    with Store.open(path, KEY) as store:
        assert store.repair is None
        journal_of(store).append([purchase()])
    assert len(mark.read_bytes()) == 512


def test_an_old_copy_of_the_whole_folder_is_no_loss_that_the_till_could_see(path: Path) -> None:
    with new_store(path) as store:
        journal_of(store).append([purchase()])
    copy = {file: file.read_bytes() for file in path.parent.iterdir()}
    with Store.open(path, KEY) as store:
        journal_of(store).append([purchase()])
    for file, content in copy.items():
        file.write_bytes(content)
    with Store.open(path, KEY) as store:
        assert store.repair is None


def test_where_nothing_reads_the_file_is_refused_and_left_as_it_is(path: Path) -> None:
    with new_store(path) as store:
        journal_of(store).append([purchase()])
    path.write_bytes(bytes(8192))
    with pytest.raises(StoreDamagedError):
        Store.open(path, KEY)
    assert path.read_bytes() == bytes(8192)


def test_a_damaged_first_page_is_lent_from_a_file_of_the_same_form(path: Path) -> None:
    with new_store(path) as store:
        journal_of(store).append([purchase()])
        store.settings.put("place", "p1")
    broken = bytearray(path.read_bytes())
    broken[100] ^= 1
    path.write_bytes(broken)
    with Store.open(path, KEY) as store:
        assert store.repair is not None
        assert (store.repair.salvaged, store.repair.lost) == (2, 0)
        assert store.settings.get("place") == "p1"
        assert journal_of(store).verify().entries == 2
