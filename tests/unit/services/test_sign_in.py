"""Who may take the till, with the backend and without it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pos_client.domain.errors import InputError, RefusedError, SignInNeededError
from pos_client.domain.staff import Role
from tests.fakes.till import TillOnTheBench


def test_somebody_signs_in_with_the_backend_and_the_journal_says_so(till: TillOnTheBench) -> None:
    session = till.counter.sign_in("90", "900090")
    assert (session.role, session.offline) == (Role.MANAGER, False)
    newest = next(till.journal.entries({"staff_signed_in"}, newest_first=True))
    assert newest.body == {"staff": "90", "role": "manager", "offline": False}


def test_who_signed_in_here_before_may_sign_in_offline(till: TillOnTheBench) -> None:
    till.go_offline()
    session = till.counter.sign_in("12", "120012")
    assert (session.role, session.offline) == (Role.CASHIER, True)


def test_who_never_signed_in_here_may_not_sign_in_offline(till: TillOnTheBench) -> None:
    till.go_offline()
    with pytest.raises(RefusedError, match="sign-in-unknown-offline"):
        till.counter.sign_in("90", "900090")


def test_an_offline_sign_in_is_too_old_after_the_time_that_the_programme_allows(till: TillOnTheBench) -> None:
    till.go_offline()
    till.after(71)
    till.counter.sign_in("12", "120012")
    till.after(2)
    with pytest.raises(RefusedError, match="sign-in-too-old"):
        till.counter.sign_in("12", "120012")


@pytest.mark.parametrize("offline", [False, True])
def test_a_wrong_pin_is_refused_without_saying_what_was_wrong(till: TillOnTheBench, offline: bool) -> None:
    if offline:
        till.go_offline()
    with pytest.raises(RefusedError, match="sign-in-refused"):
        till.counter.sign_in("12", "000000")


def test_after_five_wrong_tries_even_the_right_pin_waits_a_minute_also_over_a_restart(
    till: TillOnTheBench,
) -> None:
    till.go_offline()
    for _ in range(5):
        with pytest.raises(RefusedError, match="sign-in-refused"):
            till.counter.sign_in("12", "000000")
    till.restart()
    till.go_offline()
    with pytest.raises(RefusedError, match="too-many-tries") as refused:
        till.counter.sign_in("12", "120012")
    assert refused.value.retry_after_s == 60
    till.clock.pass_by(timedelta(seconds=61))
    assert till.counter.sign_in("12", "120012").staff == "12"


def test_a_clock_put_back_neither_ends_the_wait_nor_makes_it_longer_than_a_minute(
    till: TillOnTheBench,
) -> None:
    till.go_offline()
    for _ in range(5):
        with pytest.raises(RefusedError):
            till.counter.sign_in("12", "000000")
    till.clock.put_back(timedelta(days=300))
    with pytest.raises(RefusedError, match="too-many-tries") as refused:
        till.counter.sign_in("12", "120012")
    assert refused.value.retry_after_s == 60
    till.clock.pass_by(timedelta(seconds=61))
    assert till.counter.sign_in("12", "120012").staff == "12"


def test_the_backend_is_asked_even_when_it_seemed_to_be_away(till: TillOnTheBench) -> None:
    till.go_offline()
    till.come_back()
    assert till.counter.sign_in("12", "120012").offline is False


def test_the_manual_switch_is_heeded(till: TillOnTheBench) -> None:
    till.link.switch(offline=True)
    till.backend.calls.clear()
    assert till.counter.sign_in("12", "120012").offline is True
    assert till.backend.calls == []


@pytest.mark.parametrize(("number", "pin"), [("", "1"), ("12", ""), ("  ", "1")])
def test_an_incomplete_sign_in_asks_nobody(till: TillOnTheBench, number: str, pin: str) -> None:
    with pytest.raises(InputError, match="sign-in-incomplete"):
        till.counter.sign_in(number, pin)


def test_nobody_signed_in_may_do_nothing(till: TillOnTheBench) -> None:
    till.counter.shift.end()
    with pytest.raises(SignInNeededError, match="sign-in-needed"):
        till.counter.identify(till.scan("hello"))
    with pytest.raises(SignInNeededError, match="sign-in-needed"):
        till.counter.record(till.frozen_sale())


def test_no_pin_is_on_the_disk(till: TillOnTheBench) -> None:
    known = till.store.staff.find("12")
    assert known is not None
    assert known.verifier.startswith("$argon2id$")
    assert "120012" not in known.verifier
