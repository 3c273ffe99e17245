"""After whatever came in whatever order, a till's list is the backend's: never half of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offline_cache import snapshot_slots
from offline_cache.store import Store
from tests.unit.offline_cache.till import KEY
from tests.unit.offline_cache.truth import Truth

KEYS = [f"{number * 0x1111_1111_1111:016x}" for number in range(12)]
LISTS = [[], ["card-price"], ["card-price", "spring"]]


@dataclass
class OneTill:
    """A till and its backend, and what the till must answer by what it has heard to the end."""

    path: Path
    truth: Truth = field(default_factory=Truth)
    expected: dict[str, dict[str, Any]] | None = None
    goes_on_at: str | None = None

    def __post_init__(self) -> None:
        self.store = Store.open(self.path, KEY, create=True)

    def whole_page(self) -> None:
        """The next page of a whole list, of a new one where none was begun."""
        if self.goes_on_at is None:
            self.store.snapshot.begin_refill()
        page = self.truth.page(self.goes_on_at)
        self.store.snapshot.apply(page, whole=True)
        self.goes_on_at = page["cursor"] if page["more"] else None
        if not page["more"]:
            self.expected = dict(self.truth.cards)

    def delta_page(self) -> None:
        """What came since, one page of it."""
        info = self.store.snapshot.info()
        if info is None or self.expected is None:
            return
        page = self.truth.page(info.cursor)
        self.store.snapshot.apply(page, whole=False)
        self.expected = {key: card for key, card in self.expected.items() if key not in page["gone"]}
        self.expected |= {card["key"]: card for card in page["cards"]}
        if not page["more"]:
            assert self.expected == self.truth.cards

    def begin_anew(self) -> None:
        """A whole list is given up half-way."""
        self.goes_on_at = None

    def restart(self) -> None:
        """The program ends and begins; where a whole list stood is forgotten."""
        self.store.close()
        self.store = Store.open(self.path, KEY)
        self.goes_on_at = None

    def clear(self) -> None:
        """Too old, or revoked."""
        self.store.snapshot.clear()
        self.expected, self.goes_on_at = None, None

    def tidy(self) -> None:
        """One piece of clearing."""
        self.store.snapshot.tidy()

    def rewrite(self) -> None:
        """One piece of writing the list anew."""
        self.store.snapshot.rewrite()

    def check(self) -> None:
        """Every key that there ever was."""
        for key in KEYS:
            found = self.store.snapshot.lookup(key)
            told = (self.expected or {}).get(key)
            if found is None:
                assert told is None, key
            else:
                benefits = list(found.benefits)
                assert told == {
                    "key": key,
                    "status": found.status,
                    "form": found.form,
                    "member_ref": found.member_ref,
                    "benefits": benefits,
                }
        info = self.store.snapshot.info()
        assert (info.cards if info else None) == (None if self.expected is None else len(self.expected))


STEPS: list[Callable[[OneTill], None]] = [
    OneTill.whole_page,
    OneTill.delta_page,
    OneTill.begin_anew,
    OneTill.restart,
    OneTill.clear,
    OneTill.tidy,
    OneTill.rewrite,
    OneTill.rewrite,
]
put = st.builds(
    lambda key, status, form, reference, benefits: (
        lambda till: till.truth.put(
            key, status=status, form=form, member_ref=f"m-{key}" if reference else None, benefits=benefits
        )
    ),
    st.sampled_from(KEYS),
    st.sampled_from(["active", "lost", "replaced", "cancelled"]),
    st.sampled_from(["virtual", "plastic"]),
    st.booleans(),
    st.sampled_from(LISTS),
)
remove = st.builds(lambda key: lambda till: till.truth.remove(key), st.sampled_from(KEYS))
pages = st.sampled_from([OneTill.whole_page, OneTill.delta_page])
steps = st.lists(st.one_of(put, pages, put, remove, st.sampled_from(STEPS)), min_size=5, max_size=40)


@pytest.fixture(autouse=True, scope="module")
def _small_pieces() -> Iterator[None]:
    """So that a list of a dozen cards is cleared and copied in several."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(snapshot_slots, "CLEARED_AT_ONCE", 3)
        yield


def run(folder: Path, todo: list[Callable[[OneTill], None]]) -> None:
    till = OneTill(folder / "till.db")
    try:
        for step in todo:
            step(till)
            till.check()
        while till.goes_on_at is not None or till.expected is None:
            till.whole_page()
        till.truth.page_size = 10_000
        till.delta_page()
        till.check()
        assert till.expected == till.truth.cards
    finally:
        till.store.close()


@settings(max_examples=40, deadline=None)
@given(todo=steps)
def test_after_any_pages_deltas_tombstones_interruptions_and_restarts_the_list_is_the_backends(
    tmp_path_factory: pytest.TempPathFactory, todo: list[Callable[[OneTill], None]]
) -> None:
    run(tmp_path_factory.mktemp("till"), todo)


def a_day(till_size: int = 8) -> list[Callable[[OneTill], None]]:
    """What a till goes through, in short: a list, changes, a second list cut off half-way."""
    puts = [lambda till, key=key: till.truth.put(key) for key in KEYS[:till_size]]
    return [
        *puts,
        *[OneTill.whole_page] * 3,
        lambda till: till.truth.remove(KEYS[1]),
        OneTill.delta_page,
        OneTill.whole_page,
        lambda till: till.truth.remove(KEYS[2]),
        OneTill.whole_page,
        OneTill.restart,
        OneTill.tidy,
    ]


def test_a_day_of_a_till_ends_where_the_backend_is(tmp_path: Path) -> None:
    run(tmp_path, a_day())


def test_a_list_that_counted_before_its_last_page_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planted fault: the swap at the first page."""
    planted = snapshot_slots.take_in_part

    def too_early(connection: Any, page: Any) -> None:
        planted(connection, replace(page, more=False))

    monkeypatch.setattr("offline_cache.snapshot.take_in_part", too_early)
    with pytest.raises(AssertionError):
        run(tmp_path, a_day())


def test_a_tombstone_that_was_not_heeded_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A planted fault: cards are put in, none is taken out."""
    planted = snapshot_slots.take_in_delta
    monkeypatch.setattr(
        "offline_cache.snapshot.take_in_delta",
        lambda connection, page: planted(connection, replace(page, gone=[])),
    )
    with pytest.raises(AssertionError):
        run(tmp_path, a_day())
