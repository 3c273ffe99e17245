"""The scanner on a cable: whether it listens."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.errors import KnownError


@dataclass(frozen=True, slots=True)
class CableState:
    """`trouble` is a code with words; the worker tries again by itself."""

    running: bool = False
    trouble: str | None = None


class CablePresenter(QObject):
    """Told by the scanner's worker. A scanner that nobody chose is silent, and so is this."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = CableState()

    @Slot(str)
    def on_scanner_running(self, _source: str) -> None:
        """It listens: whatever was wrong is over."""
        self._show(CableState(running=True))

    @Slot(str)
    def on_scanner_stopped(self, _source: str) -> None:
        """Nobody wants it any more."""
        self._show(CableState())

    @Slot(object)
    def on_scanner_failed(self, error: KnownError) -> None:
        """It was chosen and is not there."""
        self._show(CableState(trouble=error.code))

    def _show(self, state: CableState) -> None:
        self.state = state
        self.changed.emit()
