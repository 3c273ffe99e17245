"""What a scanned code means: a card of this programme, or a thing with a name that is not one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pos_client.domain.errors import CardCodeError
from pos_client.domain.scan import MAX_CODE_BYTES, Scan


class CardForm(StrEnum):
    """How the holder carries the card. Values are the wire's."""

    VIRTUAL = "virtual"
    PRINTED = "printed"
    PLASTIC = "plastic"
    UNKNOWN = "unknown"


class CheckDigit(StrEnum):
    """How a programme's numbers guard against typing mistakes. Values are the wire's."""

    MOD97 = "mod97"
    DAMM = "damm"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CardFormat:
    """One form of a programme's card codes. `pattern` is an anchored expression over ASCII."""

    form: CardForm
    pattern: re.Pattern[str]
    symbologies: frozenset[str]
    check: CheckDigit

    def matches(self, code: str, symbology: str | None) -> bool:
        """Whether the code has this form; a source that knows no symbology is believed."""
        return self.pattern.fullmatch(code) is not None and (
            symbology is None or symbology in self.symbologies
        )

    def check_digit_fits(self, code: str) -> bool:
        """Whether the digits of the code carry the right check digits."""
        # Late: stdnum is slow to import, and the window paints before the first card.
        from stdnum import damm
        from stdnum.iso7064 import mod_97_10

        digits = "".join(sign for sign in code.partition(":")[2] or code if sign.isdigit())
        match self.check:
            case CheckDigit.MOD97:
                return bool(mod_97_10.is_valid(digits))
            case CheckDigit.DAMM:
                return bool(damm.is_valid(digits))
            case CheckDigit.NONE:
                return True


@dataclass(frozen=True, slots=True)
class CardCode:
    """A code that can be a card of this programme: its form fits and its check digits are right."""

    text: str
    form: CardForm


_FOREIGN_TEXTS = (
    ("web-address", re.compile(r"https?://.*|www\..*", re.IGNORECASE | re.DOTALL)),
    ("wifi-code", re.compile(r"WIFI:.*", re.IGNORECASE | re.DOTALL)),
    ("contact-code", re.compile(r"(BEGIN:VCARD|MECARD:).*", re.IGNORECASE | re.DOTALL)),
)
_PRODUCT_SYMBOLOGIES = frozenset({"EAN13", "EAN8", "UPCA", "UPCE"})
_EDGE_BYTES = b" \t\r\n"
"""What scanners and generators put around a code without meaning it."""
_PAYMENT = re.compile(r"[3-6][0-9]{12,18}")


def card_code(scan: Scan, formats: Sequence[CardFormat]) -> CardCode:
    """The card that a scan shows (X01, X02). Decided here, without asking anyone.

    Raises:
        CardCodeError: `code-too-long`, `code-unreadable` (control, bidirectional or non-ASCII characters),
            `code-check-digit` (a card of ours, misread or mistyped), or the name of what it is instead:
            `web-address`, `wifi-code`, `contact-code`, `product-code`, `payment-card`, `not-a-card`.
    """
    if len(scan.data) > MAX_CODE_BYTES:
        raise CardCodeError("code-too-long")
    data = scan.data.strip(_EDGE_BYTES)
    if not data or not data.isascii() or not data.decode("ascii").isprintable():
        # A contact has line ends, and names with accents: still a contact, and nothing but its beginning
        # matters.
        raise CardCodeError(_foreign_text(data.decode("latin-1")) or "code-unreadable")
    text = data.decode("ascii")
    fitting = [one for one in formats if one.matches(text, scan.symbology)]
    for one in fitting:
        if one.check_digit_fits(text):
            return CardCode(text, one.form)
    raise CardCodeError("code-check-digit" if fitting else _foreign_kind(text, scan.symbology))


def _foreign_text(text: str) -> str | None:
    return next((code for code, pattern in _FOREIGN_TEXTS if pattern.fullmatch(text)), None)


def _foreign_kind(text: str, symbology: str | None) -> str:
    from stdnum import luhn

    if foreign := _foreign_text(text):
        return foreign
    # Products first: one in ten of their numbers passes for a payment card's by chance.
    if symbology in _PRODUCT_SYMBOLOGIES or (
        symbology is None and re.fullmatch(r"[0-9]{8}|[0-9]{12,13}", text)
    ):
        return "product-code"
    if _PAYMENT.fullmatch(text) and luhn.is_valid(text):
        return "payment-card"
    return "not-a-card"
