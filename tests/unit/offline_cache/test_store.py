"""Opening a store: what is refused, and that a refused file keeps every byte."""

from __future__ import annotations

import hashlib
import random
import stat
import sys
from pathlib import Path

import pytest

from offline_cache.connection import open_writer
from offline_cache.errors import (
    StoreClosedError,
    StoreDamagedError,
    StoreFailedError,
    StoreKeyError,
    StoreMissingError,
    StoreNewerError,
    StoreReadOnlyError,
)
from offline_cache.store import Store
from tests.unit.offline_cache.till import KEY, journal_of, new_store, purchase

SEALED_FROM = 24
"""Before it stand the salt, which a raw key does not use, and the page size."""
CANARIES = (b"canary-member", b"purchase_recorded", b"canary-setting", b"canary-staff", b"canary-sale")


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def filled(path: Path, purchases: int = 100) -> None:
    with new_store(path) as store:
        journal_of(store).append([purchase(n, member=f"m{n}") for n in range(purchases)])


def test_a_missing_file_is_never_replaced_by_an_empty_one(path: Path) -> None:
    filled(path)
    path.unlink()
    with pytest.raises(StoreMissingError):
        Store.open(path, KEY)
    assert not path.exists()
    with pytest.raises(StoreMissingError):
        Store.open_for_reading(path, KEY)


def test_an_emptied_file_is_damage_and_not_a_first_start(path: Path) -> None:
    filled(path)
    path.write_bytes(b"")
    with pytest.raises(StoreDamagedError):
        Store.open(path, KEY)
    assert path.read_bytes() == b""


def test_a_first_start_that_was_cut_off_can_be_repeated(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"")
    with new_store(path) as store:
        assert journal_of(store).status().head_seq == 1


def test_a_first_start_over_an_existing_file_keeps_what_is_in_it(path: Path) -> None:
    filled(path)
    with new_store(path) as store:
        assert journal_of(store).status().head_seq == 101


@pytest.mark.skipif(sys.platform == "win32", reason="Windows protects the profile's folder instead")
def test_only_the_owner_may_read_the_files(path: Path) -> None:
    with new_store(path) as store:
        journal_of(store)
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert "till.db-wal" in modes
    assert set(modes.values()) == {0o600}


def test_a_wrong_key_is_told_from_damage(path: Path) -> None:
    filled(path)
    before = fingerprint(path)
    with pytest.raises(StoreKeyError):
        Store.open(path, bytes(32))
    assert fingerprint(path) == before
    broken = bytearray(path.read_bytes())
    broken[100] ^= 1
    path.write_bytes(broken)
    with pytest.raises(StoreKeyError):
        Store.open(path, bytes(32))
    with pytest.raises(StoreDamagedError):
        Store.open_for_reading(path, KEY)
    assert path.read_bytes() == broken


def test_a_key_of_another_length_is_our_own_mistake(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Store.open(path, b"short", create=True)


def test_a_newer_file_is_refused_and_keeps_every_byte(path: Path) -> None:
    filled(path)
    connection = open_writer(path, KEY)
    connection.pragma("user_version", 99)
    connection.close()
    before = fingerprint(path)
    with pytest.raises(StoreNewerError):
        Store.open(path, KEY)
    with pytest.raises(StoreNewerError):
        Store.open_for_reading(path, KEY)
    assert fingerprint(path) == before


def test_every_damage_is_found_at_the_start_and_the_file_keeps_every_byte(path: Path) -> None:
    filled(path, 300)
    whole = path.read_bytes()
    chance = random.Random(7)
    for round_number in range(60):
        broken = bytearray(whole)
        at = chance.randrange(SEALED_FROM, len(broken))
        if round_number % 4 == 3:
            del broken[at:]
        else:
            broken[at] ^= chance.randrange(1, 256)
        path.write_bytes(broken)
        with pytest.raises(StoreDamagedError) as found:
            Store.open_for_reading(path, KEY)
        assert found.value.path == path
        assert path.read_bytes() == broken


def test_no_plain_text_reaches_the_disk(path: Path) -> None:
    with new_store(path) as store:
        journal = journal_of(store)
        journal.append([purchase(member="canary-member")])
        store.settings.put("canary-setting", "canary-setting")
        store.staff.remember("canary-staff", "cashier", "$argon2id$x", journal.waiting()[0].occurred_at)
        store.open_sale.keep({"sale": "canary-sale"})
        while_open = [file.read_bytes() for file in path.parent.iterdir()]
    closed = [file.read_bytes() for file in path.parent.iterdir()]
    assert max(map(len, while_open)) > 10_000
    for content in (*while_open, *closed):
        assert not [
            canary for canary in (*CANARIES, b"SQLite format 3", KEY, KEY.hex().encode()) if canary in content
        ]


def test_a_store_can_be_read_beside_a_running_till_but_not_written(path: Path) -> None:
    with new_store(path) as store:
        journal = journal_of(store)
        with Store.open_for_reading(path, KEY) as reading:
            beside = journal_of(reading)
            journal.append([purchase()])
            assert beside.status() == journal.status()
            with pytest.raises(StoreReadOnlyError):
                beside.append([purchase()])
            with pytest.raises(StoreReadOnlyError):
                reading.settings.put("a", 1)


def test_reading_a_store_opens_no_epoch(path: Path) -> None:
    new_store(path).close()
    with Store.open_for_reading(path, KEY) as reading:
        assert journal_of(reading).waiting() == ()
        assert reading.registers() == ()


def test_a_store_that_fails_to_close_still_lets_another_process_have_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise StoreFailedError(path=path)

    store = new_store(path)
    journal_of(store).append([purchase()])
    monkeypatch.setattr(store._readers, "close", refuse)
    with pytest.raises(StoreFailedError):
        store.close()
    with Store.open(path, KEY) as again:
        assert journal_of(again).status().head_seq == 2


def test_a_closed_store_says_so_and_can_be_opened_again(path: Path) -> None:
    store = new_store(path)
    journal = journal_of(store)
    store.close()
    store.close()
    with pytest.raises(StoreClosedError):
        journal.append([purchase()])
    with pytest.raises(StoreClosedError):
        journal.status()
    with Store.open(path, KEY) as again:
        assert journal_of(again).status().head_seq == 1
