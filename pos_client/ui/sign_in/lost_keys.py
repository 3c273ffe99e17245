"""Why a computer that was a till has to be enrolled again, by the codes that say so."""

from __future__ import annotations

LOCKED_OUT = "till-locked-out"
"""Its backend revoked it; the detail is how many records wait."""
BY_SHOWN_CODE = "enrol_by_shown_code"
"""The wish."""

_FILE_LOST = frozenset({"passphrase-entry-missing", "passphrase-file-damaged"})
_NO_KEYRING = frozenset({"keyring-missing", "keyring-backend-refused"})
NEEDS_PASSPHRASE = _NO_KEYRING | _FILE_LOST | {"passphrase-needed"}
LOST_KEYS = (
    frozenset({"keyring-entry-missing", "keyring-entry-damaged", LOCKED_OUT}) | _NO_KEYRING | _FILE_LOST
)
"""What keeps a till from starting that a new enrolment mends."""
ENROLMENT_OVER = frozenset({"enrolment-ended", "refresh-token-reused", "refresh-token-unknown"})
"""What keeps an open till from its backend that a new enrolment mends; it goes on recording."""
