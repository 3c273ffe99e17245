"""Bodies that the backend has leave the till after a day: it keeps nothing of a person for long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from pos_client.domain.programme import RecoveryKey
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.ports import Clock

EVERY_S = 3600.0
BIT = 50
"""Entries at a time: sealing one takes a fraction of a millisecond, and sales come in between."""


class RetiringJournal(Protocol):
    """The journal, as far as bodies leave it."""

    def retire(self, now: datetime, recovery: RecoveryKey, *, limit: int, erase_at: datetime) -> int: ...


class Retention:
    """At start and once an hour. Nothing leaves before the backend was heard and its recovery key is known: a
    wall clock that is wrong must not take a body away, nor a backend's clock alone the seal.
    """

    def __init__(
        self,
        journal: RetiringJournal,
        configuration: CurrentConfiguration,
        backend_at_least: Callable[[], datetime | None],
        clock: Clock,
    ) -> None:
        """`backend_at_least` is a time that the backend's clock has passed, None before any contact. Not the
        wall clock's: so bodies leave a till that was started anew without a network, too, only later.
        """
        self._journal = journal
        self._configuration = configuration
        self._backend_at_least = backend_at_least
        self._clock = clock
        self._due_at = clock.monotonic_s()

    def tidy(self) -> bool:
        """A small bit, when it is due; whether there may be more."""
        now_s = self._clock.monotonic_s()
        now, recovery = self._backend_at_least(), self._configuration().recovery
        if now_s < self._due_at or now is None or recovery is None:
            return False
        # A seal can refill the backend, and is gone for good once it is erased: one answer with a wrong clock
        # must not do that, so both clocks have to say that its time is over.
        erase_at = min(now, self._clock.now())
        if self._journal.retire(now, recovery, limit=BIT, erase_at=erase_at) > 0:
            return True
        self._due_at = now_s + EVERY_S
        return False
