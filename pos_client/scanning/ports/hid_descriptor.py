"""Where a HID-POS scanner puts what: read from the report descriptor that it describes itself with.

Device Class Definition for HID 1.11, section 6.2.2, and HID Point of Sale Usage Tables 1.02, section 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pos_client.scanning.ports.hid_reports import ReportLayout

_BYTE_COUNT = 0x0001_003B
_SYMBOLOGY_IDENTIFIER = 0x008C_00FB
_DECODED_DATA = 0x008C_00FE
_CONTINUED = 0x008C_00FF

_INPUT, _OUTPUT, _COLLECTION, _FEATURE, _END_COLLECTION = 0x80, 0x90, 0xA0, 0xB0, 0xC0
_MAIN = frozenset({_INPUT, _OUTPUT, _COLLECTION, _FEATURE, _END_COLLECTION})
_USAGE_PAGE, _REPORT_SIZE, _REPORT_ID, _REPORT_COUNT = 0x04, 0x74, 0x84, 0x94
_GLOBAL = frozenset({_USAGE_PAGE, _REPORT_SIZE, _REPORT_ID, _REPORT_COUNT})
_PUSH, _POP = 0xA4, 0xB4
_USAGE = 0x08
_LONG_ITEM = 0xFE
_SIZES = (0, 1, 2, 4)
_MAX_FIELD_BITS = 8 * 4096

Spot = tuple[int, int]
"""The first bit of a field in its report, and how many bits it has."""


def layouts_of(descriptor: bytes) -> dict[int, ReportLayout]:
    """The layouts by report number (0: reports have none) of the reports that carry decoded data.

    Empty if the descriptor names no such report, or none that is laid out in whole bytes.
    """
    reading = _Reading()
    for tag, value, size in _items(descriptor):
        reading.take(tag, value, size)
    found = {number: _layout(fields) for number, fields in reading.fields.items()}
    return {number: layout for number, layout in found.items() if layout is not None}


def _items(descriptor: bytes) -> Iterator[tuple[int, int, int]]:
    """Tag and type as in the descriptor with the size bits cleared, the value, and its size in bytes."""
    at = 0
    while at < len(descriptor):
        prefix = descriptor[at]
        if prefix == _LONG_ITEM:
            at += 3 + (descriptor[at + 1] if at + 1 < len(descriptor) else 0)
            continue
        size = _SIZES[prefix & 0b11]
        yield prefix & ~0b11, int.from_bytes(descriptor[at + 1 : at + 1 + size], "little"), size
        at += 1 + size


@dataclass
class _Reading:
    """The state that a descriptor's items change as they are read."""

    fields: dict[int, dict[int, Spot]] = field(default_factory=dict)
    _globals: dict[int, int] = field(default_factory=dict)
    _pushed: list[dict[int, int]] = field(default_factory=list)
    _usages: list[int] = field(default_factory=list)
    _next_bit: dict[int, int] = field(default_factory=dict)

    def take(self, tag: int, value: int, size: int) -> None:
        if tag in _GLOBAL:
            self._globals[tag] = value
        elif tag == _USAGE:
            # A usage of four bytes names its page itself.
            self._usages.append(value if size == 4 else self._globals.get(_USAGE_PAGE, 0) << 16 | value)
        elif tag == _PUSH:
            self._pushed.append(dict(self._globals))
        elif tag == _POP and self._pushed:
            self._globals = self._pushed.pop()
        elif tag in _MAIN:
            if tag == _INPUT:
                self._add_input()
            self._usages.clear()

    def _add_input(self) -> None:
        number = self._globals.get(_REPORT_ID, 0)
        bits, count = self._globals.get(_REPORT_SIZE, 0), self._globals.get(_REPORT_COUNT, 0)
        start = self._next_bit.get(number, 8 if number else 0)
        self._next_bit[number] = start + min(bits * count, _MAX_FIELD_BITS)
        fields = self.fields.setdefault(number, {})
        last = len(self._usages) - 1
        for index, usage in enumerate(self._usages):
            # The last usage is that of all fields that are left.
            left = count - index if index == last else 1
            fields.setdefault(usage, (start + index * bits, bits * left))


def _layout(fields: dict[int, Spot]) -> ReportLayout | None:
    data = _bytes_at(fields.get(_DECODED_DATA))
    if data is None:
        return None
    length = _bytes_at(fields.get(_BYTE_COUNT))
    identifier = _bytes_at(fields.get(_SYMBOLOGY_IDENTIFIER))
    continued = fields.get(_CONTINUED)
    return ReportLayout(
        data_at=data[0],
        data_bytes=data[1],
        length_at=None if length is None else length[0],
        identifier_at=None if identifier is None else identifier[0],
        continued_at=None if continued is None else divmod(continued[0], 8),
    )


def _bytes_at(spot: Spot | None) -> tuple[int, int] | None:
    if spot is None or spot[0] % 8 or not spot[1] or spot[1] % 8:
        return None
    return spot[0] // 8, spot[1] // 8
