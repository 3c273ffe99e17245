"""Mobile numbers in the form of E.164 (J05)."""

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from reference_backend.members.fields import FieldError, FieldFault

# Letters would be read as the keys that they stand on, and an extension is no mobile.
_TYPED = re.compile(r"[+0-9()./\-\s\u2010-\u2015]{1,40}")
_MOBILE = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def read_mobile(text: str, country: str) -> str:
    """Return a mobile number in E.164; `country` (ISO 3166-1) is meant where no code stands before it.

    FieldError when it is none: too short, not in use in that country, or a fixed line.
    """
    trimmed = text.strip()
    if not trimmed:
        raise FieldError(FieldFault("phone", "missing"))
    try:
        number = phonenumbers.parse(trimmed, country) if _TYPED.fullmatch(trimmed) else None
    except NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise FieldError(FieldFault("phone", "not-valid"))
    if phonenumbers.number_type(number) not in _MOBILE:
        raise FieldError(FieldFault("phone", "not-valid"))
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)
