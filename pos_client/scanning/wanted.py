"""What the screen that is shown wants of the scanners."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


class Wanted(Enum):
    """Which codes a screen has a use for."""

    NOTHING = "nothing"
    """A code means nothing here; somebody who holds out a card is told so, and nothing is looked up."""
    ONE_CARD = "one card"
    """The card of one customer. What else the camera sees behind a card in hand is not worth a word."""
    TILL_CODE = "till code"
    """The code that a till shows which wants to be let in; whatever else is shown is unwanted."""
    CARDS = "cards"
    """Cards one after the other; whatever else is shown is named."""
    EVERYTHING = "everything"
    """Test scans: each code that arrives, whatever it is, is shown; nothing is looked up."""


WANTED: Mapping[str, Wanted] = {
    "enrol": Wanted.NOTHING,
    "sign_in": Wanted.NOTHING,
    "own_pin": Wanted.NOTHING,
    "locked": Wanted.NOTHING,
    "passphrase": Wanted.NOTHING,
    "blocked": Wanted.NOTHING,
    "tills": Wanted.TILL_CODE,
    "manager": Wanted.NOTHING,
    "set_aside": Wanted.NOTHING,
    "cashier": Wanted.ONE_CARD,
    "info_desk": Wanted.CARDS,
    "scanners": Wanted.EVERYTHING,
}
"""By the names of the screens. One that is not named here wants nothing."""

NO_BADGE = frozenset({"enrol", "own_pin", "passphrase", "blocked", "scanners"})
"""Screens on which a colleague's badge means no more than any other code."""
