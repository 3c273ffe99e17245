"""This machine's clocks."""

from __future__ import annotations

import sys
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

_CLOCK_THROUGH_SLEEP: int | None = {
    "linux": getattr(time, "CLOCK_BOOTTIME", None),
    "darwin": getattr(time, "CLOCK_MONOTONIC", None),
}.get(sys.platform)
_LINUX_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class SystemClock:
    """The wall clock and the one that never goes back."""

    def now(self) -> datetime:
        """Aware, in UTC."""
        return datetime.now(UTC)

    def monotonic_s(self) -> float:
        """Seconds since an arbitrary start; a machine's sleep counts, where the system can say so (F12).

        Linux and macOS have a clock of their own for that: the ordinary one stands still in sleep. Windows'
        ordinary one goes on.
        """
        return time.monotonic() if _CLOCK_THROUGH_SLEEP is None else time.clock_gettime(_CLOCK_THROUGH_SLEEP)


def boot_id() -> str:
    """What tells one run of the monotonic clock from the next.

    Linux names its boots. Windows and macOS do not: there each start of the program counts as one, which says
    less but nothing untrue.
    """
    try:
        return _LINUX_BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return str(uuid.uuid4())
