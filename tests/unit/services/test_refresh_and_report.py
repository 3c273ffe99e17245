"""Cards and configuration brought up to date, and the day's numbers."""

from __future__ import annotations

import copy

import pytest

from pos_client.domain.entry import Payment, ReversalReason
from pos_client.domain.errors import RefusedError, SignInNeededError, UnreachableError
from pos_client.domain.identification import Verdict
from tests.fakes.backend import Member
from tests.fakes.programmes import card_number
from tests.fakes.till import TillOnTheBench


def members(till: TillOnTheBench, count: int) -> list[str]:
    codes = [card_number(till.backend.document, serial) for serial in range(count)]
    till.backend.members.update({code: Member(benefits=("card-price",)) for code in codes})
    return codes


def test_the_cards_come_page_by_page(till: TillOnTheBench) -> None:
    members(till, 25)
    till.backend.page_size = 10
    till.deliver_all()
    info = till.store.snapshot.info()
    assert info is not None
    assert info.cards == 25


def test_an_interrupted_refill_leaves_the_old_cards_in_force(till: TillOnTheBench) -> None:
    codes = members(till, 5)
    till.take_snapshot()
    till.store.settings.put("snapshot-refill-due", True)
    till.backend.page_size = 2
    assert till.office.rounds._refresh.snapshot_page() is True
    till.backend.fault = UnreachableError("backend-unreachable")
    with pytest.raises(UnreachableError):
        till.office.rounds._refresh.snapshot_page()
    till.go_offline()
    assert till.counter.identify(till.scan(codes[4])).verdict is Verdict.ELIGIBLE


@pytest.mark.parametrize(("hours", "kept"), [(71.9, True), (72.1, False)])
def test_cards_past_their_unusable_age_are_gone_before_a_till_opens(
    till: TillOnTheBench, hours: float, kept: bool
) -> None:
    members(till, 3)
    till.take_snapshot()
    till.after(hours)
    till.restart()
    assert (till.store.snapshot.info() is not None) is kept


def test_a_till_that_was_told_once_that_it_is_revoked_answers_for_no_card_and_keeps_them(
    till: TillOnTheBench,
) -> None:
    (code, *_) = members(till, 3)
    till.deliver_all()
    till.counter.record(till.frozen_sale())
    till.backend.fault = SignInNeededError("register-revoked")
    with pytest.raises(SignInNeededError):
        till.deliver_all()
    assert till.store.snapshot.info() is not None
    assert till.office.queue().waiting > 0
    with pytest.raises(SignInNeededError, match="register-revoked"):
        till.counter.identify(till.scan(code))


def test_one_that_was_told_so_by_mistake_knows_its_cards_when_that_is_mended(till: TillOnTheBench) -> None:
    (code, *_) = members(till, 3)
    till.deliver_all()
    till.backend.fault = SignInNeededError("register-revoked")
    with pytest.raises(SignInNeededError):
        till.deliver_all()
    till.come_back()
    till.deliver_all()
    info = till.store.snapshot.info()
    assert info is not None
    assert info.cards == 3
    assert till.counter.identify(till.scan(code)).verdict is Verdict.ELIGIBLE


def test_a_forgotten_cursor_starts_from_the_whole(till: TillOnTheBench) -> None:
    members(till, 3)
    till.take_snapshot()
    till.backend.cursors_expired = True
    members(till, 6)
    till.take_snapshot()
    info = till.store.snapshot.info()
    assert info is not None
    assert info.cards == 6


def test_a_changed_configuration_is_in_force_at_once_and_after_a_restart_without_the_backend(
    till: TillOnTheBench,
) -> None:
    changed = copy.deepcopy(till.backend.document)
    changed["programme"]["offline"]["unknown_card"] = "deny"
    changed["programme"]["benefits"][1]["percent"] = 12.5
    till.backend.document = changed
    assert till.office.rounds._refresh.configuration() is True
    assert till.office.rounds._refresh.configuration() is False
    till.go_offline()
    till.restart()
    assert till.counter.configuration.programme.offline.unknown_card.value == "deny"


@pytest.mark.rule("A4.role.manager")
def test_only_a_manager_sees_the_day(till: TillOnTheBench) -> None:
    for number in ("12", "31"):
        till.sign_in(number)
        with pytest.raises(RefusedError, match="role-not-allowed"):
            till.counter.report_day(till.clock.now().date())


@pytest.mark.rule("X06")
def test_offline_the_manager_sees_this_tills_own_numbers_and_that_they_are_only_that(
    till: TillOnTheBench,
) -> None:
    codes = members(till, 1)
    blank = card_number(till.backend.document, 3, plastic=True)
    till.sign_in("90")
    holder = till.counter.identify(till.scan(codes[0]))
    till.counter.identify(till.scan("hello"))
    sales = [till.frozen_sale(1000), till.frozen_sale(250)]
    for sale in sales:
        till.counter.record(sale)
    till.counter.reverse(sales[1].sale_id, ReversalReason.MISTAKE)
    till.counter.replace_card(holder, blank, Payment.CASH)
    till.go_offline()
    day = till.counter.report_day(till.clock.now().date())
    assert day.own_till_only is True
    assert (day.purchases, day.purchases_total.amount_minor, day.reversals) == (2, 1250, 1)
    assert (day.fees, day.fees_total.amount_minor) == (1, 99)
    assert (day.scans, dict(day.scans_by_result)) == (2, {"eligible": 1, "not_a_member_card": 1})
    assert dict(day.scans_by_hour) == {11: 2}
