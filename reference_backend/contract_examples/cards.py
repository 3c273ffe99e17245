"""Golden vectors of card numbers: check digits of every kind, and patterns that a till takes or refuses."""

from typing import Any, get_args

from reference_backend.configuration.card_patterns import pattern_fault
from reference_backend.configuration.check_digits import CheckKind, with_check_digits

_NUMBERS: dict[CheckKind, tuple[str, ...]] = {
    "mod97": ("794", "912500137700"),
    "mod11-10": ("0794", "2500137700"),
    "mod37-36": ("A12425GABC1234002", "K00731"),
    "mod37-2": ("G123498654321", "K00731"),
    "damm": ("572", "2500137700"),
    "luhn": ("7992739871", "2500137700"),
    "gs1": ("400638133393", "9638507", "474000000000"),
    "gsrn": ("801873500538500000001", "801847400000000000042"),
    "none": ("", "2500137700"),
}
_TAKEN = (
    "^NID1:[0-9]{14}$",
    r"^8018\d{18}$",
    "^K-?[0-9A-Z]{8,12}$",
    r"^\(8018\)[0-9]{18}$",
    "^A[a-f_.-]{2}$",
)
_REFUSED = (
    "91[0-9]{14}",
    "^$",
    "^(91|92)[0-9]{14}$",
    "^(a+)+$",
    "^9*$",
    "^.{16}$",
    "^[^0-9]$",
    r"^\w{4}$",
    "^a{5,2}$",
    "^a{257}$",
    "^[0-9]{1,11}[0-9]{1,10}[0-9]{1,10}$",
)


def card_numbers() -> dict[str, Any]:
    """Return the golden files about card numbers by name."""
    kinds = [(kind, number) for kind in get_args(CheckKind) for number in _NUMBERS[kind]]
    return {
        "check-digits.json": {
            "about": "Numbers of each kind, without their check digits and with them.",
            "vectors": [
                {"check": kind, "number": number, "checked": with_check_digits(kind, number)}
                for kind, number in kinds
            ],
        },
        "card-patterns.json": {
            "about": "Patterns that a till takes, and such that make it refuse the configuration.",
            "vectors": [
                {"pattern": one, "taken": pattern_fault(one) is None} for one in (*_TAKEN, *_REFUSED)
            ],
        },
    }
