"""Wrong passphrases are counted, and from the fifth on they cost time, also over a restart."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from pos_client.domain.errors import SecretStoreError
from pos_client.secret_store.passphrase_file import KeptFile

FREE = 5
FIRST_WAIT_S, LONGEST_WAIT_S = 60.0, 3600.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Moment:
    """When it was, by both clocks; `boot` says which run the monotonic one belongs to."""

    at: str
    boot: str
    monotonic_s: float


@dataclass(frozen=True, slots=True)
class Clocks:
    """This machine's."""

    now: Callable[[], datetime]
    monotonic_s: Callable[[], float]
    boot: str

    def moment(self) -> Moment:
        """Now."""
        return Moment(self.now().isoformat(), self.boot, self.monotonic_s())

    def since_s(self, moment: Moment) -> float | None:
        """Seconds; None where the wall clock was set back over a restart, and nobody knows."""
        if moment.boot == self.boot:
            return max(0.0, self.monotonic_s() - moment.monotonic_s)
        since_s = (self.now() - datetime.fromisoformat(moment.at)).total_seconds()
        return since_s if since_s >= 0 else None


@dataclass(frozen=True, slots=True)
class _Failed:
    count: int
    last: Moment


class Tries:
    """A try is counted before it is made, so that a kill in between saves none. Each lock has its own count:
    a new passphrase is free of the wrong ones before it, and frees no old one.

    The count protects against a person at this till. Who takes the file away has only Argon2 to pay for.
    """

    def __init__(self, file: KeptFile, clocks: Clocks) -> None:
        self._file = file
        self._clocks = clocks
        self._known: dict[str, _Failed] = {}

    def begin(self, lock: str) -> None:
        """Count one more at this lock.

        Raises:
            SecretStoreError: `passphrase-wait`, with the seconds; nothing was counted.
        """
        counts = self._read(lock)
        failed = counts.get(lock, _Failed(0, self._clocks.moment()))
        left_s = self._left_s(lock, failed, counts)
        if left_s > 0:
            raise SecretStoreError("passphrase-wait", f"{left_s:.0f} s", retry_after_s=left_s)
        self._write({**counts, lock: _Failed(failed.count + 1, self._clocks.moment())})

    def forget(self, lock: str) -> None:
        """It was the right one, or the lock is gone: its count begins anew."""
        counts = self._read(lock)
        if lock in counts:
            self._write({name: one for name, one in counts.items() if name != lock})

    def _left_s(self, lock: str, failed: _Failed, counts: dict[str, _Failed]) -> float:
        if failed.count < FREE:
            return 0.0
        since_s = self._clocks.since_s(failed.last)
        if since_s is None:
            # A clock that was set back saves nothing, nor does it cost more than the wait itself.
            self._write({**counts, lock: _Failed(failed.count, self._clocks.moment())})
            since_s = 0.0
        return min(FIRST_WAIT_S * 2.0 ** min(failed.count - FREE, 30), LONGEST_WAIT_S) - since_s

    def _read(self, lock: str) -> dict[str, _Failed]:
        try:
            content = self._file.read()
            if content is None:
                return self._known
            return {str(name): _failed(one) for name, one in json.loads(content).items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            _log.warning("the count of wrong passphrases does not read: %s", type(error).__name__)
            return self._known or self._as_if_failed(lock)

    def _as_if_failed(self, lock: str) -> dict[str, _Failed]:
        """Damage is no way around the wait, but one wait is enough."""
        counts = {lock: _Failed(FREE, self._clocks.moment())}
        self._write(counts)
        return counts

    def _write(self, counts: dict[str, _Failed]) -> None:
        """A full disk must not keep a till shut: then the count is in memory alone."""
        self._known = counts
        try:
            if counts:
                told = {lock: asdict(failed) for lock, failed in counts.items()}
                self._file.write(json.dumps(told).encode())
            else:
                self._file.remove()
        except OSError as error:
            _log.warning("the count of wrong passphrases was not written: %s", type(error).__name__)


def _failed(told: dict[str, Any]) -> _Failed:
    last = told["last"]
    moment = Moment(str(last["at"]), str(last["boot"]), float(last["monotonic_s"]))
    if datetime.fromisoformat(moment.at).tzinfo is None:
        raise ValueError("a time without its offset")
    return _Failed(max(0, int(told["count"])), moment)
