"""What the till does by itself, one step at a time."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from pos_client.domain.errors import BackendFailedError, KnownError, RefusedError, UnreachableError
from pos_client.domain.exchange import HelloAnswer
from pos_client.domain.ids import RandomBytes
from pos_client.services.backoff import LONGEST_S
from pos_client.services.deliver import Deliver, Delivered
from pos_client.services.hello import Hello
from pos_client.services.link import REVOKED, LinkWatch
from pos_client.services.ports import Clock
from pos_client.services.refresh import Refresh
from pos_client.services.retention import Retention
from pos_client.services.revocation import Revocation

HELLO_EVERY_S = 60.0
DRAINED_HELLO_AFTER_S = 5.0
"""No sooner after the last hello than this is another one said because the queue is empty."""
CONFIGURATION_EVERY_S = 900.0
CARDS_EVERY_S = 30.0
CARDS_SPREAD = 0.2
"""Sooner or later by this share, so that tills which were started together do not ask together for ever."""
TIDIED_AT_ONCE = 100
"""Pieces of clearing behind a step that failed: below two seconds, on a thread that would only wait."""
_GARBLED = "backend-garbled"
ROW_S = 1.0
"""So long one batch follows the other within a step, before anything else is looked at."""
TRIES_IN_VAIN = 8
"""So many in a row are honest: a fork is one, and so is a gap that is told twice."""


@dataclass(frozen=True, slots=True)
class Paces:
    """How often the backend is asked for what nobody at the counter waits for; all in seconds."""

    hello_s: float = HELLO_EVERY_S
    drained_hello_s: float = DRAINED_HELLO_AFTER_S
    configuration_s: float = CONFIGURATION_EVERY_S
    cards_s: float = CARDS_EVERY_S
    """Never rarer than a hello is said."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a step did. `next_in_s` is 0 while there is more to do. `locked_out`: the backend has revoked this
    register, its caches are wiped, and nothing more is to be done here.
    """

    next_in_s: float = 0.0
    delivered: bool = False
    configuration_changed: bool = False
    snapshot_changed: bool = False
    locked_out: bool = False


class Rounds:
    """Hello first, then what waits, then the configuration, then the cards.

    A hello is said every minute, and soon after the queue was drained: the manager's day has "waiting" and
    "complete up to" from it. What changed of the cards is asked for every half minute.

    Each step is one request or two, or a second of batches one behind the other, so that stopping, the switch
    and new sales get in between.
    """

    def __init__(
        self,
        hello: Hello,
        deliver: Deliver,
        refresh: Refresh,
        retention: Retention,
        link: LinkWatch,
        clock: Clock,
        random_bytes: RandomBytes,
        paces: Paces | None = None,
        wipe: Callable[[], None] = lambda: None,
    ) -> None:
        """`wipe` removes what a revoked register may not know."""
        self._hello = hello
        self._deliver = deliver
        self._refresh = refresh
        self._retention = retention
        self._link = link
        self._clock = clock
        self._random_bytes = random_bytes
        self._paces = paces or Paces()
        self._wipe = wipe
        self._revocation = Revocation(clock)
        self._hello_at = self._configuration_at = self._deliver_at = self._cards_at = 0.0
        self._said_hello_at = 0.0
        self._delivered_since_hello = False
        self._refilled_from: tuple[int, int] | None = None
        self.begin_anew()

    def begin_anew(self) -> None:
        """As at the start: everything is due."""
        self._in_vain = 0
        now = self._clock.monotonic_s()
        self._hello_at = self._configuration_at = self._deliver_at = self._cards_at = now

    def step(self) -> Step:
        """The next thing that is due.

        Raises:
            UnreachableError, RefusedError: nothing is lost; a hello is due first when it works again.
        """
        if self._link.switched_off:
            return Step(next_in_s=0.0 if self._tidy() else self._paces.hello_s)
        try:
            step = self._due()
        except KnownError as error:
            self._hello_at = self._clock.monotonic_s()
            if self._is_locked_out_by(error):
                self._wipe()
                return Step(locked_out=True)
            self._tidy_meanwhile()
            raise
        self._revocation.not_so()
        return step

    def _is_locked_out_by(self, error: KnownError) -> bool:
        """No answer says nothing, any other answer than that one takes it back."""
        if error.code == REVOKED:
            return self._revocation.told()
        if isinstance(error, RefusedError):
            self._revocation.not_so()
        return False

    def _due(self) -> Step:
        now = self._clock.monotonic_s()
        if now >= self._hello_at:
            return self._say_hello(now)
        if now >= self._deliver_at and self._something_was_offered(now):
            return Step(delivered=True)
        if now >= self._configuration_at:
            self._configuration_at = now + self._paces.configuration_s
            return Step(configuration_changed=self._refresh.configuration())
        if now >= self._cards_at:
            return self._fetch_cards(now)
        if self._tidy():
            return Step()
        times = (self._hello_at, self._cards_at, *([self._deliver_at] if self._deliver_at > now else []))
        # In whole milliseconds, rounded up: who waits a shade too short comes again before anything is due.
        return Step(next_in_s=max(0, math.ceil((min(times) - now) * 1000)) / 1000)

    def _tidy(self) -> bool:
        """A small bit of what is due without the backend; whether there may be more."""
        return self._refresh.tidy() or self._retention.tidy()

    def _something_was_offered(self, now: float) -> bool:
        """A backend that answers and settles nothing is left in peace for longer and longer: without that,
        one that calls every epoch forked would have the backlog appended again as fast as it answers.
        """
        try:
            came_to = self._deliver.deliver_oldest(partial(self._another_batch, now + ROW_S))
        except BackendFailedError:
            # Every hello that is answered ends the pause after a failure: without this one, it would be
            # asked once a second for as long as it fails.
            self._in_vain += 1
            self._leave_it_in_peace(now)
            raise
        if came_to is Delivered.NOTHING_WAITS:
            self._say_so_soon()
        self._delivered_since_hello |= came_to is Delivered.PROGRESS
        self._in_vain = self._in_vain + 1 if came_to is Delivered.IN_VAIN else 0
        self._leave_it_in_peace(now)
        return came_to is not Delivered.NOTHING_WAITS

    def _another_batch(self, until: float) -> bool:
        """A batch was taken: whether the next may follow at once."""
        self._delivered_since_hello, self._in_vain = True, 0
        return not self._link.switched_off and self._clock.monotonic_s() < until

    def _leave_it_in_peace(self, now: float) -> None:
        if self._in_vain > TRIES_IN_VAIN:
            doublings = min(self._in_vain - TRIES_IN_VAIN, 16)
            self._deliver_at = now + min(LONGEST_S, 2.0**doublings)

    def _say_so_soon(self) -> None:
        """A till that has just delivered says that nothing waits any more."""
        if self._delivered_since_hello:
            self._hello_at = min(self._hello_at, self._said_hello_at + self._paces.drained_hello_s)

    def _fetch_cards(self, now: float) -> Step:
        asked_at, self._cards_at = self._cards_at, now + self._until_the_next_cards_s()
        try:
            more = self._refresh.snapshot_page()
        except UnreachableError as error:
            if error.code != _GARBLED:  # else every hello that is answered would have it asked again at once
                self._cards_at = asked_at
            raise
        if more:
            self._cards_at = now
        return Step(snapshot_changed=not more)

    def _until_the_next_cards_s(self) -> float:
        share = int.from_bytes(self._random_bytes(4), "big") / 2**32
        return min(self._paces.cards_s, self._paces.hello_s) * (1.0 + CARDS_SPREAD * (2.0 * share - 1.0))

    def _tidy_meanwhile(self) -> None:
        """What is past its time goes without the network too."""
        for _ in range(TIDIED_AT_ONCE):
            if not self._tidy():
                return

    def _say_hello(self, now: float) -> Step:
        answer = self._hello()
        self._deliver.heard(answer)
        if self._delivered_since_hello:
            self._refilled_from = None  # it stood farther meanwhile: at the same place again, it went back
        self._said_hello_at, self._delivered_since_hello = now, False
        before = self._refilled_from
        refilled = self._refill(answer)
        if refilled and (before is None or (answer.epoch, answer.stored_seq) > before):
            return Step(delivered=True)
        # One that went back since the last refill, again and again, is filled a batch a minute.
        self._hello_at = now + self._paces.hello_s
        return Step(delivered=refilled)

    def _refill(self, answer: HelloAnswer) -> bool:
        """Whether entries were offered again. Not twice from one place: that would go round for ever."""
        stands_at = (answer.epoch, answer.stored_seq)
        if stands_at == self._refilled_from:
            return False
        refilled = self._deliver.refill(answer) is Delivered.PROGRESS
        # Only now: an offer that the network lost is made again, also where no sale follows that would.
        self._refilled_from = stands_at
        if refilled:
            # It was restored from an older copy of itself: it gives out its cursors a second time.
            self._refresh.begin_cards_anew()
            self._cards_at = self._hello_at
        return refilled
