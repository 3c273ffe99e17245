"""What the backend set aside: seen by the info desk, ended by the manager, never gone."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from pos_client.domain.entry import (
    Kind,
    ReversalReason,
    Settlement,
    SettlementReason,
    benefit_used,
    purchase_recorded,
)
from pos_client.domain.errors import InputError, RefusedError, SignInNeededError, TotalError
from pos_client.domain.ids import BenefitId, EntryId, MemberRef
from pos_client.domain.money import Money
from pos_client.domain.programme import RecoveryKey
from pos_client.domain.sale import ChosenBenefit, TotalSource
from pos_client.domain.set_aside import Act, SetAsideRecord
from pos_client.domain.staff import StaffSession
from pos_client.services.set_aside import SetAside
from tests.fakes.till import TillOnTheBench

MEMBER = MemberRef("m-1")
RIGHT = Money(2250, "EUR")


def sold(till: TillOnTheBench, reason: str, member: MemberRef | None = None) -> EntryId:
    """A purchase that the backend sets aside for this reason."""
    place = till.counter.configuration().register.place
    fact = purchase_recorded(
        till.new_id(), till.clock.now(), place, Money(225000, "EUR"), TotalSource.KEYED, member
    )
    till.journal.append([fact])
    till.backend.set_aside[fact.entry_id] = reason
    till.deliver_all()
    return fact.entry_id


def at_hand(till: TillOnTheBench, number: str = "90") -> SetAside:
    till.sign_in(number)
    return till.counter.set_aside


def session_of(till: TillOnTheBench) -> StaffSession:
    session = till.counter.shift.session
    assert session is not None
    return session


def of_kind(till: TillOnTheBench, kind: Kind) -> list[str]:
    return [one.entry_id for one in till.journal.entries({kind})]


@pytest.mark.rule("X05")
def test_the_list_says_what_it_was_and_why(till: TillOnTheBench) -> None:
    entry = sold(till, "total-not-valid", MEMBER)
    (record,) = at_hand(till)()
    assert record == SetAsideRecord(
        entry,
        Kind.PURCHASE_RECORDED,
        till.clock.now(),
        "total-not-valid",
        Money(225000, "EUR"),
        with_card=True,
        correctable=True,
    )


def test_nothing_set_aside_is_an_empty_list(till: TillOnTheBench) -> None:
    assert at_hand(till)() == ()


@pytest.mark.rule("A4.role.manager")
def test_a_cashier_neither_lists_nor_settles(till: TillOnTheBench) -> None:
    entry = sold(till, "total-not-valid")
    set_aside = at_hand(till, "12")
    for forbidden in (
        set_aside,
        lambda: set_aside.correct(entry, RIGHT),
        lambda: set_aside.accept_loss(entry, SettlementReason.TEST),
        lambda: set_aside.export(Path("anywhere")),
    ):
        with pytest.raises(RefusedError, match="role-not-allowed"):
            forbidden()
    assert of_kind(till, Kind.ENTRY_SETTLED) == []


@pytest.mark.rule("A4.role.manager")
def test_the_info_desk_reads_and_does_not_act(till: TillOnTheBench, tmp_path: Path) -> None:
    entry = sold(till, "total-not-valid")
    set_aside = at_hand(till, "31")
    (record,) = set_aside()
    assert record.acts_of(session_of(till)) == frozenset()
    with pytest.raises(RefusedError, match="role-not-allowed"):
        set_aside.accept_loss(entry, SettlementReason.TEST)
    with pytest.raises(RefusedError, match="role-not-allowed"):
        set_aside.export(tmp_path / "all.jsonl")


@pytest.mark.rule("A4.role.nobody")
def test_nobody_signed_in_sees_nothing(till: TillOnTheBench) -> None:
    till.counter.shift.end()
    with pytest.raises(SignInNeededError):
        till.counter.set_aside()


def test_a_corrected_total_is_a_new_entry_in_one_commit_with_its_settling(till: TillOnTheBench) -> None:
    entry = sold(till, "total-not-valid", MEMBER)
    sold_at = till.clock.now()
    till.after(hours=2)
    record = at_hand(till).correct(entry, RIGHT)
    assert record.settled is not None
    assert (record.settled.how, record.settled.staff) == (Settlement.CORRECTED, "90")
    replacement = till.journal.find(str(record.settled.replacement))
    old = till.journal.find(entry)
    assert replacement is not None
    assert old is not None
    assert replacement.body is not None
    assert replacement.body["total"] == {"amount_minor": 2250, "currency": "EUR"}
    assert (replacement.occurred_at, replacement.personal) == (sold_at, {"member_ref": MEMBER})
    assert (old.state, old.reason) == ("set_aside", "total-not-valid")
    till.deliver_all()
    assert till.journal.status().waiting == 0
    assert till.office.queue().set_aside == 0


def test_the_link_to_a_member_who_has_left_can_be_dropped(till: TillOnTheBench) -> None:
    entry = sold(till, "membership-ended", MEMBER)
    set_aside = at_hand(till)
    assert set_aside()[0].about_the_member
    record = set_aside.correct(entry, Money(225000, "EUR"), with_member=False)
    assert record.settled is not None
    replacement = till.journal.find(str(record.settled.replacement))
    assert replacement is not None
    assert replacement.personal is None
    assert record.settled.reason is SettlementReason.OTHER


def test_benefits_set_aside_with_a_purchase_go_again_with_it(till: TillOnTheBench) -> None:
    entry = sold(till, "total-not-valid", MEMBER)
    used = benefit_used(till.new_id(), till.clock.now(), entry, ChosenBenefit(BenefitId("pillow")), MEMBER)
    till.journal.append([used])
    till.backend.set_aside[used.entry_id] = "purchase-set-aside"
    till.deliver_all()
    record = at_hand(till).correct(entry, RIGHT)
    assert record.settled is not None
    bodies = [one.body or {} for one in till.journal.entries({Kind.BENEFIT_USED})]
    assert [body["purchase"] for body in bodies] == [entry, record.settled.replacement]
    assert [one.settled is not None for one in till.counter.set_aside()] == [True, True]


@pytest.mark.rule("N13")
def test_pressing_twice_settles_once(till: TillOnTheBench) -> None:
    entry = sold(till, "total-not-valid", MEMBER)
    set_aside = at_hand(till)
    first = set_aside.correct(entry, RIGHT)
    till.after(hours=1)
    assert set_aside.correct(entry, RIGHT) == first
    assert len(of_kind(till, Kind.PURCHASE_RECORDED)) == 2
    assert len(of_kind(till, Kind.ENTRY_SETTLED)) == 1


def test_another_word_about_a_settled_record_comes_too_late(till: TillOnTheBench) -> None:
    entry = sold(till, "total-not-valid", MEMBER)
    set_aside = at_hand(till)
    set_aside.correct(entry, RIGHT)
    too_late: tuple[Callable[[], object], ...] = (
        lambda: set_aside.correct(entry, Money(2260, "EUR")),
        lambda: set_aside.correct(entry, RIGHT, with_member=False),
        lambda: set_aside.accept_loss(entry, SettlementReason.TEST),
    )
    for late in too_late:
        with pytest.raises(RefusedError, match="settled-before"):
            late()
    assert len(of_kind(till, Kind.PURCHASE_RECORDED)) == 2


def test_a_loss_is_accepted_with_a_reason_and_by_whom_and_stays_readable(till: TillOnTheBench) -> None:
    entry = sold(till, "conflicts-with-stored")
    at_hand(till).accept_loss(entry, SettlementReason.RECORDED_TWICE)
    till.restart()
    (record,) = at_hand(till)()
    assert record.settled is not None
    assert record.settled.how is Settlement.LOSS_ACCEPTED
    assert record.settled.reason is SettlementReason.RECORDED_TWICE
    assert record.settled.staff == "90"
    assert record.acts_of(session_of(till)) == {Act.EXPORT}


def test_who_decided_and_why_is_still_read_when_the_bodies_have_left(till: TillOnTheBench) -> None:
    entry = sold(till, "conflicts-with-stored")
    sold_well = till.counter.record(till.frozen_sale()).purchase
    at_hand(till).accept_loss(entry, SettlementReason.RECORDED_TWICE)
    till.deliver_all()
    public = X25519PrivateKey.generate().public_key().public_bytes_raw()
    key = RecoveryKey(hashlib.sha256(public).hexdigest()[:16], public)
    assert till.journal.retire(datetime(2030, 1, 1, tzinfo=UTC), key) > 0
    left = till.journal.find(sold_well)
    assert left is not None
    assert left.body is None
    (record,) = till.counter.set_aside()
    assert (record.kind, record.total, record.with_card) == (Kind.PURCHASE_RECORDED, None, False)
    assert record.settled is not None
    assert (record.settled.staff, record.settled.reason) == ("90", SettlementReason.RECORDED_TWICE)


def test_it_settles_without_the_backend_and_tells_it_later(till: TillOnTheBench) -> None:
    entry = sold(till, "total-not-valid")
    set_aside = at_hand(till)
    till.go_offline()
    set_aside.accept_loss(entry, SettlementReason.TEST)
    assert (till.office.queue().waiting > 0, till.office.queue().set_aside) == (True, 0)
    till.come_back()
    till.deliver_all()
    assert till.office.queue().waiting == 0


def test_what_waits_for_a_person_comes_before_what_was_settled(till: TillOnTheBench) -> None:
    first, second = sold(till, "total-not-valid"), sold(till, "total-not-valid")
    set_aside = at_hand(till)
    set_aside.accept_loss(first, SettlementReason.TEST)
    assert [one.entry for one in set_aside()] == [second, first]


def test_a_purchase_that_was_taken_back_is_not_sent_again(till: TillOnTheBench) -> None:
    entry = sold(till, "total-not-valid")
    till.counter.reverse(entry, ReversalReason.MISTAKE)
    set_aside = at_hand(till)
    assert not set_aside()[0].correctable
    with pytest.raises(RefusedError, match="not-correctable"):
        set_aside.correct(entry, RIGHT)


@pytest.mark.rule("N16")
def test_a_corrected_total_must_be_a_total(till: TillOnTheBench) -> None:
    entry = sold(till, "total-not-valid")
    with pytest.raises(TotalError):
        at_hand(till).correct(entry, Money(0, "EUR"))


def test_only_what_was_set_aside_is_settled(till: TillOnTheBench) -> None:
    till.counter.record(till.frozen_sale())
    (entry,) = of_kind(till, Kind.PURCHASE_RECORDED)
    with pytest.raises(RefusedError, match="not-set-aside"):
        at_hand(till).accept_loss(EntryId(entry), SettlementReason.TEST)


def test_an_export_has_one_entry_or_all_as_the_wire_has_them(till: TillOnTheBench, tmp_path: Path) -> None:
    first, second = sold(till, "total-not-valid", MEMBER), sold(till, "membership-ended", MEMBER)
    set_aside = at_hand(till)
    one, both = tmp_path / "one.jsonl", tmp_path / "both.jsonl"
    assert (set_aside.export(one, first), set_aside.export(both)) == (1, 2)
    ids = [json.loads(line)["header"]["entry_id"] for line in both.read_text().splitlines()]
    assert ids == [first, second]
    assert json.loads(one.read_text())["personal"] == {"member_ref": MEMBER}
    if os.name == "posix":
        assert both.stat().st_mode & 0o077 == 0


def test_a_file_that_cannot_be_written_is_told(till: TillOnTheBench, tmp_path: Path) -> None:
    sold(till, "total-not-valid")
    (tmp_path / "file").write_text("")
    set_aside = at_hand(till)
    for path in (tmp_path / "nowhere" / "all.jsonl", tmp_path / "file" / "all.jsonl", tmp_path):
        with pytest.raises(InputError, match="output-not-written"):
            set_aside.export(path)
