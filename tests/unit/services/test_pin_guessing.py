"""Guessing a PIN at the till: whatever the way, ten tries at most, and then a manager."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta

import pytest

from pos_client.domain.errors import RefusedError
from pos_client.services.ports import PinHasher
from tests.fakes.till import TillOnTheBench

MOST_TRIES = 10
Game = Callable[[TillOnTheBench, int], None]


def nothing(till: TillOnTheBench, guess: int) -> None:
    """Only the waits are kept to."""


def restart(till: TillOnTheBench, guess: int) -> None:
    till.restart()
    till.go_offline()


def clock_forward(till: TillOnTheBench, guess: int) -> None:
    till.clock.put_back(-timedelta(hours=2))


def clock_back(till: TillOnTheBench, guess: int) -> None:
    till.clock.put_back(timedelta(days=300))


def clock_forward_and_restart(till: TillOnTheBench, guess: int) -> None:
    clock_forward(till, guess)
    restart(till, guess)


def cable_in_and_out(till: TillOnTheBench, guess: int) -> None:
    if guess % 2:
        till.come_back()
    else:
        till.go_offline()


def cable_in_out_and_restart(till: TillOnTheBench, guess: int) -> None:
    till.restart()
    cable_in_and_out(till, guess)


def always_online(till: TillOnTheBench, guess: int) -> None:
    till.come_back()


WAYS: dict[str, Game] = {
    "waiting as asked": nothing,
    "restart after each try": restart,
    "clock two hours forward after each try": clock_forward,
    "clock 300 days back after each try": clock_back,
    "clock forward and restart after each try": clock_forward_and_restart,
    "with and without the network in turn": cable_in_and_out,
    "the same, and restarts": cable_in_out_and_restart,
    "with the backend": always_online,
}


def tries_until_locked(till: TillOnTheBench, number: str, game: Game) -> tuple[int, float]:
    """How many PINs were compared, and the seconds that had to be waited, until only a manager helps. The
    game is played after each PIN that was compared.
    """
    compared, waited_s = 0, 0.0
    while True:
        with pytest.raises(RefusedError) as refused:
            till.counter.sign_in(number, f"{700000 + compared}")
        if refused.value.code == "pin-locked":
            return compared, waited_s
        if refused.value.code == "sign-in-refused":
            compared += 1
            game(till, compared)
        else:
            assert refused.value.code == "too-many-tries"
            wait_s = refused.value.retry_after_s or 0.0
            waited_s += wait_s
            till.clock.pass_by(timedelta(seconds=wait_s))


@pytest.mark.parametrize("way", WAYS)
def test_whatever_the_way_ten_pins_are_compared_and_no_more(till: TillOnTheBench, way: str) -> None:
    till.go_offline()
    compared, waited_s = tries_until_locked(till, "12", WAYS[way])
    sys.stdout.write(f"{way}: {compared} PINs compared, {waited_s:.0f} s of waiting, then locked\n")
    assert compared <= MOST_TRIES
    till.restart()
    till.go_offline()
    till.clock.pass_by(timedelta(hours=20))
    with pytest.raises(RefusedError, match="pin-locked"):
        till.counter.sign_in("12", "120012")


@pytest.mark.parametrize("jump", [timedelta(days=-2), timedelta(days=2), timedelta(days=300)])
def test_no_wall_clock_ends_a_wait_or_makes_it_longer(till: TillOnTheBench, jump: timedelta) -> None:
    till.go_offline()
    for _ in range(5):
        with pytest.raises(RefusedError, match="sign-in-refused"):
            till.counter.sign_in("12", "700000")
    till.clock.put_back(jump)
    with pytest.raises(RefusedError, match="too-many-tries") as refused:
        till.counter.sign_in("12", "120012")
    assert refused.value.retry_after_s == 60


class PulledPlug(BaseException):
    """The program ends here, as by a kill."""


def test_a_till_that_is_killed_while_it_compares_has_lost_no_try(till: TillOnTheBench) -> None:
    till.go_offline()
    killed, locked = 0, False
    while not locked:
        check = till.counter.sign_in._check
        check._hasher = Killing(check._hasher)
        try:
            till.counter.sign_in("12", "120012")
        except PulledPlug:
            killed += 1
            till.restart()
            till.go_offline()
        except RefusedError as error:
            locked = error.code == "pin-locked"
            till.clock.pass_by(timedelta(seconds=error.retry_after_s or 0.0))
    sys.stdout.write(f"killed in each comparison: {killed} of them begun, then locked\n")
    assert killed == MOST_TRIES


class Killing:
    """A hasher that the program does not come back from."""

    def __init__(self, before: PinHasher) -> None:
        self._before = before

    def hash(self, pin: str) -> str:
        return self._before.hash(pin)

    def fits(self, verifier: str, pin: str) -> bool:
        raise PulledPlug


def test_guessing_at_numbers_that_are_not_known_here_makes_the_till_wait(till: TillOnTheBench) -> None:
    till.go_offline()
    said: list[str] = []
    for number in range(1000, 1022):
        with pytest.raises(RefusedError) as refused:
            till.counter.sign_in(str(number), "481516")
        said.append(refused.value.code)
    assert said == ["sign-in-unknown-offline"] * 20 + ["too-many-tries"] * 2


def test_the_right_pin_of_a_cashier_does_not_wipe_out_the_tries_at_the_others(till: TillOnTheBench) -> None:
    till.sign_in("90")
    till.go_offline()
    for _ in range(4):
        with pytest.raises(RefusedError, match="sign-in-refused"):
            till.counter.sign_in("90", "700000")
    till.counter.sign_in("12", "120012")
    with pytest.raises(RefusedError, match="sign-in-refused"):
        till.counter.sign_in("90", "700000")
    with pytest.raises(RefusedError, match="too-many-tries"):
        till.counter.sign_in("90", "900090")


def test_tries_that_were_made_offline_are_told_before_the_backend_is_asked(till: TillOnTheBench) -> None:
    till.go_offline()
    for _ in range(4):
        with pytest.raises(RefusedError, match="sign-in-refused"):
            till.counter.sign_in("12", "700000")
    assert till.backend.wrong_tries == {}
    till.come_back()
    with pytest.raises(RefusedError, match="sign-in-refused"):
        till.counter.sign_in("12", "700000")
    assert till.backend.wrong_tries == {"12": 5}
    till.counter.sign_in("12", "120012")
    assert till.backend.wrong_tries == {}


def test_tries_that_were_made_offline_are_told_at_the_next_contact(till: TillOnTheBench) -> None:
    till.go_offline()
    for _ in range(3):
        with pytest.raises(RefusedError, match="sign-in-refused"):
            till.counter.sign_in("12", "700000")
    till.come_back()
    till.deliver_all()
    till.deliver_all()
    assert till.backend.wrong_tries == {"12": 3}
