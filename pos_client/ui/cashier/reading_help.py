"""What helps a card to be read: the camera's hint of this moment, and the ladder of failures in a row."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from pos_client.domain.errors import KnownError
from pos_client.domain.hints import Failure, HintLadder, ScanHint
from pos_client.domain.identification import Identification
from pos_client.domain.scan import Scan, ScanSource

PATIENCE_MS = 4_000
"""How long a code is held before the camera, seen and not read, until that counts as a failure."""

_SEES_A_CODE = frozenset(ScanHint) - {ScanHint.TOO_DARK, ScanHint.TOO_BRIGHT}
"""Those two are about the light, with or without a card."""
_MISREAD = {"code-check-digit": Failure.MISREAD, "code-unreadable": Failure.UNREADABLE}
_BROKEN = {"scan-unreadable": Failure.UNREADABLE}


@dataclass(frozen=True, slots=True)
class HelpState:
    """`live` is the camera's hint of this moment."""

    live: ScanHint | None = None
    ladder: HintLadder = field(default_factory=HintLadder)

    def advice(self, *, typed_codes: bool) -> ScanHint | None:
        """The line to show. Until something failed twice, what the camera sees now is the better guess."""
        said = self.ladder.advice(typed_codes=typed_codes)
        return said if self.ladder.failures > 1 else self.live or said


class ReadingHelp(QObject):
    """Hears what did not succeed. A card that was read, or the next customer, ends it."""

    changed = Signal()

    def __init__(self, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__()
        self.state = HelpState()
        self._patience = QTimer(self)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self.held_in_vain)

    def scan_misread(self, error: KnownError) -> None:
        """A scanner sent something that is no whole code."""
        self._failed(_BROKEN.get(error.code, Failure.HALF), ScanSource.WEDGE)

    @Slot()
    def held_in_vain(self) -> None:
        """The camera has seen a code for a while, and did not read it."""
        self._failed(Failure.OUT_OF_REACH, ScanSource.CAMERA)

    @Slot()
    def forget(self) -> None:
        """Begin at the foot of the ladder."""
        self._show(ladder=HintLadder())

    @Slot(object)
    def on_hint_changed(self, hint: ScanHint | None) -> None:
        """What the camera says about its picture."""
        self._show(live=hint)
        if hint not in _SEES_A_CODE:
            self._patience.stop()
        elif not self._patience.isActive():
            self._patience.start()

    @Slot(str)
    def on_nothing_found(self, _name: str) -> None:
        """A picture file has no code."""
        self._failed(Failure.NO_CODE, ScanSource.IMAGE)

    @Slot(object, object)
    def on_identified(self, scan: Scan, found: Identification) -> None:
        """A card was read, or misread. A product's code is no card, but it was read well enough."""
        if found.code is not None:
            self.forget()
        elif found.reason in _MISREAD and scan.source is not ScanSource.KEYED:
            self._failed(_MISREAD[found.reason], scan.source)

    def _failed(self, failure: Failure, source: ScanSource) -> None:
        seen = self.state.live if source is ScanSource.CAMERA else None
        self._show(ladder=self.state.ladder.failed(failure, source, seen))

    def _show(self, **changes: object) -> None:
        before, self.state = self.state, replace(self.state, **changes)  # type: ignore[arg-type]  # the state's names
        if self.state != before:
            self.changed.emit()
