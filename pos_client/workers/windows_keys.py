"""Keys as Windows sends them, before a dead key is put aside for the next letter.

Only judges; the holding back is done on the Qt events that follow (see qt_keys). A key that is known to be a
scan's is swallowed here, so that no dead key of it lingers.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

from pos_client.scanning.keys.key_places import place_of_windows_scan_code
from pos_client.scanning.keys.wedge import Fate, Key

_KEY_DOWN, _KEY_UP, _SYSTEM_KEY_DOWN, _SYSTEM_KEY_UP = 0x100, 0x101, 0x104, 0x105
_KEY_MESSAGES = frozenset({_KEY_DOWN, _KEY_UP, _SYSTEM_KEY_DOWN, _SYSTEM_KEY_UP})
_WAS_DOWN, _EXTENDED = 1 << 30, 1 << 24
_SHIFT, _CONTROL, _ALT = 0x10, 0x11, 0x12


class _Message(ctypes.Structure):
    """`MSG` of winuser.h."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint32),
        ("w_param", ctypes.c_size_t),
        ("l_param", ctypes.c_ssize_t),
        ("time", ctypes.c_uint32),
        ("x", ctypes.c_int32),
        ("y", ctypes.c_int32),
    )


class WindowsKeys(QAbstractNativeEventFilter):
    """`is_down` tells of a virtual key whether it is down, as `GetKeyState` does for the message at hand."""

    def __init__(self, judge: Callable[[Key], Fate], is_down: Callable[[int], bool]) -> None:
        super().__init__()
        self._judge = judge
        self._is_down = is_down

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Whether Windows and Qt are to forget this message."""
        # The dispatcher's message comes before Windows translates keys to signs; the window's comes after.
        if bytes(event_type) != b"windows_dispatcher_MSG":  # type: ignore[arg-type]  # the stub names QByteArray
            return False, 0
        found = _Message.from_address(int(message))
        if found.message not in _KEY_MESSAGES:
            return False, 0
        pressed = found.message in (_KEY_DOWN, _SYSTEM_KEY_DOWN)
        if pressed and found.l_param & _WAS_DOWN:
            return False, 0  # a person keeps it down: the Qt event says so too
        return self._judge(self._key(found, pressed=pressed)) is Fate.DROP, 0

    def _key(self, found: _Message, *, pressed: bool) -> Key:
        scan_code = (found.l_param >> 16) & 0xFF
        return Key(
            place=place_of_windows_scan_code(scan_code, extended=bool(found.l_param & _EXTENDED)),
            pressed=pressed,
            time_ms=found.time,
            shift=self._is_down(_SHIFT),
            command=self._is_down(_CONTROL) or self._is_down(_ALT),
        )


def key_state(virtual_key: int) -> bool:
    """`GetKeyState`: whether the key was down when the message at hand was made. Windows only."""
    user32 = getattr(ctypes, "windll").user32  # noqa: B009  # other systems' ctypes has no such name
    return bool(user32.GetKeyState(virtual_key) & 0x8000)
