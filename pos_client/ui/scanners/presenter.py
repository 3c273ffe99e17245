"""The presenters of the scanners' screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from pos_client.ui.scanners.cable import CablePresenter
from pos_client.ui.scanners.calibration import CalibrationPresenter
from pos_client.ui.scanners.devices import DevicesPresenter
from pos_client.ui.scanners.trial import TrialPresenter


@dataclass(frozen=True, slots=True)
class ScannersPresenters:
    """One of each."""

    devices: DevicesPresenter
    cable: CablePresenter
    calibration: CalibrationPresenter
    trial: TrialPresenter

    @classmethod
    def build(cls) -> ScannersPresenters:
        """All of them, idle."""
        devices = DevicesPresenter()
        return cls(devices, CablePresenter(), CalibrationPresenter(devices), TrialPresenter())

    def leave(self) -> None:
        """Nobody looks at the screen any more."""
        self.calibration.close()
        self.trial.forget()

    def all(self) -> tuple[QObject, ...]:
        """Those that have wishes or hear facts."""
        return (self.devices, self.cable, self.calibration)
