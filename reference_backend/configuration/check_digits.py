"""The kinds of check digits that the wire contract knows, for whoever gives out numbers."""

from typing import Literal

from stdnum import damm, ean, luhn
from stdnum.iso7064 import mod_11_10, mod_37_2, mod_37_36, mod_97_10

CheckKind = Literal["mod97", "mod11-10", "mod37-36", "mod37-2", "damm", "luhn", "gs1", "gsrn", "none"]

GSRN = "8018"


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
