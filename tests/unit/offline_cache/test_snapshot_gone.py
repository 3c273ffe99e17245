"""Who was erased is nowhere in the files: not in free pages, not in the log."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from offline_cache.connection import open_writer
from offline_cache.store import Store
from offline_cache.writer import Priority
from tests.unit.offline_cache.till import KEY, new_store
from tests.unit.offline_cache.truth import Truth


def plain_text_of(path: Path, copy: Path) -> bytes:
    """The file as it stands beside a running till, decrypted page by page as it is, the free ones too.

    (`PRAGMA rekey` would not do: it copies what is in force and leaves out what this looks for.) The log must
    be empty, since older pages in it would not be seen.
    """
    log = path.with_name(f"{path.name}-wal")
    assert not log.exists() or log.stat().st_size == 0
    shutil.copyfile(path, copy)
    connection = open_writer(copy, KEY)
    try:
        return connection.serialize("main")
    finally:
        connection.close()


@dataclass
class Members:
    """Many members of one merchant, and the bytes of those that there were."""

    chance: random.Random
    truth: Truth = field(default_factory=lambda: Truth(page_size=400))
    gone: set[bytes] = field(default_factory=set)

    def join(self, many: int) -> None:
        for _ in range(many):
            key, reference = f"{self.chance.randrange(2**64):016x}", f"{self.chance.randrange(2**128):032x}"
            self.truth.put(key, member_ref=reference, benefits=["card-price"])

    def leave(self, many: int) -> None:
        for key in self.chance.sample(sorted(self.truth.cards), many):
            self.gone |= {bytes.fromhex(key), self._reference_of(key)}
            self.truth.remove(key)

    def withdraw_consent(self, many: int) -> None:
        """The card stays; the reference to the person must go."""
        linked = [key for key, card in sorted(self.truth.cards.items()) if card["member_ref"]]
        for key in self.chance.sample(linked, many):
            self.gone.add(self._reference_of(key))
            self.truth.put(key, benefits=["card-price"])

    def _reference_of(self, key: str) -> bytes:
        return str(self.truth.cards[key]["member_ref"] or key).encode()

    def found_in(self, plain: bytes) -> list[bytes]:
        return [one for one in self.gone if one in plain]


def fetch(store: Store, truth: Truth, *, whole: bool) -> None:
    info = store.snapshot.info()
    cursor = None if whole or info is None else info.cursor
    if whole:
        store.snapshot.begin_refill()
    more = True
    while more:
        page = truth.page(cursor)
        store.snapshot.apply(page, whole=whole)
        cursor, more = page["cursor"], page["more"]


def tidy(store: Store) -> None:
    while store.snapshot.tidy() or store.snapshot.rewrite():
        pass


def months_of_a_till(store: Store, members: Members, *, rewrite: bool = True) -> None:
    """A list that grows in no order, so that rows are moved about; then members come, go, and withdraw."""
    fetch(store, members.truth, whole=True)
    members.join(3000)
    for _ in range(30):
        members.leave(members.chance.randrange(120))
        members.withdraw_consent(members.chance.randrange(40))
        members.join(members.chance.randrange(60))
        fetch(store, members.truth, whole=False)
    while store.snapshot.tidy() or (rewrite and store.snapshot.rewrite()):
        pass


@pytest.mark.rule("N24")
@pytest.mark.parametrize("seed", range(4))
def test_of_members_who_left_or_withdrew_neither_key_nor_reference_is_left_in_the_files(
    path: Path, tmp_path: Path, seed: int
) -> None:
    members = Members(random.Random(seed))
    with new_store(path) as store:
        months_of_a_till(store, members)
        plain = plain_text_of(path, tmp_path / "plain")
    assert len(members.gone) > 2000
    assert members.found_in(plain) == []
    assert all(bytes.fromhex(key) in plain for key in members.truth.cards)


def test_without_overwriting_what_is_removed_they_would_be_found(path: Path, tmp_path: Path) -> None:
    """A planted fault: `secure_delete` off. The search above finds what it left, rewritten or not."""
    members = Members(random.Random(24))
    with new_store(path) as store:
        store._writer.run(Priority.SNAPSHOT, lambda connection: connection.pragma("secure_delete", False))
        months_of_a_till(store, members)
        assert members.found_in(plain_text_of(path, tmp_path / "plain"))


def test_without_writing_the_list_anew_some_of_them_would_be_found(path: Path, tmp_path: Path) -> None:
    """A planted fault: removed rows are overwritten, but places that they had before are not."""
    members = Members(random.Random(1))
    with new_store(path) as store:
        months_of_a_till(store, members, rewrite=False)
        assert members.found_in(plain_text_of(path, tmp_path / "plain"))


def drop(store: Store, _: Members) -> None:
    store.snapshot.clear()


def replace(store: Store, members: Members) -> None:
    members.leave(len(members.truth.cards))
    members.join(2500)
    fetch(store, members.truth, whole=True)


@pytest.mark.rule("N24")
@pytest.mark.parametrize("end", [drop, replace], ids=["dropped", "replaced by another"])
def test_a_list_that_is_not_in_force_any_more_leaves_no_row_behind(
    path: Path, tmp_path: Path, end: Callable[[Store, Members], None]
) -> None:
    members = Members(random.Random(24))
    with new_store(path) as store:
        members.join(2500)
        fetch(store, members.truth, whole=True)
        before = {bytes.fromhex(key) for key in members.truth.cards}
        end(store, members)
        assert store.snapshot.lookup(min(before).hex()) is None
        tidy(store)
        plain = plain_text_of(path, tmp_path / "plain")
    assert len(before) == 2500
    assert [key for key in before if key in plain] == []


def test_clearing_that_was_cut_off_goes_on_after_the_next_start(path: Path, tmp_path: Path) -> None:
    members = Members(random.Random(24))
    with new_store(path) as store:
        members.join(4500)
        fetch(store, members.truth, whole=True)
        store.snapshot.clear()
        assert store.snapshot.tidy() is True
    with Store.open(path, KEY) as store:
        tidy(store)
        plain = plain_text_of(path, tmp_path / "plain")
        assert store.snapshot.info() is None
    assert not [key for key in members.truth.cards if bytes.fromhex(key) in plain]


def test_a_piece_of_clearing_is_bounded_so_that_a_sale_gets_between(path: Path) -> None:
    members = Members(random.Random(24))
    with new_store(path) as store:
        members.join(5000)
        fetch(store, members.truth, whole=True)
        store.snapshot.clear()
        pieces = 0
        while store.snapshot.tidy():
            pieces += 1
        assert pieces >= 3


def test_a_log_that_somebody_reads_is_left_for_later_and_cut_then(path: Path) -> None:
    members = Members(random.Random(24))
    with new_store(path) as store:
        members.join(10)
        fetch(store, members.truth, whole=True)
        tidy(store)
        reader = open_writer(path, KEY)
        reader.execute("BEGIN; SELECT count(*) FROM snapshot_a")
        members.leave(3)
        fetch(store, members.truth, whole=False)
        store.snapshot.tidy()
        log = path.with_name(f"{path.name}-wal")
        assert log.stat().st_size > 0
        reader.close()
        store.snapshot.tidy()
        assert log.stat().st_size == 0
