"""Taking back one's own sale."""

from __future__ import annotations

from collections.abc import Callable

from pos_client.domain.entry import Kind, ReversalReason, purchase_reversed
from pos_client.domain.errors import RefusedError
from pos_client.domain.ids import EntryId
from pos_client.domain.staff import Action
from pos_client.services.ports import Clock, Journal
from pos_client.services.recent import reversed_purchases
from pos_client.services.shift import Shift


class Reverse:
    """A reversal is a new fact; the purchase stays as it is (X07)."""

    def __init__(self, journal: Journal, shift: Shift, clock: Clock, new_id: Callable[[], EntryId]) -> None:
        self._journal = journal
        self._shift = shift
        self._clock = clock
        self._new_id = new_id

    def __call__(self, purchase: EntryId, reason: ReversalReason) -> EntryId:
        """Write it down, and return the id of the reversal.

        Raises:
            RefusedError: `not-own-sale` when this till did not record it, `already-reversed`.
        """
        self._shift.must_be_allowed(Action.SCAN_AND_RECORD)
        stored = self._journal.find(purchase)
        if stored is None or stored.kind != Kind.PURCHASE_RECORDED:
            raise RefusedError("not-own-sale")
        if purchase in reversed_purchases(self._journal):
            raise RefusedError("already-reversed")
        fact = purchase_reversed(self._new_id(), self._clock.now(), purchase, reason)
        self._journal.append([fact])
        return fact.entry_id
