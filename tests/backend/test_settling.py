"""Holes that are declared, and entries that a person settles."""

from collections.abc import Callable
from typing import Any

import pytest

from reference_backend.tables import entries
from tests.backend.looking import rows
from tests.backend.till import Document, Entry, Till, uuid7

DAY = "2026-11-22"


def settling_of(entry_id: str) -> Document:
    return {"entry": entry_id, "how": "loss_accepted", "replacement": None, "reason": "other", "staff": "90"}


def settle(till: Till, entry: Entry | str, **more: Any) -> Entry:
    settled = entry if isinstance(entry, str) else entry["header"]["entry_id"]
    return till.append("entry_settled", {**settling_of(settled), **more})


def declare_hole(till: Till, **more: Any) -> Entry:
    hole = {"epoch": 1, "from_seq": 3, "to_seq": 4, "reason": "journal-lost", **more}
    return till.append("hole_declared", hole)


def set_aside_today(till: Till) -> int:
    registers = till.report(DAY)["registers"]
    return next(int(one["set_aside"]) for one in registers if one["id"] == till.register)


def test_a_hole_is_a_persons_task(till: Till) -> None:
    assert till.outcome(declare_hole(till)) == ("set_aside", "hole-declared")
    assert set_aside_today(till) == 1


def test_a_hole_of_which_everything_is_here_needs_nobody(till: Till) -> None:
    for _ in range(3):
        till.outcome(till.buy())
    whole = declare_hole(till, from_seq=2, to_seq=4)
    assert till.outcome(whole) == ("accepted", None)
    assert set_aside_today(till) == 0


@pytest.mark.parametrize("wrong", [{"to_seq": 90}, {"epoch": 9}, {"reason": "unreadable-header"}])
def test_a_hole_of_which_something_is_missing_is_a_persons_task(till: Till, wrong: dict[str, Any]) -> None:
    for _ in range(3):
        till.outcome(till.buy())
    assert till.outcome(declare_hole(till, from_seq=2, **wrong)) == ("set_aside", "hole-declared")


def test_a_hole_that_ends_before_it_begins_is_no_hole(till: Till) -> None:
    assert till.outcome(declare_hole(till, from_seq=4, to_seq=3)) == ("set_aside", "body-not-valid")
    assert till.outcome(declare_hole(till, from_seq=4, to_seq=4)) == ("set_aside", "hole-declared")


def test_a_settled_entry_is_no_longer_counted_and_nothing_of_it_is_deleted(till: Till) -> None:
    aside = till.buy(body={"total": {"amount_minor": 0, "currency": "EUR"}})
    assert till.outcome(aside) == ("set_aside", "total-not-valid")
    before = rows(till.running, entries)[1]
    settling = settle(till, aside)
    assert till.outcome(settling) == ("accepted", None)
    assert set_aside_today(till) == 0
    assert rows(till.running, entries)[1] == {**before, "settled_by": settling["header"]["entry_id"]}


def test_a_corrected_entry_names_the_one_that_replaces_it(till: Till) -> None:
    wrong = till.buy(body={"place": "4740000000099"})
    right = till.buy()
    settling = settle(till, wrong, how="corrected", replacement=right["header"]["entry_id"])
    assert [till.outcome(one) for one in (wrong, right, settling)] == [
        ("set_aside", "place-mismatch"),
        ("accepted", None),
        ("accepted", None),
    ]
    assert set_aside_today(till) == 0
    assert till.report(DAY)["purchases"]["count"] == 1


def test_an_entry_and_its_settling_may_come_in_one_batch_as_a_refill_has_them(till: Till) -> None:
    hole = declare_hole(till)
    first, second = settle(till, hole), settle(till, hole)
    assert till.outcome(first) == ("accepted", None)
    assert till.outcome(second) == ("set_aside", "settled-before")
    assert set_aside_today(till) == 1, "the second settling itself"


def test_what_was_settled_is_settled_once(till: Till) -> None:
    hole = declare_hole(till)
    till.upload()
    settle(till, hole)
    till.upload()
    assert till.outcome(settle(till, hole)) == ("set_aside", "settled-before")


def test_a_settling_that_came_twice_gets_its_first_receipt(till: Till) -> None:
    settling = settle(till, declare_hole(till))
    till.upload()
    assert till.outcome(settling) == ("accepted", None)


def test_what_is_not_there_or_not_set_aside_cannot_be_settled(till: Till) -> None:
    bought = till.buy()
    own_id = uuid7(1)
    of_itself = till.append("entry_settled", settling_of(own_id), entry_id=own_id)
    for settling in (settle(till, bought), settle(till, uuid7(1)), of_itself):
        assert till.outcome(settling) == ("set_aside", "nothing-to-settle")
    assert till.report(DAY)["purchases"]["count"] == 1


@pytest.mark.rule("N07", "N08")
@pytest.mark.parametrize("other", ["kodutare-tallinn-2", "kaarna-turku-1"])
def test_no_register_settles_anothers_entry_be_it_of_its_own_merchant_or_not(
    till: Till, enrol: Callable[[str], Till], other: str
) -> None:
    hole = declare_hole(till)
    till.upload()
    stranger = enrol(other)
    assert stranger.outcome(settle(stranger, hole)) == ("set_aside", "nothing-to-settle")
    assert set_aside_today(till) == 1


def test_the_settling_of_a_held_entry_waits_with_it(till: Till, enrol: Callable[[str], Till]) -> None:
    """After a restore: the reversal was set aside and settled, but now its purchase comes last."""
    sells = enrol("kodutare-tallinn-2")
    purchase = uuid7(1)
    reversal = till.reverse(purchase)
    settling = settle(till, reversal)
    assert till.outcome(settling) == ("held", "purchase-not-here-yet")
    sells.buy(body={"place": "4740000000099"}, entry_id=purchase)
    sells.upload()
    stored = {row["entry_id"]: row for row in rows(till.running, entries)}
    aside, settled = stored[reversal["header"]["entry_id"]], stored[settling["header"]["entry_id"]]
    assert (aside["reason"], aside["settled_by"]) == ("purchase-set-aside", settled["entry_id"])
    assert (settled["outcome"], set_aside_today(till)) == ("accepted", 0)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"how": "corrected"}, "body-not-valid"),
        ({"replacement": uuid7(1)}, "body-not-valid"),
        ({"reason": "because"}, "body-not-valid"),
        ({"staff": "Mari"}, "body-not-valid"),
        ({"note": "free text"}, "unexpected-field"),
    ],
)
def test_a_settling_that_says_something_else_settles_nothing(
    till: Till, more: dict[str, Any], reason: str
) -> None:
    hole = declare_hole(till)
    assert till.outcome(settle(till, hole, **more)) == ("set_aside", reason)
    assert set_aside_today(till) == 2


@pytest.mark.parametrize("more", [{"from_seq": 0}, {"to_seq": "4"}, {"reason": "lost"}])
def test_a_hole_of_another_form_is_not_valid(till: Till, more: dict[str, Any]) -> None:
    assert till.outcome(declare_hole(till, **more)) == ("set_aside", "body-not-valid")
