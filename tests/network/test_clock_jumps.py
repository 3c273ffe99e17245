"""A clock that is set, sleeps or begins anew changes no order, and nothing gets younger by it (F11, F12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pos_client.domain.entry import purchase_recorded
from pos_client.domain.errors import RefusedError
from pos_client.domain.identification import Verdict
from pos_client.domain.money import Money
from pos_client.domain.sale import TotalSource
from pos_client.services.clock_evidence import ClockEvidence
from pos_client.services.ports import StoredEntry
from pos_client.services.till_time import KEEP_EVERY_S, TillTime
from tests.fakes.backend import Member
from tests.fakes.clock import HandClock
from tests.fakes.programmes import card_number, customer_card
from tests.fakes.till import TillOnTheBench

TEN_YEARS = timedelta(days=3653)
JUMPS = {
    "ten years on": TEN_YEARS,
    "an hour back": -timedelta(hours=1),
    "summer time ends": -timedelta(hours=1, seconds=1),
    "to the leap day": timedelta(days=463),
    "another zone's time taken for UTC": timedelta(hours=3),
}


def set_clock(clock: HandClock, by: timedelta) -> None:
    """The wall clock alone."""
    clock.put_back(-by)


@pytest.fixture
def till(tmp_path: Path) -> Iterator[TillOnTheBench]:
    bench = TillOnTheBench(tmp_path / "till", customer_card())
    bench.sign_in()
    bench.deliver_all()
    yield bench
    bench.close()


def sell(till: TillOnTheBench) -> None:
    till.journal.append(
        [
            purchase_recorded(
                till.new_id(),
                till.clock.now(),
                till.parts.configuration().register.place,
                Money(100, "EUR"),
                TotalSource.KEYED,
                None,
            )
        ]
    )


def trusted(entry: StoredEntry) -> bool:
    header: Any = entry.wire["header"]
    return bool(header["clock"]["trusted"])


@pytest.mark.rule("N14")
@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_entries_go_in_the_order_they_were_made_and_a_clock_that_was_set_is_not_trusted(
    till: TillOnTheBench, jump: timedelta
) -> None:
    evidence = ClockEvidence(till.clock, "boot")
    evidence.backend_said(till.clock.now())
    # The bench's own has never heard of a backend.
    till.journal._making = replace(till.journal._making, clock_evidence=evidence)
    sell(till)
    set_clock(till.clock, jump)
    sell(till)
    set_clock(till.clock, -jump)
    sell(till)
    waiting = till.journal.waiting(10)
    assert [one.seq for one in waiting] == list(range(waiting[0].seq, waiting[0].seq + 3))
    assert [trusted(one) for one in waiting] == [True, False, True]


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_setting_the_clock_makes_a_list_of_cards_neither_older_nor_younger(
    till: TillOnTheBench, jump: timedelta
) -> None:
    till.take_snapshot()
    before = till.parts.till_time.now()
    set_clock(till.clock, jump)
    assert till.parts.till_time.now() == before
    till.clock.pass_by(timedelta(hours=1))
    assert till.parts.till_time.now() == before + timedelta(hours=1)


Setting = Callable[[TillOnTheBench], None]


def put_back(till: TillOnTheBench) -> None:
    set_clock(till.clock, -timedelta(days=10))


def put_back_then_restart(till: TillOnTheBench) -> None:
    put_back(till)
    till.restart()


@pytest.mark.parametrize("setting", [put_back, put_back_then_restart])
def test_a_list_that_is_too_old_does_not_become_usable_by_setting_the_clock_back(
    till: TillOnTheBench, setting: Setting
) -> None:
    till.take_snapshot()
    till.clock.pass_by(timedelta(hours=73))
    till.parts.till_time.keep()
    known = till.parts.till_time.now()
    setting(till)
    assert till.parts.till_time.now() >= known - timedelta(milliseconds=1)


def new_file() -> dict[str, object]:
    return {}


def time_of(clock: HandClock, settings: dict[str, object], boot: str) -> TillTime:
    return TillTime(clock, _Settings(settings), boot)


class _Settings:
    def __init__(self, kept: dict[str, object]) -> None:
        self._kept = kept

    def get(self, key: str) -> object:
        return self._kept.get(key)

    def put(self, key: str, value: object) -> None:
        self._kept[key] = value

    def increment(self, key: str) -> int:
        raise AssertionError(f"nobody counts {key} here")


def test_before_any_contact_it_is_the_wall_clock_that_only_goes_on() -> None:
    clock = HandClock()
    time, began = time_of(clock, {}, "boot"), clock.now()
    set_clock(clock, TEN_YEARS)
    assert time.now() == began + TEN_YEARS
    set_clock(clock, -TEN_YEARS - timedelta(hours=1))
    assert time.now() == began


def test_a_contact_says_what_time_it_is_whatever_the_wall_clock_says() -> None:
    clock = HandClock()
    time = time_of(clock, {}, "boot")
    right = clock.now()
    set_clock(clock, TEN_YEARS)
    time.backend_said(right)
    assert time.now() == right


def test_after_a_restart_of_the_program_the_wall_clock_still_says_nothing() -> None:
    clock, kept = HandClock(), new_file()
    right = clock.now()
    time_of(clock, kept, "boot").backend_said(right)
    clock.pass_by(timedelta(hours=5))
    set_clock(clock, TEN_YEARS)
    assert time_of(clock, kept, "boot").now() == right + timedelta(hours=5)


@pytest.mark.parametrize("boot", ["another boot", ""])
def test_after_a_reboot_with_the_clock_put_back_time_goes_on_from_the_latest_that_was_known(
    boot: str,
) -> None:
    clock, kept = HandClock(), new_file()
    before = time_of(clock, kept, "boot")
    before.backend_said(clock.now())
    clock.pass_by(timedelta(hours=50))
    before.keep()
    known = clock.now()
    rebooted = HandClock(known - timedelta(days=365))  # its monotonic clock begins anew
    after = time_of(rebooted, kept, boot)
    assert after.now() == known
    rebooted.pass_by(timedelta(hours=2))
    assert after.now() == known + timedelta(hours=2)


def test_after_a_reboot_the_time_that_the_machine_was_off_counts() -> None:
    clock, kept = HandClock(), new_file()
    time_of(clock, kept, "boot").backend_said(clock.now())
    rebooted = HandClock(clock.now() + timedelta(days=9))
    assert time_of(rebooted, kept, "another boot").now() == rebooted.now()


def test_the_time_is_written_down_every_ten_minutes_and_not_at_each_contact() -> None:
    clock, kept = HandClock(), new_file()
    time = time_of(clock, kept, "boot")
    time.backend_said(clock.now())
    first = dict(kept)
    clock.pass_by(timedelta(seconds=KEEP_EVERY_S - 1))
    time.backend_said(clock.now())
    assert kept == first
    clock.pass_by(timedelta(seconds=1))
    time.backend_said(clock.now())
    assert kept != first


@pytest.mark.rule("A4.code.active")
def test_a_card_of_a_list_that_is_too_old_gets_the_policys_answer_also_after_the_clock_was_put_back(
    till: TillOnTheBench,
) -> None:
    document = customer_card()
    code = card_number(document, 1)
    till.backend.members[code] = Member("active", member_ref="m-1", benefits=("card-price",))
    till.take_snapshot()
    till.clock.pass_by(timedelta(hours=73))
    till.go_offline()
    too_old = till.counter.identify(till.scan(code))
    set_clock(till.clock, -timedelta(hours=70))
    still = till.counter.identify(till.scan(code))
    assert (too_old.verdict, still.verdict) == (Verdict.NOT_CHECKED, Verdict.NOT_CHECKED)


def test_a_sign_in_does_not_live_longer_by_setting_the_clock_back(till: TillOnTheBench) -> None:
    till.go_offline()
    till.clock.pass_by(timedelta(hours=73))
    set_clock(till.clock, -timedelta(hours=70))
    with pytest.raises(RefusedError, match="sign-in-too-old"):
        till.sign_in()


def test_a_lock_after_wrong_pins_is_not_ended_by_setting_the_clock_forward(till: TillOnTheBench) -> None:
    till.go_offline()
    for _ in range(5):
        with pytest.raises(RefusedError, match="sign-in-refused"):
            till.counter.sign_in("12", "000000")
    set_clock(till.clock, timedelta(hours=1))
    with pytest.raises(RefusedError, match="too-many-tries"):
        till.sign_in()
    till.clock.pass_by(timedelta(seconds=61))
    till.sign_in()


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_what_the_till_does_by_itself_goes_by_the_clock_that_nobody_sets(
    till: TillOnTheBench, jump: timedelta
) -> None:
    till.backend.calls.clear()
    set_clock(till.clock, jump)
    assert till.office.rounds.step().next_in_s > 0
    assert till.backend.calls == []
    till.clock.pass_by(timedelta(seconds=61))
    till.office.rounds.step()
    assert till.backend.calls


def test_after_a_sleep_a_hello_is_said_at_once(till: TillOnTheBench) -> None:
    till.clock.pass_by(timedelta(hours=9))
    heard = len(till.backend.hellos)
    till.office.rounds.step()
    assert len(till.backend.hellos) == heard + 1


def test_after_a_reboot_in_an_outage_the_queue_is_whole_and_the_till_still_enrolled(
    till: TillOnTheBench,
) -> None:
    till.go_offline()
    for _ in range(5):
        sell(till)
    waiting = till.office.queue().waiting
    till.close()
    at = till.clock.now() + timedelta(minutes=3)
    till.clock = HandClock(at)
    till.open()
    assert till.office.queue().waiting == waiting
    till.come_back()
    till.deliver_all()
    assert till.office.queue().waiting == 0
