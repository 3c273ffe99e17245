"""The purchases that a batch of entries speaks of: looked up together, written together."""

from collections.abc import Iterable

from sqlalchemy import Connection

from reference_backend.pending import PendingRows
from reference_backend.purchases import repository
from reference_backend.purchases.repository import Purchase
from reference_backend.registers.access import Register
from reference_backend.tables import purchases, reversals


class PurchaseBook:
    """A merchant's purchases and reversals: what was stored when they were looked up, and what is new."""

    def __init__(self, connection: Connection, register: Register, pending: PendingRows) -> None:
        """Know nothing yet."""
        self._connection = connection
        self._register_id = register.id
        self._merchant_id = register.merchant_id
        self._pending = pending
        self._known: dict[str, bool] = {}
        self._own: set[str] = set()
        self._reversed: dict[str, bool] = {}
        self._totals: dict[str, int] = {}

    def look_up(self, purchases: Iterable[str], to_reverse: Iterable[str] = ()) -> None:
        """Learn, or learn anew, which of these are stored; of the latter, which are reversed."""
        here = (self._connection, self._merchant_id)
        back = set(to_reverse)
        here_now = set(purchases) - back
        made = repository.stored_among(*here, self._register_id, back)
        stored = repository.already_among(*here, here_now) | made.keys()
        self._known |= {one: one in stored for one in here_now | back}
        self._own |= {one for one, is_own in made.items() if is_own}
        taken_back = repository.reversed_among(*here, back)
        self._reversed |= {one: one in taken_back for one in back}

    def exists(self, entry_id: str) -> bool:
        """Say whether this merchant has that purchase."""
        if entry_id not in self._known:
            self.look_up([entry_id])
        return self._known[entry_id]

    def is_own(self, to_reverse: str) -> bool:
        """Say whether this register made that purchase, of those that were looked up to be taken back."""
        return to_reverse in self._own

    def is_reversed(self, entry_id: str) -> bool:
        """Say whether a purchase was taken back."""
        if entry_id not in self._reversed:
            self.look_up([], [entry_id])
        return self._reversed[entry_id]

    def total(self, entry_id: str) -> int | None:
        """Return a purchase's total in minor units, None when this merchant has no such purchase."""
        if entry_id in self._totals:
            return self._totals[entry_id]
        return repository.total_of(self._connection, self._merchant_id, entry_id)

    def add(self, purchase: Purchase) -> None:
        """Book a purchase."""
        self._pending.add(purchases, **vars(purchase))
        self._known[purchase.entry_id] = True
        self._own.add(purchase.entry_id)
        self._totals[purchase.entry_id] = purchase.amount_minor

    def reverse(self, purchase: str, entry_id: str, occurred_at: str, reason: str) -> None:
        """Book a reversal; the purchase itself is never edited."""
        self._pending.add(
            reversals,
            merchant_id=self._merchant_id,
            purchase=purchase,
            entry_id=entry_id,
            occurred_at=occurred_at,
            reason=reason,
        )
        self._reversed[purchase] = True
