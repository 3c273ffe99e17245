"""Table A4, "code at the till": every cell, for both programmes."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pos_client.domain.card import card_code
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.ids import EntryId
from pos_client.domain.sale import ChosenBenefit, Sale
from pos_client.services.offline_answer import OfflineAnswer
from tests.fakes.backend import Member
from tests.fakes.programmes import card_number, customer_card, nano_id
from tests.fakes.till import OpenTill, TillOnTheBench

BENEFITS = {"customer-card-ee": ("card-price",), "nano-id": ("bonus-3", "book-10")}
GOLDEN = Path(__file__).parents[3] / "docs" / "contract" / "golden"
COLUMNS = {"online": 0.0, "offline-fresh": 23.0, "offline-stale": 71.0, "offline-unusable": 73.0}

both_programmes = pytest.mark.parametrize(
    "programme", [customer_card, nano_id], ids=["customer card", "nano-id"]
)
offline_until_72_h = pytest.mark.parametrize("column", ["offline-fresh", "offline-stale"])
after_72_h = pytest.mark.parametrize("column", ["offline-unusable"])
any_column = pytest.mark.parametrize("column", list(COLUMNS))


class Table:
    """A till that has just fetched its cards, moved to a column of the table."""

    def __init__(
        self, open_till: OpenTill, document: dict[str, Any], column: str, status: str = "active"
    ) -> None:
        self.document = document
        self.till: TillOnTheBench = open_till(document)
        self.code = card_number(document, 1)
        granted = BENEFITS[document["programme"]["id"]]
        self.till.backend.members[self.code] = Member(status, member_ref="m-1", benefits=granted)
        self.till.take_snapshot()
        self.till.sign_in()
        if column != "online":
            self.till.go_offline()
            self.till.after(COLUMNS[column])

    def show(self, code: str | None = None, symbology: str | None = "QRCode") -> Identification:
        return self.till.counter.identify(self.till.scan(code or self.code, symbology))

    @property
    def card_price_here(self) -> bool:
        return bool(self.document["programme"]["capabilities"]["card_price"])


@both_programmes
@pytest.mark.rule("J02", "J37")
@pytest.mark.rule("A4.code.active")
def test_an_active_card_of_the_own_programme_gets_its_benefits_online(
    open_till: OpenTill, programme: Any
) -> None:
    table = Table(open_till, programme(), "online")
    found = table.show()
    assert (found.verdict, found.source, found.stale) == (Verdict.ELIGIBLE, AnswerSource.BACKEND, False)
    assert [one.id for one in found.benefits] == list(BENEFITS[table.document["programme"]["id"]])
    assert found.card_price is table.card_price_here
    assert found.as_of is not None


@both_programmes
@offline_until_72_h
@pytest.mark.rule("A4.code.active")
def test_an_active_card_gets_its_benefits_offline_and_the_answer_says_how_old_it_is(
    open_till: OpenTill, programme: Any, column: str
) -> None:
    table = Table(open_till, programme(), column)
    found = table.show()
    assert (found.verdict, found.source, found.offline) == (Verdict.ELIGIBLE, AnswerSource.SNAPSHOT, True)
    assert found.as_of is not None
    assert found.stale is (column == "offline-stale")
    assert found.card_price is table.card_price_here


@both_programmes
@pytest.mark.rule("A4.code.active")
def test_a_list_that_seems_to_come_from_the_future_is_called_stale(
    open_till: OpenTill, programme: Any
) -> None:
    """A till that cannot know better than its wall clock, put back: how old is the list?"""
    table = Table(open_till, programme(), "offline-fresh")
    table.till.clock.put_back(timedelta(days=300))
    parts = table.till.parts
    answer = OfflineAnswer(parts.store.snapshot, parts.store.settings, parts.configuration, parts.clock)
    found = answer(card_code(table.till.scan(table.code), parts.configuration.programme.card_formats))
    assert (found.verdict, found.stale) == (Verdict.ELIGIBLE, True)


@both_programmes
@pytest.mark.rule("A4.code.active")
def test_a_clock_that_was_put_back_makes_a_fresh_list_neither_stale_nor_younger(
    open_till: OpenTill, programme: Any
) -> None:
    table = Table(open_till, programme(), "offline-fresh")
    table.till.clock.put_back(timedelta(days=300))
    assert table.show().stale is False
    table.till.after(2)
    assert table.show().stale is True


@both_programmes
@after_72_h
@pytest.mark.rule("A4.code.active")
def test_after_72_hours_an_active_card_is_granted_and_flagged_by_the_policy_for_stale_cards(
    open_till: OpenTill, programme: Any, column: str
) -> None:
    table = Table(open_till, programme(stale_card="grant-and-flag", unknown_card="deny"), column)
    found = table.show()
    assert (found.verdict, found.stale) == (Verdict.NOT_CHECKED, True)
    assert found.grants is table.card_price_here
    assert found.member_ref == f"card:{table.code}"


@both_programmes
@after_72_h
@pytest.mark.rule("A4.code.active")
def test_after_72_hours_an_active_card_gets_nothing_where_the_policy_denies(
    open_till: OpenTill, programme: Any, column: str
) -> None:
    found = Table(open_till, programme(stale_card="deny"), column).show()
    assert (found.verdict, found.grants, found.reason) == (Verdict.NOT_CHECKED, False, "unknown-card-denied")
    assert found.member_ref is None


@both_programmes
@pytest.mark.parametrize("status", ["lost", "replaced", "cancelled"])
@pytest.mark.parametrize("column", ["online", "offline-fresh", "offline-stale"])
@pytest.mark.rule("J37")
@pytest.mark.rule("A4.code.inactive")
def test_a_card_that_is_no_longer_valid_gets_nothing_and_the_staff_a_hint(
    open_till: OpenTill, programme: Any, status: str, column: str
) -> None:
    found = Table(open_till, programme(), column, status).show()
    assert (found.verdict, found.grants, found.reason) == (Verdict.CARD_NOT_VALID, False, "info-desk")
    assert found.member_ref is None


@both_programmes
@after_72_h
@pytest.mark.rule("A4.code.inactive")
def test_after_72_hours_a_lost_card_is_as_an_unknown_one(
    open_till: OpenTill, programme: Any, column: str
) -> None:
    denied = Table(
        open_till, programme(unknown_card="deny", stale_card="grant-and-flag"), column, "lost"
    ).show()
    assert (denied.verdict, denied.reason) == (Verdict.NOT_CHECKED, "unknown-card-denied")


@both_programmes
@pytest.mark.rule("A4.code.unknown")
def test_an_unknown_card_gets_nothing_online(open_till: OpenTill, programme: Any) -> None:
    table = Table(open_till, programme(), "online")
    found = table.show(card_number(table.document, 2))
    assert (found.verdict, found.grants, found.member_ref) == (Verdict.NOT_A_MEMBER, False, None)


@both_programmes
@pytest.mark.parametrize("column", ["offline-fresh", "offline-stale", "offline-unusable"])
@pytest.mark.rule("A4.code.unknown")
def test_an_unknown_card_is_granted_the_card_price_and_flagged_offline(
    open_till: OpenTill, programme: Any, column: str
) -> None:
    table = Table(open_till, programme(), column)
    found = table.show(unknown := card_number(table.document, 2))
    assert found.verdict is Verdict.NOT_CHECKED
    assert found.card_price is table.card_price_here
    assert {one.kind.value for one in found.benefits} <= {"card_price"}
    assert found.member_ref == f"card:{unknown}"


@both_programmes
@pytest.mark.parametrize("column", ["offline-fresh", "offline-stale", "offline-unusable"])
@pytest.mark.rule("A4.code.unknown")
def test_an_unknown_card_gets_nothing_offline_where_the_policy_denies(
    open_till: OpenTill, programme: Any, column: str
) -> None:
    table = Table(open_till, programme(unknown_card="deny"), column)
    found = table.show(card_number(table.document, 2))
    assert (found.verdict, found.grants, found.reason) == (Verdict.NOT_CHECKED, False, "unknown-card-denied")


@both_programmes
@any_column
@pytest.mark.rule("N06", "N08")
@pytest.mark.rule("A4.code.foreign-merchant")
def test_a_card_of_another_merchant_is_answered_like_an_unknown_one(
    open_till: OpenTill, programme: Any, column: str
) -> None:
    """The till knows other merchants' members no more than the backend tells: both are strangers."""
    table = Table(open_till, programme(), column)
    stranger, elsewhere = (table.show(card_number(table.document, serial)) for serial in (2, 3))
    assert (stranger.verdict, stranger.grants, stranger.reason, stranger.form) == (
        elsewhere.verdict,
        elsewhere.grants,
        elsewhere.reason,
        elsewhere.form,
    )


@both_programmes
@any_column
@pytest.mark.rule("X02")
@pytest.mark.parametrize(
    ("code", "symbology", "reason"),
    [
        ("6438158451278", "EAN13", "product-code"),
        ("https://example.org/prize", "QRCode", "web-address"),
        ("WIFI:S:guest;T:WPA;P:secret;;", "QRCode", "wifi-code"),
        ("BEGIN:VCARD\\nEND:VCARD", "QRCode", "contact-code"),
        ("4111111111111111", None, "payment-card"),
        ("hello", "QRCode", "not-a-card"),
        ("\x1b[2J", "QRCode", "code-unreadable"),
        ("9" * 4000, "QRCode", "code-too-long"),
    ],
)
@pytest.mark.rule("A4.code.malformed")
def test_a_foreign_code_is_refused_here_and_nobody_is_asked(
    open_till: OpenTill, programme: Any, column: str, code: str, symbology: str | None, reason: str
) -> None:
    table = Table(open_till, programme(), column)
    table.till.backend.calls.clear()
    found = table.show(code, symbology)
    assert (found.verdict, found.source, found.reason) == (
        Verdict.NOT_A_MEMBER_CARD,
        AnswerSource.TILL,
        reason,
    )
    assert found.code is None
    assert table.till.backend.calls == []


@both_programmes
@any_column
@pytest.mark.rule("X02")
@pytest.mark.rule("A4.code.malformed")
def test_a_card_of_the_other_programme_is_a_foreign_code(
    open_till: OpenTill, programme: Any, column: str
) -> None:
    table = Table(open_till, programme(), column)
    other = nano_id() if programme is customer_card else customer_card()
    table.till.backend.calls.clear()
    assert table.show(card_number(other, 1)).verdict is Verdict.NOT_A_MEMBER_CARD
    assert table.till.backend.calls == []


@any_column
@pytest.mark.rule("A4.code.redemption")
def test_a_single_use_benefit_is_there_online_and_needs_the_connection_offline(
    open_till: OpenTill, column: str
) -> None:
    found = Table(open_till, nano_id(), column).show()
    offered = {one.id for one in found.benefits}
    if column == "online":
        assert "book-10" in offered
    else:
        assert "book-10" not in offered
    if column in ("offline-fresh", "offline-stale"):
        assert (found.reason, offered) == ("needs-connection", {"bonus-3"})


@pytest.mark.rule("A4.code.redemption")
def test_where_the_programme_allows_it_a_single_use_benefit_is_given_offline_without_a_hold(
    open_till: OpenTill,
) -> None:
    found = Table(open_till, nano_id(redemption="allow"), "offline-fresh").show()
    (offered,) = (one for one in found.benefits if one.id == "book-10")
    assert found.reason is None
    assert Sale(EntryId("sale"), found).with_chosen(offered, None, 1).chosen == (ChosenBenefit(offered.id),)


@both_programmes
@pytest.mark.parametrize("column", ["offline-fresh", "offline-unusable"])
@pytest.mark.rule("A4.code.unknown")
def test_no_more_unknown_cards_are_granted_in_a_day_than_the_cap_allows_also_after_a_restart(
    open_till: OpenTill, programme: Any, column: str
) -> None:
    table = Table(open_till, programme(unknown_cap_per_day=3, sign_in_h=1000), column)
    answers = [table.show(card_number(table.document, serial)).reason for serial in range(10, 13)]
    table.till.go_offline()
    beyond = table.show(card_number(table.document, 13))
    assert answers == [None, None, None]
    assert (beyond.reason, beyond.grants, beyond.member_ref) == ("unknown-cap-reached", False, None)
    table.till.restart()
    table.till.go_offline()
    table.till.sign_in()
    assert table.show(card_number(table.document, 14)).reason == "unknown-cap-reached"
    table.till.after(24)
    assert table.show(card_number(table.document, 15)).reason is None


@pytest.mark.rule("A4.code.unknown")
def test_without_any_snapshot_every_card_is_unknown_and_its_age_is_not_made_up(open_till: OpenTill) -> None:
    till = open_till(customer_card())
    till.sign_in()
    till.go_offline()
    found = till.counter.identify(till.scan(card_number(till.backend.document, 1)))
    assert (found.verdict, found.as_of, found.stale) == (Verdict.NOT_CHECKED, None, True)


def test_cards_are_looked_up_by_the_keyed_hash_that_the_contract_says(open_till: OpenTill) -> None:
    golden = json.loads((GOLDEN / "snapshot-keys.json").read_text(encoding="utf-8"))
    document = customer_card() | {"snapshot_key": golden["snapshot_key"]}
    till = open_till(document)
    (vector,) = [one for one in golden["vectors"] if one["code"].isdigit()]
    till.store.snapshot.begin_refill()
    card = {
        "key": vector["key"],
        "status": "lost",
        "form": "virtual",
        "member_ref": None,
        "benefits": [],
    }
    page = {"cursor": "1", "more": False, "taken_at": "2026-11-22T09:00:00.000Z", "cards": [card], "gone": []}
    till.store.snapshot.apply(page, True)
    till.sign_in()
    till.go_offline()
    assert till.counter.identify(till.scan(vector["code"])).verdict is Verdict.CARD_NOT_VALID
