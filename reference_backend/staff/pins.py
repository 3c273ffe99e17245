"""What a PIN must not be: one of the few that are tried first."""

import re
from itertools import pairwise

_SIX_DIGITS = re.compile(r"[0-9]{6}")
_STEPS = ({0}, {1}, {9})
"""All the same, a run up, a run down; after 9 comes 0."""


def is_too_simple(number: str, pin: str, before: str | None = None) -> bool:
    """Return whether somebody may not have this PIN: not of six digits, one sign six times, a run up or down,
    their own number (over and over, or with zeros before it), or the one they had.

    `docs/contract/golden/pins.json` has examples; tills go by the same rules.
    """
    if _SIX_DIGITS.fullmatch(pin) is None or pin == before:
        return True
    steps = {(int(second) - int(first)) % 10 for first, second in pairwise(pin)}
    return steps in _STEPS or pin in ((number * 6)[:6], number.zfill(6))
