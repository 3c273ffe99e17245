"""A finished sale becomes a fact."""

from __future__ import annotations

from collections.abc import Callable

from pos_client.domain.entry import Fact, benefit_used, purchase_recorded
from pos_client.domain.errors import BugError
from pos_client.domain.ids import EntryId
from pos_client.domain.sale import Sale
from pos_client.domain.staff import Action
from pos_client.domain.standing import RecentPurchase
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.ports import Clock, Journal
from pos_client.services.recent import as_recent
from pos_client.services.shift import Shift


class RecordPurchase:
    """The purchase and the benefits used in it are one commit, which also closes the unfinished sale."""

    def __init__(
        self,
        journal: Journal,
        shift: Shift,
        configuration: CurrentConfiguration,
        clock: Clock,
        new_id: Callable[[], EntryId],
    ) -> None:
        self._journal = journal
        self._shift = shift
        self._configuration = configuration
        self._clock = clock
        self._new_id = new_id

    def __call__(self, sale: Sale) -> RecentPurchase:
        """Write it down; on return it is on the disk. Recording the same sale again gives the same one
        purchase.

        Raises:
            SignInNeededError: `sign-in-needed`.
        """
        self._shift.must_be_allowed(Action.SCAN_AND_RECORD)
        stored = self._journal.find(sale.sale_id)
        if stored is None:
            stored = self._journal.append(self._facts(sale), closes_open_sale=True)[0]
        return as_recent(stored, reversed_ids=())

    def _facts(self, sale: Sale) -> list[Fact]:
        if sale.total is None:
            raise BugError("a sale without a frozen total was to be recorded")
        at, place = sale.unfinished_since or self._clock.now(), self._configuration().register.place
        purchase = purchase_recorded(sale.sale_id, at, place, sale.total, sale.total_source, sale.member_ref)
        used = [benefit_used(self._new_id(), at, sale.sale_id, one, sale.benefit_ref) for one in sale.chosen]
        return [purchase, *used]
