"""Everything that the till does by itself once it is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pos_client.domain.standing import QueueState
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.ports import Journal, Snapshot
from pos_client.services.rounds import Rounds
from pos_client.services.set_aside import unsettled


@dataclass(frozen=True, slots=True)
class BackOffice:
    """It has a connection of its own, so that nobody at the counter waits for it.

    `certificate_ending` says when the link will stand still because nobody renewed a certificate, None while
    that is far away.
    """

    configuration: CurrentConfiguration
    journal: Journal
    snapshot: Snapshot
    rounds: Rounds
    certificate_ending: Callable[[], datetime | None] = lambda: None

    def queue(self) -> QueueState:
        """What waits on this till, with the scans that nobody waited for (X05)."""
        self.journal.flush()
        status = self.journal.status()
        # Those that nobody has settled yet; usually there is none, and then nothing more is read.
        aside = unsettled(self.journal) if status.set_aside else 0
        return QueueState(status.waiting, status.oldest_waiting_at, status.last_acknowledged_at, aside)
