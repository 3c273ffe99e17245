"""A scanner on a serial port, or on USB as one (CDC)."""

from __future__ import annotations

import errno
import re
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, final

from pos_client.domain.errors import KnownError
from pos_client.scanning.ports.scanned_code import QUIET_S

if TYPE_CHECKING:
    import serial

if sys.platform == "win32":
    _PORT_ERRORS: tuple[type[Exception], ...] = (OSError,)
else:
    import termios

    # Not an OSError, and pyserial lets it through when the plug is pulled while a port is being set up.
    _PORT_ERRORS = (OSError, termios.error)

BAUD = 9600
"""With 8 data bits, no parity and 1 stop bit: what scanners leave the factory with. USB has no use for it."""

MAX_READ_BYTES = 4096

_WINDOWS_PORT = re.compile(r"(\\\\\.\\)?(COM|CNC[AB])\d{1,3}", re.IGNORECASE)
_BUSY = frozenset({errno.EBUSY, errno.EAGAIN, errno.EWOULDBLOCK})
_DENIED = frozenset({errno.EACCES, errno.EPERM})


@final
class SerialPort:
    """An open port that is ours alone. What it had received before is thrown away: nobody stands there now.

    `port` is a device path (`/dev/ttyACM0`, `/dev/serial/by-id/...`, `/dev/cu.usbmodem1`) or a COM name.
    Nothing else is opened: pyserial's own URLs would reach the network and write files.

    Raises:
        KnownError: `scanner-missing` (no such port, or no port at all), `scanner-busy` (another program has
            it), `scanner-denied` (this user may not open it; Windows does not tell it from busy).
    """

    def __init__(self, port: str) -> None:
        if not _is_port(port):
            raise KnownError("scanner-missing")
        self._port = _open(port)
        self._is_lost = False

    def read(self, timeout_s: float) -> bytes:
        """What has come; waits for it at most this long.

        Raises:
            KnownError: `scanner-unplugged`. What was read before it was unplugged has been returned.
        """
        if self._is_lost:
            raise KnownError("scanner-unplugged")
        first = b""
        try:
            if self._port.timeout != timeout_s:
                self._port.timeout = timeout_s
            # One byte is waited for, then all that is there is taken: asked for more than that, pyserial
            # would wait, and throw away what it has when the plug is pulled meanwhile.
            first = bytes(self._port.read(1))
            waiting = min(self._port.in_waiting, MAX_READ_BYTES) if first else 0
            return first + bytes(self._port.read(waiting))
        except _PORT_ERRORS as lost:
            self._is_lost = True
            if first:
                return first
            raise KnownError("scanner-unplugged") from lost

    def close(self) -> None:
        """Let go of the port. May be called twice."""
        self._port.close()


def _is_port(port: str) -> bool:
    if sys.platform == "win32":
        return _WINDOWS_PORT.fullmatch(port) is not None
    try:
        return stat.S_ISCHR(Path(port).stat().st_mode)
    except PermissionError:
        return True  # Something is there; opening it will say the same.
    except (OSError, ValueError):
        return False


def _open(port: str) -> serial.Serial:
    import serial

    try:
        return serial.Serial(port, BAUD, timeout=QUIET_S, exclusive=True)
    except _PORT_ERRORS as refused:
        raise KnownError(_why_not_open(refused)) from refused


def _why_not_open(refused: Exception) -> str:
    if sys.platform == "win32":
        # pyserial hands on no number here, only the text of the error that had one.
        return "scanner-busy" if "PermissionError" in str(refused) else "scanner-missing"
    number = refused.errno if isinstance(refused, OSError) else None
    if number in _BUSY:
        return "scanner-busy"
    return "scanner-denied" if number in _DENIED else "scanner-missing"
