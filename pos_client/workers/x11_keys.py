"""Keys as the X server sends them, before Qt turns them into signs.

A key of a scan is swallowed here: neither a widget nor a shortcut nor the composing of dead keys ever sees
it. A key that proves to be a person's is sent to the same window once more, byte for byte. Qt takes the
modifiers of such an event from the event itself, so a capital stays one even if Shift is up by now.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject

from pos_client.scanning.keys.key_places import place_of_x11_keycode
from pos_client.scanning.keys.wedge import Burst, Fate, Key, WedgeReader
from pos_client.workers.key_gate import KeyGate

_SENT = 0x80
"""Set in the type of an event that a client sent, and not the keyboard (X11 protocol, section 9)."""
_SHIFT, _CONTROL, _ALT, _META = 0x01, 0x04, 0x08, 0x40


class KeyEvent(ctypes.Structure):
    """`xcb_key_press_event_t`: 32 bytes, the same for a release."""

    PRESS, RELEASE = 2, 3
    """In `response_type`, with 0x80 in the copy that a client sent."""

    _fields_ = (
        ("response_type", ctypes.c_uint8),
        ("detail", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("time", ctypes.c_uint32),
        ("root", ctypes.c_uint32),
        ("event", ctypes.c_uint32),
        ("child", ctypes.c_uint32),
        ("root_x", ctypes.c_int16),
        ("root_y", ctypes.c_int16),
        ("event_x", ctypes.c_int16),
        ("event_y", ctypes.c_int16),
        ("state", ctypes.c_uint16),
        ("same_screen", ctypes.c_uint8),
        ("pad0", ctypes.c_uint8),
    )

    def as_key(self) -> Key:
        return Key(
            place=place_of_x11_keycode(self.detail),
            pressed=self.response_type & ~_SENT == self.PRESS,
            time_ms=self.time,
            shift=bool(self.state & _SHIFT),
            command=bool(self.state & (_CONTROL | _ALT | _META)),
        )

    def identity(self) -> tuple[int, int, int, int]:
        return (self.response_type & ~_SENT, self.detail, self.time, self.event)


class X11Keys(QAbstractNativeEventFilter):
    """Judges every key event of this application.

    `connection` is the address of Qt's own `xcb_connection_t`; it must outlive this object.

    Raises:
        OSError: the system has no libxcb, which cannot be where Qt speaks to an X server.
    """

    def __init__(
        self, connection: int, reader: WedgeReader, scan_ended: Callable[[Burst], None], parent: QObject
    ) -> None:
        super().__init__()
        self._connection = ctypes.c_void_p(connection)
        self._xcb = ctypes.CDLL("libxcb.so.1")
        self._gate: KeyGate[bytes] = KeyGate(reader, self._send, scan_ended)
        self._gate.setParent(parent)
        self._on_its_way: deque[tuple[int, int, int, int]] = deque()

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Whether Qt is to forget this event."""
        if bytes(event_type) != b"xcb_generic_event_t":  # type: ignore[arg-type]  # the stub names QByteArray
            return False, 0
        event = KeyEvent.from_address(int(message))
        if event.response_type & ~_SENT not in (KeyEvent.PRESS, KeyEvent.RELEASE):
            return False, 0
        return self._take(event), 0

    def _take(self, event: KeyEvent) -> bool:
        if self._comes_back(event):
            return False
        fate = self._gate.feed(event.as_key())
        if fate is Fate.HOLD:
            self._gate.hold(bytes(event))
        elif fate is Fate.LET_GO and self._on_its_way:
            # What was let go is still on its way through the server: this key must not overtake it.
            self._send(bytes(event))
        elif fate is Fate.LET_GO:
            return False
        return True

    def _comes_back(self, event: KeyEvent) -> bool:
        if not event.response_type & _SENT or event.identity() not in self._on_its_way:
            return False
        while self._on_its_way.popleft() != event.identity():
            pass  # the server keeps the order: one that was left out went with its window
        return True

    def _send(self, event: bytes) -> None:
        parts = KeyEvent.from_buffer_copy(event)
        self._on_its_way.append(parts.identity())
        # Mask 0: to the client that made the window, whoever grabs the keyboard.
        self._xcb.xcb_send_event(
            self._connection, ctypes.c_uint8(0), ctypes.c_uint32(parts.event), ctypes.c_uint32(0), event
        )
        self._xcb.xcb_flush(self._connection)
