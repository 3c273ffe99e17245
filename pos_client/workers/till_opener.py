"""What the counter's worker opens the till by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from pos_client.domain.errors import KnownError
from pos_client.domain.exchange import ShownCode
from pos_client.services.counter import Counter


class TillOpener(Protocol):
    """Opens this installation's till. Slow: keyring, disk and first imports happen here, on this thread."""

    def open(self) -> Counter | None:
        """None when this installation is not enrolled."""

    def open_with(self, passphrase: str) -> Counter | None:
        """The same, where the keys are kept under this passphrase."""

    def enrol(self, url: str, code: str, *, again: bool = False, passphrase: str | None = None) -> Counter:
        """Enrol, and open; with a passphrase the keys are kept under it. `again` where this till is one."""

    def enrol_by_shown_code(
        self,
        url: str,
        show: Callable[[ShownCode], None],
        pause: Callable[[float], bool],
        *,
        again: bool = False,
        passphrase: str | None = None,
    ) -> Counter:
        """The same by a code that is shown, while this thread waits for a manager."""

    def close(self) -> None:
        """Let go of the till's file."""

    def lock_out(self) -> KnownError:
        """Close a till that its backend revoked, and have its keys forgotten; the error that says so."""

    def keep_aside(self) -> Path:
        """Move records that nobody can open into the folder that is given."""
