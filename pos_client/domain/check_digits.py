"""The ways in which a programme's numbers guard against a slip of the fingers or of a lens."""

from __future__ import annotations

from enum import StrEnum


class CheckDigit(StrEnum):
    """How the numbers of a card format are checked. Values are the wire's.

    The letters and digits of ISO/IEC 7064 are upper case. `GS1` is the sum with weights 3 and 1 of EAN, GTIN
    and GSRN; `GSRN` a GS1 element string: `8018` and 18 digits, of which the last is such a sum
    (GS1 General Specifications, application identifier 8018).
    """

    MOD97 = "mod97"
    MOD11_10 = "mod11-10"
    MOD37_36 = "mod37-36"
    MOD37_2 = "mod37-2"
    DAMM = "damm"
    LUHN = "luhn"
    GS1 = "gs1"
    GSRN = "gsrn"
    NONE = "none"

    def fits(self, code: str) -> bool:
        """Whether the check digits of this code are right.

        What stands before a colon names the programme and is not counted. Kinds for digits look at the
        digits alone, so that a number may be printed in groups.
        """
        # Late: stdnum is slow to import, and the window paints before the first card.
        from stdnum import damm, luhn
        from stdnum.iso7064 import mod_11_10, mod_37_2, mod_37_36, mod_97_10

        number = code.partition(":")[2] if ":" in code else code
        digits = "".join(sign for sign in number if sign in _DIGITS)
        match self:
            case CheckDigit.MOD97:
                return bool(mod_97_10.is_valid(digits))
            case CheckDigit.MOD11_10:
                return bool(mod_11_10.is_valid(digits))
            case CheckDigit.MOD37_36:
                return bool(mod_37_36.is_valid(_plain(number)))
            case CheckDigit.MOD37_2:
                return bool(mod_37_2.is_valid(_plain(number)))
            case CheckDigit.DAMM:
                return bool(damm.is_valid(digits))
            case CheckDigit.LUHN:
                return bool(luhn.is_valid(digits))
            case CheckDigit.GS1:
                return gs1_sum_fits(digits)
            case CheckDigit.GSRN:
                return len(digits) == _GSRN_DIGITS and gs1_sum_fits(digits.removeprefix(GSRN_IDENTIFIER))
            case CheckDigit.NONE:
                return True


GSRN_IDENTIFIER = "8018"
_GSRN_DIGITS = len(GSRN_IDENTIFIER) + 18
_DIGITS = frozenset("0123456789")


def gs1_sum_fits(digits: str) -> bool:
    """Whether the last of these digits is the GS1 check digit of those before it, whatever their number."""
    from stdnum import ean

    return len(digits) > 1 and set(digits) <= _DIGITS and ean.calc_check_digit(digits[:-1]) == digits[-1]


def _plain(number: str) -> str:
    """Without the hyphens and blanks of a number that is printed in groups."""
    return number.replace("-", "").replace(" ", "")
