"""The backend's answers, read into what the use cases know, and the requests written for it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from pos_client.backend.strict import Fields
from pos_client.domain.card import CardForm
from pos_client.domain.errors import RefusedError
from pos_client.domain.exchange import (
    Forked,
    Gap,
    HelloAnswer,
    Json,
    Receipt,
    SnapshotPage,
    UnknownEpoch,
    UploadAnswer,
)
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.ids import BenefitId, MemberRef, StaffNumber
from pos_client.domain.money import Money
from pos_client.domain.programme import Programme
from pos_client.domain.staff import Role, StaffSession
from pos_client.domain.standing import DayReport, RegisterDay

_OUTCOMES = frozenset({"accepted", "held", "set_aside", "duplicate"})


def wire_time(moment: datetime) -> str:
    """RFC 3339 in UTC with milliseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def staff_session(members: Json, now: datetime) -> StaffSession:
    """The answer to a sign-in, timed by the till's clock.

    Raises:
        RefusedError: `must-change-pin`: somebody else chose the PIN, so there is no session before the own.
    """
    fields = Fields(members)
    if fields.flag("must_change_pin"):
        raise RefusedError("must-change-pin")
    try:
        role = Role(fields.text("role"))
    except ValueError as error:
        raise fields.wrong("role") from error
    number = StaffNumber(fields.text("staff"))
    return StaffSession(number, role, now, fields.text("session"), fields.text("stamp"))


def identification(members: Json, code: str, programme: Programme) -> Identification:
    """The answer to an identification; benefits that the catalogue here does not have are left out (J03)."""
    fields = Fields(members)
    try:
        verdict, form = Verdict(fields.text("verdict")), CardForm(fields.text("form"))
    except ValueError as error:
        raise fields.wrong("verdict or form") from error
    member = fields.text_or_none("member_ref")
    return Identification(
        verdict=verdict,
        source=AnswerSource.BACKEND,
        form=form,
        as_of=fields.time("as_of"),
        code=code,
        member_ref=None if member is None else MemberRef(member),
        card_price=fields.flag("card_price"),
        benefits=programme.known_benefits(tuple(BenefitId(one) for one in fields.texts("benefits"))),
        reason=fields.text_or_none("hint"),
    )


def upload_answer(members: Json) -> UploadAnswer:
    """The receipts for the beginning of a batch, and what stopped the backend there."""
    fields = Fields(members)
    epoch = fields.integer("epoch")
    stop = None if fields.raw("stop") is None else _stop(fields.section("stop"))
    return UploadAnswer(tuple(_receipt(one, epoch) for one in fields.sections("results")), stop)


def _stop(fields: Fields) -> Gap | Forked | UnknownEpoch:
    match fields.text("outcome"):
        case "gap":
            return Gap(fields.integer("expected_seq"))
        case "forked":
            return Forked(fields.integer("seq"), fields.text_or_none("stored_hash"))
        case "unknown_epoch":
            return UnknownEpoch(fields.integer_or_none("last_epoch"))
        case _:
            raise fields.wrong("outcome")


def hello_answer(members: Json, incarnation: str | None) -> HelloAnswer:
    """How far the backend is."""
    fields = Fields(members)
    return HelloAnswer(
        epoch=fields.integer("epoch"),
        stored_seq=fields.integer("stored_seq"),
        stored_hash=fields.text_or_none("stored_hash"),
        backend_time=fields.time("backend_time"),
        incarnation=incarnation,
    )


def secret(members: Json) -> bytes:
    """The secret of an unsealing."""
    fields = Fields(members)
    try:
        return bytes.fromhex(fields.text("secret"))
    except ValueError as error:
        raise fields.wrong("secret") from error


def snapshot_page(members: Json) -> SnapshotPage:
    """A page of cards. All of it is looked at here, since it is kept and asked while nobody can ask again."""
    fields = Fields(members)
    fields.time("taken_at")
    try:
        for card in fields.sections("cards"):
            bytes.fromhex(card.text("key")), CardForm(card.text("form"))
            card.text("status"), card.text_or_none("member_ref"), card.texts("benefits")
        for key in fields.texts("gone"):
            bytes.fromhex(key)
    except ValueError as error:
        raise fields.wrong("cards or gone") from error
    return SnapshotPage(members, fields.text("cursor"), fields.flag("more"))


def _receipt(fields: Fields, epoch: int) -> Receipt:
    outcome = fields.text("outcome")
    first = fields.text_or_none("first_outcome")
    if outcome not in _OUTCOMES or (first is not None and first not in _OUTCOMES):
        raise fields.wrong("outcome")
    return Receipt(
        epoch=epoch,
        seq=fields.integer("seq"),
        entry_id=fields.text("entry_id"),
        outcome=outcome,
        reason=fields.text_or_none("reason"),
        first_outcome=first,
        stored_at=fields.section("receipt").time("stored_at"),
    )


def day_report(members: Json) -> DayReport:
    """The store's business day."""
    fields = Fields(members)
    scans, purchases, fees = fields.section("scans"), fields.section("purchases"), fields.section("fees")
    try:
        day = date.fromisoformat(fields.text("date"))
        by_hour = {int(hour): count for hour, count in scans.counts("by_hour").items()}
    except ValueError as error:
        raise fields.wrong("date or scans.by_hour") from error
    return DayReport(
        day=day,
        own_till_only=False,
        scans=scans.integer("total"),
        scans_by_result=scans.counts("by_result"),
        scans_by_hour=by_hour,
        scans_offline=scans.integer("offline"),
        purchases=purchases.integer("count"),
        purchases_with_card=purchases.integer("with_card"),
        purchases_total=_money(purchases.section("total")),
        reversals=purchases.integer("reversed"),
        fees=fees.integer("count"),
        fees_total=_money(fees.section("total")),
        registers=tuple(_register_day(one) for one in fields.sections("registers")),
    )


def _money(fields: Fields) -> Money:
    return Money(fields.integer("amount_minor"), fields.text("currency"))


def _register_day(fields: Fields) -> RegisterDay:
    return RegisterDay(
        register_id=fields.text("id"),
        register_name=fields.text("name"),
        stored_seq=fields.integer("stored_seq"),
        waiting=fields.integer_or_none("waiting"),
        last_contact_at=fields.time_or_none("last_contact"),
        complete_to=fields.time_or_none("complete_to"),
        set_aside=fields.integer("set_aside"),
        forked=fields.flag("forked"),
    )
