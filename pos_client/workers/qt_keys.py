"""Keys as Qt delivers them, where nothing nearer to the keyboard is to be had: Windows, macOS, Wayland,
tests.

The signs have been translated for the host's layout by then, but the events still carry the place of the
key. The press of a dead key may never arrive, since the composing of accents eats it; its release does, and
stands for it.

Limits against X11: the first key of a scan may trigger a shortcut that consists of that key alone, and a
shortcut of one key is not run when it is pressed within 35 ms of another key.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from shiboken6 import isValid

from pos_client.scanning.keys.key_places import (
    place_of_macos_key_code,
    place_of_windows_scan_code,
    place_of_x11_keycode,
)
from pos_client.scanning.keys.wedge import Burst, Fate, Key, WedgeReader
from pos_client.workers.key_gate import KeyGate

_NO_PLACE = 0x10000
_ENDS = {Qt.Key.Key_Return: 28, Qt.Key.Key_Enter: 96, Qt.Key.Key_Tab: 15}
_MODIFIERS = {
    Qt.Key.Key_Shift: 42,
    Qt.Key.Key_Control: 29,
    Qt.Key.Key_Alt: 56,
    Qt.Key.Key_AltGr: 100,
    Qt.Key.Key_Meta: 125,
    Qt.Key.Key_CapsLock: 58,
}
_COMMAND = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True, slots=True)
class _Held:
    receiver: QObject
    event: QKeyEvent


class QtKeys(QObject):
    """An event filter for the whole application. `platform` is `QGuiApplication.platformName()`."""

    def __init__(
        self,
        platform: str,
        reader: WedgeReader,
        scan_ended: Callable[[Burst], None],
        clock_ms: Callable[[], int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._platform = platform
        self._clock_ms = clock_ms
        self._gate: KeyGate[_Held] = KeyGate(reader, self._deliver, scan_ended)
        self._gate.setParent(self)
        self._delivering = False
        self._passed: tuple[object, ...] | None = None
        self._down: set[int] = set()
        self._judged: dict[tuple[int, bool], Fate] = {}

    def judge_early(self, key: Key) -> Fate:
        """Judge a key that was seen nearer to the keyboard; the Qt event that follows shares its fate."""
        fate = self._gate.feed(key)
        self._judged[key.place, key.pressed] = fate
        return fate

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:
        """Whether this event is to go no further."""
        if self._delivering or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # Accepted means: no shortcut, deliver it as a key. Then it is held or dropped like the others.
            if self._gate.is_open:
                event.accept()
            return self._gate.is_open
        return self._take(receiver, event)

    def _take(self, receiver: QObject, event: QKeyEvent) -> bool:
        identity = (
            event.type(),
            event.key(),
            event.nativeScanCode(),
            event.timestamp(),
            event.isAutoRepeat(),
        )
        if identity == self._passed:
            return False  # the same event on its way from the window to the widget, and to its parents
        fate = self._fate(event)
        self._passed = identity if fate is Fate.LET_GO else None
        if fate is Fate.HOLD:
            self._gate.hold(_Held(receiver, event.clone()))
        return fate is not Fate.LET_GO

    def _fate(self, event: QKeyEvent) -> Fate:
        key = self._key(event)
        if (fate := self._judged.pop((key.place, key.pressed), None)) is not None:
            return fate
        if event.isAutoRepeat():
            return Fate.HOLD if self._gate.is_open else Fate.LET_GO
        if key.pressed:
            self._down.add(key.place)
        elif key.place not in self._down:
            self._gate.feed(Key(key.place, True, key.time_ms, key.shift, key.command, key.sign))
        else:
            self._down.discard(key.place)
        return self._gate.feed(key)

    def _key(self, event: QKeyEvent) -> Key:
        place, sign = self._place(event)
        return Key(
            place=place,
            pressed=event.type() == QEvent.Type.KeyPress,
            # Synthetic events have no time of their own.
            time_ms=event.timestamp() or self._clock_ms(),
            shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
            command=bool(event.modifiers() & _COMMAND),
            sign=sign,
        )

    def _place(self, event: QKeyEvent) -> tuple[int, str | None]:
        """The place of the key, and its sign only where the place is unknown."""
        scan_code = event.nativeScanCode()
        if self._platform == "cocoa" and (scan_code or event.nativeVirtualKey()):
            return place_of_macos_key_code(event.nativeVirtualKey()), None
        if self._platform == "windows" and scan_code:
            return place_of_windows_scan_code(scan_code & 0xFF, extended=bool(scan_code & 0x100)), None
        if scan_code > 8:
            return place_of_x11_keycode(scan_code), None
        key = Qt.Key(event.key())
        if (named := _ENDS.get(key) or _MODIFIERS.get(key)) is not None:
            return named, None
        text = event.text()
        return _NO_PLACE + event.key(), text if text.isprintable() and text else None

    def _deliver(self, held: _Held) -> None:
        if not isValid(held.receiver):
            return  # its window was closed in these few milliseconds
        self._delivering = True
        try:
            QCoreApplication.sendEvent(held.receiver, held.event)
        finally:
            self._delivering = False
