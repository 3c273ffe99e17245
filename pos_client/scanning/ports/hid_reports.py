"""Codes in the reports of a HID-POS scanner (USB HID Point of Sale Usage Tables 1.02, page 0x8C)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pos_client.domain.errors import KnownError
from pos_client.domain.scan import MAX_CODE_BYTES
from pos_client.scanning.aim_prefix import symbology_of
from pos_client.scanning.ports.scanned_code import Piece, ScannedCode

_SUFFIXES = b"\r\n\t"
"""What scanners are set to add for those that type; where a report ends needs no mark."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one report carries. `identifier` is the AIM identifier (`]Q1`), empty if it has none."""

    data: bytes
    identifier: bytes
    is_continued: bool


@dataclass(frozen=True, slots=True)
class ReportLayout:
    """Where things are in one kind of report. Bytes are counted from the start of the report.

    `data_at` and `data_bytes` are the field for the code, `length_at` the byte that says how much of it is
    used (None: all but the NULs at its end), `identifier_at` the three bytes of the AIM identifier, and
    `continued_at` the byte and the bit that say that the code goes on in the next report.
    """

    data_at: int
    data_bytes: int
    length_at: int | None = None
    identifier_at: int | None = None
    continued_at: tuple[int, int] | None = None

    def part(self, report: bytes) -> Part | None:
        """What the report carries, None if it is shorter than it says or says more than it can hold."""
        field = report[self.data_at : self.data_at + self.data_bytes]
        if self.length_at is None:
            field = field.rstrip(b"\0")
        elif self.length_at >= len(report) or report[self.length_at] > len(field):
            return None
        else:
            field = field[: report[self.length_at]]
        return Part(field, self._identifier(report), self._is_continued(report))

    def _identifier(self, report: bytes) -> bytes:
        if self.identifier_at is None:
            return b""
        return report[self.identifier_at : self.identifier_at + 3].rstrip(b"\0")

    def _is_continued(self, report: bytes) -> bool:
        byte, bit = self.continued_at or (len(report), 0)
        return byte < len(report) and bool(report[byte] >> bit & 1)


USUAL_REPORT_ID = 2

WITH_IDENTIFIER = ReportLayout(data_at=5, data_bytes=56, length_at=1, identifier_at=2, continued_at=(63, 0))
"""What Hand Held Products (today Honeywell) began with, and most makers followed."""

WITHOUT_IDENTIFIER = ReportLayout(data_at=2, data_bytes=56, length_at=1, continued_at=(63, 0))
"""Newland's, as in the manual of ID TECH's 2DScan."""


def usual_layout(report: bytes) -> ReportLayout | None:
    """The layout of a report of a scanner that does not describe itself; None if it is no scanned code."""
    if report[:1] != bytes((USUAL_REPORT_ID,)):
        return None
    return WITH_IDENTIFIER if report[2:3] == b"]" else WITHOUT_IDENTIFIER


class CodeReports:
    """A framing of reports: a code is one report, or several of which all but the last say "continued".

    `layouts` says by report number how the device lays its reports out; without it the usual ones are known.
    A report that was lost makes the code `scan-half`: the rest does not come, or another code begins. What
    comes before the device was quiet once may be the tail of a code; see `CodeLines`.
    """

    def __init__(self, layouts: Mapping[int, ReportLayout] | None = None) -> None:
        self._layouts = layouts
        self._collected = bytearray()
        self._identifier = b""
        self._usual: ReportLayout | None = None
        self._is_open = False
        self._is_dropping = False
        self._is_in_step = False

    def feed(self, data: bytes) -> list[Piece]:
        """Take one report. One that carries no code, as of a trigger, is nothing."""
        layout = self._layout(data)
        if layout is None:
            return []
        part = layout.part(data)
        if part is None:
            return self._drop("scan-half")
        if self._is_dropping:
            self._is_dropping = part.is_continued
            self._is_in_step = not part.is_continued
            return []
        return self._take(part)

    def quiet(self) -> list[Piece]:
        """A pause: the reports of one code follow each other within milliseconds, so what is open is half."""
        half = self.lost()
        self._is_in_step = True
        return half

    def lost(self) -> list[Piece]:
        """The device is gone."""
        half: list[Piece] = [KnownError("scan-half")] if self._is_open else []
        self._begin(b"")
        self._is_open = self._is_dropping = self._is_in_step = False
        return half

    def _layout(self, report: bytes) -> ReportLayout | None:
        if self._layouts is None:
            # The parts of one code are laid out alike; the place of an identifier may hold anything by then.
            usual = usual_layout(report)
            if usual and not self._is_open:
                self._usual = usual
            return self._usual if usual else None
        if 0 in self._layouts:
            return self._layouts[0]
        return self._layouts.get(report[0]) if report else None

    def _take(self, part: Part) -> list[Piece]:
        if not self._is_in_step:
            self._is_in_step = True
            return self._drop("scan-half", goes_on=part.is_continued) if part.data else []
        broken: list[Piece] = []
        if self._is_open and part.identifier not in (b"", self._identifier):
            broken = [KnownError("scan-half")]
            self._is_open = False
        if not self._is_open:
            self._begin(part.identifier)
        self._collected += part.data
        self._is_open = part.is_continued
        if len(self._collected) > MAX_CODE_BYTES + len(_SUFFIXES):
            return broken + self._drop("scan-too-long", goes_on=part.is_continued)
        return broken if part.is_continued else broken + self._whole()

    def _begin(self, identifier: bytes) -> None:
        self._collected.clear()
        self._identifier = identifier

    def _whole(self) -> list[Piece]:
        data = bytes(self._collected).rstrip(_SUFFIXES)
        return [ScannedCode(data, symbology_of(self._identifier, data))] if data else []

    def _drop(self, why: str, *, goes_on: bool = True) -> list[Piece]:
        self._begin(b"")
        self._is_open = False
        was_dropping, self._is_dropping = self._is_dropping, goes_on
        return [] if was_dropping else [KnownError(why)]
