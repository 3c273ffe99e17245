"""A disk that is full: nothing is lost, what is open is finished, nothing new is begun (F04)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import apsw
import pytest

from offline_cache.connection import open_writer
from offline_cache.errors import DiskFullError
from offline_cache.journal import Journal
from offline_cache.store import Store
from tests.journeys.small_disk import SmallDisk, small_disk
from tests.power_loss import form_one
from tests.unit.offline_cache.till import KEY, ids_of, journal_of, purchase

RESERVE = 256 * 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk", 8192) as small:
        yield small


def opened(disk: SmallDisk, *, create: bool = False) -> Store:
    return Store.open(disk.folder / "till.db", KEY, create=create, reserve_bytes=RESERVE)


def reserve_is_whole(disk: SmallDisk) -> bool:
    reserve = disk.folder / "till.db.reserve"
    return reserve.exists() and reserve.stat().st_size == RESERVE


def sold(journal: Journal) -> list[str]:
    return ids_of(tuple(journal.entries(("purchase_recorded",))))


def append_until_full(journal: Journal) -> list[str]:
    """Entries of no sale, such as scans that are counted, until the disk has no room for another."""
    recorded: list[str] = []
    try:
        for number in range(5000):
            recorded += ids_of(journal.append([purchase(number, member="m" * 900)]))
    except DiskFullError:
        return recorded
    pytest.fail("the disk never became full")


def test_the_open_sale_is_recorded_on_a_full_disk_and_no_other_is_begun(disk: SmallDisk) -> None:
    with opened(disk, create=True) as store:
        journal = journal_of(store)
        before = ids_of(journal.append([purchase(1)]))
        store.open_sale.keep({"sale_id": "the paid one"})
        disk.fill()
        before += append_until_full(journal)
        assert reserve_is_whole(disk)

        paid = ids_of(journal.append([purchase(2, member="m" * 900)], closes_open_sale=True))
        assert store.open_sale.find() is None
        assert not reserve_is_whole(disk)
        with pytest.raises(DiskFullError):
            store.open_sale.keep({"sale_id": "the next one"})
        assert store.open_sale.find() is None
        assert sold(journal) == before + paid
        assert journal.verify().ok

        disk.make_room()
        store.open_sale.keep({"sale_id": "the next one"})
        assert reserve_is_whole(disk)
        after = ids_of(journal.append([purchase(3)], closes_open_sale=True))
        assert sold(journal) == before + paid + after
        assert ids_of(journal.waiting(5000))[1:] == before + paid + after


def test_the_reserve_is_given_up_for_no_other_work(disk: SmallDisk) -> None:
    with opened(disk, create=True) as store:
        journal = journal_of(store)
        disk.fill()
        append_until_full(journal)
        with pytest.raises(DiskFullError):
            store.settings.put("big", "x" * 2_000_000)
        assert reserve_is_whole(disk)


def test_a_till_without_its_reserve_would_lose_the_paid_sale(disk: SmallDisk) -> None:
    """The control: with no reserve the same sale is refused."""
    with Store.open(disk.folder / "till.db", KEY, create=True) as store:
        journal = journal_of(store)
        store.open_sale.keep({"sale_id": "the paid one"})
        disk.fill()
        append_until_full(journal)
        with pytest.raises(DiskFullError):
            journal.append([purchase(2, member="m" * 900)] * 8, closes_open_sale=True)
        assert store.open_sale.find() == {"sale_id": "the paid one"}


def test_a_till_that_was_closed_on_a_full_disk_opens_or_says_so_and_keeps_everything(disk: SmallDisk) -> None:
    with opened(disk, create=True) as store:
        journal = journal_of(store)
        disk.fill()
        recorded = append_until_full(journal)
    try:
        opened(disk).close()
    except DiskFullError:
        disk.make_room()
    with opened(disk) as store:
        assert store.repair is None
        assert sold(journal_of(store)) == recorded


def test_a_migration_without_room_changes_nothing_and_goes_on_when_there_is_room(disk: SmallDisk) -> None:
    form_one.make(disk.folder / "till.db", 500)
    disk.fill()
    before = (disk.folder / "till.db").read_bytes()
    with pytest.raises(DiskFullError):
        opened(disk)
    assert (disk.folder / "till.db").read_bytes() == before
    disk.make_room()
    with opened(disk) as store:
        assert len(sold(journal_of(store))) == 500


def test_a_checkpoint_without_room_loses_nothing(disk: SmallDisk) -> None:
    with opened(disk, create=True) as store:
        journal = journal_of(store)
        recorded = ids_of(journal.append([purchase(number, member="m" * 900) for number in range(800)]))
        disk.fill()
        beside = open_writer(disk.folder / "till.db", KEY)
        with suppress(apsw.FullError, apsw.IOError):  # refused or not: that nothing is lost is the point
            beside.pragma("wal_checkpoint(TRUNCATE)")
        beside.close(force=True)
        assert sold(journal) == recorded
        disk.make_room()
        recorded += ids_of(journal.append([purchase(1)]))
        assert sold(journal) == recorded
        assert journal.verify().ok
