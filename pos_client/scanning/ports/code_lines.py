"""Codes in the stream of bytes of a serial port."""

from __future__ import annotations

from pos_client.domain.errors import KnownError
from pos_client.domain.scan import MAX_CODE_BYTES
from pos_client.scanning.ports.scanned_code import QUIETS_OF_A_HALF, Piece, ScannedCode

_STX, _ETX = 0x02, 0x03
_LINE_ENDS = frozenset(b"\r\n\t")
_AIM_IDENTIFIER_BYTES = 3
MAX_LINE_BYTES = MAX_CODE_BYTES + _AIM_IDENTIFIER_BYTES

HALVES_TO_DOUBT = 3
"""So many codes in a row without the end that they should have: it was a line break inside a code that taught
us to expect one.
"""


class CodeLines:
    """A framing of lines: CR, LF, CR LF or Tab after each code, STX and ETX around it, or only a pause.

    - How the bytes were cut into reads makes no difference.
    - Once a code came with an end, every code must: what stops without it is `scan-half`. This stays known
      when the port is lost and comes back.
    - Until the line was quiet for a moment or an end was seen, what comes may be the tail of a code that
      began before the port was opened. It is `scan-half`, not a code.
    - Over 256 bytes and an AIM identifier nothing is kept until the next end: `scan-too-long`, once.

    All other control characters stay: that they make no card is for the card check to say.
    """

    def __init__(self) -> None:
        self._line = bytearray()
        self._is_framed = False
        self._is_dropping = False
        self._is_in_step = False
        self._came_to_an_end = False
        self._ends_are_used = False
        self._quiets = 0
        self._halves = 0

    def feed(self, data: bytes) -> list[Piece]:
        """Take these bytes."""
        self._quiets = 0
        return [piece for byte in data if (piece := self._take(byte)) is not None]

    def quiet(self) -> list[Piece]:
        """A pause: the end of a code, unless codes have other ends here; then only a long pause is one."""
        self._is_in_step = True
        self._quiets += 1
        if self._came_to_an_end:
            self._ends_are_used, self._halves = True, 0
        needs_end = self._ends_are_used or self._is_framed
        if needs_end and self._quiets < QUIETS_OF_A_HALF:
            return []
        code = self._ended()
        if code is None or not needs_end:
            return [] if code is None else [code]
        self._halves += 1
        self._ends_are_used = self._ends_are_used and self._halves < HALVES_TO_DOUBT
        return [KnownError("scan-half")]

    def lost(self) -> list[Piece]:
        """The port is gone. Whether a code without an end was whole, nobody can know: it is a half one."""
        half = self._ended()
        self._is_in_step = self._came_to_an_end = False
        return [] if half is None else [KnownError("scan-half")]

    def _take(self, byte: int) -> Piece | None:
        self._came_to_an_end = self._is_end(byte)
        if self._came_to_an_end:
            self._is_in_step = True
            return self._ended()
        if self._is_dropping:
            return None
        return self._keep(byte) if self._is_in_step else self._drop("scan-half")

    def _keep(self, byte: int) -> Piece | None:
        if byte == _STX and self._is_framed:
            self._line[:] = (_STX,)
            return KnownError("scan-half")
        self._is_framed = self._is_framed or (byte == _STX and not self._line)
        self._line.append(byte)
        return self._drop("scan-too-long") if len(self._line) > MAX_LINE_BYTES else None

    def _is_end(self, byte: int) -> bool:
        # ETX ends what STX began, and some scanners put a line end before it. Out of step nobody knows
        # whether there was an STX.
        if byte == _ETX:
            return self._is_framed or not self._is_in_step or not (self._line or self._is_dropping)
        return byte in _LINE_ENDS

    def _drop(self, why: str) -> KnownError:
        self._line.clear()
        self._is_dropping = True
        return KnownError(why)

    def _ended(self) -> ScannedCode | None:
        line = bytes(self._line[1:] if self._is_framed else self._line)
        self._line.clear()
        self._is_framed = self._is_dropping = False
        return ScannedCode(line) if line else None
