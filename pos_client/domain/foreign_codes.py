"""The names of what is scanned by mistake. Recognised here, by its beginning; never opened, sent or kept."""

from __future__ import annotations

import re

from pos_client.domain.check_digits import gs1_sum_fits


def _begins(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


_BEGINNINGS = (
    ("web-address", _begins(r"https?://|www\.|URLTO:|MEBKM:")),
    ("wifi-code", _begins(r"WIFI:")),
    ("contact-code", _begins(r"BEGIN:VCARD|MECARD:|BIZCARD:")),
    ("sign-in-secret", _begins(r"otpauth(-migration)?://|FIDO:/")),
    # EMV QR code (merchant presented), the SEPA credit transfer (EPC 069-12), and what else asks for money.
    ("payment-request", _begins(r"000201(01|26|5[0-9])|BCD\r?\n00[12]\r?\n|SPD\*1\.0\*|SPC\r?\n0200\r?\n")),
    ("payment-request", _begins(r"(bitcoin|ethereum|litecoin|lightning|monero|upi):")),
    ("phone-action", _begins(r"(mailto|tel|sms|smsto|mms|mmsto|geo|facetime|whatsapp|skype):|MATMSG:")),
    ("phone-action", _begins(r"BEGIN:(VEVENT|VCALENDAR)")),
    # The tracks of a magnetic stripe (ISO/IEC 7813), from a reader that types.
    ("payment-card", _begins(r"%B[0-9 ]{12,23}\^|;[0-9]{12,19}=")),
)

_PRODUCT_SYMBOLOGIES = frozenset({"EAN13", "EAN8", "UPCA", "UPCE"})
_PRODUCT_LENGTHS = frozenset({8, 12, 13, 14})
_GS1_PRODUCT = re.compile(r"(?:\(01\)|01)(?P<gtin>[0-9]{14})(?:[^0-9]|1[0-57]|21|30|310|\Z)")

_ISSUERS = re.compile(
    r"""4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})          # Visa
      | 5[1-5][0-9]{14}                             # Mastercard
      | 2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}
      | 3[47][0-9]{13}                              # American Express
      | 3(?:0[0-59]|[689][0-9])[0-9]{11,16}         # Diners Club
      | 35(?:2[89]|[3-8][0-9])[0-9]{12,15}          # JCB
      | 6(?:011|4[4-9][0-9]|5[0-9]{2})[0-9]{12,15}  # Discover
      | 62[0-9]{14,17}                              # UnionPay
      | (?:50|5[6-9]|6[0-9])[0-9]{10,17}            # Maestro and its kin""",
    re.VERBOSE,
)
"""Ranges of the issuers of payment cards (ISO/IEC 7812), with their lengths."""


def foreign_kind(text: str, symbology: str | None) -> str | None:
    """What this code is, or None where nothing is known about it.

    `text` may have any signs; bytes that are not ASCII arrive as Latin-1, one sign each.
    """
    for kind, beginning in _BEGINNINGS:
        if beginning.match(text):
            return kind
    # Products first: one in ten of their numbers passes for a payment card's by chance.
    if _is_product(text, symbology):
        return "product-code"
    return "payment-card" if is_payment_card(text) else None


def is_payment_card(text: str) -> bool:
    """Whether this can be the number of a payment card: issuer, length and check digit fit."""
    from stdnum import luhn

    digits = text.replace(" ", "").replace("-", "")
    return _ISSUERS.fullmatch(digits) is not None and bool(luhn.is_valid(digits))


def _is_product(text: str, symbology: str | None) -> bool:
    if symbology in _PRODUCT_SYMBOLOGIES:
        return True
    if element := _GS1_PRODUCT.match(text.lstrip("\x1d")):
        return gs1_sum_fits(element["gtin"])
    could_be = symbology is None or (symbology == "ITF" and len(text) == 14)
    return could_be and len(text) in _PRODUCT_LENGTHS and text.isdecimal() and gs1_sum_fits(text)
