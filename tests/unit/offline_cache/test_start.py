"""What a start looks at in a large file: its end always, all of it when there is a reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from offline_cache import inspection
from offline_cache.beside import DOUBT, LOG, beside
from offline_cache.connection import open_reader
from offline_cache.errors import DamageMetError, StoreDamagedError, meaning_of_errors
from offline_cache.inspection import inspect
from offline_cache.store import Store
from tests.unit.offline_cache.till import KEY, alter, journal_of, new_store, purchase

PAGE = 4096


@pytest.fixture
def large(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that counts as large, with a journal of 1,001 entries, closed in order."""
    monkeypatch.setattr(inspection, "WHOLE_UP_TO_BYTES", 64 * 1024)
    with new_store(path) as store:
        journal_of(store).append([purchase(n, member="m" * 50) for n in range(1000)])
    assert not beside(path, LOG).exists()
    return path


def page_of_entry(path: Path, seq: int) -> int:
    """The leaf that holds an entry, by where its bytes change when a bit of the row does."""
    before = path.read_bytes()
    alter(path, f"UPDATE entry SET reason = 'x' WHERE seq = {seq}")
    after = path.read_bytes()
    changed = [n for n in range(len(before) // PAGE) if before[n * PAGE :][:PAGE] != after[n * PAGE :][:PAGE]]
    return changed[-1]


def root_page(path: Path, name: str) -> int:
    """Counted from 0, as `flip` wants it."""
    reader = open_reader(path, KEY)
    try:
        found = reader.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchall()
    finally:
        reader.close()
    return int(str(found[0][0])) - 1


def flip(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[page * PAGE + 2000] ^= 1
    path.write_bytes(content)


def look(path: Path) -> None:
    with meaning_of_errors(path):
        inspect(path, KEY, may_be_new=False)


def test_damage_in_the_newest_entries_is_found_at_every_start(large: Path) -> None:
    flip(large, page_of_entry(large, 1001))
    with pytest.raises(StoreDamagedError):
        look(large)


def test_damage_in_an_old_entry_is_found_after_an_end_without_order(large: Path, tmp_path: Path) -> None:
    page = page_of_entry(large, 10)
    crashed = tmp_path / "crashed.db"
    with Store.open(large, KEY) as store:
        journal_of(store).append([purchase()])
        for ending in ("", LOG):
            shutil.copy(beside(large, ending), beside(crashed, ending))
    flip(large, page)
    look(large)
    flip(crashed, page)
    with pytest.raises(StoreDamagedError):
        look(crashed)


def test_damage_that_was_met_while_the_till_ran_is_looked_for_at_the_next_start(large: Path) -> None:
    flip(large, page_of_entry(large, 10))
    with Store.open(large, KEY) as store, pytest.raises(DamageMetError):
        journal_of(store).verify()
    with Store.open(large, KEY) as store:
        assert store.repair is not None
        assert store.repair.salvaged > 900
    with Store.open(large, KEY) as store:
        assert journal_of(store).waiting()


@pytest.mark.parametrize("budget_s", [1.0, 0.0])
@pytest.mark.parametrize("index", ["entry_by_id", "entry_waiting"])
def test_damage_that_only_the_writer_meets_is_mended_at_the_next_start(
    large: Path, monkeypatch: pytest.MonkeyPatch, index: str, budget_s: float
) -> None:
    flip(large, root_page(large, index))
    monkeypatch.setattr(inspection, "CHECK_BUDGET_S", budget_s)
    monkeypatch.setattr(inspection, "_STEPS_BETWEEN_LOOKS", 1)
    with Store.open(large, KEY) as store, pytest.raises(DamageMetError):
        journal_of(store).append([purchase()])
    with Store.open(large, KEY) as store:
        assert store.repair is not None
        assert (store.repair.salvaged, store.repair.lost) == (1001, 0)
        assert journal_of(store).append([purchase()])


def test_a_look_at_the_whole_file_that_was_cut_short_is_taken_up_by_the_next_start(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashed = tmp_path / "crashed.db"
    with Store.open(large, KEY) as store:
        journal_of(store).append([purchase()])
        for ending in ("", LOG):
            shutil.copy(beside(large, ending), beside(crashed, ending))
    flip(crashed, root_page(large, "entry_by_id"))
    monkeypatch.setattr(inspection, "CHECK_BUDGET_S", 0.0)
    monkeypatch.setattr(inspection, "_STEPS_BETWEEN_LOOKS", 1)
    look(crashed)
    assert beside(crashed, DOUBT).exists()
    with pytest.raises(StoreDamagedError):
        look(crashed)


def test_damage_that_only_the_opening_of_a_large_file_meets_is_mended_by_it(large: Path) -> None:
    flip(large, root_page(large, "snapshot_list"))
    with Store.open(large, KEY) as store:
        assert store.repair is not None
        assert (store.repair.salvaged, store.repair.lost) == (1001, 0)
        assert journal_of(store).append([purchase()])


def test_a_doubt_is_forgotten_once_every_page_was_read(large: Path) -> None:
    beside(large, DOUBT).touch()
    with Store.open(large, KEY) as store:
        assert journal_of(store).verify().ok
    assert not beside(large, DOUBT).exists()


def test_an_altered_row_at_the_end_is_named_at_the_start_and_left_to_the_journal(
    large: Path, caplog: pytest.LogCaptureFixture
) -> None:
    alter(large, "UPDATE entry SET header = 'gone' WHERE seq = 1000")
    with Store.open(large, KEY) as store:
        assert "epoch 1, seq 1000: the header does not fit its hash" in caplog.text
        assert store.repair is None
        assert journal_of(store).append([purchase()])


def test_the_tail_is_read_from_the_end_without_sorting(large: Path) -> None:
    connection = open_reader(large, KEY)
    try:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {inspection._NEWEST}", (200,)).fetchall()
    finally:
        connection.close()
    assert "TEMP B-TREE" not in str(plan)
