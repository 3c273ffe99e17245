"""The last purchases of this till, each in one of three honest states."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from pos_client.domain.entry import Kind
from pos_client.domain.ids import EntryId
from pos_client.domain.money import Money
from pos_client.domain.set_aside import settling_id
from pos_client.domain.standing import RecentPurchase, RecordState
from pos_client.services.ports import Journal, Json, StoredEntry

_STATES = {
    "waiting": RecordState.ON_THIS_TILL,
    "acknowledged": RecordState.CONFIRMED,
    # The backend has it and waits for another entry: stored there, so confirmed.
    "held": RecordState.CONFIRMED,
    "set_aside": RecordState.NEEDS_A_PERSON,
}


class RecentPurchases:
    """Read from the journal each time: the journal is the only truth about what was recorded."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def __call__(self, limit: int = 8) -> tuple[RecentPurchase, ...]:
        """Newest first."""
        purchases = list(self._journal.entries({Kind.PURCHASE_RECORDED}, newest_first=True, limit=limit))
        if not purchases:
            return ()
        taken_back = reversed_purchases(self._journal)
        recent = [as_recent(one, taken_back) for one in purchases if one.body is not None]
        return tuple(self._settled(one) for one in recent)

    def median_total_minor(self) -> int | None:
        """What a purchase here usually comes to; None while there are too few to say (X10)."""
        return self._journal.median_total_minor()

    def _settled(self, one: RecentPurchase) -> RecentPurchase:
        """What a person has decided about needs nobody any more."""
        waits = one.state is RecordState.NEEDS_A_PERSON
        if waits and self._journal.find(settling_id(one.purchase)) is not None:
            return replace(one, state=RecordState.SETTLED)
        return one


def reversed_purchases(journal: Journal) -> frozenset[str]:
    """Ids of the purchases that were taken back. Not narrowed by time: a clock can be put back, the chain
    cannot.
    """
    reversals = journal.entries({Kind.PURCHASE_REVERSED})
    return frozenset(str(one.body["purchase"]) for one in reversals if one.body is not None)


def as_recent(entry: StoredEntry, reversed_ids: Collection[str]) -> RecentPurchase:
    """A stored purchase as the screen shows it."""
    body = entry.body or {}
    return RecentPurchase(
        purchase=EntryId(entry.entry_id),
        recorded_at=entry.occurred_at,
        total=total_of(body),
        state=_STATES[str(entry.state)],
        reason=entry.reason,
        with_card=entry.personal is not None,
        reversed=entry.entry_id in reversed_ids,
    )


def total_of(body: Json, member: str = "total") -> Money:
    """The money in a body of our own making."""
    money = body[member]
    if not isinstance(money, dict):
        raise TypeError(f"{member} of a stored entry is not money")
    return Money(int(money["amount_minor"]), str(money["currency"]))
