"""What goes into the journal, and what never does."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pos_client.domain import entry
from pos_client.domain.benefit import Basis, Benefit, BenefitKind
from pos_client.domain.card import CardForm
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.ids import BenefitId, EntryId, MemberRef, StaffNumber, new_entry_id
from pos_client.domain.money import Money
from pos_client.domain.sale import TotalSource
from pos_client.domain.scan import ScanSource
from pos_client.domain.staff import Action, Role, StaffSession

AT = datetime(2026, 11, 22, 9, 41, 7, 123000, tzinfo=UTC)
ID = EntryId("018f0000-0000-7000-8000-000000000001")
OTHER = EntryId("018f0000-0000-7000-8000-000000000002")
THIRD = EntryId("018f0000-0000-7000-8000-000000000003")


@pytest.mark.rule("N13")
@pytest.mark.rule("J38")
def test_a_purchase_carries_place_total_and_keys_and_nothing_else() -> None:
    fact = entry.purchase_recorded(
        ID, AT, "4740000000001", Money(4599, "EUR"), TotalSource.KEYED, MemberRef("m")
    )
    assert fact.body == {
        "place": "4740000000001", "total": {"amount_minor": 4599, "currency": "EUR"}, "total_entry": "keyed",
    }  # fmt: skip
    assert fact.personal == {"member_ref": "m"}


def test_a_purchase_without_a_card_has_no_personal_part() -> None:
    assert entry.purchase_recorded(ID, AT, "p", Money(1, "EUR"), TotalSource.KEYED, None).personal is None


@pytest.mark.rule("X06")
def test_a_counted_scan_names_neither_the_code_nor_the_member() -> None:
    found = Identification(
        Verdict.ELIGIBLE,
        AnswerSource.SNAPSHOT,
        CardForm.PLASTIC,
        code="9212345678901234",
        member_ref=MemberRef("m-1"),
    )
    fact = entry.scan_counted(ID, AT, ScanSource.WEDGE, found, repeat=True)
    assert fact.personal is None
    assert fact.body == {
        "source": "wedge", "form": "plastic", "result": "eligible",
        "offline": True, "override": False, "repeat": True,
    }  # fmt: skip


def test_a_hole_names_its_places_and_why() -> None:
    fact = entry.hole_declared(ID, AT, 2, 7, 9, entry.HoleReason.UNREADABLE_HEADER)
    assert fact.body == {"epoch": 2, "from_seq": 7, "to_seq": 9, "reason": "unreadable-header"}
    assert (fact.kind, fact.personal) == ("hole_declared", None)


def test_a_settled_entry_says_how_why_and_by_whom_in_the_wires_words() -> None:
    why, staff = entry.SettlementReason.TYPING_MISTAKE, StaffNumber("90")
    fact = entry.entry_settled(ID, AT, OTHER, entry.Settlement.CORRECTED, THIRD, why, staff)
    assert fact.body == {
        "entry": OTHER, "how": "corrected", "replacement": THIRD, "reason": "typing-mistake", "staff": "90",
    }  # fmt: skip
    assert (fact.kind, fact.personal) == ("entry_settled", None)


@pytest.mark.parametrize(("how", "replacement"), [("corrected", None), ("loss_accepted", ID)])
def test_only_a_corrected_entry_has_a_replacement(how: str, replacement: EntryId | None) -> None:
    why, staff = entry.SettlementReason.OTHER, StaffNumber("90")
    with pytest.raises(ValueError, match="replacement"):
        entry.entry_settled(ID, AT, OTHER, entry.Settlement(how), replacement, why, staff)


def test_a_benefit_holds_on_its_first_and_its_last_day_and_always_without_such_days() -> None:
    day = date(2026, 11, 22)
    plain = Benefit(BenefitId("pillow"), BenefitKind.OFFER, Basis.MAIN, {})
    of_that_day = replace(plain, valid_from=day, valid_to=day)
    assert plain.holds_on(day)
    assert [of_that_day.holds_on(day + timedelta(days=days)) for days in (-1, 0, 1)] == [False, True, False]


def test_entry_ids_are_version_7_and_carry_their_millisecond() -> None:
    made = uuid.UUID(new_entry_id(1_700_000_000_123, lambda n: b"\xff" * n))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == 1_700_000_000_123


OF_MANAGERS = {
    Action.TYPE_A_CODE,
    Action.SETTLE,
    Action.SEE_THE_DAY,
    Action.UNLOCK_STAFF,
    Action.APPROVE_REGISTER,
    Action.REVOKE_REGISTER,
}


@pytest.mark.rule("A4.role.sale")
@pytest.mark.rule("A4.role.replacement")
@pytest.mark.rule("A4.role.manager")
@pytest.mark.parametrize(
    ("role", "granted"),
    [
        (Role.CASHIER, {Action.SCAN_AND_RECORD, Action.REPLACE_CARD}),
        (Role.INFO_DESK, set(Action) - OF_MANAGERS),
        (Role.MANAGER, set(Action)),
    ],
)
def test_each_role_may_do_what_the_table_grants_and_nothing_else(role: Role, granted: set[Action]) -> None:
    session = StaffSession(StaffNumber("12"), role, AT)
    assert {action for action in Action if session.may(action)} == granted
