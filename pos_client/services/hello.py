"""The till says how far it is, and hears how far the backend is."""

from __future__ import annotations

from collections.abc import Callable

from pos_client.domain.errors import KnownError
from pos_client.domain.exchange import Head, HelloAnswer
from pos_client.services.link import LinkWatch
from pos_client.services.ports import Backend, Clock, HeadSigner, Journal, Settings
from pos_client.services.till_time import TillTime

REFILL_DUE = "snapshot-refill-due"
_INCARNATION = "backend-incarnation"


class Hello:
    """At start, on reconnect and every minute, even when nothing happened.

    That is how "complete up to 14:32" can be seen instead of promised.
    """

    def __init__(
        self,
        *,
        backend: Backend,
        journal: Journal,
        signer: HeadSigner,
        settings: Settings,
        link: LinkWatch,
        clock: Clock,
        till_time: TillTime,
        register: str,
        staff_news: Callable[[], None] = lambda: None,
    ) -> None:
        """`staff_news` follows each hello that was answered."""
        self._backend = backend
        self._journal = journal
        self._signer = signer
        self._settings = settings
        self._link = link
        self._clock = clock
        self._till_time = till_time
        self._register = register
        self._staff_news = staff_news

    def __call__(self) -> HelloAnswer:
        """Exchange heads. From another incarnation of the backend the snapshot is fetched whole again.

        Raises:
            UnreachableError, RefusedError: as the backend; the link has heard of it.
        """
        status = self._journal.status()
        signature = self._signer.sign_head(self._register, status.epoch, status.head_seq, status.head_hash)
        head = Head(status.epoch, status.head_seq, status.head_hash, signature)
        try:
            answer = self._backend.hello(head, self._clock.now(), status.waiting)
        except KnownError as error:
            self._link.failed(error)
            self._till_time.keep()
            raise
        self._link.answered()
        self._till_time.backend_said(answer.backend_time)
        self._heed_incarnation(answer.incarnation)
        self._staff_news()
        return answer

    def _heed_incarnation(self, incarnation: str | None) -> None:
        known = self._settings.get(_INCARNATION)
        if incarnation is None or incarnation == known:
            return
        if known is not None:
            self._settings.put(REFILL_DUE, True)
        self._settings.put(_INCARNATION, incarnation)
