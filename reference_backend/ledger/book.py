"""The bookings of the purchases that a batch of entries speaks of: looked up together, written together."""

from collections.abc import Iterable

from sqlalchemy import Connection

from reference_backend.ledger import repository
from reference_backend.ledger.earning import Earning
from reference_backend.pending import PendingRows
from reference_backend.tables import ledger_bookings


class LedgerBook:
    """Which purchases have bookings: those that were stored when they were looked up, and the new ones."""

    def __init__(self, connection: Connection, merchant_id: str, pending: PendingRows) -> None:
        """Know nothing yet."""
        self._connection = connection
        self._merchant_id = merchant_id
        self._pending = pending
        self._booked: dict[str, bool] = {}

    def look_up(self, to_reverse: Iterable[str]) -> None:
        """Learn, or learn anew, which of these purchases have bookings."""
        wanted = set(to_reverse)
        found = repository.booked_among(self._connection, self._merchant_id, wanted)
        self._booked |= {one: one in found for one in wanted}

    def has_bookings(self, purchase: str) -> bool:
        """Say whether there is anything for a reversal to book back."""
        if purchase not in self._booked:
            self.look_up([purchase])
        return self._booked[purchase]

    def earn(self, purchase: str, member_ref: str, earning: Earning, now: str) -> None:
        """Book what a purchase earned on the member's account with this merchant."""
        booking = repository.earning_of(self._merchant_id, purchase, member_ref, earning, now)
        self._pending.add(ledger_bookings, **vars(booking))
        self._booked[purchase] = True
