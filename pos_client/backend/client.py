"""The calls of the wire contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from pos_client.backend import wire
from pos_client.backend.calls import Deadlines
from pos_client.backend.enrolment_calls import EnrolmentCalls
from pos_client.backend.register_calls import RegisterCalls
from pos_client.backend.staff_calls import StaffCalls
from pos_client.backend.strict import Fields
from pos_client.backend.wire_configuration import configuration
from pos_client.domain.benefit import Benefit
from pos_client.domain.exchange import Fetched, Head, HelloAnswer, Json, SnapshotPage, UploadAnswer
from pos_client.domain.identification import Identification
from pos_client.domain.ids import EntryId, HoldId, MemberRef
from pos_client.domain.programme import Programme
from pos_client.domain.standing import DayReport

__all__ = ["BackendClient", "Deadlines"]
INCARNATION = "X-Backend-Incarnation"
_SNAPSHOT_PAGE = "1000"


class BackendClient(EnrolmentCalls, RegisterCalls, StaffCalls):
    """All calls of one register, for one thread."""

    def identify(self, code: str, symbology: str | None, programme: Programme) -> Identification:
        """What the card with this code gets, before the customer has waited too long (X04)."""
        answer = self._post(
            "/v1/identifications",
            {"code": code, "symbology": symbology},
            self._deadlines.at_the_counter_s,
        )
        return wire.identification(answer.members, code, programme)

    def hold(self, sale: EntryId, benefit: Benefit, member: MemberRef) -> HoldId:
        """Keep a single-use benefit for this sale; the same sale and benefit give the same hold."""
        body = {"sale": sale, "benefit": benefit.id, "member_ref": member}
        answer = self._post("/v1/holds", body, self._deadlines.at_the_counter_s)
        return HoldId(Fields(answer.members).text("hold"))

    def release(self, hold: HoldId) -> None:
        """Give a hold back, also one that is gone."""
        self._send("DELETE", f"/v1/holds/{hold}", self._deadlines.at_the_counter_s)

    def upload(
        self, head: Head, entries: Sequence[Json], meanwhile: Callable[[], None] | None = None
    ) -> UploadAnswer:
        """Offer entries of one epoch, the head being the last of them.

        `meanwhile` is called once the request is out; what it raises ends the call.
        """
        signed = {"seq": head.seq, "hash": head.hash, "signature": head.signature}
        body = {"epoch": head.epoch, "head": signed, "entries": [dict(entry) for entry in entries]}
        answer = self._send(
            "POST", "/v1/journal", self._deadlines.in_the_background_s, body=body, meanwhile=meanwhile
        )
        return wire.upload_answer(answer.members)

    def hello(self, head: Head, till_time: datetime, waiting: int) -> HelloAnswer:
        """Tell how far the till is, hear how far the backend is."""
        body = {
            "epoch": head.epoch,
            "seq": head.seq,
            "hash": head.hash,
            "signature": head.signature,
            "till_time": wire.wire_time(till_time),
            "waiting": waiting,
        }
        answer = self._post("/v1/hello", body)
        return wire.hello_answer(answer.members, answer.headers.get(INCARNATION))

    def configuration(self) -> Fetched:
        """Everything a till must know."""
        members = self._get("/v1/configuration").members
        return Fetched(configuration(members), members)

    def snapshot_page(self, cursor: str | None) -> SnapshotPage:
        """The next page of cards. 410 `cursor-expired` comes as `RefusedError`."""
        query = {"limit": _SNAPSHOT_PAGE} | ({} if cursor is None else {"cursor": cursor})
        return wire.snapshot_page(self._get("/v1/snapshot", query=query).members)

    def day_report(self, day: date, session: str) -> DayReport:
        """The store's day, for a manager's session."""
        answer = self._get("/v1/reports/day", query={"date": day.isoformat()}, session=session)
        return wire.day_report(answer.members)

    def unseal(self, purpose: str, sealed: bytes) -> bytes:
        """What this register sealed as `database-key` or `export-key`, opened by the backend.

        Raises:
            RefusedError: `not-sealed-for-this`: another register's, for another purpose, or damaged.
        """
        answer = self._post("/v1/unsealings", {"purpose": purpose, "sealed": sealed.hex()})
        return wire.secret(answer.members)
