"""Secrets that end with the process."""

from __future__ import annotations

from pos_client.domain.installation import TillSecrets


class MemorySecretStore:
    """For demonstrations and tests, where losing the secrets loses nothing. Chosen openly, never as a
    fallback.
    """

    name = "memory of this process"

    def __init__(self) -> None:
        self._kept: dict[str, TillSecrets] = {}

    def load(self, name: str) -> TillSecrets | None:
        """The secrets of this name, None where there are none."""
        return self._kept.get(name)

    def save(self, name: str, secrets: TillSecrets) -> None:
        """Keep them until the process ends."""
        self._kept[name] = secrets

    def forget(self, name: str) -> None:
        """Remove them, if they are there."""
        self._kept.pop(name, None)
