"""Card numbers of the demo, with their check digits (ISO 7064 MOD 97-10)."""

import random

from reference_backend.configuration.check_digits import with_check_digits


def nano_virtual(source: random.Random) -> str:
    """Return `NID1:` and 14 digits, the last two of which check them."""
    return "NID1:" + _checked("", 12, source)


def customer_virtual(source: random.Random) -> str:
    """Return 16 digits that begin with 91."""
    return _checked("91", 12, source)


def customer_plastic(source: random.Random) -> str:
    """Return 16 digits that begin with 92."""
    return _checked("92", 12, source)


def _checked(prefix: str, random_digits: int, source: random.Random) -> str:
    number = prefix + "".join(str(source.randint(0, 9)) for _ in range(random_digits))
    return with_check_digits("mod97", number)
