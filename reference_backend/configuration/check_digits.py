"""The kinds of check digits that the wire contract knows, for whoever gives out numbers."""

from collections.abc import Mapping
from typing import Literal

from stdnum import damm, ean, luhn
from stdnum.iso7064 import mod_11_10, mod_37_2, mod_37_36, mod_97_10

CheckKind = Literal["mod97", "mod11-10", "mod37-36", "mod37-2", "damm", "luhn", "gs1", "gsrn", "none"]

GSRN = "8018"
CHECK_SIGNS: Mapping[CheckKind, int] = {
    "mod97": 2,
    "mod11-10": 1,
    "mod37-36": 1,
    "mod37-2": 1,
    "damm": 1,
    "luhn": 1,
    "gs1": 1,
    "gsrn": 1,
    "none": 0,
}
"""How many signs at the end of a number check those before them."""


def counted_places(kind: CheckKind, code: str) -> list[int]:
    """Return where the signs stand that a check counts, its own among them.

    What stands before a colon names the programme. The two with letters count all but hyphens and blanks, the
    others the digits alone.
    """
    start = code.index(":") + 1 if ":" in code else 0
    letters = kind in ("mod37-36", "mod37-2")
    return [
        place
        for place, sign in enumerate(code)
        if place >= start and (sign not in "- " if letters else sign in "0123456789")
    ]


def with_check_digits(kind: CheckKind, number: str) -> str:
    """Return a number with its check digits behind it. A GSRN starts with its identifier, `8018`."""
    match kind:
        case "mod97":
            return number + str(mod_97_10.calc_check_digits(number))
        case "mod11-10":
            return number + str(mod_11_10.calc_check_digit(number))
        case "mod37-36":
            return number + str(mod_37_36.calc_check_digit(number))
        case "mod37-2":
            return number + str(mod_37_2.calc_check_digit(number))
        case "damm":
            return number + str(damm.calc_check_digit(number))
        case "luhn":
            return number + str(luhn.calc_check_digit(number))
        case "gs1":
            return number + str(ean.calc_check_digit(number))
        case "gsrn":
            return number + str(ean.calc_check_digit(number.removeprefix(GSRN)))
        case "none":
            return number
