"""A reversal goes by what its batch knows: it asks the database for no more than it has to."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from reference_backend import tables
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.till import Till


@pytest.fixture
def cafe(in_process: InProcess) -> Till:
    """A till of a merchant with a bonus."""
    return Till(in_process, "kaarna-turku-1")


@contextmanager
def statements(till: Till) -> Iterator[list[str]]:
    """What the backend says to its database meanwhile."""
    assert isinstance(till.running, InProcess)
    engine, said = till.running.backend.database.engine, list[str]()

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


def member(till: Till) -> str:
    return str(till.identify(till.running.code("kaarnan-kahvila", "eligible_virtual"))["member_ref"])


def cost_of_reversing(till: Till, *members: str | None) -> int:
    """The statements of the batch that takes back a purchase of each, sold in the batch before."""
    bought = [till.buy(member=one) for one in members]
    till.upload()
    for one in bought:
        till.reverse(one["header"]["entry_id"])
    with statements(till) as said:
        till.upload(len(till.entries) - len(members) + 1)
    return len(said)


def test_a_reversal_with_a_bonus_asks_for_the_balance_and_books_back_and_no_more(cafe: Till) -> None:
    who = member(cafe)
    plain = cost_of_reversing(cafe, None)
    assert cost_of_reversing(cafe, who) == plain + 2


def test_each_further_reversal_with_a_bonus_costs_one_balance(cafe: Till) -> None:
    who = member(cafe)
    one = cost_of_reversing(cafe, who)
    assert cost_of_reversing(cafe, who, who, who) == one + 2


@pytest.mark.rule("N12")
@pytest.mark.parametrize("in_one_batch", [True, False])
def test_what_a_reversed_purchase_earned_is_booked_back_once(cafe: Till, in_one_batch: bool) -> None:
    bought = cafe.buy(10_000, member(cafe))["header"]["entry_id"]
    if not in_one_batch:
        cafe.upload()
    back = cafe.reverse(bought)["header"]["entry_id"]
    cafe.upload()
    cafe.upload()
    booked = {row["entry_id"]: row["amount_minor"] for row in rows(cafe.running, tables.ledger_bookings)}
    assert booked[back] == -booked[bought] < 0
