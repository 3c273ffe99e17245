"""One sale from the first scan to the frozen total."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pos_client.domain.benefit import Basis, Benefit, BenefitKind
from pos_client.domain.errors import RefusedError
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.ids import BenefitId, EntryId, HoldId, MemberRef
from pos_client.domain.money import Money
from pos_client.domain.sale import Sale, SaleStage

FIVE_OFF = Benefit(
    BenefitId("five-off"), BenefitKind.AMOUNT_DISCOUNT, Basis.MAIN, {"fi": "5 € alennus"},
    amount=Money(500, "EUR"), single_use=True, chosen=True,
)  # fmt: skip
TEN_PER_CENT = Benefit(
    BenefitId("ten"),
    BenefitKind.PERCENT_DISCOUNT,
    Basis.MAIN,
    {"fi": "10 %"},
    percent=Decimal(10),
    chosen=True,
)
CUSTOMER = Identification(
    Verdict.ELIGIBLE, AnswerSource.BACKEND, member_ref=MemberRef("m1"), benefits=(FIVE_OFF, TEN_PER_CENT)
)
OTHER = Identification(Verdict.ELIGIBLE, AnswerSource.BACKEND, member_ref=MemberRef("m2"))
SALE = Sale(EntryId("018f0000-0000-7000-8000-000000000001"))


@pytest.mark.rule("A4.sale")
def test_a_sale_goes_from_idle_over_identified_to_frozen() -> None:
    identified = SALE.identified(CUSTOMER)
    frozen = identified.frozen(Money(4599, "EUR"))
    assert [one.stage for one in (SALE, identified, frozen)] == [
        SaleStage.IDLE, SaleStage.IDENTIFIED, SaleStage.FROZEN,
    ]  # fmt: skip


@pytest.mark.rule("J35")
def test_a_card_shown_after_the_total_was_frozen_is_refused_and_changes_nothing() -> None:
    frozen = SALE.frozen(Money(4599, "EUR"))
    with pytest.raises(RefusedError, match="sale-closed"):
        frozen.identified(CUSTOMER)
    with pytest.raises(RefusedError, match="sale-closed"):
        frozen.without_customer()
    assert frozen.customer is None


@pytest.mark.rule("X03")
def test_a_second_card_takes_the_place_of_the_first_with_all_that_was_chosen() -> None:
    sale = SALE.identified(CUSTOMER).with_chosen(FIVE_OFF, HoldId("h"), None).identified(OTHER)
    assert sale.chosen == ()
    assert sale.member_ref == "m2"


def test_one_benefit_per_purchase_where_the_programme_says_so() -> None:
    sale = SALE.identified(CUSTOMER).with_chosen(FIVE_OFF, HoldId("h"), 1)
    with pytest.raises(RefusedError) as refusal:
        sale.with_chosen(TEN_PER_CENT, None, 1)
    assert refusal.value.code == "benefit-limit-reached"
    assert (
        sale.without_chosen(FIVE_OFF.id).with_chosen(TEN_PER_CENT, None, 1).chosen[0].benefit
        == TEN_PER_CENT.id
    )


def test_ticking_the_same_benefit_again_keeps_one() -> None:
    sale = (
        SALE.identified(CUSTOMER).with_chosen(FIVE_OFF, HoldId("a"), 1).with_chosen(FIVE_OFF, HoldId("b"), 1)
    )
    assert [one.hold for one in sale.chosen] == ["b"]


def test_a_single_use_benefit_needs_the_backends_hold() -> None:
    with pytest.raises(RefusedError) as refusal:
        SALE.identified(CUSTOMER).with_chosen(FIVE_OFF, None, None)
    assert refusal.value.code == "benefit-needs-hold"


def test_discounts_add_up_and_never_exceed_the_total() -> None:
    sale = (
        SALE.identified(CUSTOMER)
        .with_chosen(FIVE_OFF, HoldId("h"), None)
        .with_chosen(TEN_PER_CENT, None, None)
    )
    assert sale.discount() is None
    assert sale.frozen(Money(4599, "EUR")).discount() == Money(960, "EUR")
    assert sale.frozen(Money(300, "EUR")).discount() == Money(300, "EUR")


def test_a_frozen_total_can_be_taken_back_before_it_is_recorded() -> None:
    assert SALE.frozen(Money(1, "EUR")).reopened().stage is SaleStage.IDLE
