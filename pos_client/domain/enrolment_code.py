"""The code that a till shows until a manager lets it in (RFC 8628, 6.1): eight consonants, read aloud or
scanned.
"""

from __future__ import annotations

import re

_PREFIX = "POS-ENROL:"
_BETWEEN = re.compile(r"[\s-]")
_CODE = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{8}")
_LONGEST = 32
LETTERS = 8


def user_code(text: bytes | str) -> str | None:
    """The eight letters of what was typed or scanned, None for anything else. Case, blanks, hyphens and the
    mark of a scanned one do not count.
    """
    if len(text) > _LONGEST:
        return None
    plain = text.decode("latin-1") if isinstance(text, bytes) else text
    if not plain.isascii():
        return None
    letters = _BETWEEN.sub("", plain.strip().upper().removeprefix(_PREFIX))
    return letters if _CODE.fullmatch(letters) else None


def is_shown_by_a_till(data: bytes) -> bool:
    """Whether a scanned code is one that a till shows, and no product's or card's."""
    return data.upper().startswith(_PREFIX.encode()) and user_code(data) is not None


def qr_text(code: str) -> str:
    """What the QR code beside the letters holds."""
    return _PREFIX + (user_code(code) or "")


def grouped(code: str) -> str:
    """As people read it: in two groups."""
    letters = user_code(code) or ""
    half = LETTERS // 2
    return f"{letters[:half]}-{letters[half:]}"
