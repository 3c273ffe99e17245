"""Locking, unlocking, taking over, own PINs, and what the backend says of staff while a till is open."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pos_client.domain.errors import InputError, RefusedError, SignInNeededError
from pos_client.domain.sale import Sale
from pos_client.domain.staff import Role, StaffSession, badge_number
from pos_client.services.idle import IdleWatch
from tests.fakes.clock import HandClock
from tests.fakes.till import TillOnTheBench

OWN = "481516"


def signed_in(till: TillOnTheBench) -> list[object]:
    return [(one.body or {})["staff"] for one in till.journal.entries({"staff_signed_in"})]


def keep_open(till: TillOnTheBench) -> Sale:
    sale = till.frozen_sale()
    till.counter.unfinished.keep(sale)
    return sale


def now(till: TillOnTheBench) -> StaffSession:
    session = till.counter.shift.session
    assert session is not None
    return session


def is_locked(till: TillOnTheBench) -> bool:
    return till.counter.shift.locked


@pytest.mark.parametrize("offline", [False, True])
def test_a_locked_till_does_nothing_until_the_pin_and_its_sale_is_there_still(
    till: TillOnTheBench, offline: bool
) -> None:
    sale = keep_open(till)
    before = now(till)
    till.counter.sign_out.lock()
    if offline:
        till.go_offline()
    for asked in (lambda: till.counter.identify(till.scan("hello")), lambda: till.counter.record(sale)):
        with pytest.raises(SignInNeededError, match="till-locked"):
            asked()
    with pytest.raises(RefusedError, match="sign-in-refused"):
        till.counter.sign_in.unlock("700000")
    assert is_locked(till)
    till.counter.sign_in.unlock("120012")
    assert not is_locked(till)
    assert now(till).session == before.session, "what the backend gave is good still"
    assert signed_in(till) == ["12"], "it is one shift"
    till.counter.record(sale)


@pytest.mark.parametrize("locked", [False, True])
def test_somebody_else_takes_over_and_the_sale_goes_on_under_the_new_number(
    till: TillOnTheBench, locked: bool
) -> None:
    sale = keep_open(till)
    if locked:
        till.counter.sign_out.lock()
    with pytest.raises(RefusedError, match="sign-in-refused"):
        till.counter.sign_in("90", "700000")
    assert (now(till).staff, till.counter.shift.locked) == ("12", locked)
    till.counter.sign_in("90", "900090")
    assert (now(till).staff, till.counter.shift.locked) == ("90", False)
    assert signed_in(till) == ["12", "90"]
    kept = till.counter.unfinished.find()
    assert kept is not None
    assert kept[0].sale_id == sale.sale_id


def test_whoever_leaves_is_asked_about_an_open_sale(till: TillOnTheBench) -> None:
    keep_open(till)
    with pytest.raises(RefusedError, match="sale-open"):
        till.counter.sign_out()
    assert now(till).staff == "12"
    till.counter.sign_out(leave_open_sale=True)
    assert till.counter.shift.session is None
    assert till.counter.unfinished.find() is not None


def test_a_pin_is_said_again_for_what_cannot_be_undone(till: TillOnTheBench) -> None:
    till.counter.sign_in.confirm("120012")
    with pytest.raises(RefusedError, match="sign-in-refused"):
        till.counter.sign_in.confirm("700000")
    till.counter.sign_out()
    with pytest.raises(SignInNeededError, match="sign-in-needed"):
        till.counter.sign_in.confirm("120012")


# --- own PINs ----------------------------------------------------------------------------------------


def test_a_given_pin_opens_nothing_but_the_way_to_an_own_one(till: TillOnTheBench) -> None:
    till.backend.given_pins.add("31")
    till.counter.sign_out()
    with pytest.raises(RefusedError, match="must-change-pin"):
        till.counter.sign_in("31", "310031")
    assert till.counter.shift.session is None
    assert till.store.staff.find("31") is None
    session = till.counter.sign_in.with_own_pin("31", "310031", OWN)
    assert (session.role, now(till).staff) == (Role.INFO_DESK, "31")
    till.go_offline()
    assert till.counter.sign_in("31", OWN).offline


@pytest.mark.parametrize("new_pin", ["111111", "234567", "313131", "310031", "4815", ""])
def test_a_simple_pin_is_refused_before_anybody_is_asked(till: TillOnTheBench, new_pin: str) -> None:
    till.backend.calls.clear()
    with pytest.raises(InputError, match="pin-too-simple"):
        till.counter.sign_in.with_own_pin("31", "310031", new_pin)
    assert till.backend.calls == []


def test_an_own_pin_needs_the_backend(till: TillOnTheBench) -> None:
    till.go_offline()
    with pytest.raises(RefusedError, match="needs-connection"):
        till.counter.sign_in.with_own_pin("12", "120012", OWN)


# --- what the backend says ---------------------------------------------------------------------------


@pytest.mark.parametrize("change", ["removed", "role", "pin", "locked"])
def test_who_is_not_as_before_is_heard_of_at_the_next_contact(till: TillOnTheBench, change: str) -> None:
    staff = till.backend.staff
    if change == "removed":
        del staff["12"]
    elif change == "locked":
        till.backend.wrong_tries["12"] = 10
    else:
        staff["12"] = ("120012", Role.MANAGER) if change == "role" else (OWN, Role.CASHIER)
    assert till.store.staff.find("12") is not None
    till.deliver_all()
    assert till.store.staff.find("12") is None
    assert till.counter.shift.locked, "whoever stands there shows again who it is"
    till.go_offline()
    with pytest.raises(RefusedError, match="sign-in-unknown-offline"):
        till.counter.sign_in("12", "120012")


def test_who_is_as_before_is_not_disturbed(till: TillOnTheBench) -> None:
    till.deliver_all()
    assert not till.counter.shift.locked
    assert till.store.staff.find("12") is not None


def test_whom_the_backend_calls_locked_no_older_word_lets_in(till: TillOnTheBench) -> None:
    till.backend.wrong_tries["12"] = 10
    with pytest.raises(RefusedError, match="pin-locked"):
        till.counter.sign_in("12", "120012")
    till.restart()
    till.go_offline()
    with pytest.raises(RefusedError, match="pin-locked"):
        till.counter.sign_in("12", "120012")


def test_a_manager_unlocks_a_colleague_everywhere_or_here_alone(till: TillOnTheBench) -> None:
    till.sign_in("90")
    till.backend.wrong_tries["12"] = 10
    assert till.counter.unlock_staff("12") is True
    assert till.backend.wrong_tries == {}
    till.go_offline()
    for _ in range(5):
        with pytest.raises(RefusedError, match="sign-in-refused"):
            till.counter.sign_in("12", "700000")
    assert till.counter.unlock_staff("12") is False
    assert till.counter.sign_in("12", "120012").offline


@pytest.mark.rule("A4.role.manager")
@pytest.mark.parametrize("number", ["12", "31"])
def test_nobody_but_a_manager_unlocks(till: TillOnTheBench, number: str) -> None:
    till.sign_in(number)
    with pytest.raises(RefusedError, match="role-not-allowed"):
        till.counter.unlock_staff("12")


def test_a_verifier_is_gone_after_the_programmes_time(till: TillOnTheBench) -> None:
    till.deliver_all()
    till.sign_in("90")
    till.go_offline()
    till.after(71)
    assert till.counter.sign_in("90", "900090").offline
    till.after(2)
    with pytest.raises(RefusedError, match="sign-in-too-old"):
        till.counter.sign_in("90", "900090")
    assert till.store.staff.find("90") is None


# --- nobody is there, and badges ---------------------------------------------------------------------


def test_the_till_is_due_to_lock_after_three_minutes_without_a_hand_on_it() -> None:
    clock = HandClock()
    idle = IdleWatch(clock)
    clock.pass_by(timedelta(seconds=179))
    assert (idle.is_due, idle.left_s) == (False, 1.0)
    idle.touched()
    clock.pass_by(timedelta(seconds=179))
    assert not idle.is_due
    clock.pass_by(timedelta(seconds=1))
    assert idle.is_due


def test_neither_a_clock_put_back_nor_a_sleep_of_the_computer_keeps_it_open() -> None:
    clock = HandClock()
    idle = IdleWatch(clock)
    clock.put_back(timedelta(days=1))
    clock.pass_by(timedelta(seconds=180))
    assert idle.is_due
    idle.touched()
    clock.put_back(-timedelta(hours=8))  # asleep: the wall clock alone went on
    assert idle.is_due


@pytest.mark.parametrize(
    ("code", "number"), [(b"POS-STAFF:12", "12"), (b"POS-STAFF:1", "1"), (b"POS-STAFF:481516", "481516")]
)
def test_a_badge_says_a_number(code: bytes, number: str) -> None:
    assert badge_number(code) == number


@pytest.mark.parametrize(
    "code",
    [
        b"",
        b"12",
        b"POS-STAFF:",
        b"POS-STAFF:1234567",
        b"pos-staff:12",
        b"POS-STAFF:12\n",
        b" POS-STAFF:12",
        b"POS-STAFF:12:481516",
        b"POS-STAFF:+1",
        "POS-STAFF:١٢".encode(),
        b"POS-STAFF:1\x002",
        b"POS-STAFF:12" * 100,
    ],
)
def test_anything_else_is_no_badge(code: bytes) -> None:
    assert badge_number(code) is None
