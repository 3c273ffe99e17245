"""The benefits given in the purchases that a batch of entries speaks of."""

from collections.abc import Iterable

from sqlalchemy import Connection

from reference_backend.benefits import repository
from reference_backend.pending import PendingRows
from reference_backend.tables import benefit_uses


class UseBook:
    """How many ticked benefits a purchase had: when it was looked up, and since."""

    def __init__(self, connection: Connection, merchant_id: str, pending: PendingRows) -> None:
        """Know nothing yet."""
        self._connection = connection
        self._merchant_id = merchant_id
        self._pending = pending
        self._counts: dict[str, int] = {}
        self._held: dict[str, bool] = {}

    def look_up(self, purchases: Iterable[str], to_reverse: Iterable[str] = ()) -> None:
        """Learn, or learn anew, how many benefits these purchases had, and what was held for the latter."""
        here, back = (self._connection, self._merchant_id), set(to_reverse)
        wanted = set(purchases) | back
        found = repository.chosen_counts(*here, wanted)
        self._counts |= {one: found.get(one, 0) for one in wanted}
        held = repository.held_for(*here, back)
        self._held |= {one: one in held for one in back}

    def count(self, purchase: str) -> int:
        """Return how many ticked benefits a purchase has had."""
        if purchase not in self._counts:
            self.look_up([purchase])
        return self._counts[purchase]

    def has_given(self, purchase: str) -> bool:
        """Say whether there is anything for a reversal to give back: a use, or a hold."""
        if purchase not in self._held:
            self.look_up([], [purchase])
        return self._held[purchase] or self.count(purchase) > 0

    def add(self, entry_id: str, purchase: str, benefit: str) -> None:
        """Book a use that may happen again, and so names no member."""
        before = self.count(purchase)
        self._pending.add(
            benefit_uses, **repository.use_row(self._merchant_id, entry_id, purchase, benefit, None)
        )
        self._counts[purchase] = before + 1
