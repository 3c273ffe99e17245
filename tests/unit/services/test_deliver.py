"""The journal's way to the backend, whatever the answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pos_client.domain.errors import KnownError, RefusedError, SignInNeededError, UnreachableError
from pos_client.domain.exchange import HelloAnswer
from pos_client.domain.standing import Link
from tests.fakes.backend import Member
from tests.fakes.programmes import customer_card
from tests.fakes.till import OpenTill, TillOnTheBench


def record(till: TillOnTheBench, count: int) -> list[str]:
    sales = [till.frozen_sale(100 + number) for number in range(count)]
    for sale in sales:
        till.counter.record(sale)
    return [sale.sale_id for sale in sales]


def test_everything_arrives_once_and_in_order(till: TillOnTheBench) -> None:
    sales = record(till, 5)
    till.deliver_all()
    assert [one for one in till.backend.stored_ids() if one in sales] == sales
    assert till.office.queue().waiting == 0


def test_a_batch_has_at_most_a_hundred_entries(till: TillOnTheBench) -> None:
    record(till, 205)
    till.deliver_all()
    assert till.backend.calls.count("upload") == 3
    assert till.office.queue().waiting == 0


def test_a_lost_answer_costs_nothing_and_doubles_nothing(till: TillOnTheBench) -> None:
    sales = record(till, 3)
    till.office.rounds.step()
    till.backend.answer_lost = True
    with pytest.raises(UnreachableError):
        till.office.rounds.step()
    assert till.office.queue().waiting > 0
    till.deliver_all()
    assert sorted(till.backend.stored_ids()) == sorted(set(till.backend.stored_ids()))
    assert set(sales) <= set(till.backend.stored_ids())
    assert till.office.queue().waiting == 0


def test_unreachable_leaves_everything_first_in_line(till: TillOnTheBench) -> None:
    record(till, 2)
    waiting = till.office.queue().waiting
    till.backend.fault = UnreachableError("backend-unreachable")
    with pytest.raises(UnreachableError):
        till.office.rounds.step()
    assert till.office.queue().waiting == waiting


def test_an_entry_set_aside_does_not_block_those_behind_it(till: TillOnTheBench) -> None:
    sales = record(till, 3)
    till.backend.set_aside[sales[0]] = "unexpected-field"
    till.deliver_all()
    queue = till.office.queue()
    assert (queue.waiting, queue.set_aside) == (0, 1)


def test_an_entry_whose_content_is_refused_goes_without_it_and_does_not_block_those_behind_it(
    till: TillOnTheBench,
) -> None:
    sales = record(till, 7)
    till.backend.refused_content = {sales[3]}
    till.deliver_all()
    assert till.office.queue().waiting == 0
    entries = {str(one["header"]["entry_id"]): one for one in till.backend.epochs[1]}  # type: ignore[index]
    assert set(sales) <= entries.keys()
    assert (entries[sales[3]]["body"], entries[sales[3]]["absent"]) == (None, "refused")
    assert all(entries[one]["absent"] is None for one in sales if one != sales[3])


@pytest.mark.parametrize("code", ["register-unknown", "register-revoked", "register-in-use"])
def test_a_refused_register_keeps_everything_and_shows_it(till: TillOnTheBench, code: str) -> None:
    record(till, 2)
    waiting = till.office.queue().waiting
    till.backend.fault = SignInNeededError(code)
    with pytest.raises(SignInNeededError):
        till.office.rounds.step()
    assert (till.link.state.link, till.link.state.reason) == (Link.REFUSED, code)
    assert till.office.queue().waiting == waiting


def test_too_many_requests_consume_nothing(till: TillOnTheBench) -> None:
    record(till, 2)
    waiting = till.office.queue().waiting
    till.backend.fault = RefusedError("too-many-tries", retry_after_s=30)
    with pytest.raises(RefusedError):
        till.office.rounds.step()
    assert till.office.queue().waiting == waiting


@pytest.mark.parametrize("left", [0, 1, 3, 150])
def test_a_backend_restored_from_an_old_backup_is_filled_again(till: TillOnTheBench, left: int) -> None:
    sales = record(till, 210)
    till.deliver_all()
    till.backend.restore_to(1, left)
    record(till, 1)
    till.deliver_all()
    assert set(sales) <= set(till.backend.stored_ids())
    assert len(till.backend.stored_ids()) == len(set(till.backend.stored_ids()))
    assert till.office.queue().waiting == 0


def test_a_restored_backend_is_filled_again_even_when_nothing_new_waits(till: TillOnTheBench) -> None:
    sales = record(till, 5)
    till.deliver_all()
    till.backend.restore_to(1, 2)
    till.deliver_all()
    assert set(sales) <= set(till.backend.stored_ids())


def test_a_backend_restored_from_its_own_copy_is_asked_for_the_whole_list_of_cards(
    till: TillOnTheBench,
) -> None:
    record(till, 3)
    till.deliver_all()
    till.backend.cursors.clear()
    till.backend.restore_to(1, 1, own_copy=True)
    till.deliver_all()
    assert till.backend.cursors[0] is None


def test_a_till_restored_from_an_old_copy_opens_a_new_epoch_by_itself(till: TillOnTheBench) -> None:
    kept = record(till, 2)
    till.deliver_all()
    with till.restored_to_this_moment():
        after_the_copy = record(till, 3)
        till.deliver_all()
    sales = record(till, 4)
    till.deliver_all()
    assert max(till.backend.epochs) == 2
    assert {*kept, *after_the_copy, *sales} <= set(till.backend.stored_ids())
    assert till.office.queue().waiting == 0
    assert till.journal.verify().ok


@pytest.mark.parametrize("enrolled_before", [1, 3])
def test_a_till_enrolled_anew_goes_on_after_the_newest_epoch_of_its_register(
    open_till: OpenTill, till: TillOnTheBench, enrolled_before: int
) -> None:
    """One fork is enough, however often the register was enrolled before."""
    backend = till.backend
    for _ in range(enrolled_before):
        record(till, 2)
        till.deliver_all()
        till = open_till(customer_card(), backend)
        till.sign_in()
    sales = record(till, 3)
    backend.calls.clear()
    till.deliver_all()
    assert max(backend.epochs) == enrolled_before + 1
    assert backend.calls.count("upload") == 2
    assert [one for one in backend.stored_ids() if one in sales] == sales
    assert till.office.queue().waiting == 0
    assert till.journal.verify().ok
    record(till, 1)
    till.restart()
    till.deliver_all()
    assert till.office.queue().waiting == 0


@pytest.mark.parametrize("left", [0, 1])
def test_a_till_enrolled_anew_fills_a_backend_that_lost_the_epochs_before_it(
    open_till: OpenTill, till: TillOnTheBench, left: int
) -> None:
    for _ in range(2):
        record(till, 2)
        till.deliver_all()
        till = open_till(customer_card(), till.backend)
        till.sign_in()
    sales = record(till, 3)
    till.deliver_all()
    till.backend.restore_to(left, 1)
    sales += record(till, 1)
    till.deliver_all()
    assert set(sales) <= set(till.backend.stored_ids())
    assert len(till.backend.stored_ids()) == len(set(till.backend.stored_ids()))
    assert till.office.queue().waiting == 0
    assert till.journal.verify().ok


def test_a_refill_that_the_network_cut_off_is_offered_again_without_a_new_sale(till: TillOnTheBench) -> None:
    """F30."""
    sales = record(till, 3)
    till.deliver_all()
    till.backend.restore_to(1, 1)
    hello = till.backend.hello

    def last_words(*said: Any) -> HelloAnswer:
        answer = hello(*said)
        till.backend.fault = UnreachableError("backend-unreachable")
        return answer

    with pytest.MonkeyPatch.context() as cut:
        cut.setattr(till.backend, "hello", last_words)
        with pytest.raises(UnreachableError):
            till.deliver_all()
    till.backend.fault = None
    till.deliver_all()
    assert set(sales) <= set(till.backend.stored_ids())


@pytest.mark.parametrize("ours", [1, 2, 3, 6])
def test_what_parted_before_the_place_where_a_restored_backend_stands_is_not_left_out(
    till: TillOnTheBench, ours: int
) -> None:
    """Two copies of a till, and between their deliveries the backend goes back to where both were one."""
    record(till, 2)
    till.deliver_all()
    epoch, common = max(till.backend.epochs), till.journal.status().head_seq
    with till.restored_to_this_moment():
        record(till, 3)
        till.deliver_all()
    theirs = {one: list(entries) for one, entries in till.backend.epochs.items()}
    their_hashes = {one: list(hashes) for one, hashes in till.backend.hashes.items()}
    till.backend.restore_to(epoch, common)
    sales = record(till, ours)
    till.deliver_all()
    till.backend.epochs, till.backend.hashes = theirs, their_hashes
    record(till, 1)
    till.deliver_all()
    assert set(sales) <= set(till.backend.stored_ids())
    assert till.office.queue().waiting == 0


def test_a_changed_incarnation_fetches_the_cards_whole_again(till: TillOnTheBench) -> None:
    till.backend.members = {"9112345678901234": Member()}
    till.deliver_all()
    assert cards_known(till) == 1
    till.backend.members = {}  # the restored backend never had this member, so it cannot say that it is gone
    till.backend.incarnation = "second"
    till.deliver_all()
    assert cards_known(till) == 0
    assert till.store.settings.get("snapshot-refill-due") is False


def test_a_refill_that_a_restart_interrupts_is_begun_anew(till: TillOnTheBench) -> None:
    till.backend.page_size = 1
    till.backend.members = {code: Member() for code in ("9112345678901234", "9112345678905678")}
    till.deliver_all()
    till.backend.members = {code: Member() for code in ("9112345678901111", "9112345678902222")}
    till.backend.incarnation = "second"
    till.office.rounds.begin_anew()
    till.backend.calls.clear()
    while "snapshot_page" not in till.backend.calls:
        till.office.rounds.step()
    till.restart()
    till.deliver_all()
    assert cards_known(till) == 2
    assert till.backend.calls.count("snapshot_page") == 3


def cards_known(till: TillOnTheBench) -> int:
    info = till.store.snapshot.info()
    assert info is not None
    return info.cards


def test_a_hello_is_said_every_minute_even_when_nothing_happened(till: TillOnTheBench) -> None:
    till.deliver_all()
    till.backend.calls.clear()
    assert till.office.rounds.step().next_in_s > 0
    assert till.backend.calls == []
    till.clock.pass_by(timedelta(seconds=60))
    till.office.rounds.step()
    assert till.backend.calls == ["hello"]


def pass_time(till: TillOnTheBench, seconds: int) -> None:
    """Second by second, with all that is due."""
    for _ in range(seconds):
        till.clock.pass_by(timedelta(seconds=1))
        for _ in range(50):
            if till.office.rounds.step().next_in_s:
                break


@pytest.mark.rule("X05")
def test_a_till_that_has_delivered_everything_says_so_within_seconds(till: TillOnTheBench) -> None:
    till.deliver_all()
    record(till, 11)
    pass_time(till, 6)
    told = till.backend.hellos[-1]
    assert (told.waiting, told.seq) == (0, till.journal.status().head_seq)


def test_a_busy_till_says_hello_every_five_seconds_at_most_and_asks_for_cards_every_half_minute(
    till: TillOnTheBench,
) -> None:
    till.deliver_all()
    till.backend.calls.clear()
    for _ in range(60):
        record(till, 1)
        pass_time(till, 1)
    assert 10 <= till.backend.calls.count("hello") <= 13
    assert 1 <= till.backend.calls.count("snapshot_page") <= 2


def test_a_till_that_delivers_nothing_says_hello_once_a_minute(till: TillOnTheBench) -> None:
    till.deliver_all()
    pass_time(till, 60)
    till.backend.calls.clear()
    pass_time(till, 300)
    assert till.backend.calls.count("hello") == 5


def test_after_a_failure_a_hello_comes_first(till: TillOnTheBench) -> None:
    till.deliver_all()
    record(till, 1)
    till.backend.fault = UnreachableError("backend-unreachable")
    with pytest.raises(KnownError):
        till.office.rounds.step()
    till.come_back()
    till.backend.calls.clear()
    till.office.rounds.step()
    assert till.backend.calls == ["hello"]


def test_switched_off_by_hand_nothing_is_sent(till: TillOnTheBench) -> None:
    record(till, 1)
    till.link.switch(offline=True)
    till.backend.calls.clear()
    till.office.rounds.step()
    assert till.backend.calls == []
