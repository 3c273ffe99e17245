"""The language of card patterns, as the wire contract has it: no pattern can make a till search for long."""

import re
from dataclasses import dataclass
from math import prod

LONGEST_CODE = 256
MOST_WAYS = 1_000

_SIGN = r"[A-Za-z0-9_:;,/=%#@<>!\"'&~ -]|\\[.+*?$^()\[\]{}|/-]|\\d"
_CLASS = r"\[(?:[0-9]-[0-9]|[A-Z]-[A-Z]|[a-z]-[a-z]|[A-Za-z0-9_.:;,/=%#@+*$])+-?\]"
_PIECE = re.compile(rf"({_SIGN}|{_CLASS})(?:\{{([0-9]{{1,3}})(?:,([0-9]{{1,3}}))?\}}|(\?))?")
_ASCII = "".join(map(chr, range(0x20, 0x7F)))


@dataclass(frozen=True)
class Piece:
    """A piece of a pattern: the signs that may stand there, in the order of ASCII, and how many of them."""

    signs: str
    least: int
    most: int


def pattern_fault(pattern: str) -> str | None:
    """Return what is wrong with a pattern, None when it is of the language."""
    inside = pattern[1:-1]
    if len(pattern) < 3 or pattern[0] != "^" or pattern[-1] != "$":
        return "is no anchored expression"
    spans = []
    at = 0
    while at < len(inside):
        piece = _PIECE.match(inside, at)
        if piece is None:
            return f"has a piece that a till does not take, from sign {at + 2}"
        spans.append(_span(*piece.group(2, 3, 4)))
        at = piece.end()
    return _size_fault(spans) or (None if _compiles(pattern) else "is no expression")


def pieces_of(pattern: str) -> tuple[Piece, ...]:
    """Return the pieces of a pattern without fault, for whoever makes codes that fit it."""
    return tuple(
        Piece("".join(re.findall(one[1], _ASCII)), *_span(*one.group(2, 3, 4)))
        for one in _PIECE.finditer(pattern[1:-1])
    )


def _span(least: str | None, most: str | None, perhaps: str | None) -> tuple[int, int]:
    if perhaps:
        return 0, 1
    return int(least or 1), int(most or least or 1)


def _size_fault(spans: list[tuple[int, int]]) -> str | None:
    if any(most < least for least, most in spans):
        return "repeats from many to few"
    shortest, longest = (sum(ends) for ends in zip(*spans, strict=True))
    if shortest == 0 or longest > LONGEST_CODE:
        return f"fits nothing, or codes of more than {LONGEST_CODE} signs"
    if prod(most - least + 1 for least, most in spans) > MOST_WAYS:
        return "can share a code out in too many ways"
    return None


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern, re.ASCII)
    except re.error:
        return False
    return True
