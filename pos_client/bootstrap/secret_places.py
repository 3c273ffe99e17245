"""Where this installation's secrets lie: in the keyring, or in a file that a manager's passphrase opens.

keyring ──┐
          ├─ SecretPlaces ── Enrolling, Till, commands
file ─────┘   (the installation's record says which)
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.kept_file import FileOnDisk
from pos_client.bootstrap.system_clock import SystemClock, boot_id
from pos_client.domain.errors import RefusedError, SecretStoreError
from pos_client.domain.installation import Installation, Place, TillSecrets
from pos_client.secret_store.passphrase_store import PassphraseSecretStore
from pos_client.secret_store.sealed_entry import COSTS, Costs
from pos_client.secret_store.tries import Clocks, Tries

if TYPE_CHECKING:
    from pos_client.domain.ids import RandomBytes
    from pos_client.services.ports import Clock, SecretStore

_log = logging.getLogger(__name__)
Ask = Callable[[], str | None]
"""Has a person type the passphrase; None where nobody can be asked."""


class SecretPlaces:
    """Both places as one store (`SecretStore`). Reads where the installation's record says; writes there too,
    or where the enrolment that runs was told. Never changes from one to the other by itself.
    """

    def __init__(
        self,
        folder: DataFolder,
        keyring: SecretStore,
        passphrase: PassphraseSecretStore,
        ask: Ask = lambda: None,
    ) -> None:
        self._folder = folder
        self._stores: dict[Place, SecretStore] = {Place.KEYRING: keyring, Place.PASSPHRASE: passphrase}
        self._passphrase = passphrase
        self._ask: Ask | None = ask
        self._chosen: Place | None = None

    @property
    def place(self) -> Place:
        """Where what is saved now goes."""
        return self._chosen or self._recorded()

    @property
    def name(self) -> str:
        """Which store that is, for support.

        Raises:
            SecretStoreError: there is no such keyring here.
        """
        return str(getattr(self._stores[self.place], "name", self.place))

    def at(self, place: Place) -> SecretStore:
        """One of the two alone."""
        return self._stores[place]

    def open_with(self, typed: str) -> None:
        """Open this installation's entry.

        Raises:
            RefusedError: `not-enrolled`.
            SecretStoreError: as `PassphraseSecretStore.open_with`.
        """
        self._passphrase.open_with(self._secret_name(), typed)

    def begin_with(self, typed: str) -> None:
        """What is enrolled next is kept under this new passphrase.

        Raises:
            SecretStoreError: as `PassphraseSecretStore.begin_with`.
        """
        self._passphrase.begin_with(typed)
        self._chosen = Place.PASSPHRASE

    def change_passphrase(self, new: str) -> None:
        """Another passphrase for the same secrets, after `open_with`.

        Raises:
            RefusedError: `not-enrolled`, `no-passphrase-here`.
            SecretStoreError: as `PassphraseSecretStore.change`.
        """
        name = self._secret_name()
        if self._recorded() is not Place.PASSPHRASE:
            raise RefusedError("no-passphrase-here")
        self._passphrase.change(name, new)

    def load(self, name: str) -> TillSecrets | None:
        """The secrets of this name, None where there are none. Where they need the passphrase, a person is
        asked for it, once.

        Raises:
            SecretStoreError: as the store in use.
        """
        store = self._stores[self._recorded()]
        try:
            return store.load(name)
        except SecretStoreError as error:
            if error.code != "passphrase-needed" or (typed := self._asked()) is None:
                raise
        self._passphrase.open_with(name, typed)
        return store.load(name)

    def save(self, name: str, secrets: TillSecrets) -> None:
        """Keep them.

        Raises:
            SecretStoreError: as the store in use.
        """
        self._stores[self.place].save(name, secrets)

    def forget(self, name: str) -> None:
        """Remove them wherever they are. That the other place does not answer is no reason to fail.

        Raises:
            SecretStoreError: as the store in use.
        """
        for place, store in self._stores.items():
            try:
                store.forget(name)
            except SecretStoreError as error:
                if place is self.place:
                    raise
                _log.info("the %s was not asked to forget: %s", place, error.code)

    def _recorded(self) -> Place:
        installation = self._folder.installation()
        return (self._chosen or Place.KEYRING) if installation is None else installation.kept_in

    def _secret_name(self) -> str:
        installation = self._folder.installation()
        if installation is None:
            raise RefusedError("not-enrolled")
        return installation.secret_name

    def _asked(self) -> str | None:
        """A command asks once, whatever it opens how often."""
        ask, self._ask = self._ask, None
        return None if ask is None else ask()


def secrets_of(installation: Installation, secrets: SecretStore) -> TillSecrets:
    """What this installation keeps secret.

    Raises:
        SecretStoreError: as the store; `keyring-entry-missing` or `passphrase-entry-missing` where it has
            nothing of this till.
    """
    found = secrets.load(installation.secret_name)
    if found is None:
        raise SecretStoreError(f"{installation.kept_in}-entry-missing")
    return found


def secret_places(
    folder: DataFolder,
    keyring: SecretStore,
    random_bytes: RandomBytes,
    *,
    clock: Clock | None = None,
    boot: str | None = None,
    ask: Ask = lambda: None,
    costs: Costs = COSTS,
) -> SecretPlaces:
    """Both places of one installation, by this machine's clocks."""
    clock = clock or SystemClock()
    clocks = Clocks(clock.now, clock.monotonic_s, boot or boot_id())
    tries = Tries(FileOnDisk(folder.secrets.with_name(f"{folder.secrets.name}.tries")), clocks)
    return SecretPlaces(
        folder,
        keyring,
        PassphraseSecretStore(FileOnDisk(folder.secrets), tries, random_bytes, costs),
        ask,
    )
