"""What every secret store does; also run inside a session of its own, where there is no pytest."""

from __future__ import annotations

from pos_client.domain.installation import TillSecrets
from pos_client.services.ports import SecretStore


def keeps_its_contract(store: SecretStore) -> None:
    """Raises AssertionError where it does not."""
    first = TillSecrets(b"d" * 32, b"s" * 32, None)
    whole = TillSecrets(b"d" * 32, b"s" * 32, "t" * 3000)
    assert store.load("till/1") is None
    store.save("till/1", first)
    assert store.load("till/1") == first
    store.save("till/1", whole)
    assert store.load("till/1") == whole
    assert store.load("till/2") is None
    store.forget("till/1")
    assert store.load("till/1") is None
    store.forget("till/1")
