"""What a PIN must not be: one of the few that are tried first. The backend goes by the same rules."""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise

PIN_DIGITS = 6
_SIX_DIGITS = re.compile(r"[0-9]{6}")
_STEPS = ({0}, {1}, {9})
"""All the same, a run up, a run down; after 9 comes 0."""


class PinRule(Enum):
    """What is asked of a new PIN, in the order in which it is said."""

    SIX_DIGITS = "six digits"
    NO_RUN = "not one digit six times, not a run up or down"
    NOT_THE_NUMBER = "not the staff number"
    NOT_THE_OLD_ONE = "not the one before"


def broken_rules(number: str, pin: str, before: str | None = None) -> frozenset[PinRule]:
    """The rules that a new PIN of this person breaks; of one that has not six digits nothing else is said.

    `docs/contract/golden/pins.json` has examples.
    """
    if _SIX_DIGITS.fullmatch(pin) is None:
        return frozenset({PinRule.SIX_DIGITS})
    steps = {(int(second) - int(first)) % 10 for first, second in pairwise(pin)}
    broken = {
        PinRule.NO_RUN: steps in _STEPS,
        PinRule.NOT_THE_NUMBER: pin in ((number * PIN_DIGITS)[:PIN_DIGITS], number.zfill(PIN_DIGITS)),
        PinRule.NOT_THE_OLD_ONE: pin == before,
    }
    return frozenset(rule for rule, is_broken in broken.items() if is_broken)


def is_too_simple(number: str, pin: str, before: str | None = None) -> bool:
    """Whether somebody may not have this PIN."""
    return bool(broken_rules(number, pin, before))
