"""The list of cards: whole refills, deltas, and never half a list."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offline_cache.errors import EntryError
from offline_cache.snapshot import SnapshotCard, SnapshotInfo
from offline_cache.store import Store
from tests.unit.offline_cache.till import KEY, new_store

NINE = "2026-11-22T09:00:00.000Z"
TEN = "2026-11-22T10:00:00.000Z"


def card(number: int, status: str = "active", benefits: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "key": f"{number:016x}",
        "status": status,
        "form": "plastic",
        "member_ref": f"m{number}",
        "benefits": list(benefits),
    }


def page(
    cards: list[dict[str, Any]],
    *,
    gone: tuple[int, ...] = (),
    more: bool = False,
    cursor: str = "c1",
    taken_at: str = NINE,
) -> dict[str, Any]:
    keys = [f"{number:016x}" for number in gone]
    return {"cursor": cursor, "more": more, "taken_at": taken_at, "cards": cards, "gone": keys}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def test_an_empty_till_knows_no_card_and_says_so(store: Store) -> None:
    assert store.snapshot.info() is None
    assert store.snapshot.lookup("00" * 8) is None


def test_a_card_reads_as_the_backend_said_it(store: Store) -> None:
    store.snapshot.apply(page([card(1, "lost", ("b1", "b2"))]), whole=True)
    assert store.snapshot.lookup(f"{1:016x}") == SnapshotCard("lost", "plastic", "m1", ("b1", "b2"))


def test_a_refill_counts_only_when_its_last_page_is_there(store: Store) -> None:
    store.snapshot.apply(page([card(1), card(2)]), whole=True)
    store.snapshot.begin_refill()
    store.snapshot.apply(page([card(1, "lost"), card(3)], more=True, cursor="p1", taken_at=TEN), whole=True)
    assert store.snapshot.lookup(f"{1:016x}") == SnapshotCard("active", "plastic", "m1", ())
    assert store.snapshot.info() == SnapshotInfo(at(NINE), 2, "c1")
    store.snapshot.apply(page([card(4)], cursor="p2", taken_at="2026-11-22T11:00:00.000Z"), whole=True)
    assert store.snapshot.info() == SnapshotInfo(at(TEN), 3, "p2")
    assert store.snapshot.lookup(f"{2:016x}") is None
    assert store.snapshot.lookup(f"{1:016x}") == SnapshotCard("lost", "plastic", "m1", ())


def test_a_refill_that_was_given_up_leaves_nothing_in_the_next(store: Store) -> None:
    store.snapshot.begin_refill()
    store.snapshot.apply(page([card(9)], more=True), whole=True)
    store.snapshot.begin_refill()
    store.snapshot.apply(page([card(1)]), whole=True)
    assert store.snapshot.lookup(f"{9:016x}") is None


def test_a_refill_that_a_restart_cut_off_leaves_nothing_in_the_next(path: Path) -> None:
    with new_store(path) as store:
        store.snapshot.apply(page([card(9)], more=True), whole=True)
    with Store.open(path, KEY) as store:
        store.snapshot.apply(page([card(1)]), whole=True)
        assert store.snapshot.lookup(f"{9:016x}") is None
        assert store.snapshot.info() == SnapshotInfo(at(NINE), 1, "c1")


def test_a_delta_changes_adds_and_removes(store: Store) -> None:
    store.snapshot.apply(page([card(1), card(2)]), whole=True)
    store.snapshot.apply(page([card(1, "lost"), card(3)], gone=(2,), cursor="c2", taken_at=TEN), whole=False)
    assert store.snapshot.info() == SnapshotInfo(at(TEN), 2, "c2")
    statuses = [store.snapshot.lookup(f"{number:016x}") for number in (1, 2, 3)]
    assert [found.status if found else None for found in statuses] == ["lost", None, "active"]


def test_a_list_is_as_old_as_its_last_complete_delta(store: Store) -> None:
    store.snapshot.apply(page([card(1)]), whole=True)
    store.snapshot.apply(page([card(2)], more=True, cursor="c2", taken_at=TEN), whole=False)
    info = store.snapshot.info()
    assert info is not None
    assert (info.taken_at, info.cursor) == (at(NINE), "c2")


def test_a_cleared_list_knows_nobody(store: Store) -> None:
    store.snapshot.apply(page([card(1)]), whole=True)
    store.snapshot.clear()
    assert store.snapshot.info() is None
    assert store.snapshot.lookup(f"{1:016x}") is None


@pytest.mark.parametrize(
    "broken", [{"key": "xyz"}, {"key": None}, {"benefits": [0.5]}], ids=["no hex", "no key", "a fraction"]
)
def test_a_page_that_breaks_the_contract_changes_nothing(store: Store, broken: dict[str, Any]) -> None:
    store.snapshot.apply(page([card(1)]), whole=True)
    with pytest.raises(EntryError):
        store.snapshot.apply(page([card(2), {**card(3), **broken}]), whole=False)
    assert store.snapshot.lookup(f"{2:016x}") is None


deltas = st.lists(
    st.tuples(
        st.dictionaries(st.integers(0, 9), st.sampled_from(["active", "lost", "cancelled"]), max_size=5),
        st.sets(st.integers(0, 9), max_size=3),
    ),
    max_size=6,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deltas=deltas)
def test_deltas_lead_where_the_backend_is(
    tmp_path_factory: pytest.TempPathFactory, deltas: list[tuple[dict[int, str], set[int]]]
) -> None:
    expected: dict[int, str] = {}
    with new_store(tmp_path_factory.mktemp("till") / "till.db") as store:
        store.snapshot.apply(page([]), whole=True)
        for changed, gone in deltas:
            removed = tuple(gone - changed.keys())
            cards = [card(number, status) for number, status in changed.items()]
            store.snapshot.apply(page(cards, gone=removed), whole=False)
            expected = {n: s for n, s in (expected | changed).items() if n not in removed}
        for number in range(10):
            found = store.snapshot.lookup(f"{number:016x}")
            assert (found.status if found else None) == expected.get(number)
        info = store.snapshot.info()
        assert info is not None
        assert info.cards == len(expected)
