"""Scanners that type, whatever has the focus: their codes arrive as scans, and no widget sees a key of
them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import final

from PySide6.QtCore import QAbstractNativeEventFilter, QObject, Signal
from PySide6.QtGui import QGuiApplication, QNativeInterface

from pos_client.domain.scan import Scan, ScanSource
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

    A burst of six keys and more, none over 35 ms after the one before, is a scan; it ends with Enter, Tab or
    a pause of 70 ms. A person's keys reach their widget about 40 ms late, complete and in order.
    """

    code_typed = Signal(object)
    """A `Scan` as a US scanner meant it, on any layout of the host."""

    def __init__(self, app: QGuiApplication, now: Callable[[], datetime] = _now) -> None:
        super().__init__()
        self._app = app
        self._now = now
        self._qt_keys: QtKeys | None = None
        self._native: QAbstractNativeEventFilter | None = self._for_x11()
        if self._native is None:
            self._qt_keys = QtKeys(app.platformName(), self._scan_ended, _monotonic_ms, self)
            app.installEventFilter(self._qt_keys)
        if self._qt_keys is not None and app.platformName() == "windows":
            self._native = WindowsKeys(self._qt_keys.judge_early, key_state)
        if self._native is not None:
            app.installNativeEventFilter(self._native)

    def remove(self) -> None:
        """Filter no more. Keys that are held back at this moment are lost; call it when the windows are
        closed.
        """
        if self._native is not None:
            self._app.removeNativeEventFilter(self._native)
        if self._qt_keys is not None:
            self._app.removeEventFilter(self._qt_keys)

    def _for_x11(self) -> X11Keys | None:
        if self._app.platformName() != "xcb":
            return None
        native = self._app.nativeInterface()
        if not isinstance(native, QNativeInterface.QX11Application):
            return None  # a build of Qt without X11's interface: the Qt events have to do
        return X11Keys(native.connection(), self._scan_ended, self)

    def _scan_ended(self, text: str) -> None:
        if self._qt_keys is not None:
            # A dead key of the scan may still wait for a letter to sit upon.
            self._app.inputMethod().reset()
        self.code_typed.emit(Scan(text.encode(), ScanSource.WEDGE, self._now()))
