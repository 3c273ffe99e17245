"""What a manager's passphrase must be, and how it is read."""

from __future__ import annotations

import unicodedata

from pos_client.domain.errors import SecretStoreError

LEAST_CHARACTERS = 12
LEAST_WORDS = 4
LEAST_DIFFERENT = 5
"""Characters. `111111111111` is long and no passphrase."""
MOST_CHARACTERS = 256


def prepared(typed: str) -> str:
    """The same passphrase, whatever keyboard it was typed on: every kind of space is one, spaces at the ends
    and doubled ones do not count, and letters are composed (NFC; RFC 8265 section 4.2 but for the spaces that
    do not count).
    """
    spaced = "".join(" " if one.isspace() else one for one in unicodedata.normalize("NFC", typed))
    return " ".join(spaced.split())


def must_be_good(typed: str) -> str:
    """The prepared passphrase, where it may become one.

    Raises:
        SecretStoreError: `passphrase-too-short`: fewer than 12 characters, and not four words either;
            `passphrase-too-plain`: fewer than five different characters; `passphrase-not-usable`: longer than
            anybody types, or with characters that no keyboard shows.
    """
    passphrase = prepared(typed)
    if len(passphrase) > MOST_CHARACTERS or any(unicodedata.category(one)[0] == "C" for one in passphrase):
        raise SecretStoreError("passphrase-not-usable")
    if len(passphrase) < LEAST_CHARACTERS and _words(passphrase) < LEAST_WORDS:
        raise SecretStoreError("passphrase-too-short")
    if len(set(passphrase.casefold()) - {" "}) < LEAST_DIFFERENT:
        raise SecretStoreError("passphrase-too-plain")
    return passphrase


def _words(passphrase: str) -> int:
    """Single letters are none."""
    return len({one.casefold() for one in passphrase.split(" ") if len(one) > 1})
