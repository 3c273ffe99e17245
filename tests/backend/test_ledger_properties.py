"""Whatever many tills of many merchants do, in whatever order it arrives: sums equal the facts.

Every example has members of its own, so that one backend serves them all.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference_backend import tables
from tests.backend.accounts import BOOKSHOP, CAFE, balance, hold, new_sale, use
from tests.backend.conftest import START, Filled
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.offering import REDEMPTION, benefit, offer
from tests.backend.running import TurnedClock
from tests.backend.till import Till

PERCENT = {CAFE: 2, BOOKSHOP: 3}
TILLS = {
    "kaarna-turku-1": CAFE,
    "kaarna-turku-2": CAFE,
    "lumo-helsinki-1": BOOKSHOP,
    "lumo-helsinki-2": BOOKSHOP,
}
Sums = dict[tuple[str, str], int]
QUICK = settings(max_examples=15, deadline=None, database=None, derandomize=True)


@dataclass
class Street:
    """Two merchants with two tills each, and people who are members of both."""

    shop: InProcess
    tills: dict[str, Till] = field(default_factory=dict)
    sent: Counter[str] = field(default_factory=Counter)
    people: int = 0

    def newcomer(self) -> dict[str, str]:
        """Let a person join both merchants; return the reference that each has."""
        self.people += 1
        person = f"person-{self.people:06d}"
        with self.shop.backend.database.write() as connection:
            connection.execute(
                tables.members.insert().values(
                    id=person, pool="nano-id", first_name="", last_name="", email="", email_key=person
                )
            )
            for merchant in PERCENT:
                connection.execute(
                    tables.memberships.insert().values(
                        member_id=person,
                        merchant_id=merchant,
                        member_ref=f"{person}@{merchant}"[:36],
                        joined_at=self.shop.clock.text(),
                    )
                )
        return {merchant: f"{person}@{merchant}"[:36] for merchant in PERCENT}

    def deliver(self, till: str, *, again: int = 0) -> None:
        """Upload what is new of a till's journal, and the last of it once more."""
        one = self.tills[till]
        if len(one.entries) > self.sent[till]:
            one.upload(max(1, self.sent[till] + 1 - again))
            self.sent[till] = len(one.entries)

    def sums(self, people: set[str]) -> Sums:
        """Return what is booked, by merchant and member."""
        sums: Sums = Counter()
        for row in rows(self.shop, tables.ledger_bookings):
            if row["member_ref"] in people:
                sums[row["merchant_id"], row["member_ref"]] += row["amount_minor"]
        return dict(sums)


def street(database: Path, folder: Path) -> Street:
    shop = InProcess(Path(shutil.copy(database, folder / "street.sqlite3")), TurnedClock(START))
    open_shops(shop)
    return Street(shop, {name: Till(shop, name) for name in TILLS})


def open_shops(shop: InProcess) -> None:
    for merchant, percent in PERCENT.items():
        offer(shop.backend, merchant, benefit("bonus", "bonus_percent", percent=percent), REDEMPTION)


@pytest.fixture(scope="module")
def busy(filled_once: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    one = street(filled_once.path, tmp_path_factory.mktemp("street"))
    yield one
    one.shop.close()


@dataclass
class Facts:
    """What happened, told by those to whom it happened: the sums are worked out from this alone."""

    bought: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    redeemed: Counter[str] = field(default_factory=Counter)
    taken_back: set[str] = field(default_factory=set)

    def sums(self) -> Sums:
        sums: Sums = Counter()
        for sale, (merchant, member, total) in self.bought.items():
            earned = (total * PERCENT[merchant] + 50) // 100
            stands = sale not in self.taken_back
            sums[merchant, member] += (earned - self.redeemed[sale]) if stands else 0
        return dict(sums)


TILL = st.sampled_from(sorted(TILLS))
WHO = st.integers(0, 1)
ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("buy"), TILL, WHO, st.integers(1, 20_000)),
        st.tuples(st.just("redeem"), TILL, WHO, st.integers(1, 300)),
        st.tuples(st.just("reverse"), TILL, st.integers(0, 30), st.just(0)),
        st.tuples(st.just("deliver"), TILL, st.integers(0, 3), st.just(0)),
        st.tuples(st.just("wait"), TILL, st.just(0), st.integers(1, 20)),
    ),
    min_size=4,
    max_size=18,
)


def play(here: Street, people: list[dict[str, str]], actions: list[tuple[str, str, int, int]]) -> Facts:
    """Do all of it, and let everything arrive; return what happened."""
    facts = Facts()
    for what, name, which, amount in actions:
        till, merchant = here.tills[name], TILLS[name]
        if what == "buy":
            member = people[which][merchant]
            sale = str(till.buy(amount, member)["header"]["entry_id"])
            facts.bought[sale] = (merchant, member, amount)
        elif what == "redeem":
            _redeem(facts, till, merchant, people[which][merchant], amount)
        elif what == "reverse":
            mine = [sale for sale, (whose, *_) in facts.bought.items() if whose == merchant]
            if mine:
                sale = mine[which % len(mine)]
                till.reverse(sale)
                facts.taken_back.add(sale)
        elif what == "deliver":
            here.deliver(name, again=which)
        else:
            here.shop.clock.turn(minutes=amount)
    for name in reversed(here.tills):
        here.deliver(name)
    return facts


def _redeem(facts: Facts, till: Till, merchant: str, member: str, amount: int) -> None:
    sale = new_sale(till)
    status, held = hold(till, sale, member, amount)
    assert hold(till, sale, member, amount) == (status, held)  # the first answer was lost
    if status == 200:
        till.buy(1000, member, entry_id=sale)
        use(till, member, held, sale)
        facts.bought[sale] = (merchant, member, 1000)
        facts.redeemed[sale] = amount


@pytest.mark.rule("N07", "N12")
@QUICK
@given(actions=ACTIONS)
def test_the_sums_of_the_ledger_equal_the_facts(
    busy: Street, actions: list[tuple[str, str, int, int]]
) -> None:
    people = [busy.newcomer(), busy.newcomer()]
    facts = play(busy, people, actions)
    told = busy.sums({reference for person in people for reference in person.values()})
    expected = facts.sums()
    assert {who: sum_ for who, sum_ in told.items() if sum_} == {
        who: sum_ for who, sum_ in expected.items() if sum_
    }
    for person in people:
        till = busy.tills["kaarna-turku-1"]
        assert balance(till, person[CAFE])["bonus"] == expected.get((CAFE, person[CAFE]), 0)


@pytest.mark.rule("N07")
@QUICK
@given(actions=ACTIONS)
def test_what_one_merchant_does_never_changes_a_sum_of_another(
    busy: Street, actions: list[tuple[str, str, int, int]]
) -> None:
    people = [busy.newcomer(), busy.newcomer()]
    for person in people:  # both have something at the bookshop
        busy.tills["lumo-helsinki-1"].buy(10_000, person[BOOKSHOP])
    busy.deliver("lumo-helsinki-1")
    before = busy.sums({person[BOOKSHOP] for person in people})
    play(busy, people, [one for one in actions if TILLS[one[1]] == CAFE])
    assert busy.sums({person[BOOKSHOP] for person in people}) == before
    assert before == {(BOOKSHOP, person[BOOKSHOP]): 300 for person in people}


@pytest.mark.rule("N12", "X07")
@QUICK
@given(actions=ACTIONS, order=st.permutations(sorted(TILLS)), data=st.data())
def test_another_order_of_arrival_gives_the_same_ledger(
    busy: Street, actions: list[tuple[str, str, int, int]], order: list[str], data: st.DataObject
) -> None:
    """The same facts, told twice: once till by till, once in pieces as they come."""
    ledgers = []
    for in_pieces in (False, True):
        person = busy.newcomer()
        sales: list[tuple[str, str]] = []
        for what, name, which, amount in actions:
            till, mine = busy.tills[name], [sale for sale, whose in sales if whose == TILLS[name]]
            if what in ("buy", "redeem"):
                entry = till.buy(amount, person[TILLS[name]])
                sales.append((str(entry["header"]["entry_id"]), TILLS[name]))
            elif what == "reverse" and mine:
                till.reverse(mine[which % len(mine)])
        for name in sorted(TILLS) if not in_pieces else order:
            if in_pieces and data.draw(st.booleans()):
                continue  # this one comes last
            busy.deliver(name)
        for name in TILLS:
            busy.deliver(name)
        mine_now = busy.sums(set(person.values()))
        ledgers.append(Counter({merchant: total for (merchant, _), total in mine_now.items()}))
    assert ledgers[0] == ledgers[1]


@pytest.mark.rule("N12")
def test_a_backend_put_back_from_a_copy_has_the_same_ledger_once_the_tills_have_told_it_again(
    filled_once: Filled, tmp_path: Path
) -> None:
    (tmp_path / "first").mkdir()
    here = street(filled_once.path, tmp_path / "first")
    try:
        person = here.newcomer()
        with here.shop.backend.database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        copied = Path(shutil.copy(here.shop.database, tmp_path / "copy.sqlite3"))
        actions = [("buy", name, 0, 1000 * place + 49) for place, name in enumerate(TILLS, 1)] * 3
        play(
            here, [person], [*actions, ("reverse", "kaarna-turku-2", 1, 0), ("buy", "kaarna-turku-1", 0, 75)]
        )
        told = [_without_time(row) for row in rows(here.shop, tables.ledger_bookings)]
        restored = InProcess(copied, here.shop.clock)
        open_shops(restored)
        try:
            for till in here.tills.values():
                till.running = restored
                till.upload()
            again = [_without_time(row) for row in rows(restored, tables.ledger_bookings)]
        finally:
            restored.close()
    finally:
        here.shop.close()
    assert told
    assert sorted(map(str, again)) == sorted(map(str, told))


def _without_time(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if name != "booked_at"}
