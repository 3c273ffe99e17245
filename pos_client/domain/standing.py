"""How the till stands: its link, what waits, what was recorded last, and the day so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from pos_client.domain.ids import EntryId
from pos_client.domain.money import Money
from pos_client.domain.programme import Fee


class Link(StrEnum):
    """The link to the backend as the screens show it."""

    ONLINE = "online"
    OFFLINE = "offline"
    SWITCHED_OFF = "switched_off"
    """The manual switch: a person said "work offline"."""
    REFUSED = "refused"
    """The backend answers but does not accept this register: nothing is lost, a person must act."""


@dataclass(frozen=True, slots=True)
class LinkState:
    """`since` is when the present state began; `reason` a stable code where it is not online."""

    link: Link
    since: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class QueueState:
    """What waits on this till (X05)."""

    waiting: int
    oldest_waiting_at: datetime | None
    last_acknowledged_at: datetime | None
    set_aside: int


class RecordState(StrEnum):
    """The honest states of a record."""

    ON_THIS_TILL = "on_this_till"
    CONFIRMED = "confirmed"
    NEEDS_A_PERSON = "needs_a_person"
    SETTLED = "settled"
    """It was set aside, and a person has decided about it."""


@dataclass(frozen=True, slots=True)
class RecentPurchase:
    """One of the last purchases of this till."""

    purchase: EntryId
    recorded_at: datetime
    total: Money
    state: RecordState
    reason: str | None = None
    with_card: bool = False
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class CardSlip:
    """What is handed over with a replaced card. `new_card_ending` is its last four digits."""

    entry: EntryId
    issued_at: datetime
    new_card_ending: str
    fee: Fee
    payment: str


@dataclass(frozen=True, slots=True)
class RegisterDay:
    """One till of the store, as the backend sees it."""

    register_id: str
    register_name: str
    stored_seq: int
    waiting: int | None
    last_contact_at: datetime | None
    complete_to: datetime | None
    set_aside: int
    forked: bool


@dataclass(frozen=True, slots=True)
class DayReport:
    """A store's business day.

    `own_till_only` when the backend could not be asked: then the numbers are this till's alone.
    """

    day: date
    own_till_only: bool
    scans: int
    scans_by_result: Mapping[str, int]
    scans_by_hour: Mapping[int, int]
    scans_offline: int
    purchases: int
    purchases_with_card: int
    purchases_total: Money
    reversals: int
    fees: int
    fees_total: Money
    registers: tuple[RegisterDay, ...] = field(default=())
