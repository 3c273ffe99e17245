"""A till's secrets as text, in parts that every keyring takes."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence

from pos_client.domain.errors import SecretStoreError
from pos_client.domain.installation import TillSecrets

PART_CHARACTERS = 1000
"""Windows keeps 2,560 bytes in one credential, in UTF-16: 1,280 characters at most."""
MOST_PARTS = 8


def to_text(secrets: TillSecrets) -> str:
    """All of them as one text."""
    members = {
        "database_key": base64.b64encode(secrets.database_key).decode(),
        "signing_key": base64.b64encode(secrets.signing_key).decode(),
        "refresh_token": secrets.refresh_token,
    }
    return json.dumps(members, separators=(",", ":"))


def from_text(text: str, damaged: str = "keyring-entry-damaged") -> TillSecrets:
    """The secrets again.

    Raises:
        SecretStoreError: with the code `damaged`.
    """
    try:
        members = json.loads(text)
        return TillSecrets(
            base64.b64decode(members["database_key"], validate=True),
            base64.b64decode(members["signing_key"], validate=True),
            # Until tokens changed it was one for ever: the backend says that it does not know it.
            members["token"] if "token" in members else members["refresh_token"],
        )
    except (ValueError, KeyError, TypeError) as error:
        # Not the cause's text: it may quote the secret.
        raise SecretStoreError(damaged, type(error).__name__) from None


def pack(secrets: TillSecrets) -> list[str]:
    """The parts, the first of which says how many there are.

    Raises:
        SecretStoreError: `keyring-refused` for a token that is absurdly long.
    """
    text = to_text(secrets)
    pieces = [text[at : at + PART_CHARACTERS] for at in range(0, len(text), PART_CHARACTERS)]
    if len(pieces) > MOST_PARTS:
        raise SecretStoreError("keyring-refused", "the token is too long")
    return [f"{len(pieces)}:{pieces[0]}", *pieces[1:]]


def part_count(first: str) -> int:
    """How many parts there are, by the first one.

    Raises:
        SecretStoreError: `keyring-entry-damaged`.
    """
    count = first.partition(":")[0]
    if not (count.isdigit() and 1 <= int(count) <= MOST_PARTS):
        raise SecretStoreError("keyring-entry-damaged")
    return int(count)


def unpack(parts: Sequence[str]) -> TillSecrets:
    """The secrets again.

    Raises:
        SecretStoreError: `keyring-entry-damaged`.
    """
    return from_text("".join([parts[0].partition(":")[2], *parts[1:]]))
