"""A till that no longer reads its own bodies refills a backend that was put back from an older copy (F30)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from offline_cache.chain import HeadSigner
from offline_cache.journal import Journal
from offline_cache.store import Store
from pos_client.backend.client import BackendClient
from pos_client.backend.transport import Transport
from pos_client.domain.entry import (
    Fact,
    HoleReason,
    ReversalReason,
    Settlement,
    SettlementReason,
    entry_settled,
    hole_declared,
    purchase_recorded,
    purchase_reversed,
)
from pos_client.domain.exchange import Head, HelloAnswer
from pos_client.domain.ids import EntryId, MemberRef, StaffNumber, new_entry_id
from pos_client.domain.money import Money
from pos_client.domain.programme import Configuration
from pos_client.domain.sale import TotalSource
from pos_client.domain.standing import DayReport
from pos_client.services.clock_evidence import ClockEvidence
from pos_client.services.deliver import Deliver, Delivered
from pos_client.services.link import LinkWatch
from pos_client.services.sending import Sending
from tests.backend_process import BackendProcess
from tests.fakes.clock import HandClock

REGISTER = "kodutare-tallinn-1"
INSTANCE = "00000000-0000-4000-8000-000000000001"


def now() -> datetime:
    return datetime.now(UTC)


def an_id() -> EntryId:
    return new_entry_id(int(now().timestamp() * 1000), os.urandom)


@dataclass(frozen=True)
class Till:
    """A real journal on a real disk, delivered by the real service to the real backend."""

    journal: Journal
    backend: BackendClient
    deliver: Deliver
    signer: HeadSigner
    configuration: Configuration

    def purchase(self, minor: int, member: str | None = None, place: str | None = None) -> Fact:
        total = Money(minor, "EUR")
        reference = None if member is None else MemberRef(member)
        where = place or self.configuration.register.place
        return purchase_recorded(an_id(), now(), where, total, TotalSource.KEYED, reference)

    def hello(self) -> HelloAnswer:
        status = self.journal.status()
        register = self.configuration.register.register_id
        signature = self.signer.sign_head(register, status.epoch, status.head_seq, status.head_hash)
        head = Head(status.epoch, status.head_seq, status.head_hash, signature)
        return self.backend.hello(head, now(), status.waiting)

    def report(self, day: date) -> DayReport:
        session = self.backend.sign_in(StaffNumber("90"), "900090").session
        assert session is not None
        return self.backend.day_report(day, session)

    def outcomes(self) -> list[tuple[str, str, str | None]]:
        return [(one.entry_id, one.state, one.reason) for one in self.journal.offer_from(1, 1, 100)]


@pytest.fixture
def process(tmp_path: Path) -> Iterator[BackendProcess]:
    with BackendProcess(tmp_path / "backend.db") as process:
        yield process


@pytest.fixture
def till(tmp_path: Path, process: BackendProcess) -> Iterator[Till]:
    signer, clock = HeadSigner(os.urandom(32)), HandClock()
    transport = Transport(process.url, now)
    enrolment = BackendClient(transport, None, now).enrol(
        process.enrolment_code(REGISTER), signer.public_key_hex, INSTANCE
    )
    backend = BackendClient(transport, enrolment.token, now)
    configuration = backend.configuration().configuration
    with Store.open(tmp_path / "till.db", bytes(32), create=True) as store:
        journal = store.open_journal(
            register=REGISTER,
            zone=configuration.register.zone,
            key_id=signer.key_id,
            instance=INSTANCE,
            clock_evidence=ClockEvidence(clock, "boot"),
        )
        deliver = Deliver(Sending(backend, signer, LinkWatch(clock), clock), journal)
        yield Till(journal, backend, deliver, signer, configuration)
    backend.close()


def put_back(process: BackendProcess, copy: Path, database: Path) -> None:
    process.stop()
    for beside in ("-wal", "-shm"):
        database.with_name(database.name + beside).unlink(missing_ok=True)
    shutil.copy(copy, database)
    process.start()


def test_sealed_bodies_refill_a_restored_backend_with_the_same_outcomes_and_sums(
    till: Till, process: BackendProcess, tmp_path: Path
) -> None:
    process.stop()
    shutil.copy(tmp_path / "backend.db", tmp_path / "night.db")
    process.start()
    day = now().astimezone(ZoneInfo(till.configuration.register.zone)).date()
    member = "card:" + process.card("kodutare", "eligible_virtual").code
    bought, wrong = till.purchase(4599, member), till.purchase(100, place="4740000000099")
    hole = hole_declared(an_id(), now(), 1, 90, 91, HoleReason.JOURNAL_LOST)
    till.journal.append([bought, till.purchase(1000), wrong, hole])
    till.journal.append([purchase_reversed(an_id(), now(), bought.entry_id, ReversalReason.RETURNED)])
    till.journal.append([_lost(wrong), _lost(hole)])
    while till.deliver.deliver_oldest() is not Delivered.NOTHING_WAITS:
        pass
    outcomes, report = till.outcomes(), till.report(day)
    assert (report.purchases, report.reversals, report.registers[0].set_aside) == (2, 1, 0)

    recovery = till.configuration.recovery
    assert recovery is not None
    assert till.journal.retire(now() + timedelta(hours=25), recovery) > 0
    sealed = [one for one in till.journal.offer_from(1, 1, 100) if "sealed" in one.wire]
    assert {one.kind for one in sealed} == {"purchase_recorded", "purchase_reversed"}
    assert all(one.wire["body"] is None for one in sealed)

    put_back(process, tmp_path / "night.db", tmp_path / "backend.db")
    assert till.hello().stored_seq == 0
    assert till.report(day).purchases == 0
    while till.deliver.refill(till.hello()) is not Delivered.NOTHING_WAITS:
        pass
    refilled = till.report(day)
    assert till.outcomes() == outcomes
    assert _sums(refilled) == _sums(report)


def _lost(entry: Fact) -> Fact:
    how, reason = Settlement.LOSS_ACCEPTED, SettlementReason.TEST
    return entry_settled(an_id(), now(), entry.entry_id, how, None, reason, StaffNumber("90"))


def _sums(report: DayReport) -> tuple[object, ...]:
    own = next(one for one in report.registers if one.register_id == REGISTER)
    counted = (report.purchases, report.purchases_with_card, report.purchases_total, report.reversals)
    return (*counted, own.set_aside, own.stored_seq)
