"""The day's report on the wire."""

from reference_backend.wire import Moment, Money, Named, Wire


class ScanFigures(Wire):
    """Scans, counted by what they were; never by whom (X06).

    `overrides` are a manager's, `repeats` the same code again, `keyed` the codes that were typed by hand.
    """

    total: int
    by_result: dict[str, int]
    by_form: dict[str, int]
    by_hour: dict[str, int]
    by_register: dict[str, int]
    by_source: dict[str, int]
    offline: int
    overrides: int
    repeats: int
    keyed: int


class PurchaseFigures(Wire):
    """Purchases of the day as they were recorded; `reversed` counts the reversals made on that day."""

    count: int
    with_card: int
    total: Money
    reversed: int


class BonusFigures(Wire):
    """What the day's purchases earned and redeemed of a bonus, as it was booked, reversed or not."""

    earned: Money
    redeemed: Money


class CountedMoney(Wire):
    """How many, and how much together."""

    count: int
    total: Money


class FeeFigures(CountedMoney):
    """Card fees of the day, by what the card was issued for, and the fees that were given back on it."""

    by_issue: dict[str, CountedMoney]
    refunded: CountedMoney


class RegisterFigures(Wire):
    """How complete a register's records are now; `complete_to` is by the till's clock.

    `set_aside` is what waits for a person, of whatever day.
    """

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
    """A store's business day; `bonus` is null where the programme has none (J38, J40)."""

    date: str
    store: Named
    scans: ScanFigures
    purchases: PurchaseFigures
    bonus: BonusFigures | None
    fees: FeeFigures
    registers: list[RegisterFigures]
