"""Hands and eyes of the story: they do to widgets what a person does, and look at what is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

Found = TypeVar("Found")

_LOOK_AGAIN_MS = 10


class NotSeenError(Exception):
    """What a step waited for did not come in time; the message says what."""


def wait_for(look: Callable[[], Found], what: str, deadline_s: float = 10.0) -> Found:
    """The first true answer of `look`, asked again and again while the till goes on working.

    Raises:
        NotSeenError: the deadline passed.
    """
    found = look()
    if found:
        return found
    loop = QEventLoop()
    again, late = QTimer(), QTimer()
    again.timeout.connect(lambda: loop.quit() if look() else None)
    late.setSingleShot(True)
    late.timeout.connect(loop.quit)
    again.start(_LOOK_AGAIN_MS)
    late.start(round(deadline_s * 1000))
    loop.exec()
    found = look()
    if not found:
        raise NotSeenError(f"waited {deadline_s:.0f} s for {what}")
    return found


class Hands:
    """Work on one window: keys, clicks, a picture dropped on it."""

    def __init__(self, app: QApplication, window: QWidget) -> None:
        self._app = app
        self.window = window

    def type(self, text: str) -> None:
        """Key by key into whatever has the focus, as a keyboard does."""
        QTest.keyClicks(self._focus(), text)

    def press(self, key: Qt.Key) -> None:
        """One key into whatever has the focus."""
        QTest.keyClick(self._focus(), key)

    def fill(self, field: QLineEdit, text: str) -> None:
        """Click into a field, empty it, type."""
        self.click(field)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)

    def click(self, widget: QWidget) -> None:
        """The left button in the middle of it. A widget that a person cannot press is an error.

        Raises:
            NotSeenError: it is hidden or disabled.
        """
        if not (widget.isVisible() and widget.isEnabled()):
            raise NotSeenError(f"{_name(widget)} cannot be pressed now")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def drop(self, data: QMimeData) -> None:
        """Drag it over the middle of the window and let go."""
        middle = self.window.rect().center()
        target = self.window.childAt(middle) or self.window
        enter = QDragEnterEvent(
            middle,
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        taker = _taker(target, self.window)
        self._app.sendEvent(taker, enter)
        if not enter.isAccepted():
            raise NotSeenError("the till does not take the picture")
        place = QPointF(taker.mapFrom(self.window, QPoint(middle)))
        self._app.sendEvent(
            taker,
            QDropEvent(
                place,
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            ),
        )

    def button(self, words: str) -> QAbstractButton:
        """The visible button that says so (its text, its accessible name or its object name).

        Raises:
            NotSeenError: there is none.
        """
        for one in self.window.findChildren(QAbstractButton):
            said = (one.text().replace("&", ""), one.accessibleName(), one.objectName())
            if one.isVisible() and words in said:
                return one
        raise NotSeenError(f"no button says {words!r}")

    def sees(self, words: str) -> bool:
        """Whether a visible label shows these words."""
        return any(words in text for text in self.texts())

    def texts(self) -> list[str]:
        """The texts of every visible label, button and field, as they stand on the window."""
        children = self.window.findChildren(QWidget)
        speaking = (one for one in children if isinstance(one, (QLabel, QAbstractButton, QLineEdit)))
        return [one.text() for one in speaking if one.isVisible() and one.text()]

    def picture(self, path: Path) -> None:
        """What the window shows now, as a PNG file."""
        self._app.processEvents()
        if not self.window.grab().save(str(path)):
            raise OSError(f"{path} could not be written")

    def _focus(self) -> QWidget:
        focused: QWidget | None = self.window.focusWidget()
        return self.window if focused is None else focused


def _taker(target: QWidget, window: QWidget) -> QWidget:
    """The nearest widget outward that takes drops: Qt hands a drop to that one."""
    one = target
    while not one.acceptDrops() and one is not window:
        one = one.parentWidget() or window
    return one


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or widget.objectName() or type(widget).__name__
