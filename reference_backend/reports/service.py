"""The day's report of one store."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from reference_backend.backend import Backend
from reference_backend.configuration.repository import terms_of
from reference_backend.registers.access import Register
from reference_backend.reports.schemas import (
    BonusFigures,
    CountedMoney,
    DayReport,
    FeeFigures,
    PurchaseFigures,
    RegisterFigures,
    ScanFigures,
)
from reference_backend.tables import (
    entries,
    epochs,
    fee_refunds,
    fees,
    ledger_bookings,
    purchases,
    registers,
    scan_counts,
)
from reference_backend.wire import Money, Named


def day_report(backend: Backend, register: Register, day: str) -> DayReport:
    """Return what the calling register's store did on a local day."""
    with backend.database.read() as connection:
        terms = terms_of(connection, register.merchant_id, backend.programmes)
        has_bonus = terms.programme.capabilities.bonus
        return DayReport(
            date=day,
            store=Named(id=register.store_id, name=register.store_name),
            scans=_scans(connection, register, day),
            purchases=_purchases(connection, register, day),
            bonus=_bonus(connection, register, day) if has_bonus else None,
            fees=_fees(connection, register, day),
            registers=_registers(connection, register),
        )


def _scans(connection: Connection, register: Register, day: str) -> ScanFigures:
    of_day = and_(registers.c.store_id == register.store_id, scan_counts.c.day == day)

    def by(column: ColumnElement[Any]) -> dict[str, int]:
        query = (
            select(column, func.count())
            .select_from(scan_counts.join(registers, registers.c.id == scan_counts.c.register_id))
            .where(of_day)
            .group_by(column)
            .order_by(column)
        )
        return {str(value): count for value, count in connection.execute(query)}

    def of_these(column: ColumnElement[bool]) -> int:
        return by(column).get("True", 0)

    by_result, by_source = by(scan_counts.c.result), by(scan_counts.c.source)
    return ScanFigures(
        total=sum(by_result.values()),
        by_result=by_result,
        by_form=by(scan_counts.c.form),
        by_hour=by(scan_counts.c.hour),
        by_register=by(scan_counts.c.register_id),
        by_source=by_source,
        offline=of_these(scan_counts.c.offline),
        overrides=of_these(scan_counts.c.override),
        repeats=of_these(scan_counts.c.repeat),
        keyed=by_source.get("keyed", 0),
    )


def _of_day(register: Register, day: str, kind: str) -> ColumnElement[bool]:
    return and_(
        registers.c.store_id == register.store_id,
        entries.c.day == day,
        entries.c.kind == kind,
        entries.c.outcome == "accepted",
    )


def _purchases(connection: Connection, register: Register, day: str) -> PurchaseFigures:
    mine = and_(purchases.c.entry_id == entries.c.entry_id, purchases.c.merchant_id == entries.c.merchant_id)
    query = (
        select(entries.c.with_card, func.count(), func.sum(purchases.c.amount_minor))
        .select_from(entries.join(registers, registers.c.id == entries.c.register_id).join(purchases, mine))
        .where(_of_day(register, day, "purchase_recorded"))
        .group_by(entries.c.with_card)
    )
    rows = connection.execute(query).all()
    reversals = (
        select(func.count())
        .select_from(entries.join(registers, registers.c.id == entries.c.register_id))
        .where(_of_day(register, day, "purchase_reversed"))
    )
    return PurchaseFigures(
        count=sum(count for _, count, _ in rows),
        with_card=sum(count for with_card, count, _ in rows if with_card),
        total=_money(register, sum(total for _, _, total in rows)),
        reversed=int(connection.scalar(reversals) or 0),
    )


def _bonus(connection: Connection, register: Register, day: str) -> BonusFigures:
    """A purchase's own bookings: what is above zero was earned, what is below was redeemed. What was taken
    back because a consent ended (`taken-back-…`) is no redemption, and leaves the day's figures as they were.
    """
    booked = ledger_bookings.c.amount_minor
    mine = and_(
        ledger_bookings.c.entry_id == entries.c.entry_id,
        ledger_bookings.c.merchant_id == entries.c.merchant_id,
        ledger_bookings.c.currency == register.currency,
    )
    query = (
        select(
            func.coalesce(func.sum(case((booked > 0, booked), else_=0)), 0),
            func.coalesce(func.sum(case((booked < 0, -booked), else_=0)), 0),
        )
        .select_from(
            entries.join(registers, registers.c.id == entries.c.register_id).join(ledger_bookings, mine)
        )
        .where(
            _of_day(register, day, "purchase_recorded"), ledger_bookings.c.benefit.not_like("taken-back-%")
        )
    )
    earned, redeemed = connection.execute(query).one()
    return BonusFigures(earned=_money(register, earned), redeemed=_money(register, redeemed))


def _fees(connection: Connection, register: Register, day: str) -> FeeFigures:
    mine = and_(fees.c.entry_id == entries.c.entry_id, fees.c.merchant_id == entries.c.merchant_id)
    query = (
        select(fees.c.issue, func.count(), func.sum(fees.c.amount_minor))
        .select_from(entries.join(registers, registers.c.id == entries.c.register_id).join(fees, mine))
        .where(_of_day(register, day, "card_issued"))
        .group_by(fees.c.issue)
        .order_by(fees.c.issue)
    )
    rows = connection.execute(query).all()
    return FeeFigures(
        count=sum(count for _, count, _ in rows),
        total=_money(register, sum(total for _, _, total in rows)),
        by_issue={
            issue: CountedMoney(count=count, total=_money(register, total)) for issue, count, total in rows
        },
        refunded=_refunded(connection, register, day),
    )


def _refunded(connection: Connection, register: Register, day: str) -> CountedMoney:
    mine = and_(
        fee_refunds.c.entry_id == entries.c.entry_id, fee_refunds.c.merchant_id == entries.c.merchant_id
    )
    query = (
        select(func.count(), func.coalesce(func.sum(fee_refunds.c.amount_minor), 0))
        .select_from(entries.join(registers, registers.c.id == entries.c.register_id).join(fee_refunds, mine))
        .where(_of_day(register, day, "fee_refunded"))
    )
    count, total = connection.execute(query).one()
    return CountedMoney(count=count, total=_money(register, total))


def _money(register: Register, amount_minor: int) -> Money:
    return Money(amount_minor=int(amount_minor), currency=register.currency)


def _set_aside(connection: Connection, register: Register) -> dict[str, int]:
    """What waits for a person at this store's registers, of whatever day: nobody would look for the older."""
    here = select(registers.c.id).where(registers.c.store_id == register.store_id)
    query = (
        select(entries.c.register_id, func.count())
        .where(
            entries.c.register_id.in_(here),
            entries.c.outcome == "set_aside",
            entries.c.settled_by.is_(None),
        )
        .group_by(entries.c.register_id)
    )
    return dict(iter(connection.execute(query)))


def _registers(connection: Connection, register: Register) -> list[RegisterFigures]:
    newest = and_(epochs.c.register_id == registers.c.id, epochs.c.epoch == registers.c.epoch)
    query = (
        select(registers, func.coalesce(epochs.c.stored_seq, 0).label("stored_seq"))
        .select_from(registers.outerjoin(epochs, newest))
        .where(registers.c.store_id == register.store_id)
        .order_by(registers.c.id)
    )
    counts = _set_aside(connection, register)
    return [
        RegisterFigures(
            id=row.id,
            name=row.name,
            epoch=row.epoch,
            stored_seq=row.stored_seq,
            waiting=row.waiting,
            last_contact=row.last_contact,
            complete_to=row.complete_to,
            set_aside=counts.get(row.id, 0),
            forked=row.forked,
        )
        for row in connection.execute(query)
    ]
