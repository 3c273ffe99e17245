"""Finding out how a scanner types, by one scan of a code that is known."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from pos_client.domain.devices import WedgeProfile
from pos_client.domain.errors import KnownError
from pos_client.ui.scanners.devices import DevicesPresenter


@dataclass(frozen=True, slots=True)
class CalibrationState:
    """`open` while the code is shown and the next scan is taken for it; `found` is what that scan told."""

    open: bool = False
    qr: QImage = field(default_factory=QImage)
    bars: QImage = field(default_factory=QImage)
    found: WedgeProfile | None = None
    problem: str | None = None


class CalibrationPresenter(QObject):
    """Shows the code, waits for it, and remembers what it told."""

    changed = Signal()
    begin_calibration_asked = Signal()
    end_calibration_asked = Signal()
    draw_calibration_asked = Signal()

    def __init__(self, devices: DevicesPresenter) -> None:
        super().__init__()
        self._devices = devices
        self.state = CalibrationState()

    def open(self) -> None:
        """Show the code; the next scan of the scanner that types is taken for it."""
        self._show(open=True, found=None, problem=None)
        if self.state.qr.isNull():
            self.draw_calibration_asked.emit()
        self.begin_calibration_asked.emit()

    def close(self) -> None:
        """Scans are codes again."""
        if self.state.open:
            self._show(open=False, problem=None)
            self.end_calibration_asked.emit()

    @Slot(QImage, QImage)
    def on_calibration_drawn(self, qr: QImage, bars: QImage) -> None:
        """The code as it is shown and printed, a pixel for each module."""
        self._show(qr=qr, bars=bars)

    @Slot(object)
    def on_calibrated(self, profile: WedgeProfile) -> None:
        """The scan told how the scanner types: remembered, it is used."""
        if self.state.open:
            self._show(found=profile, problem=None)
            self._devices.set_profile(profile)

    @Slot(object)
    def on_calibration_failed(self, error: KnownError) -> None:
        """It did not, and the next scan may; or what was remembered of the scanner cannot be used."""
        self._show(found=None, problem=error.code)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()
