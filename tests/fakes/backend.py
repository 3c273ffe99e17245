"""A backend in memory that keeps the protocol: chains, receipts, holds, a snapshot, and faults on demand."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from pos_client.backend.wire_configuration import configuration
from pos_client.domain.benefit import Benefit
from pos_client.domain.card import CardForm
from pos_client.domain.entry import Kind
from pos_client.domain.errors import KnownError, RefusedError, SignInNeededError, UnreachableError
from pos_client.domain.exchange import (
    Fetched,
    Forked,
    Gap,
    Head,
    HelloAnswer,
    Json,
    Receipt,
    RegisterThere,
    SnapshotPage,
    UnknownEpoch,
    UploadAnswer,
    WaitingTill,
)
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.ids import BenefitId, EntryId, HoldId, MemberRef
from pos_client.domain.programme import Programme
from pos_client.domain.staff import Role
from pos_client.domain.standing import DayReport
from tests.fakes.recovery import opened
from tests.fakes.staff_answers import FakeStaffAnswers
from tests.fakes.wire_entries import hash_of, header_of, id_of, parted_before, previous_epoch, seq_of

STORED_AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Member:
    """A card of a member here: its status, and what it gets."""

    status: str = "active"
    form: str = "virtual"
    member_ref: str | None = None
    benefits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hello:
    """What a till said of itself."""

    epoch: int
    seq: int
    waiting: int


@dataclass
class FakeBackend(FakeStaffAnswers):
    """One register's backend. `calls` has the name of every call that arrived.

    `fault` is raised by every call while it is set; `answer_lost` acts, then loses the answer, once. Its
    clock stands until `later` is moved.
    """

    document: dict[str, Any]
    staff: dict[str, tuple[str, Role]] = field(default_factory=dict)
    given_pins: set[str] = field(default_factory=set)
    wrong_tries: dict[str, int] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    hellos: list[Hello] = field(default_factory=list)
    cursors: list[str | None] = field(default_factory=list)
    fault: KnownError | None = None
    answer_lost: bool = False
    incarnation: str = "first"
    epochs: dict[int, list[Json]] = field(default_factory=dict)
    hashes: dict[int, list[str]] = field(default_factory=dict)
    refused_content: set[str] = field(default_factory=set)
    set_aside: dict[str, str] = field(default_factory=dict)
    settled_by: dict[str, str] = field(default_factory=dict)
    holds: dict[tuple[str, str], HoldId] = field(default_factory=dict)
    used_up: set[str] = field(default_factory=set)
    page_size: int = 1000
    cursors_expired: bool = False
    report: DayReport | None = None
    later: timedelta = timedelta()
    tills: dict[str, RegisterThere] = field(default_factory=dict)
    showing: dict[str, WaitingTill] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        return STORED_AT + self.later

    def identify(self, code: str, symbology: str | None, programme: Programme) -> Identification:
        self._arrived("identify")
        member = self.members.get(code)
        if member is None:
            return Identification(Verdict.NOT_A_MEMBER, AnswerSource.BACKEND, as_of=STORED_AT, code=code)
        if member.status != "active":
            return Identification(
                Verdict.CARD_NOT_VALID,
                AnswerSource.BACKEND,
                form=CardForm(member.form),
                as_of=STORED_AT,
                code=code,
                reason="info-desk",
            )
        benefits = programme.known_benefits(tuple(BenefitId(one) for one in member.benefits))
        return Identification(
            Verdict.ELIGIBLE if benefits else Verdict.MEMBER_WITHOUT_BENEFIT,
            AnswerSource.BACKEND,
            form=CardForm(member.form),
            as_of=STORED_AT,
            code=code,
            member_ref=None if member.member_ref is None else MemberRef(member.member_ref),
            card_price="card-price" in member.benefits,
            benefits=benefits,
        )

    def hold(self, sale: EntryId, benefit: Benefit, member: MemberRef) -> HoldId:
        self._arrived("hold")
        if benefit.id in self.used_up:
            raise RefusedError("benefit-not-available")
        return self.holds.setdefault((sale, benefit.id), HoldId(f"hold-{len(self.holds) + 1}"))

    def release(self, hold: HoldId) -> None:
        self._arrived("release")
        self.holds = {key: value for key, value in self.holds.items() if value != hold}

    def upload(
        self, head: Head, entries: Sequence[Json], meanwhile: Callable[[], None] | None = None
    ) -> UploadAnswer:
        self._arrived("upload", lose=False)
        if meanwhile is not None:
            meanwhile()
        if any(id_of(entry) in self.refused_content and entry["body"] is not None for entry in entries):
            raise RefusedError("invalid-request")
        fork = parted_before(self.hashes.get(head.epoch, []), head, entries)
        answer = UploadAnswer((), fork) if fork else self._stored(head.epoch, entries)
        self._lose_answer()
        return answer

    def hello(self, head: Head, till_time: datetime, waiting: int) -> HelloAnswer:
        self._arrived("hello")
        self.hellos.append(Hello(head.epoch, head.seq, waiting))
        epoch = max(self.epochs, default=0)
        stored = self.hashes.get(epoch, [])
        return HelloAnswer(epoch, len(stored), stored[-1] if stored else None, self.now, self.incarnation)

    def configuration(self) -> Fetched:
        self._arrived("configuration")
        return Fetched(configuration(self.document), self.document)

    def snapshot_page(self, cursor: str | None) -> SnapshotPage:
        self._arrived("snapshot_page")
        self.cursors.append(cursor)
        if cursor is not None and self.cursors_expired:
            self.cursors_expired = False
            raise RefusedError("cursor-expired")
        begin = 0 if cursor is None else int(cursor)
        codes = sorted(self.members)[begin : begin + self.page_size]
        end = begin + len(codes)
        document = {
            "cursor": str(end),
            "more": end < len(self.members),
            "taken_at": "2026-11-22T09:00:00.000Z",
            "cards": [self._card(code) for code in codes],
            "gone": [],
        }
        return SnapshotPage(document, str(end), end < len(self.members))

    def day_report(self, day: date, session: str) -> DayReport:
        self._arrived("day_report")
        if self.report is None:
            raise RefusedError("role-not-allowed")
        return self.report

    def unseal(self, purpose: str, sealed: bytes) -> bytes:
        self._arrived("unseal")
        if purpose not in {"database-key", "export-key"}:
            raise RefusedError("invalid-request")
        secret = opened(purpose, self.document["register"]["id"], sealed)
        if secret is None:
            raise RefusedError("not-sealed-for-this")
        return secret

    def registers(self, session: str) -> tuple[RegisterThere, ...]:
        self._arrived("registers")
        return tuple(self.tills.values())

    def waiting_till(self, user_code: str, session: str) -> WaitingTill:
        self._arrived("waiting_till")
        if user_code not in self.showing:
            raise RefusedError("user-code-unknown")
        return self.showing[user_code]

    def let_in(self, user_code: str, register: str, session: str) -> None:
        self.waiting_till(user_code, session)
        del self.showing[user_code]
        self.tills[register] = replace(self.tills[register], enrolled=True, revoked=False)

    def turn_away(self, user_code: str, session: str) -> None:
        self.waiting_till(user_code, session)
        del self.showing[user_code]

    def revoke(self, register: str, reason: str, session: str) -> None:
        self._arrived("revoke")
        self.tills[register] = replace(self.tills[register], revoked=True)

    def stored_ids(self) -> list[str]:
        """The ids of everything stored, each as often as it was stored."""
        return [id_of(entry) for entries in self.epochs.values() for entry in entries]

    def restore_to(self, epoch: int, seq: int, *, own_copy: bool = False) -> None:
        """As after a restore from an old backup: another incarnation that knows less. `own_copy`: a file put
        back under the running program, which is the same incarnation.
        """
        for later in [one for one in self.epochs if one > epoch]:
            del self.epochs[later], self.hashes[later]
        if epoch in self.epochs:
            del self.epochs[epoch][seq:], self.hashes[epoch][seq:]
        if not seq:
            self.epochs.pop(epoch, None)
            self.hashes.pop(epoch, None)
        kept = set(self.stored_ids())
        self.settled_by = {entry: by for entry, by in self.settled_by.items() if by in kept}
        if not own_copy:
            self.incarnation += "+"

    def _arrived(self, call: str, *, lose: bool = True) -> None:
        if self.fault is not None:
            raise self.fault
        self.calls.append(call)
        if lose:
            self._lose_answer()

    def _lose_answer(self) -> None:
        if self.answer_lost:
            self.answer_lost = False
            raise UnreachableError("backend-too-slow")

    def _stored(self, epoch: int, entries: Sequence[Json]) -> UploadAnswer:
        newest = max(self.epochs, default=0)
        if epoch not in self.epochs:
            if seq_of(entries[0]) != 1 or entries[0]["body"] is None:
                return UploadAnswer((), UnknownEpoch(newest or None))
            if epoch <= newest or (previous_epoch(entries[0]) or 0) != newest:
                raise SignInNeededError("register-in-use")
        stored = self.epochs.setdefault(epoch, [])
        hashes = self.hashes.setdefault(epoch, [])
        receipts: list[Receipt] = []
        for entry in entries:
            seq = seq_of(entry)
            if seq > len(stored) + 1:
                return UploadAnswer(tuple(receipts), Gap(len(stored) + 1))
            duplicate = seq <= len(stored)
            if duplicate and hashes[seq - 1] != hash_of(hashes, seq, entry):
                return UploadAnswer(tuple(receipts), Forked(seq, hashes[seq - 1]))
            if not duplicate:
                if epoch < newest:
                    raise SignInNeededError("register-in-use")
                hashes.append(hash_of(hashes, seq, entry))
                stored.append(entry)
                self._judge(entry)
            receipts.append(self._receipt(epoch, entry, duplicate=duplicate))
        return UploadAnswer(tuple(receipts))

    def _judge(self, entry: Json) -> None:
        """Set aside what the contract says without looking at programmes; note what was settled."""
        header = header_of(entry)
        body, sealed = entry["body"], entry.get("sealed")
        if isinstance(sealed, str):
            plain = opened("entry", header["register"], bytes.fromhex(sealed))
            body = None if plain is None else json.loads(plain)["body"]
        if body is None:
            self.set_aside.setdefault(id_of(entry), "body-absent")
        elif header["kind"] == Kind.HOLE_DECLARED:
            assert isinstance(body, dict)
            if body["reason"] == "journal-lost" and len(self.epochs.get(body["epoch"], ())) >= body["to_seq"]:
                return  # they came before the till lost them
            self.set_aside.setdefault(id_of(entry), "hole-declared")
        elif header["kind"] == Kind.ENTRY_SETTLED:
            assert isinstance(body, dict)
            self._settle(id_of(entry), body["entry"])

    def _settle(self, settling: str, entry: str) -> None:
        if entry not in self.set_aside or entry not in self.stored_ids():
            self.set_aside[settling] = "nothing-to-settle"
        elif entry in self.settled_by:
            self.set_aside[settling] = "settled-before"
        else:
            self.settled_by[entry] = settling

    def _receipt(self, epoch: int, entry: Json, *, duplicate: bool) -> Receipt:
        reason = self.set_aside.get(id_of(entry))
        outcome = "accepted" if reason is None else "set_aside"
        return Receipt(
            epoch,
            seq_of(entry),
            id_of(entry),
            "duplicate" if duplicate else outcome,
            reason,
            outcome if duplicate else None,
            self.now,
        )

    def _card(self, code: str) -> dict[str, Any]:
        key = bytes.fromhex(self.document["snapshot_key"])
        member = self.members[code]
        return {
            "key": hmac.new(key, code.encode(), hashlib.sha256).digest()[:8].hex(),
            "status": member.status,
            "form": member.form,
            "member_ref": member.member_ref,
            "benefits": list(member.benefits),
        }
