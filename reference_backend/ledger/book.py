"""The bookings of the purchases that a batch of entries speaks of: looked up together, written together."""

from collections.abc import Iterable

from sqlalchemy import Connection

from reference_backend.ledger import repository
from reference_backend.ledger.earning import Earning
from reference_backend.ledger.repository import Booking
from reference_backend.pending import PendingRows
from reference_backend.tables import ledger_bookings


class LedgerBook:
    """The bookings of purchases: those that were stored when they were looked up, and the new ones."""

    def __init__(self, connection: Connection, merchant_id: str, pending: PendingRows) -> None:
        """Know nothing yet."""
        self._connection = connection
        self._merchant_id = merchant_id
        self._pending = pending
        self._booked: dict[str, list[Booking]] = {}

    def look_up(self, to_reverse: Iterable[str]) -> None:
        """Learn, or learn anew, what was booked for these purchases."""
        self._booked |= repository.of_entries(self._connection, self._merchant_id, set(to_reverse))

    def earn(self, purchase: str, member_ref: str, earning: Earning, now: str) -> None:
        """Book what a purchase earned on the member's account with this merchant."""
        booking = repository.earning_of(self._merchant_id, purchase, member_ref, earning, now)
        self._pending.add(ledger_bookings, **vars(booking))
        self._booked.setdefault(purchase, []).append(booking)

    def book_back(self, purchase: str, reversal: str, now: str) -> list[Booking]:
        """Book back, line by line, what a purchase earned, by a reversal that booked nothing before; return
        the new bookings.
        """
        if purchase not in self._booked:
            self.look_up([purchase])
        back = repository.taken_back(self._booked[purchase], reversal, now)
        for one in back:
            self._pending.add(ledger_bookings, **vars(one))
        return back

    def balance(self, member_ref: str, currency: str) -> int:
        """Return a member's sum, as `repository.balance`, with what waits to be written."""
        account = (member_ref, currency)
        waiting = self._pending.waiting(ledger_bookings)
        new = sum(row["amount_minor"] for row in waiting if (row["member_ref"], row["currency"]) == account)
        return repository.balance(self._connection, self._merchant_id, *account) + int(new)
