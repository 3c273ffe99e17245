"""From scan to record, and back."""

from __future__ import annotations

import pytest

from pos_client.domain.entry import ReversalReason
from pos_client.domain.errors import RefusedError, SignInNeededError, UnreachableError
from pos_client.domain.identification import Verdict
from pos_client.domain.sale import Sale
from pos_client.domain.scan import ScanSource
from pos_client.domain.standing import Link, RecordState
from tests.fakes.backend import Member
from tests.fakes.programmes import card_number
from tests.fakes.till import TillOnTheBench

ELIGIBLE = Member(member_ref="m-1", benefits=("bonus-3", "book-10"))


def counted(till: TillOnTheBench) -> list[dict[str, object]]:
    till.store.settings.put("after what is not waited for", True)  # takes its turn behind the counts
    return [dict(one.body or {}) for one in till.journal.entries({"scan_counted"})]


@pytest.mark.rule("X06")
def test_a_scan_is_counted_without_code_or_member(nano_till: TillOnTheBench) -> None:
    code = card_number(nano_till.backend.document, 1)
    nano_till.backend.members[code] = ELIGIBLE
    nano_till.counter.identify(nano_till.scan(code))
    (body,) = counted(nano_till)
    assert body == {
        "source": "camera",
        "form": "virtual",
        "result": "eligible",
        "offline": False,
        "override": False,
        "repeat": False,
    }


@pytest.mark.rule("X03")
def test_a_card_shown_again_is_counted_as_a_repeat_and_looked_up_anew(nano_till: TillOnTheBench) -> None:
    code = card_number(nano_till.backend.document, 1)
    nano_till.backend.members[code] = ELIGIBLE
    nano_till.counter.identify(nano_till.scan(code))
    del nano_till.backend.members[code]
    again = nano_till.counter.identify(nano_till.scan(code), repeat=True)
    assert again.verdict is Verdict.NOT_A_MEMBER
    assert [body["repeat"] for body in counted(nano_till)] == [False, True]


@pytest.mark.rule("X04")
def test_when_the_backend_does_not_answer_the_snapshot_does(nano_till: TillOnTheBench) -> None:
    code = card_number(nano_till.backend.document, 1)
    nano_till.backend.members[code] = ELIGIBLE
    nano_till.take_snapshot()
    nano_till.backend.fault = UnreachableError("backend-too-slow")
    assert nano_till.counter.identify(nano_till.scan(code)).offline is True
    one_failure = nano_till.link.state.link
    nano_till.counter.identify(nano_till.scan(code))
    assert (one_failure, nano_till.link.state.link) == (Link.ONLINE, Link.OFFLINE)


def test_when_the_backend_is_known_to_be_away_nobody_waits_for_it(nano_till: TillOnTheBench) -> None:
    nano_till.go_offline()
    nano_till.come_back()
    nano_till.backend.calls.clear()
    nano_till.counter.identify(nano_till.scan(card_number(nano_till.backend.document, 1)))
    assert nano_till.backend.calls == []


def test_a_revoked_register_looks_nothing_up(nano_till: TillOnTheBench) -> None:
    nano_till.backend.fault = SignInNeededError("register-revoked")
    with pytest.raises(SignInNeededError, match="register-revoked"):
        nano_till.counter.identify(nano_till.scan(card_number(nano_till.backend.document, 1)))
    assert nano_till.link.state.link is Link.REFUSED


@pytest.mark.rule("J36", "N09")
def test_a_typed_code_needs_the_managers_override(till: TillOnTheBench) -> None:
    code = card_number(till.backend.document, 1, plastic=True)
    typed = till.scan(code, None, ScanSource.KEYED)
    with pytest.raises(RefusedError, match="typed-code-needs-manager"):
        till.counter.identify(typed)
    with pytest.raises(RefusedError, match="role-not-allowed"):
        till.counter.identify(typed, override=True)
    till.sign_in("90")
    assert till.counter.identify(typed, override=True).verdict is Verdict.NOT_A_MEMBER
    assert counted(till)[-1]["override"] is True


@pytest.mark.rule("J36")
def test_a_typed_code_with_a_wrong_check_digit_is_not_sent(till: TillOnTheBench) -> None:
    till.sign_in("90")
    code = card_number(till.backend.document, 1, plastic=True)
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    till.backend.calls.clear()
    found = till.counter.identify(till.scan(wrong, None, ScanSource.KEYED), override=True)
    assert (found.verdict, found.reason) == (Verdict.NOT_A_MEMBER_CARD, "code-check-digit")
    assert till.backend.calls == []


@pytest.mark.rule("N13")
def test_a_purchase_has_time_place_total_and_keys_and_nothing_else(nano_till: TillOnTheBench) -> None:
    code = card_number(nano_till.backend.document, 1)
    nano_till.backend.members[code] = ELIGIBLE
    found = nano_till.counter.identify(nano_till.scan(code))
    sale = nano_till.frozen_sale()
    nano_till.counter.record(Sale(sale.sale_id, found, sale.total))
    (entry,) = nano_till.journal.entries({"purchase_recorded"})
    assert entry.entry_id == sale.sale_id
    assert entry.body == {
        "place": "6400000000026",
        "total": {"amount_minor": 4599, "currency": "EUR"},
        "total_entry": "keyed",
    }
    assert entry.personal == {"member_ref": "m-1"}


def test_recording_the_same_sale_twice_is_one_purchase(till: TillOnTheBench) -> None:
    sale = till.frozen_sale()
    assert till.counter.record(sale) == till.counter.record(sale)
    assert len(list(till.journal.entries({"purchase_recorded"}))) == 1


def test_purchase_and_benefit_are_one_commit_and_close_the_unfinished_sale(nano_till: TillOnTheBench) -> None:
    code = card_number(nano_till.backend.document, 1)
    nano_till.backend.members[code] = ELIGIBLE
    found = nano_till.counter.identify(nano_till.scan(code))
    benefit = next(one for one in found.benefits if one.single_use)
    sale = Sale(nano_till.new_id(), found)
    sale = sale.with_chosen(benefit, nano_till.counter.holds.hold(sale, benefit), 1)
    sale = sale.frozen(nano_till.frozen_sale().total)  # type: ignore[arg-type]  # a frozen sale has one
    nano_till.counter.unfinished.keep(sale)
    nano_till.counter.record(sale)
    (used,) = nano_till.journal.entries({"benefit_used"})
    assert used.body == {"purchase": sale.sale_id, "benefit": "book-10", "hold": "hold-1"}
    assert nano_till.store.open_sale.find() is None
    assert nano_till.counter.unfinished.find() is None


def test_an_unfinished_sale_is_offered_again_after_a_crash_with_the_same_id(till: TillOnTheBench) -> None:
    sale = till.frozen_sale()
    till.counter.unfinished.keep(sale)
    till.restart()
    found = till.counter.unfinished.find()
    assert found is not None
    assert (found[0].sale_id, found[0].total) == (sale.sale_id, sale.total)


@pytest.mark.rule("N14", "X10")
def test_an_unfinished_sale_is_of_the_day_on_which_it_was_made(till: TillOnTheBench) -> None:
    frozen_at = till.clock.now()
    till.counter.unfinished.keep(till.frozen_sale())
    till.restart()
    till.after(14)
    till.sign_in()
    found = till.counter.unfinished.find()
    assert found is not None
    till.counter.record(found[0])
    (stored,) = till.journal.entries({"purchase_recorded"})
    assert stored.occurred_at == frozen_at


def test_a_sale_that_was_recorded_after_all_is_not_offered_again(till: TillOnTheBench) -> None:
    sale = till.frozen_sale()
    till.counter.record(sale)
    till.counter.unfinished.keep(sale)
    assert till.counter.unfinished.find() is None


def test_a_benefit_asked_for_again_after_a_lost_answer_gets_the_same_hold(nano_till: TillOnTheBench) -> None:
    code = card_number(nano_till.backend.document, 1)
    nano_till.backend.members[code] = ELIGIBLE
    found = nano_till.counter.identify(nano_till.scan(code))
    benefit = next(one for one in found.benefits if one.single_use)
    sale = Sale(nano_till.new_id(), found)
    first = nano_till.counter.holds.hold(sale, benefit)
    assert nano_till.counter.holds.hold(sale, benefit) == first


def test_a_single_use_benefit_cannot_be_held_offline(nano_till: TillOnTheBench) -> None:
    code = card_number(nano_till.backend.document, 1)
    nano_till.backend.members[code] = ELIGIBLE
    found = nano_till.counter.identify(nano_till.scan(code))
    benefit = next(one for one in found.benefits if one.single_use)
    nano_till.go_offline()
    with pytest.raises(RefusedError, match="needs-connection"):
        nano_till.counter.holds.hold(Sale(nano_till.new_id(), found), benefit)


@pytest.mark.rule("X07")
def test_a_reversal_is_a_new_fact_and_the_purchase_stays(till: TillOnTheBench) -> None:
    sale = till.frozen_sale()
    till.counter.record(sale)
    before = next(till.journal.entries({"purchase_recorded"})).wire
    till.counter.reverse(sale.sale_id, ReversalReason.MISTAKE)
    assert next(till.journal.entries({"purchase_recorded"})).wire == before
    assert next(till.journal.entries({"purchase_reversed"})).body == {
        "purchase": sale.sale_id,
        "reason": "mistake",
    }
    assert till.counter.recent()[0].reversed is True


def test_a_purchase_is_reversed_once_and_only_where_it_was_recorded(till: TillOnTheBench) -> None:
    sale = till.frozen_sale()
    till.counter.record(sale)
    till.counter.reverse(sale.sale_id, ReversalReason.RETURNED)
    with pytest.raises(RefusedError, match="already-reversed"):
        till.counter.reverse(sale.sale_id, ReversalReason.RETURNED)
    with pytest.raises(RefusedError, match="not-own-sale"):
        till.counter.reverse(till.new_id(), ReversalReason.RETURNED)


@pytest.mark.rule("X05")
def test_a_record_is_shown_in_three_honest_states(till: TillOnTheBench) -> None:
    good, bad, late = (till.frozen_sale(100 * number) for number in (1, 2, 3))
    till.backend.set_aside[bad.sale_id] = "membership-ended"
    till.counter.record(good)
    till.counter.record(bad)
    till.deliver_all()
    till.counter.record(late)
    states = {one.purchase: one.state for one in till.counter.recent()}
    assert states == {
        good.sale_id: RecordState.CONFIRMED,
        bad.sale_id: RecordState.NEEDS_A_PERSON,
        late.sale_id: RecordState.ON_THIS_TILL,
    }
    queue = till.office.queue()
    assert (queue.waiting, queue.set_aside) == (1, 1)
    assert queue.oldest_waiting_at is not None
    assert queue.last_acknowledged_at is not None
