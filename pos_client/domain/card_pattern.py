"""The small language in which a programme writes how its codes look.

Programmes come from outside, and an expression that searches for minutes would freeze the till at every
scan. So a pattern is a row of pieces, `^` before and `$` behind, and no more: a sign, `[0-9A-F]` or `\\d`,
each with `{n}`, `{n,m}` or `?` if it is to stand more than once, or perhaps. No groups, no alternatives
(write two formats), no `*`, `+` or dot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pos_client.domain.scan import MAX_CODE_BYTES

MOST_WAYS = 1_000
"""In how many ways the pieces may share a code out: the work that a code which almost fits can cause."""

_PIECE = re.compile(
    r"""(?: [A-Za-z0-9_:;,/=%#@<>!"'&~\ -]          # a sign for itself
          | \\[.+*?$^()\[\]{}|/-]                   # one that would mean something else
          | \\d
          | \[ (?: [0-9]-[0-9] | [A-Z]-[A-Z] | [a-z]-[a-z] | [A-Za-z0-9_.:;,/=%#@+*$] )+ -? \]
        )
        (?: \{ (?P<least>[0-9]{1,3}) (?:,(?P<most>[0-9]{1,3}))? \} | (?P<perhaps>\?) )?""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class CardPattern:
    """A pattern that was found harmless. Codes have `shortest` to `longest` signs."""

    expression: re.Pattern[str]
    shortest: int
    longest: int


def card_pattern(text: str) -> CardPattern:
    """Read a pattern of a programme.

    Raises:
        ValueError: it is not of this language, means nothing, allows codes that are longer than any code
            may be, or could make the till search for too long.
    """
    if not (text.startswith("^") and text.endswith("$")):
        raise ValueError("not anchored")
    shortest = longest = 0
    ways, at, end = 1, 1, len(text) - 1
    while at < end:
        piece = _PIECE.match(text, at, end)
        if piece is None:
            raise ValueError(f"not of the language of card patterns, from sign {at + 1}")
        least, most = _repeats(piece)
        shortest, longest, at = shortest + least, longest + most, piece.end()
        ways *= most - least + 1
    if not 0 < shortest <= longest <= MAX_CODE_BYTES or ways > MOST_WAYS:
        raise ValueError("too long, empty, or to be shared out in too many ways")
    try:
        return CardPattern(re.compile(text, re.ASCII), shortest, longest)
    except re.error as error:  # a range that runs backwards
        raise ValueError("not an expression") from error


def _repeats(piece: re.Match[str]) -> tuple[int, int]:
    if piece["perhaps"]:
        return 0, 1
    least = int(piece["least"] or 1)
    most = int(piece["most"] or least)
    if most < least:
        raise ValueError("repeated from many to few")
    return least, most
