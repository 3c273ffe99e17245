"""The day's report on the wire."""

from reference_backend.wire import Moment, Money, Named, Wire


class ScanFigures(Wire):
    """Scans, counted by what they were; never by whom (X06)."""

    total: int
    by_result: dict[str, int]
    by_form: dict[str, int]
    by_hour: dict[str, int]
    by_register: dict[str, int]
    offline: int


class PurchaseFigures(Wire):
    """Purchases of the day as they were recorded; `reversed` counts the reversals made on that day."""

    count: int
    with_card: int
    total: Money
    reversed: int


class FeeFigures(Wire):
    """Card fees of the day."""

    count: int
    total: Money


class RegisterFigures(Wire):
    """How complete a register's records are; `complete_to` is by the till's clock."""

    id: str
    name: str
    epoch: int
    stored_seq: int
    waiting: int | None
    last_contact: Moment | None
    complete_to: Moment | None
    set_aside: int
    forked: bool


class DayReport(Wire):
    """A store's business day."""

    date: str
    store: Named
    scans: ScanFigures
    purchases: PurchaseFigures
    fees: FeeFigures
    registers: list[RegisterFigures]
