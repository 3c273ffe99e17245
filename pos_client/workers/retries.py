"""A device that is lost: when to try again, and what of it is news."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pos_client.domain.errors import KnownError

_RUNNING = "running"


class Retries:
    """Pauses grow from failure to failure; the last one is repeated. Each state is news once: a banner that
    is drawn anew every ten seconds is noise. `no_news` are pairs of causes of which the second only goes on
    with the first.
    """

    def __init__(self, pauses_ms: Sequence[int], no_news: Collection[tuple[str, str]] = ()) -> None:
        self._pauses_ms = tuple(pauses_ms)
        self._no_news = frozenset(no_news)
        self.begin()

    def begin(self) -> None:
        """Another device: nothing is known of it."""
        self._failures, self._told = 0, ""

    def works(self) -> bool:
        """It does. Whether that is news."""
        self._failures = 0
        return self._is_news(_RUNNING)

    def fails(self, error: KnownError) -> bool:
        """It does not, for this cause. Whether that is news."""
        self._failures += 1
        return self._is_news(error.code)

    @property
    def pause_ms(self) -> int:
        """How long to wait before the next try, after at least one failure."""
        return self._pauses_ms[min(self._failures, len(self._pauses_ms)) - 1]

    def _is_news(self, state: str) -> bool:
        if state == self._told or (self._told, state) in self._no_news:
            return False
        self._told = state
        return True
