"""First and last names (J05)."""

import unicodedata
from typing import Literal

from reference_backend.members.fields import FieldError, FieldFault

LONGEST_NAME = 100
_MARKS = frozenset(" -'.\u2019\u02bc\u00b7")
"""What stands between the letters of names: hyphens, apostrophes, dots."""


def read_name(field: Literal["first_name", "last_name"], text: str) -> str:
    """Return a name in NFC with single blanks; FieldError when it is missing, too long or no name.

    A name is letters of any script, with marks between them: no digits, no control characters.
    """
    # What is a blank to the eye is one here; a control character is left in, and refused.
    spaced = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in text)
    name = unicodedata.normalize("NFC", " ".join(part for part in spaced.split(" ") if part))
    if not name:
        raise FieldError(FieldFault(field, "missing"))
    if len(name) > LONGEST_NAME:
        raise FieldError(FieldFault(field, "too-long"))
    if not name[0].isalpha() or not all(_is_of_a_name(sign) for sign in name):
        raise FieldError(FieldFault(field, "not-valid"))
    return name


def _is_of_a_name(sign: str) -> bool:
    return sign in _MARKS or unicodedata.category(sign)[0] in "LM"
