"""The network goes at any moment; the counter goes on, and everything arrives once."""

from __future__ import annotations

import pytest

from tests.backend_process import BackendProcess
from tests.journeys.counter import Counter


@pytest.mark.rule("X04", "X05", "A4.code.active")
def test_the_network_is_lost_between_scan_and_record_and_the_sale_is_kept(kodutare: Counter) -> None:
    member = kodutare.shop.new_member(consent=True)
    till = kodutare.open_till()
    till.scan(member.phone, "Card price")

    kodutare.cable.unplug()
    till.sell("45,99")
    till.says_link("Offline")
    till.until(lambda: till.newest_waits(), "the sale to wait on this till")
    till.until(lambda: till.waiting() != "0 waiting", "the number that waits")
    assert kodutare.shop.totals() == []

    kodutare.cable.plug()
    till.says_link("Online")
    kodutare.has_arrived([4599])
    assert [one["member_ref"] for one in kodutare.shop.purchases()] == [member.member_ref]


def test_an_answer_that_is_lost_after_the_backend_stored_the_sale_records_it_once(kodutare: Counter) -> None:
    till = kodutare.open_till()
    till.all_delivered()
    lost = [kodutare.cable.lose_answer(b"POST /v1/journal") for _ in range(3)]

    till.sell("19,90")
    till.until(lambda: all(one.struck.is_set() for one in lost), "three answers to be lost")

    kodutare.has_arrived([1990])
    # Each lost answer was the backend's answer to a stored upload; so what came last was a duplicate's.
    assert [one["outcome"] for one in kodutare.shop.entries("purchase_recorded")] == ["accepted"]


def test_an_answer_that_is_cut_in_its_middle_records_the_sale_once(kodutare: Counter) -> None:
    till = kodutare.open_till()
    till.all_delivered()
    cut = kodutare.cable.cut_answer(b"POST /v1/journal", after_bytes=90)

    till.sell("5,50")
    till.until(cut.struck.is_set, "the answer to be cut")

    kodutare.has_arrived([550])


def test_after_a_lost_answer_the_backend_has_what_the_till_still_calls_waiting(kodutare: Counter) -> None:
    till = kodutare.open_till()
    till.all_delivered()
    lost = kodutare.cable.lose_answer(b"POST /v1/journal")
    till.sell("7,00")
    till.until(lost.struck.is_set, "the answer to be lost")
    kodutare.cable.unplug()

    # The control of the two journeys above: the upload whose answer was lost was really stored.
    assert kodutare.shop.totals() == [700]

    kodutare.cable.plug()
    kodutare.has_arrived([700])


def test_the_backend_is_killed_at_any_moment_and_comes_back_on_its_port(
    kodutare: Counter, backend: BackendProcess
) -> None:
    member = kodutare.shop.new_member(consent=True)
    till = kodutare.open_till()
    till.has_its_list_of_cards()
    till.sell("1,00")
    backend.kill()
    till.sell("2,00")
    till.scan(member.phone, "Card price")
    assert "this till's list" in till.counter.customer.source.text()
    till.sell("3,00")

    backend.start()

    kodutare.has_arrived([100, 200, 300])
    assert [one["member_ref"] for one in kodutare.shop.purchases()] == [None, None, member.member_ref]


def test_a_till_that_is_switched_offline_sends_nothing_until_it_is_switched_back(kodutare: Counter) -> None:
    member = kodutare.shop.new_member()
    till = kodutare.open_till()
    till.has_its_list_of_cards()
    till.all_delivered()

    till.choose("Work offline")
    till.says_link("Switched offline")
    said_before = kodutare.cable.bytes_up
    till.scan(member.phone, "Card price")
    assert "this till's list" in till.counter.customer.source.text()
    till.sell("12,00")
    till.until(till.newest_waits, "the sale to wait on this till")
    assert kodutare.cable.bytes_up == said_before

    till.choose("Work offline")
    till.says_link("Online")
    kodutare.has_arrived([1200])


@pytest.mark.rule("A4.code.unknown", "J23")
def test_a_card_that_neither_backend_nor_list_can_check_gets_the_card_price_and_is_sorted_out_later(
    kodutare: Counter,
) -> None:
    till = kodutare.open_till()
    till.has_its_list_of_cards()
    newcomer = kodutare.shop.new_member(consent=True)
    kodutare.cable.unplug()

    till.scan(newcomer.phone, "Not checked: card price")
    till.sell("30,00")

    kodutare.cable.plug()
    kodutare.has_arrived([3000])
    assert [one["member_ref"] for one in kodutare.shop.purchases()] == [newcomer.member_ref]


def test_a_till_starts_offline_signs_in_offline_and_everything_arrives_once(kodutare: Counter) -> None:
    member = kodutare.shop.new_member(consent=True)
    till = kodutare.open_till()
    till.has_its_list_of_cards()
    till.sell_quickly("1,00")
    kodutare.has_arrived([100])
    kodutare.cable.unplug()
    till.sell_quickly("2,00")
    till.close()

    again = kodutare.switch_on()
    again.speak_english()
    again.shows("The backend is away.")
    again.sign_in_as("cashier")
    assert again.link() == "Offline"
    again.scan(member.phone, "Card price")
    again.sell("3,00")
    assert len(again.purchases()) == 3

    kodutare.cable.plug()
    kodutare.has_arrived([100, 200, 300])
    assert [one["outcome"] for one in kodutare.shop.entries("staff_signed_in")] == ["accepted", "accepted"]


def test_somebody_who_never_worked_here_cannot_sign_in_offline_and_hears_who_can(kodutare: Counter) -> None:
    till = kodutare.open_till()
    till.all_delivered()
    till.choose("Sign out")
    kodutare.cable.unplug()

    till.type_staff_and_pin("90", "900090")

    till.shows("The backend is away, and this till does not know you yet.")
    till.shows("Let somebody sign in who worked at this till lately.")
    till.sign_in_as("cashier")


@pytest.mark.rule("X05", "X06")
def test_a_scan_without_a_sale_does_not_wait_for_the_next_hello(kodutare: Counter) -> None:
    member = kodutare.shop.new_member()
    till = kodutare.open_till()
    till.all_delivered()

    till.scan(member.phone, "Card price")

    till.until(lambda: kodutare.shop.entries("scan_counted"), "the scan at the backend")
    assert len(kodutare.shop.entries("scan_counted")) == 1


@pytest.mark.rule("X05")
def test_a_scan_without_a_network_is_seen_waiting(kodutare: Counter) -> None:
    member = kodutare.shop.new_member()
    till = kodutare.open_till()
    till.has_its_list_of_cards()
    till.all_delivered()
    kodutare.cable.unplug()

    till.scan(member.phone, "Card price")

    till.until(lambda: till.waiting().startswith("1 "), "the header to count the scan")
