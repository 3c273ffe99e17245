"""Scanners that type, whatever has the focus: their codes arrive as scans, and no widget sees a key of
them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import final

from PySide6.QtCore import QAbstractNativeEventFilter, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QNativeInterface

from pos_client.domain.devices import WedgeProfile
from pos_client.domain.errors import InputError
from pos_client.domain.scan import Scan, ScanSource
from pos_client.scanning.keys.keyboard_layouts import layout_named
from pos_client.scanning.keys.typed_code import code_of
from pos_client.scanning.keys.wedge import CALIBRATING, RULES, Burst, WedgeReader
from pos_client.scanning.keys.wedge_calibration import profile_of
from pos_client.workers.qt_keys import QtKeys
from pos_client.workers.windows_keys import WindowsKeys, key_state
from pos_client.workers.x11_keys import X11Keys


def _now() -> datetime:
    return datetime.now(UTC)


def _monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000


@final
class WedgeFilter(QObject):
    """Lives on the GUI thread for as long as the application; filters from its making until `remove`.

    A burst of six keys and more is a scan if none of the first came over 35 ms after the one before; it ends
    with its suffix or a pause. A person's keys reach their widget about 40 ms late, complete and in order.
    """

    code_typed = Signal(object)
    """A `Scan` as the scanner meant it, on any layout of the host."""

    scan_misread = Signal(object)
    """A `KnownError`: a scanner typed, but no code can be made of it (see `code_of`)."""

    calibrated = Signal(object)
    """The `WedgeProfile` that the calibration code showed. Not used before `use_wedge_profile`."""

    calibration_failed = Signal(object)
    """A `KnownError` (see `profile_of`); the calibration goes on. Or `wedge-layout-unknown`."""

    def __init__(self, app: QGuiApplication, now: Callable[[], datetime] = _now) -> None:
        super().__init__()
        self._app = app
        self._now = now
        self._profile = WedgeProfile()
        self._calibrating = False
        self._reader = WedgeReader()
        self._qt_keys: QtKeys | None = None
        self._native: QAbstractNativeEventFilter | None = self._for_x11()
        if self._native is None:
            self._qt_keys = QtKeys(app.platformName(), self._reader, self._burst_ended, _monotonic_ms, self)
            app.installEventFilter(self._qt_keys)
        if self._qt_keys is not None and app.platformName() == "windows":
            self._native = WindowsKeys(self._qt_keys.judge_early, key_state)
        if self._native is not None:
            app.installNativeEventFilter(self._native)

    @Slot(object)
    def use_wedge_profile(self, profile: WedgeProfile) -> None:
        """Read scans as a scanner that is set like this sends them. A keyboard without a table is refused by
        `calibration_failed`, and the profile stays as it was.
        """
        try:
            layout_named(profile.layout)
        except InputError as error:
            self.calibration_failed.emit(error)
            return
        self._profile = profile
        self._use_rules()

    @Slot()
    def begin_calibration(self) -> None:
        """Take each scan for the calibration code, until `end_calibration`; none is a `code_typed`."""
        self._calibrating = True
        self._use_rules()

    @Slot()
    def end_calibration(self) -> None:
        """Scans are codes again."""
        self._calibrating = False
        self._use_rules()

    def remove(self) -> None:
        """Filter no more. Keys that are held back at this moment are lost; call it when the windows are
        closed.
        """
        if self._native is not None:
            self._app.removeNativeEventFilter(self._native)
        if self._qt_keys is not None:
            self._app.removeEventFilter(self._qt_keys)

    def _use_rules(self) -> None:
        self._reader.use(CALIBRATING if self._calibrating else RULES[self._profile.suffix])

    def _for_x11(self) -> X11Keys | None:
        if self._app.platformName() != "xcb":
            return None
        native = self._app.nativeInterface()
        if not isinstance(native, QNativeInterface.QX11Application):
            return None  # a build of Qt without X11's interface: the Qt events have to do
        return X11Keys(native.connection(), self._reader, self._burst_ended, self)

    def _burst_ended(self, burst: Burst) -> None:
        if self._qt_keys is not None:
            # A dead key of the scan may still wait for a letter to sit upon.
            self._app.inputMethod().reset()
        if self._calibrating:
            self._calibrate(burst)
        else:
            self._read(burst)

    def _read(self, burst: Burst) -> None:
        try:
            code = code_of(burst, self._profile)
        except InputError as error:
            self.scan_misread.emit(error)
            return
        if code:
            self.code_typed.emit(Scan(code.encode(), ScanSource.WEDGE, self._now()))

    def _calibrate(self, burst: Burst) -> None:
        try:
            profile = profile_of(burst.keys)
        except InputError as error:
            self.calibration_failed.emit(error)
            return
        self.calibrated.emit(profile)
