"""A scan to try a scanner: shown as it arrived, looked up nowhere, kept nowhere."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from pos_client.domain.errors import KnownError
from pos_client.domain.scan import Scan

_TURNS_THE_LINE = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class TrialState:
    """The last scan, or the code of why it was none."""

    scan: Scan | None = None
    problem: str | None = None


class TrialPresenter(QObject):
    """Has no wishes: nothing follows from a trial."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = TrialState()

    def scan_arrived(self, scan: Scan, _repeat: bool) -> None:
        """A code from any source."""
        self._show(TrialState(scan=scan))

    def scan_misread(self, error: KnownError) -> None:
        """Something arrived that is no whole code."""
        self._show(TrialState(problem=error.code))

    def forget(self) -> None:
        """Nothing of it stays."""
        self._show(TrialState())

    def _show(self, state: TrialState) -> None:
        self.state = state
        self.changed.emit()


def as_shown(data: bytes) -> str:
    r"""A code's bytes as text on one line, read from left to right. Signs that cannot be seen, that would
    turn the line, or that are no UTF-8 stand as escapes: `\x1d`, `\u202e`, `\xff`.
    """
    text = data.decode("utf-8", errors="backslashreplace")
    return "".join(sign if _is_plain(sign) else _escaped(sign) for sign in text)


def _is_plain(sign: str) -> bool:
    return sign.isprintable() and unicodedata.bidirectional(sign) not in _TURNS_THE_LINE


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")
