"""A small till: one line edit with the focus, and the filter. Tells on stdout what happens, a line of JSON
each.

Commands on stdin, a word a line: `clear` empties the field, `state` asks for it, `stall` keeps the program
busy for 300 ms, `calibrate` takes the next scan for the calibration code and reads by its profile from then
on, `american` reads as from an American scanner again. `--bare` leaves the filter out, which shows what it is
good for.
"""

import json
import sys
import time

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Slot
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from pos_client.domain.devices import WedgeProfile
from pos_client.domain.errors import KnownError
from pos_client.domain.scan import Scan
from pos_client.workers.wedge_filter import WedgeFilter


def tell(what: str, value: object) -> None:
    sys.stdout.write(json.dumps([what, value]) + "\n")
    sys.stdout.flush()


class Field(QLineEdit):
    """Counts the keys with a meaning that reach it; Caps Lock by itself has none."""

    keys = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys += event.key() != Qt.Key.Key_CapsLock
        super().keyPressEvent(event)


class Till(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.field = Field()
        self.field.returnPressed.connect(self.entered)
        self.field.textEdited.connect(self.edited)
        self.button = QPushButton("Record")
        self.shortcut = QShortcut(Qt.Key.Key_F2, self)
        self.shortcut.activated.connect(self.shortcut_used)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.field.setFocus()

    @Slot()
    def entered(self) -> None:
        tell("entered", self.field.text())

    @Slot(str)
    def edited(self, text: str) -> None:
        tell("edited", text)

    @Slot()
    def shortcut_used(self) -> None:
        tell("shortcut", "F2")


class Commands(QObject):
    def __init__(self, till: Till, wedge: WedgeFilter | None) -> None:
        super().__init__()
        self._till = till
        self._wedge = wedge
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    @Slot()
    def _read(self) -> None:
        match sys.stdin.readline().strip():
            case "clear":
                self._till.field.clear()
                self._till.field.keys = 0
                self._till.field.setFocus()
                tell("cleared", "")
            case "state":
                tell("state", [self._till.field.text(), self._till.field.keys, self._till.field.hasFocus()])
            case "stall":
                tell("stalling", "")
                busy_until = time.monotonic() + 0.3
                while time.monotonic() < busy_until:
                    pass
            case "calibrate" if self._wedge is not None:
                self._wedge.begin_calibration()
                tell("calibrating", "")
            case "american" if self._wedge is not None:
                self._wedge.use_wedge_profile(WedgeProfile())
                tell("american", "")
            case "":
                QApplication.quit()


class Scans(QObject):
    def __init__(self, wedge: WedgeFilter) -> None:
        super().__init__()
        self._wedge = wedge
        wedge.code_typed.connect(self.take)
        wedge.scan_misread.connect(self.refuse)
        wedge.calibrated.connect(self.learn)

    @Slot(object)
    def take(self, scan: Scan) -> None:
        tell("scan", scan.data.decode())

    @Slot(object)
    def refuse(self, error: KnownError) -> None:
        tell("misread", error.code)

    @Slot(object)
    def learn(self, profile: WedgeProfile) -> None:
        tell("calibrated", [profile.layout, profile.prefix, profile.suffix])
        self._wedge.use_wedge_profile(profile)
        self._wedge.end_calibration()


def main() -> int:
    app = QApplication(sys.argv)
    till = Till()
    wedge = scans = None
    if "--bare" not in sys.argv:
        wedge = WedgeFilter(app)
        scans = Scans(wedge)
    commands = Commands(till, wedge)
    till.show()
    till.activateWindow()
    till.windowHandle().activeChanged.connect(lambda: tell("active", till.windowHandle().isActive()))
    code = app.exec()
    if wedge is not None:
        wedge.remove()
    del commands, scans
    return code


if __name__ == "__main__":
    sys.exit(main())
