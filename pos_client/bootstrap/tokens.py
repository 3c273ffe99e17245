"""The tokens of an installation, kept where its other secrets are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos_client.backend.credentials import Credentials
from pos_client.bootstrap.secret_places import secrets_of
from pos_client.domain.installation import Installation
from pos_client.services.ports import SecretStore


def credentials_of(
    installation: Installation, secrets: SecretStore, monotonic_s: Callable[[], float]
) -> Credentials:
    """What this till shows its backend. Only for the one process that has the till's file: what another one
    was given since it was read is worth nothing, and takes the whole family with it.

    Raises:
        SecretStoreError: as `secrets_of`.
    """
    known = secrets_of(installation, secrets)

    def keep(refresh_token: str) -> None:
        secrets.save(installation.secret_name, replace(known, refresh_token=refresh_token))

    return Credentials(known.refresh_token, keep, monotonic_s)
