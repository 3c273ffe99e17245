"""Card numbers of any format that a programme states: drawn so that nobody guesses one, and judged.

pattern ── pieces ──►  places, each with the signs that fit there ── secrets ──►  a code
                       its last counted places ── check digits ──►  the number
"""

import re
from math import prod

from stdnum import luhn

from reference_backend.configuration.card_patterns import pieces_of
from reference_backend.configuration.check_digits import CHECK_SIGNS, counted_places, with_check_digits
from reference_backend.configuration.model import CardFormat
from reference_backend.secrets_source import SecretsSource

HARD_TO_GUESS = 10**10
"""Free combinations that a format should have: of a million cards a guess then meets one in ten thousand."""

_TRIES = 1_000
# ISO/IEC 7812-1: numbers of airlines, travel, banking and oil (1 to 6), and the payment schemes that have a
# range beyond these (81, 82 and 9792). Such a number has 12 to 19 digits, the last by Luhn.
_PAYMENT_CARD = re.compile(r"(?:[1-6]|8[12]|9792)[0-9]*", re.ASCII)
_PAYMENT_LENGTHS = range(12, 20)
# What any kind of check digit can be counted over; ISO/IEC 7064 knows no lower case.
_CHECKABLE = re.compile(r"[0-9A-Z]+", re.ASCII)


class NumberError(Exception):
    """A format has no number that may be given out; the text names the pattern."""


def draw(card_format: CardFormat, secrets: SecretsSource) -> str:
    """Return a number of the format, each as likely as any other, and none that a payment card could have.

    NumberError where the pattern has no room for the check digits, or for payment cards alone.
    """
    places = _places(card_format)
    for _ in range(_TRIES):
        code = _checked(card_format, "".join(_one_of(signs, secrets) for signs in places))
        if code is not None and fits(card_format, code) and not is_like_a_payment_card(code):
            return code
    raise NumberError(f"no number of {card_format.pattern} with check {card_format.check} may be given out")


def fits(card_format: CardFormat, code: str) -> bool:
    """Say whether a code has the format's pattern and the right check digits."""
    if re.fullmatch(card_format.pattern[1:-1], code, re.ASCII) is None:
        return False
    return _checked(card_format, code) == code


def is_like_a_payment_card(code: str) -> bool:
    """Say whether a code could be taken for the number of a payment card (ISO/IEC 7812-1)."""
    digits = code.replace(" ", "").replace("-", "")
    shaped = len(digits) in _PAYMENT_LENGTHS and _PAYMENT_CARD.fullmatch(digits) is not None
    return shaped and bool(luhn.is_valid(digits))


def combinations(card_format: CardFormat) -> int:
    """Return among how many numbers of the format one is drawn."""
    sizes = [len(signs) for signs in _places(card_format) if len(signs) > 1]
    return prod(sizes[: len(sizes) - CHECK_SIGNS[card_format.check]])


def _places(card_format: CardFormat) -> list[str]:
    """Return the signs that may stand at each place of the numbers that are drawn.

    Of a piece with a choice as many as it takes, so that all numbers have one length and the most freedom; of
    a piece without, as few.
    """
    return [
        piece.signs
        for piece in pieces_of(card_format.pattern)
        for _ in range(piece.most if len(piece.signs) > 1 else piece.least)
    ]


def _one_of(signs: str, secrets: SecretsSource) -> str:
    # 256 bits for one sign: what the remainder prefers is less than one in 2 to the 240th.
    return signs if len(signs) == 1 else signs[int.from_bytes(secrets.key(), "big") % len(signs)]


def _checked(card_format: CardFormat, code: str) -> str | None:
    """Return the code with the right check digits in place of those that stand there, None where none can."""
    kind, length = card_format.check, CHECK_SIGNS[card_format.check]
    if length == 0:
        return code
    counted = counted_places(kind, code)
    number = "".join(code[place] for place in counted[:-length])
    if _CHECKABLE.fullmatch(number) is None:
        return None
    signs = list(code)
    for place, sign in zip(counted[-length:], with_check_digits(kind, number)[-length:], strict=True):
        signs[place] = sign
    return "".join(signs)
