"""The till and, beside it, the tray: what somebody sees who has a display."""

from __future__ import annotations

import signal
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from pos_client.demo.backend_process import Announcement
from pos_client.demo.cable import Cable
from pos_client.demo.cast import Offer, cards_of, hints_for, staff_of
from pos_client.demo.display import place_windows
from pos_client.demo.till_window import DemoTill
from pos_client.demo.tray import Tray
from pos_client.ui.theme import Theme

_PYTHON_LOOKS_UP_MS = 200
"""Qt's loop runs no Python while nothing happens; a Ctrl+C is seen when it next does."""


class TwoWindows(QObject):
    """Enrols the till where it is new, shows the tray beside it, and ends when either is closed."""

    def __init__(
        self, app: QApplication, told: Announcement, offer: Offer, cable: Cable, till: DemoTill, cards: Path
    ) -> None:
        super().__init__()
        self._app = app
        self._offer = offer
        self._cable = cable
        self._till = till
        staff, samples = staff_of(told, offer.merchant), cards_of(told, offer.merchant)
        self._tray = Tray(samples, staff, hints_for(staff, samples), cards, Theme())
        self._tray.cable_toggled.connect(self._toggle_cable)
        self._tray.card_taken.connect(self._give_the_till_the_keys)
        self._tray.closed.connect(self.close)
        till.window.closing.connect(self.close)
        till.enrolment_needed.connect(self._enrol)

    def show(self) -> int:
        """Until either window is closed or Ctrl+C is pressed; the program's exit code."""
        till, tray = place_windows(self._app.primaryScreen().availableGeometry())
        self._till.window.setGeometry(till)
        self._tray.setGeometry(tray)
        self._tray.show()
        self._give_the_till_the_keys()
        looks_up = QTimer(self)
        looks_up.timeout.connect(self._look_up)
        looks_up.start(_PYTHON_LOOKS_UP_MS)
        before = {one: signal.signal(one, self._end_by_signal) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            return self._app.exec()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @Slot()
    def close(self) -> None:
        """One window was closed: the other goes with it."""
        self._app.exit(0)

    def _end_by_signal(self, number: int, _frame: FrameType | None) -> None:
        """Close as a person would, with the exit code that shells give to an end by this signal."""
        self._app.exit(128 + number)

    @Slot()
    def _look_up(self) -> None:
        """Nothing: only that Python runs."""

    @Slot()
    def _give_the_till_the_keys(self) -> None:
        """What is typed next is meant for the till."""
        self._till.window.raise_()
        self._till.window.activateWindow()

    @Slot(bool)
    def _toggle_cable(self, plugged: bool) -> None:
        if plugged:
            self._cable.plug()
        else:
            self._cable.unplug()

    @Slot()
    def _enrol(self) -> None:
        """As a person would: address and code into the form, and send it."""
        form = self._till.shell.presenters.enrol
        form.type_in(self._cable.url, self._offer.code or "")
        form.enrol()
