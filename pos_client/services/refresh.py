"""What the till knows of the world is brought up to date."""

from __future__ import annotations

from pos_client.domain.errors import KnownError, RefusedError, UnreachableError
from pos_client.domain.exchange import SnapshotPage
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.hello import REFILL_DUE
from pos_client.services.link import LinkWatch
from pos_client.services.ports import Backend, Clock, Settings, Snapshot

LEAST_PAUSE_S = 60.0
PAUSE_PER_CARD_S = 0.02
"""Between two looks whether the list must be written anew because cards were removed from it."""


class Refresh:
    """Only answers of the backend change the configuration and the snapshot."""

    def __init__(
        self,
        backend: Backend,
        snapshot: Snapshot,
        settings: Settings,
        configuration: CurrentConfiguration,
        link: LinkWatch,
        till_time: Clock,
    ) -> None:
        self._backend = backend
        self._snapshot = snapshot
        self._settings = settings
        self._configuration = configuration
        self._link = link
        self._till_time = till_time
        self._refill_goes_on_at: str | None = None
        self._been_at: set[str] = set()
        self._rewrite_at_s = till_time.monotonic_s()

    def configuration(self) -> bool:
        """Fetch the configuration; whether it changed."""
        try:
            fetched = self._backend.configuration()
        except KnownError as error:
            self._link.failed(error)
            raise
        self._link.answered()
        return self._configuration.accept(fetched)

    def snapshot_page(self) -> bool:
        """Fetch one page and apply it; whether there are more. One at a time: deliveries go between.

        Until a refill is complete the old list stays in force.

        Raises:
            UnreachableError: `backend-garbled`: also pages that lead in a circle.
            RefusedError: as the backend; the link has heard of it.
        """
        cursor = self._refill_goes_on_at
        info = self._snapshot.info()
        refill = cursor is not None or info is None or self._settings.get(REFILL_DUE) is True
        if not refill and info is not None:
            cursor = info.cursor
        try:
            page = self._page(cursor)
        except RefusedError as error:
            if error.code != "cursor-expired" or cursor is None:
                raise
            refill, cursor, page = True, None, self._page(None)
        self._must_lead_on(cursor, page)
        self._take_in(page, refill=refill, first=cursor is None)
        return page.more

    def begin_cards_anew(self) -> None:
        """Fetch the whole list next; the old one stays in force until then."""
        self._refill_goes_on_at = None
        self._settings.put(REFILL_DUE, True)

    def forget_cards(self) -> None:
        """No card is known any more: for a register that may not know them (F24). Their rows are gone from
        the disk when `tidy` has no more to do.
        """
        self._refill_goes_on_at = None
        self._snapshot.clear()

    def forget_unusable_cards(self) -> None:
        """Drop a list past its unusable age, before a till opens and while it runs: who was erased meanwhile
        is not kept because the till stood in a cupboard, or without its network.
        """
        info, policy = self._snapshot.info(), self._configuration.programme.offline
        if info is not None and self._till_time.now() - info.taken_at > policy.unusable_after:
            self.forget_cards()

    def tidy(self) -> bool:
        """Remove from the disk a piece of what is too old or not in force any more; whether there is more to
        do. Needs no network.
        """
        self.forget_unusable_cards()
        return self._snapshot.tidy() or self._rewrite()

    def _rewrite(self) -> bool:
        """After a pause that grows with the list, so that a disk is not worn by it: some minutes for a small
        shop, five hours and a half for a million cards.
        """
        now_s = self._till_time.monotonic_s()
        if now_s < self._rewrite_at_s:
            return False
        if self._snapshot.rewrite():
            return True
        info = self._snapshot.info()
        self._rewrite_at_s = now_s + max(LEAST_PAUSE_S, PAUSE_PER_CARD_S * (info.cards if info else 0))
        return False

    def _must_lead_on(self, asked: str | None, page: SnapshotPage) -> None:
        """A page that is not the last leads to where this way has not been yet: it would have no end."""
        been_at = set() if asked is None else {*self._been_at, asked}
        if page.more and page.cursor in been_at:
            self._refill_goes_on_at, self._been_at = None, set()
            raise UnreachableError("backend-garbled", "the cursor of a page before")
        self._been_at = been_at if page.more else set()

    def _take_in(self, page: SnapshotPage, *, refill: bool, first: bool) -> None:
        if refill and first:
            self._snapshot.begin_refill()
        self._snapshot.apply(page.document, refill)
        self._refill_goes_on_at = page.cursor if refill and page.more else None
        if refill and not page.more:
            self._settings.put(REFILL_DUE, False)

    def _page(self, cursor: str | None) -> SnapshotPage:
        try:
            page = self._backend.snapshot_page(cursor)
        except KnownError as error:
            self._link.failed(error)
            raise
        self._link.answered()
        return page
