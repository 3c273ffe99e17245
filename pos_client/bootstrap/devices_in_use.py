"""What was chosen becomes what is used: the one place that starts and stops devices by themselves."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.devices import Devices, WedgeProfile


@final
class DevicesInUse(QObject):
    """Lives on the GUI thread. Starts, stops and sets only what differs from before: to choose a scanner does
    not make the picture of the camera flicker.
    """

    load_devices_asked = Signal()
    start_camera_asked = Signal(str)
    stop_camera_asked = Signal()
    start_scanner_asked = Signal(str)
    stop_scanner_asked = Signal()
    use_wedge_profile_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._camera: str | None = None
        self._scanner: str | None = None
        self._wedge = WedgeProfile()

    def begin(self) -> None:
        """Use what is remembered."""
        self.load_devices_asked.emit()

    @Slot(object)
    def on_devices_known(self, chosen: Devices) -> None:
        """From now on these count."""
        self._use_camera(chosen.camera)
        self._use_scanner(chosen.scanner)
        self._use_wedge(chosen.wedge)

    def _use_camera(self, source: str | None) -> None:
        if source == self._camera:
            return
        self._camera = source
        if source is None:
            self.stop_camera_asked.emit()
        else:
            self.start_camera_asked.emit(source)

    def _use_scanner(self, source: str | None) -> None:
        if source == self._scanner:
            return
        self._scanner = source
        if source is None:
            self.stop_scanner_asked.emit()
        else:
            self.start_scanner_asked.emit(source)

    def _use_wedge(self, profile: WedgeProfile) -> None:
        if profile != self._wedge:
            self._wedge = profile
            self.use_wedge_profile_asked.emit(profile)
