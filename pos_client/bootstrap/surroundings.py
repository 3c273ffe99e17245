"""What a till gets from outside. Light to import: it is there before the window paints."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pos_client.bootstrap.system_clock import SystemClock, boot_id
from pos_client.services.pin_hasher import Argon2PinHasher

if TYPE_CHECKING:
    from pos_client.bootstrap.folders import DataFolder
    from pos_client.bootstrap.secret_places import Ask, SecretPlaces
    from pos_client.domain.ids import RandomBytes
    from pos_client.services.ports import Clock, PinHasher, SecretStore


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Tests and the demo hand in others. `places` is the same as `secrets` where a passphrase may open them,
    else None.
    """

    secrets: SecretStore
    clock: Clock = field(default_factory=SystemClock)
    random_bytes: RandomBytes = os.urandom
    hasher: PinHasher = field(default_factory=Argon2PinHasher)
    boot: str = field(default_factory=boot_id)
    hello_every_s: float = 60.0
    places: SecretPlaces | None = None


def this_computer(folder: DataFolder, ask: Ask = lambda: None) -> Surroundings:
    """The keyring of this computer, or the passphrase of this installation; `ask` has somebody type it."""
    from pos_client.bootstrap.secret_places import secret_places
    from pos_client.secret_store.keyring_store import KeyringSecretStore

    places = secret_places(folder, KeyringSecretStore(), os.urandom, ask=ask)
    return Surroundings(places, places=places)
