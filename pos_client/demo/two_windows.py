"""The till and, beside it, the tray: what somebody sees who has a display."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, QRect, QTimer, Slot
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
    """Enrols the till where it is new, and shows the tray beside it.

    The till can be closed and started again as often as somebody likes, with the cable pulled or not: its
    data and keys stay. Closing the tray ends the demo.
    """

    def __init__(
        self,
        app: QApplication,
        told: Announcement,
        offer: Offer,
        cable: Cable,
        opener: Callable[[], DemoTill],
        cards: Path,
    ) -> None:
        super().__init__()
        self._app = app
        self._offer = offer
        self._cable = cable
        self._opener = opener
        self._till: DemoTill | None = None
        staff, samples = staff_of(told, offer.merchant), cards_of(told, offer.merchant)
        self.tray = Tray(samples, staff, hints_for(staff, samples), cards, Theme())
        self.tray.cable_toggled.connect(self._toggle_cable)
        self.tray.card_taken.connect(self._give_the_till_the_keys)
        self.tray.till_wanted.connect(self.open_till)

    @property
    def till(self) -> DemoTill:
        """The till that was opened last."""
        assert self._till is not None, "opened before anybody asks"
        return self._till

    def show(self) -> int:
        """Until the tray is closed or Ctrl+C is pressed; the program's exit code."""
        _, tray = self._places()
        self.tray.setGeometry(tray)
        self.tray.show()
        self.open_till()
        looks_up = QTimer(self)
        looks_up.timeout.connect(self._look_up)
        looks_up.start(_PYTHON_LOOKS_UP_MS)
        # Only now: an exit that no loop waits for would end every loop that comes after it.
        self.tray.closed.connect(self.close)
        before = {one: signal.signal(one, self._end_by_signal) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            return self._app.exec()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            self.till.stop()

    @Slot()
    def open_till(self) -> None:
        """Switch the till on: the first time, or after it was closed."""
        self._till = self._opener()
        self._till.window.setGeometry(self._places()[0])
        self._till.window.closing.connect(self._till_closed)
        self._till.enrolment_needed.connect(self._enrol)
        self.tray.show_till_runs(True)
        self._give_the_till_the_keys()

    @Slot()
    def close(self) -> None:
        """The tray was closed: the till goes with it."""
        self._app.exit(0)

    @Slot()
    def _till_closed(self) -> None:
        self.tray.show_till_runs(False)

    def _places(self) -> tuple[QRect, QRect]:
        return place_windows(self._app.primaryScreen().availableGeometry())

    def _end_by_signal(self, number: int, _frame: FrameType | None) -> None:
        """Close as a person would, with the exit code that shells give to an end by this signal."""
        self._app.exit(128 + number)

    @Slot()
    def _look_up(self) -> None:
        """Nothing: only that Python runs."""

    @Slot()
    def _give_the_till_the_keys(self) -> None:
        """What is typed next is meant for the till."""
        self.till.window.raise_()
        self.till.window.activateWindow()

    @Slot(bool)
    def _toggle_cable(self, plugged: bool) -> None:
        if plugged:
            self._cable.plug()
        else:
            self._cable.unplug()

    @Slot()
    def _enrol(self) -> None:
        """As a person would: address and code into the form, and send it."""
        form = self.till.shell.presenters.enrol
        form.type_in(self._cable.url, self._offer.code or "")
        form.enrol()
