"""This machine's clocks."""

from __future__ import annotations

import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

_LINUX_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class SystemClock:
    """The wall clock and the one that never goes back."""

    def now(self) -> datetime:
        """Aware, in UTC."""
        return datetime.now(UTC)

    def monotonic_s(self) -> float:
        """Seconds since an arbitrary start."""
        return time.monotonic()


def boot_id() -> str:
    """What tells one run of the monotonic clock from the next.

    Linux names its boots. Windows and macOS do not: there each start of the program counts as one, which says
    less but nothing untrue.
    """
    try:
        return _LINUX_BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return str(uuid.uuid4())
