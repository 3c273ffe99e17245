"""The till's process is killed at the worst moments (kill -9): nothing is lost, nothing doubled."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pos_client.demo.cable import Cable
from pos_client.demo.hands import wait_for
from tests.journeys.back_office import BackOffice, Shop
from tests.journeys.running_till import RunningTill


@pytest.fixture
def shop(office: BackOffice) -> Shop:
    """A new furniture shop."""
    return office.new_shop("kodutare")


@pytest.fixture
def till(shop: Shop, cable: Cable, tmp_path: Path) -> Iterator[RunningTill]:
    """Its till as a process, with the cashier at it, online."""
    running = RunningTill(tmp_path / "till")
    running.start()
    running.order("enrol", cable.url, shop.new_enrolment_code())
    running.order("sign_in_as", "cashier")
    running.order("link", "Online")
    running.order("delivered")
    yield running
    running.close()


def has_arrived(shop: Shop, totals: list[int]) -> None:
    """Wait until the backend has exactly these."""
    wait_for(lambda: shop.totals() == totals, f"{totals} at the backend, not {shop.totals()}", 30)


def start_again(till: RunningTill) -> None:
    """Start it anew, and sign in."""
    till.start()
    till.order("sign_in_as", "cashier")


def test_killed_between_record_and_delivery_the_sale_is_delivered_by_the_next_start(
    shop: Shop, till: RunningTill, cable: Cable
) -> None:
    cable.unplug()
    till.order("freeze", "45,99")
    till.order("record")
    till.kill()
    assert shop.totals() == []

    cable.plug()
    start_again(till)

    has_arrived(shop, [4599])
    assert len(till.order("purchases")) == 1


def test_killed_after_the_backend_stored_the_sale_and_before_its_answer_it_is_recorded_once(
    shop: Shop, till: RunningTill, cable: Cable
) -> None:
    lost = cable.lose_answer(b"POST /v1/journal")
    till.order("freeze", "19,90")
    till.order("record")
    assert lost.struck.wait(20)
    cable.unplug()
    till.kill()
    assert shop.totals() == [1990]

    cable.plug()
    start_again(till)
    till.order("delivered")

    has_arrived(shop, [1990])
    assert {one["outcome"] for one in shop.entries("purchase_recorded")} == {"accepted"}


def test_killed_right_after_each_record_nothing_is_lost_and_nothing_doubled(
    shop: Shop, till: RunningTill
) -> None:
    sold = []
    for total in (101, 202, 303, 404):
        till.order("freeze", f"{total // 100},{total % 100:02}")
        till.order("record")
        sold.append(total)
        till.kill()
        start_again(till)
        assert till.order("question") == ""
    has_arrived(shop, sold)
    till.order("delivered")
    assert {one["outcome"] for one in shop.entries()} == {"accepted"}


@pytest.mark.rule("A4.sale")
@pytest.mark.parametrize(
    ("answer", "arrives"), [("Record it", [3150, 100]), ("Discard it", [100])], ids=["record", "discard"]
)
def test_killed_with_a_frozen_total_the_sale_is_offered_again_to_record_or_discard(
    shop: Shop, till: RunningTill, answer: str, arrives: list[int]
) -> None:
    till.order("freeze", "31,50")
    till.kill()
    killed_at_ms = time.time_ns() // 1_000_000

    start_again(till)
    till.order("shows", "Record it")
    assert "A purchase was not finished €31.50" in till.order("question")
    till.order("press_button", answer)
    till.order("until_counter_is_idle")
    till.order("freeze", "1,00")
    till.order("record")

    has_arrived(shop, arrives)
    ids = [str(one["entry_id"]) for one in shop.purchases()]
    begun_before_the_kill = [milliseconds_of(one) < killed_at_ms for one in ids]
    assert begun_before_the_kill == [total == 3150 for total in arrives]
    till.kill()
    start_again(till)
    assert till.order("question") == ""


@pytest.mark.rule("A4.sale")
def test_killed_twice_while_the_question_stands_it_is_asked_again_and_counts_once(
    shop: Shop, till: RunningTill
) -> None:
    till.order("freeze", "8,00")
    for _ in range(2):
        till.kill()
        start_again(till)
        till.order("shows", "Record it")
    till.order("press_button", "Record it")
    till.order("shows", "Recorded: €8.00")

    till.kill()
    start_again(till)

    assert till.order("question") == ""
    has_arrived(shop, [800])


def test_a_second_window_of_a_running_till_is_refused_with_a_word_and_harms_nothing(
    shop: Shop, till: RunningTill, tmp_path: Path, open_second: Callable[[], RunningTill]
) -> None:
    second = open_second()
    second.order("shows", "This till is already open in another window.")
    second.order("shows", "Use that window, or close it and try again.")

    till.order("freeze", "2,00")
    till.order("record")
    has_arrived(shop, [200])
    till.close()
    second.order("press_button", "Try again")
    second.order("sign_in_as", "cashier")
    assert len(second.order("purchases")) == 1


@pytest.fixture
def open_second(till: RunningTill, tmp_path: Path) -> Iterator[Callable[[], RunningTill]]:
    """Start the program once more over the same folder, by somebody with the same keyring."""
    opened: list[RunningTill] = []

    def start() -> RunningTill:
        opened.append(till.copy())
        opened[-1].start()
        opened[-1].order("speak_english_anywhere")
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def milliseconds_of(uuid7: str) -> int:
    """When an id was made (RFC 9562, section 5.7)."""
    return int(uuid7.replace("-", "")[:12], 16)
