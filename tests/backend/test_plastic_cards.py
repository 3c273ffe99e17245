"""First cards, fees that are given back, and cards that are owed (J15, J16, J17)."""

import random
from collections.abc import Callable

import pytest

from reference_backend import tables
from tests.backend.card_desk import (
    CASHIER,
    INFO_DESK,
    MANAGER,
    blank,
    card,
    flags_of,
    holder,
    issue,
    refund,
)
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.till import Document, Entry, Till

# --- who --------------------------------------------------------------------------------------


@pytest.mark.rule("J15", "A4.role.info-desk")
@pytest.mark.parametrize(
    ("staff", "outcome"),
    [
        (None, ("set_aside", "role-not-allowed")),
        (CASHIER, ("set_aside", "role-not-allowed")),
        ("999", ("set_aside", "staff-unknown")),
        (INFO_DESK, ("accepted", None)),
        (MANAGER, ("accepted", None)),
    ],
)
def test_a_first_plastic_card_is_given_by_the_info_desk_and_the_manager_only(
    running: Running, till: Till, staff: str | None, outcome: tuple[str, str | None]
) -> None:
    body = {"staff": staff, "receipt": "T3-000117"} if staff else {}
    entry = issue(till, holder(running, "without_consent"), blank(running), body=body)
    assert till.outcome(entry) == outcome
    assert card(running, blank(running))["status"] == ("active" if outcome[0] == "accepted" else "blank")
    assert len(rows(running, tables.fees)) == (1 if outcome[0] == "accepted" else 0)


@pytest.mark.rule("A4.role.replacement")
@pytest.mark.parametrize("staff", [None, CASHIER, INFO_DESK, MANAGER])
def test_everybody_replaces_a_plastic_card(running: Running, till: Till, staff: str | None) -> None:
    entry = issue(
        till, holder(running), blank(running), "replacement", body={"staff": staff} if staff else {}
    )
    assert till.outcome(entry) == ("accepted", None)


@pytest.mark.rule("J38")
@pytest.mark.parametrize(
    "more", [{"payment": "member-card"}, {"receipt": "4000 1234"}, {"receipt": "x" * 41}]
)
def test_a_card_is_never_paid_with_a_card_of_the_programme_and_a_receipt_is_a_short_number(
    running: Running, till: Till, more: Document
) -> None:
    entry = issue(till, holder(running), blank(running), "replacement", body=more)
    assert till.outcome(entry) == ("set_aside", "body-not-valid")


@pytest.mark.rule("J38")
@pytest.mark.parametrize("extra", ["balance", "tender", "value_minor"])
def test_no_entry_gives_a_card_a_value(running: Running, till: Till, extra: str) -> None:
    entry = issue(till, holder(running), blank(running), "replacement", body={extra: 100})
    assert till.outcome(entry) == ("set_aside", "unexpected-field")
    assert till.outcome(till.buy(body={extra: 100})) == ("set_aside", "unexpected-field")


def test_flags_tell_the_manager_of_a_first_card_that_was_not_the_first_and_of_nothing_replaced(
    running: Running, till: Till
) -> None:
    again = issue(till, holder(running), blank(running), body={"staff": INFO_DESK})
    nothing = issue(till, holder(running, "without_consent"), blank(running, 2), "replacement")
    former = [row for row in rows(running, tables.cards) if row["status"] == "active"]
    assert till.outcome(again) == till.outcome(nothing) == ("accepted", None)
    assert flags_of(running, again) == "not-the-first"
    had = {row["member_id"] for row in former if row["form"] == "plastic"}
    has_one = card(running, blank(running, 2))["member_id"] in had
    assert flags_of(running, nothing) == ("" if has_one else "nothing-replaced")


# --- one blank, one holder --------------------------------------------------------------------


@pytest.mark.rule("A4.replacement")
def test_who_paid_for_a_card_that_was_somebody_elses_gets_another_without_a_second_fee(
    running: Running, till: Till, enrol: Callable[[str], Till]
) -> None:
    beside, who = enrol("kodutare-tartu-1"), holder(running)
    beside.outcome(issue(beside, holder(running, "with_consent"), blank(running), "replacement"))
    lost = issue(till, who, blank(running), "replacement")
    assert till.outcome(lost) == ("set_aside", "card-already-bound")
    named = {"instead_of": lost["header"]["entry_id"]}
    other = issue(till, holder(running, "birthday_virtual"), blank(running, 2), "replacement", 0, body=named)
    paying = issue(till, who, blank(running, 2), "replacement", 99, body=named)
    free = issue(till, who, blank(running, 2), "replacement", 0)
    elsewhere = issue(beside, who, blank(running, 2), "replacement", 0, body=named)
    right = issue(till, who, blank(running, 2), "replacement", 0, body=named)
    twice = issue(till, who, blank(running, 1), "replacement", 0, body=named)
    assert till.outcome(other) == ("set_aside", "instead-of-not-valid")
    assert till.outcome(paying) == till.outcome(free) == ("set_aside", "fee-not-valid")
    assert beside.outcome(elsewhere) == ("set_aside", "instead-of-not-valid")
    assert till.outcome(right) == ("accepted", None)
    assert till.outcome(twice) == ("set_aside", "instead-of-not-valid")
    # The fee that was paid with the first is booked with the second: as many fees as cards.
    booked = {row["entry_id"]: row["amount_minor"] for row in rows(running, tables.fees)}
    assert booked[right["header"]["entry_id"]] == 99
    assert len(booked) == 2


@pytest.mark.rule("A4.replacement")
def test_the_task_is_settled_by_the_second_card_and_may_be_settled_by_it_in_words_too(
    running: Running, till: Till
) -> None:
    who = holder(running)
    unknown = issue(till, who, "9200000000000000", "replacement")
    right = issue(
        till, who, blank(running), "replacement", 0, body={"instead_of": unknown["header"]["entry_id"]}
    )
    till.upload()
    said = {
        "entry": unknown["header"]["entry_id"],
        "how": "corrected",
        "replacement": right["header"]["entry_id"],
        "reason": "other",
        "staff": MANAGER,
    }
    assert till.outcome(till.append("entry_settled", said)) == ("accepted", None)
    registers = till.report("2026-11-22")["registers"]
    assert next(one["set_aside"] for one in registers if one["id"] == till.register) == 0


@pytest.mark.rule("A4.replacement")
def test_a_chain_of_wrong_cards_ends_in_one_right_one_and_one_fee(running: Running, till: Till) -> None:
    who = holder(running)
    first = issue(till, who, "9200000000000000", "replacement")
    second = issue(
        till, who, "9200000000000001", "replacement", 0, body={"instead_of": first["header"]["entry_id"]}
    )
    third = issue(
        till, who, blank(running), "replacement", 0, body={"instead_of": second["header"]["entry_id"]}
    )
    again = issue(
        till, who, blank(running, 2), "replacement", 0, body={"instead_of": first["header"]["entry_id"]}
    )
    assert till.outcome(third) == ("accepted", None)
    assert till.outcome(again) == ("set_aside", "instead-of-not-valid")
    assert [row["amount_minor"] for row in rows(running, tables.fees)] == [99]


@pytest.mark.rule("J17")
def test_a_card_that_was_handed_out_before_the_present_one_and_arrives_later_does_not_take_its_place(
    running: Running, till: Till, enrol: Callable[[str], Till]
) -> None:
    offline, who = enrol("kodutare-tartu-1"), holder(running)
    early = issue(offline, who, blank(running), "replacement")
    running.clock.turn(days=1)
    assert till.outcome(issue(till, who, blank(running, 2), "replacement")) == ("accepted", None)
    assert offline.outcome(early) == ("accepted", None)
    assert flags_of(running, early) == "replaced-since"
    assert (card(running, blank(running))["status"], card(running, blank(running, 2))["status"]) == (
        "lost",
        "active",
    )


@pytest.mark.rule("A4.replacement", "J17")
@pytest.mark.parametrize("seed", range(4))
def test_fees_less_refunds_are_the_bound_cards_and_nobody_ever_has_two_active_plastics(
    running: Running, till: Till, enrol: Callable[[str], Till], seed: int
) -> None:
    source = random.Random(seed)
    tills = (till, enrol("kodutare-tartu-1"))
    issued: dict[str, list[Entry]] = {one.register: [] for one in tills}
    for _ in range(40):
        running.clock.turn(minutes=1)
        here = source.choice(tills)
        _something(running, here, issued[here.register], source)
        if source.random() < 0.2:
            here.upload()
            _check_cards_and_fees(running)
    for one in tills:
        one.upload()
    _check_cards_and_fees(running)
    assert len(rows(running, tables.fees)) > 1


def _something(running: Running, till: Till, issued: list[Entry], source: random.Random) -> None:
    """Hand out a card to somebody, right or wrong, or give a fee back."""
    if issued and source.random() < 0.4:
        refund(till, source.choice(issued), source.choice(["payment-void", "card-taken-back"]))
        return
    stock = sorted(row["code"] for row in rows(running, tables.cards) if row["form"] == "plastic")[:60:2]
    who = ("eligible_virtual", "without_consent", "with_consent", "lost_plastic_holder_virtual")
    owed = source.choice(issued) if issued and source.random() < 0.4 else None
    body: Document = {"staff": source.choice([CASHIER, MANAGER])}
    body |= {"instead_of": owed["header"]["entry_id"]} if owed else {}
    kind, fee = source.choice(["first", "replacement"]), 0 if owed else 99
    to, code = holder(running, source.choice(who)), source.choice(stock)
    issued.append(issue(till, to, code, kind, fee, body=body))


def _check_cards_and_fees(running: Running) -> None:
    cards = [row for row in rows(running, tables.cards) if row["form"] == "plastic"]
    bound = [row for row in cards if row["bound_by"] is not None]
    assert len(rows(running, tables.fees)) - len(rows(running, tables.fee_refunds)) == len(bound)
    active = [row["member_id"] for row in cards if row["status"] == "active"]
    assert len(active) == len(set(active))
    assert all(row["member_id"] is None for row in cards if row["status"] == "blank")
