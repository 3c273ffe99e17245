"""Time, chance and the record of what happened: everything that a seed decides."""

from __future__ import annotations

import hashlib
import random
from collections import Counter, deque
from datetime import UTC, datetime, timedelta

from pos_client.services.rounds import Paces

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
"""A Sunday morning in winter."""
_LAST_EVENTS = 40
_SHOPS_PACE = 0.3
"""In so many seeds the tills ask as often as in a shop; in the others rarely, as next to nothing else would
be played: what follows from a sale, a start or a fault comes as soon as ever."""
_RARELY = Paces(hello_s=600.0, drained_hello_s=120.0, configuration_s=3600.0, cards_s=600.0)


class EventLog:
    """Every event goes into one running SHA-256: the same seed must give the same digest."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self.last: deque[str] = deque(maxlen=_LAST_EVENTS)
        self.events = 0

    def note(self, line: str) -> None:
        """One event, as one line."""
        self._digest.update(line.encode() + b"\n")
        self.last.append(line)
        self.events += 1

    def hexdigest(self) -> str:
        """The digest of all events so far."""
        return self._digest.hexdigest()


class World:
    """One seed's time and chance. Chance is drawn in the order of events only, never by name or by hash."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.random = random.Random(seed)
        self.ms = 0
        self.log = EventLog()
        self.fired: Counter[str] = Counter()
        self.paces = Paces() if self.random.random() < _SHOPS_PACE else _RARELY

    def now(self) -> datetime:
        """The true time, which is also the backend's."""
        return START + timedelta(milliseconds=self.ms)

    def pass_ms(self, milliseconds: int) -> None:
        """Time goes on for everybody."""
        self.ms += milliseconds

    def chance(self, probability: float) -> bool:
        """Whether something of that probability happens now."""
        return self.random.random() < probability

    def fire(self, fault: str, detail: str = "") -> None:
        """A fault happened: it is counted and noted."""
        self.fired[fault] += 1
        self.note(f"fault {fault} {detail}".rstrip())

    def note(self, what: str) -> None:
        """Something happened now."""
        self.log.note(f"{self.ms} {what}")


class TillClock:
    """A till's own clocks: the wall clock may be wrong, the monotonic one began at its last boot."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._booted_ms = world.ms
        self.wrong_by = timedelta(0)

    def now(self) -> datetime:
        """The wall clock."""
        return self._world.now() + self.wrong_by

    def monotonic_s(self) -> float:
        """Seconds since this till was started."""
        return (self._world.ms - self._booted_ms) / 1000

    def reboot(self) -> None:
        """The monotonic clock begins anew."""
        self._booted_ms = self._world.ms


class BackendClock:
    """The backend's clock is right."""

    def __init__(self, world: World) -> None:
        self._world = world

    def now(self) -> datetime:
        """The true time."""
        return self._world.now()
