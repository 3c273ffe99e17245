"""What a scanned code means: a card of this programme, or a thing with a name that is not one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pos_client.domain.check_digits import GSRN_IDENTIFIER, CheckDigit
from pos_client.domain.errors import CardCodeError
from pos_client.domain.foreign_codes import foreign_kind
from pos_client.domain.scan import MAX_CODE_BYTES, Scan

__all__ = ["CardCode", "CardForm", "CardFormat", "CheckDigit", "card_code", "is_card"]


class CardForm(StrEnum):
    """How the holder carries the card. Values are the wire's."""

    VIRTUAL = "virtual"
    PRINTED = "printed"
    PLASTIC = "plastic"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CardFormat:
    """One form of a programme's card codes. `pattern` is an anchored expression over ASCII, of the language
    of `card_pattern` when it came from outside.
    """

    form: CardForm
    pattern: re.Pattern[str]
    symbologies: frozenset[str]
    check: CheckDigit

    def number_in(self, code: str, symbology: str | None) -> str | None:
        """The number as it is kept, if the code has this form; None otherwise. The check digits are another
        question. A source that knows no symbology is believed.
        """
        number = _element_string(code) if self.check is CheckDigit.GSRN else code
        if symbology is not None and symbology not in self.symbologies:
            return None
        # The pattern is not trusted with this: a code of ours has printable ASCII only.
        plain = number.isascii() and number.isprintable()
        return number if plain and self.pattern.fullmatch(number) else None


@dataclass(frozen=True, slots=True)
class CardCode:
    """A code that can be a card of this programme: its form fits and its check digits are right."""

    text: str
    form: CardForm


_EDGE_BYTES = b" \t\r\n"
"""What scanners and generators put around a code without meaning it."""
_FUNCTION_1 = "\x1d"
"""How scanners send the FNC1 that begins, parts and may end the element strings of GS1."""


def card_code(scan: Scan, formats: Sequence[CardFormat]) -> CardCode:
    """The card that a scan shows (X01, X02). Decided here, without asking anyone.

    Raises:
        CardCodeError: `code-too-long`, `code-unreadable` (control, bidirectional or non-ASCII characters),
            `code-check-digit` (a card of ours, misread or mistyped), or the name of what it is instead:
            `web-address`, `wifi-code`, `contact-code`, `phone-action`, `product-code`, `payment-card`,
            `payment-request`, `sign-in-secret`, `not-a-card`.
    """
    if len(scan.data) > MAX_CODE_BYTES:
        raise CardCodeError("code-too-long")
    text = scan.data.strip(_EDGE_BYTES).decode("latin-1")
    fitting = [(one, number) for one in formats if (number := one.number_in(text, scan.symbology))]
    for one, number in fitting:
        if one.check.fits(number):
            return CardCode(number, one.form)
    if fitting:
        raise CardCodeError("code-check-digit")
    # A contact has line ends, and names with accents: still a contact, and nothing but its beginning matters.
    raise CardCodeError(foreign_kind(text, scan.symbology) or _no_card(text))


def is_card(scan: Scan, formats: Sequence[CardFormat]) -> bool:
    """Whether the scan shows a card of this programme, right to its check digits."""
    try:
        card_code(scan, formats)
    except CardCodeError:
        return False
    return True


def _no_card(text: str) -> str:
    return "not-a-card" if text and text.isascii() and text.isprintable() else "code-unreadable"


def _element_string(code: str) -> str:
    """A GS1 element string as it is kept: without the marks around it, its identifier without brackets."""
    bare = code.strip(_FUNCTION_1)
    bracketed = f"({GSRN_IDENTIFIER})"
    return GSRN_IDENTIFIER + bare.removeprefix(bracketed).lstrip() if bare.startswith(bracketed) else bare
