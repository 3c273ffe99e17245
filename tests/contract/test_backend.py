"""What every backend does: the fake one of the unit tests, and the real one over loopback."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from offline_cache.chain import HeadSigner, canonical
from offline_cache.journal import Journal
from offline_cache.sealing import seal
from offline_cache.store import Store
from pos_client.backend.client import BackendClient
from pos_client.backend.transport import Transport
from pos_client.domain.entry import (
    HoleReason,
    Settlement,
    SettlementReason,
    entry_settled,
    hole_declared,
    purchase_recorded,
)
from pos_client.domain.errors import RefusedError
from pos_client.domain.exchange import Gap, Head, Json, UploadAnswer
from pos_client.domain.identification import AnswerSource, Verdict
from pos_client.domain.ids import EntryId, StaffNumber, new_entry_id
from pos_client.domain.money import Money
from pos_client.domain.programme import Configuration
from pos_client.domain.sale import TotalSource
from pos_client.domain.staff import Role
from pos_client.services.clock_evidence import ClockEvidence
from pos_client.services.ports import Backend, StoredEntry
from tests.backend_process import BackendProcess
from tests.fakes.backend import FakeBackend, Member
from tests.fakes.clock import HandClock
from tests.fakes.programmes import card_number, customer_card
from tests.fakes.till import STAFF

INSTANCE = "00000000-0000-4000-8000-000000000001"


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Subject:
    """A backend, its register's journal, and three cards that mean the same on both."""

    backend: Backend
    configuration: Configuration
    signer: HeadSigner
    journal: Journal
    member: str
    lost: str
    stranger: str

    def upload(self, entries: tuple[StoredEntry, ...]) -> UploadAnswer:
        return self.backend.upload(self.head(entries[-1]), [entry.wire for entry in entries])

    def head(self, last: StoredEntry) -> Head:
        signature = self.signer.sign_head(last.register, last.epoch, last.seq, last.hash)
        return Head(last.epoch, last.seq, last.hash, signature)

    def record(self, count: int) -> None:
        for _ in range(count):
            sale = new_entry_id(int(now().timestamp() * 1000), os.urandom)
            total = Money(4599, self.configuration.register.currency)
            place = self.configuration.register.place
            self.journal.append([purchase_recorded(sale, now(), place, total, TotalSource.KEYED, None)])


@pytest.fixture(params=["fake", "real"])
def subject(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Subject]:
    """For asking."""
    yield from _made(request, tmp_path, "real_backend", "kodutare-tallinn-1")


@pytest.fixture(params=["fake", "real"])
def untouched(
    request: pytest.FixtureRequest, tmp_path: Path, untouched_registers: list[str]
) -> Iterator[Subject]:
    """For uploading: a register that has no chain yet."""
    register = untouched_registers.pop() if request.param == "real" else ""
    yield from _made(request, tmp_path, "untouched_backend", register)


def _made(request: pytest.FixtureRequest, folder: Path, process: str, register: str) -> Iterator[Subject]:
    signer = HeadSigner(os.urandom(32))
    with Store.open(folder / "till.db", bytes(32), create=True) as store:
        if request.param == "fake":
            yield _fake(store, signer)
        else:
            yield _real(request, store, signer, request.getfixturevalue(process), register)


def _journal(store: Store, signer: HeadSigner, configuration: Configuration) -> Journal:
    return store.open_journal(
        register=configuration.register.register_id,
        zone=configuration.register.zone,
        key_id=signer.key_id,
        instance=INSTANCE,
        clock_evidence=ClockEvidence(HandClock(), "boot"),
    )


def _fake(store: Store, signer: HeadSigner) -> Subject:
    document = customer_card()
    member, lost, stranger = (card_number(document, serial) for serial in (1, 2, 3))
    members = {member: Member(benefits=("card-price",)), lost: Member("lost", "plastic")}
    backend = FakeBackend(document, staff=dict(STAFF), members=members)
    configuration = backend.configuration().configuration
    journal = _journal(store, signer, configuration)
    return Subject(backend, configuration, signer, journal, member, lost, stranger)


def _real(
    request: pytest.FixtureRequest, store: Store, signer: HeadSigner, process: BackendProcess, register: str
) -> Subject:
    transport = Transport(process.url, now)
    code = process.new_code(register)
    enrolled = BackendClient(transport, None, now).enrol(code, signer.public_key_hex, INSTANCE)
    backend = BackendClient(transport, enrolled.token, now)
    request.addfinalizer(backend.close)
    configuration = backend.configuration().configuration
    member = process.card("kodutare", "eligible_virtual").code
    lost = process.card("kodutare", "lost_plastic").code
    stranger = card_number(customer_card(), 999_999_999_999)
    journal = _journal(store, signer, configuration)
    return Subject(backend, configuration, signer, journal, member, lost, stranger)


def test_the_configuration_names_the_register_and_its_programme(subject: Subject) -> None:
    assert subject.configuration.programme.id == "customer-card-ee"
    assert subject.configuration.register.zone == "Europe/Tallinn"


def test_staff_sign_in_with_number_and_pin(subject: Subject) -> None:
    session = subject.backend.sign_in(StaffNumber("90"), "900090")
    assert (session.staff, session.role, session.offline) == ("90", Role.MANAGER, False)


def test_whom_a_till_remembers_is_good_by_the_stamp_of_the_last_sign_in_alone(subject: Subject) -> None:
    stamp = subject.backend.sign_in(StaffNumber("31"), "310031").stamp
    assert stamp
    assert list(subject.backend.check_staff({"31": stamp}, {})) == []
    assert sorted(subject.backend.check_staff({"31": "another", "777": stamp}, {})) == ["31", "777"]


def test_a_wrong_pin_and_an_unknown_number_are_refused_alike(subject: Subject) -> None:
    for number, pin in (("12", "999999"), ("77", "120012")):
        with pytest.raises(RefusedError) as caught:
            subject.backend.sign_in(StaffNumber(number), pin)
        assert caught.value.code == "sign-in-refused"


def test_a_members_card_is_eligible(subject: Subject) -> None:
    found = subject.backend.identify(subject.member, "QRCode", subject.configuration.programme)
    assert (found.verdict, found.source) == (Verdict.ELIGIBLE, AnswerSource.BACKEND)
    assert found.card_price is True
    assert found.as_of is not None


def test_a_lost_card_is_not_valid_and_the_hint_is_the_info_desk(subject: Subject) -> None:
    found = subject.backend.identify(subject.lost, "Code128", subject.configuration.programme)
    assert (found.verdict, found.grants, found.reason) == (Verdict.CARD_NOT_VALID, False, "info-desk")


@pytest.mark.rule("N06")
def test_a_strangers_card_is_not_a_member(subject: Subject) -> None:
    found = subject.backend.identify(subject.stranger, None, subject.configuration.programme)
    assert (found.verdict, found.grants, found.member_ref) == (Verdict.NOT_A_MEMBER, False, None)


def test_entries_are_accepted_once_and_a_repetition_gets_the_same_receipts(untouched: Subject) -> None:
    untouched.record(3)
    waiting = untouched.journal.waiting()
    first, again = untouched.upload(waiting), untouched.upload(waiting)
    assert {one.outcome for one in first.receipts} == {"accepted"}
    assert {(one.outcome, one.first_outcome) for one in again.receipts} == {("duplicate", "accepted")}
    assert [one.stored_at for one in first.receipts] == [one.stored_at for one in again.receipts]
    assert [one.entry_id for one in first.receipts] == [one.entry_id for one in waiting]


def test_what_the_register_sealed_is_unsealed_for_it_and_for_that_purpose_only(subject: Subject) -> None:
    recovery, register = subject.configuration.recovery, subject.configuration.register.register_id
    assert recovery is not None
    secret = os.urandom(32)
    sealed = seal(recovery, "database-key", register, secret)
    assert subject.backend.unseal("database-key", sealed) == secret
    foreign = seal(recovery, "database-key", "another-register", secret)
    refused = (("export-key", sealed), ("database-key", foreign), ("database-key", sealed[:-1]))
    for purpose, wrong in refused:
        with pytest.raises(RefusedError) as caught:
            subject.backend.unseal(purpose, wrong)
        assert caught.value.code == "not-sealed-for-this"


def test_a_sealed_entry_is_accepted_and_one_that_does_not_open_is_set_aside(untouched: Subject) -> None:
    recovery = untouched.configuration.recovery
    assert recovery is not None
    untouched.record(2)
    opened, good, bad = untouched.journal.waiting()
    entries = [
        opened.wire,
        _sealed(good, lambda plain: seal(recovery, "entry", good.register, plain)),
        _sealed(bad, lambda plain: seal(recovery, "entry", "another-register", plain)),
    ]
    answer = untouched.backend.upload(untouched.head(bad), entries)
    told = [(one.outcome, one.reason) for one in answer.receipts]
    assert told == [("accepted", None), ("accepted", None), ("set_aside", "body-absent")]


def _sealed(entry: StoredEntry, sealed: Callable[[bytes], bytes]) -> Json:
    parts = {name: entry.wire[name] for name in ("body", "body_salt", "personal", "personal_salt")}
    return {
        **entry.wire,
        **dict.fromkeys(parts),
        "absent": "sealed",
        "sealed": sealed(canonical(parts)).hex(),
    }


def test_what_is_set_aside_is_settled_once(untouched: Subject) -> None:
    hole = hole_declared(_an_id(), now(), 1, 8, 9, HoleReason.JOURNAL_LOST)
    how, reason, staff = Settlement.LOSS_ACCEPTED, SettlementReason.OTHER, StaffNumber("90")
    first, second = (
        entry_settled(_an_id(), now(), hole.entry_id, how, None, reason, staff) for _ in range(2)
    )
    untouched.journal.append([hole, first, second])
    told = [(one.outcome, one.reason) for one in untouched.upload(untouched.journal.waiting()).receipts]
    assert told[1:] == [("set_aside", "hole-declared"), ("accepted", None), ("set_aside", "settled-before")]


def _an_id() -> EntryId:
    return new_entry_id(int(now().timestamp() * 1000), os.urandom)


def test_a_gap_is_told_with_the_place_that_is_expected(untouched: Subject) -> None:
    untouched.record(3)
    waiting = untouched.journal.waiting()
    untouched.upload(waiting[:1])
    answer = untouched.upload(waiting[2:])
    assert (answer.receipts, answer.stop) == ((), Gap(2))


def test_a_hello_tells_how_far_the_backend_is(untouched: Subject) -> None:
    untouched.record(2)
    untouched.upload(untouched.journal.waiting())
    status = untouched.journal.status()
    register = untouched.configuration.register.register_id
    signature = untouched.signer.sign_head(register, status.epoch, status.head_seq, status.head_hash)
    head = Head(status.epoch, status.head_seq, status.head_hash, signature)
    answer = untouched.backend.hello(head, now(), 0)
    assert (answer.epoch, answer.stored_seq, answer.stored_hash) == (1, status.head_seq, status.head_hash)
    assert answer.incarnation


def test_the_snapshot_ends_and_can_be_gone_on_from(subject: Subject) -> None:
    cursor, cards = None, 0
    while True:
        page = subject.backend.snapshot_page(cursor)
        cursor, found = page.cursor, page.document["cards"]
        assert isinstance(found, list)
        cards += len(found)
        if not page.more:
            break
    assert cards >= 2
    assert subject.backend.snapshot_page(cursor).more is False


@pytest.mark.rule("A4.role.manager")
def test_a_cashier_gets_no_day_report(subject: Subject) -> None:
    session = subject.backend.sign_in(StaffNumber("12"), "120012")
    assert session.session is not None
    with pytest.raises(RefusedError) as caught:
        subject.backend.day_report(now().date(), session.session)
    assert caught.value.code == "role-not-allowed"
