"""A lost plastic card is replaced at the counter (J17)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NoReturn

import pytest

from offline_cache.errors import StoreUncertainError
from pos_client.domain.entry import Fact, Payment
from pos_client.domain.errors import InputError, RefusedError
from pos_client.domain.identification import Identification
from tests.fakes.backend import Member
from tests.fakes.clock import HandClock
from tests.fakes.programmes import card_number
from tests.fakes.till import TillOnTheBench

pytestmark = pytest.mark.rule("J17")


@pytest.fixture
def holder(till: TillOnTheBench) -> Identification:
    """Somebody who showed the card on the phone."""
    code = card_number(till.backend.document, 1)
    till.backend.members[code] = Member(member_ref="m-1", benefits=("card-price",))
    return till.counter.identify(till.scan(code))


@pytest.fixture
def blank(till: TillOnTheBench) -> str:
    return card_number(till.backend.document, 7, plastic=True)


def test_one_entry_binds_the_new_card_ends_the_old_one_and_takes_the_fee(
    till: TillOnTheBench, holder: Identification, blank: str
) -> None:
    slip = till.counter.replace_card(holder, blank, Payment.CASH)
    (entry,) = till.journal.entries({"card_issued"})
    assert entry.body == {
        "issue": "replacement",
        "fee": {"amount_minor": 99, "currency": "EUR"},
        "fee_version": "2024-1",
        "payment": "cash",
    }
    assert entry.personal == {"holder": "m-1", "card": blank}
    assert (slip.entry, slip.new_card_ending, slip.fee.price.amount_minor) == (
        entry.entry_id,
        blank[-4:],
        99,
    )


@pytest.mark.parametrize("landed", [True, False])
def test_asked_again_after_an_unclear_commit_it_is_one_entry_and_one_fee(
    till: TillOnTheBench,
    holder: Identification,
    blank: str,
    landed: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    append = till.journal.append

    def unclear(facts: Sequence[Fact]) -> NoReturn:
        if landed:
            append(facts)
        raise StoreUncertainError("planned")

    monkeypatch.setattr(till.journal, "append", unclear)
    with pytest.raises(StoreUncertainError):
        till.counter.replace_card(holder, blank, Payment.CASH)
    monkeypatch.undo()
    slip = till.counter.replace_card(holder, blank, Payment.CASH)
    assert [one.entry_id for one in till.journal.entries({"card_issued"})] == [slip.entry]
    with pytest.raises(RefusedError, match="card-not-in-stock"):
        till.counter.replace_card(holder, blank, Payment.CASH)


@pytest.mark.rule("J16")
@pytest.mark.parametrize(
    ("at", "version"),
    [
        (datetime(2026, 12, 31, 21, 59, 59, tzinfo=UTC), "2024-1"),
        (datetime(2026, 12, 31, 22, 0, 0, tzinfo=UTC), "2027-1"),
    ],
)
def test_the_fee_is_the_one_in_force_on_the_stores_own_day(
    till: TillOnTheBench, holder: Identification, blank: str, at: datetime, version: str
) -> None:
    till.clock.__dict__.update(HandClock(at).__dict__)
    assert till.counter.replace_card(holder, blank, Payment.CARD).fee.version == version


def test_without_a_linked_member_the_holder_is_known_by_the_card_that_was_shown(
    till: TillOnTheBench, blank: str
) -> None:
    code = card_number(till.backend.document, 2)
    till.backend.members[code] = Member(benefits=("card-price",))
    till.counter.replace_card(till.counter.identify(till.scan(code)), blank, Payment.CASH)
    (entry,) = till.journal.entries({"card_issued"})
    assert entry.personal == {"holder": f"card:{code}", "card": blank}


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        ("virtual", "card-not-plastic"),
        ("wrong digit", "code-check-digit"),
        ("hello", "card-not-plastic"),
        ("9" * 400, "card-not-plastic"),
        ("õ", "card-not-plastic"),
    ],
)
def test_a_code_that_cannot_be_a_new_plastic_card_is_refused(
    till: TillOnTheBench, holder: Identification, blank: str, code: str, refusal: str
) -> None:
    texts = {
        "virtual": card_number(till.backend.document, 9),
        "wrong digit": blank[:-1] + str((int(blank[-1]) + 1) % 10),
    }
    with pytest.raises(InputError, match=refusal):
        till.counter.replace_card(holder, texts.get(code, code), Payment.CASH)
    assert not list(till.journal.entries({"card_issued"}))


def test_the_holders_own_card_is_no_blank(till: TillOnTheBench, holder: Identification) -> None:
    assert holder.code is not None
    with pytest.raises(RefusedError, match="card-already-scanned"):
        till.counter.replace_card(holder, holder.code, Payment.CASH)


def test_the_same_blank_is_not_handed_out_twice(
    till: TillOnTheBench, holder: Identification, blank: str
) -> None:
    till.counter.replace_card(holder, blank, Payment.CASH)
    with pytest.raises(RefusedError, match="card-not-in-stock"):
        till.counter.replace_card(holder, blank, Payment.CASH)


def test_a_stranger_gets_no_replacement(till: TillOnTheBench, blank: str) -> None:
    stranger = till.counter.identify(till.scan(card_number(till.backend.document, 5)))
    with pytest.raises(RefusedError, match="holder-not-found"):
        till.counter.replace_card(stranger, blank, Payment.CASH)


@pytest.mark.rule("N10", "A4.capabilities")
def test_a_programme_without_plastic_cards_has_no_replacement(nano_till: TillOnTheBench) -> None:
    code = card_number(nano_till.backend.document, 1)
    nano_till.backend.members[code] = Member(member_ref="m", benefits=("bonus-3",))
    holder = nano_till.counter.identify(nano_till.scan(code))
    with pytest.raises(RefusedError, match="capability-absent"):
        nano_till.counter.replace_card(holder, "anything", Payment.CASH)
