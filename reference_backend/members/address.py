"""E-mail addresses: as they are written to, and as they are compared (N03)."""

import unicodedata
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from reference_backend.members.fields import FieldError, FieldFault

LONGEST_ADDRESS = 254
"""RFC 5321 section 4.5.3.1.3: what fits into a path."""


@dataclass(frozen=True)
class Address:
    """An address that exists by its form: `written` to send to, `key` to tell one person from another."""

    written: str
    key: str


def read_address(text: str) -> Address:
    """Read an address as somebody typed it; FieldError when it has not the form of one that mail can reach.

    Whether it exists only a message tells. `A@x.fi` and `a@X.FI` are one person; `a+b@x.fi` is another one.
    """
    trimmed = text.strip()
    if not trimmed:
        raise FieldError(FieldFault("email", "missing"))
    if len(trimmed) > LONGEST_ADDRESS:
        raise FieldError(FieldFault("email", "too-long"))
    try:
        found = validate_email(trimmed, check_deliverability=False)
    except EmailNotValidError as error:
        raise FieldError(FieldFault("email", "not-valid")) from error
    key = f"{_compared(found.local_part)}@{(found.ascii_domain or found.domain).casefold()}"
    if max(len(found.normalized), len(key)) > LONGEST_ADDRESS:
        raise FieldError(FieldFault("email", "too-long"))
    return Address(found.normalized, key)


def _compared(local: str) -> str:
    """Return the part before the @ without case; a caseless match needs NFC on both sides of the folding
    (Unicode, section 3.13, D145)."""
    decomposed = unicodedata.normalize("NFD", local)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", decomposed.casefold()))
