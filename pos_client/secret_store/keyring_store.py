"""The operating system's own keyring, and no other."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from pos_client.domain.errors import SecretStoreError
from pos_client.domain.installation import TillSecrets
from pos_client.secret_store.configured_keyring import configured_keyring
from pos_client.secret_store.packing import pack, part_count, unpack

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")
_LONGEST_NAME = 120
SERVICE = "pos-client"
REAL_KEYRINGS = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)
"""Modules of keyrings that a desktop unlocks. Others that may be installed (plain text files, files with a
password asked for on the terminal, the chainer that would fall back to them) are refused by not being
here.
"""


class KeyringSecretStore:
    """Calls block, and a locked keyring may ask its user: never from the GUI thread."""

    def __init__(self, service: str = SERVICE) -> None:
        self._service = service
        self._keyring: KeyringBackend | None = None

    @property
    def name(self) -> str:
        """Which keyring it is, for support. Raises as `load`."""
        return self._real_keyring().name

    def load(self, name: str) -> TillSecrets | None:
        """The secrets of this name, None where there are none.

        Raises:
            SecretStoreError: `keyring-missing` (this machine has none), `keyring-backend-refused` with the
                name of one that must not be used, `keyring-locked`, `keyring-refused`,
                `keyring-entry-damaged`.
        """
        first = self._get(name)
        if first is None:
            return None
        rest = [self._get(_part(name, number)) for number in range(1, part_count(first))]
        return unpack([first, *(one or "" for one in rest)])

    def save(self, name: str, secrets: TillSecrets) -> None:
        """Keep them. The first part goes last, so that an interrupted change leaves the old ones or an error.

        Raises:
            SecretStoreError: as `load`; nothing usable was kept.
        """
        for number, part in reversed(list(enumerate(pack(secrets)))):
            self._set(_part(name, number), part)

    def forget(self, name: str) -> None:
        """Remove them, if they are there.

        Raises:
            SecretStoreError: as `load`.
        """
        first = self._get(name)
        if first is not None:
            for number in range(part_count(first)):
                self._delete(_part(name, number))

    def _get(self, entry: str) -> str | None:
        return self._ask(lambda ring: ring.get_password(self._service, entry))

    def _set(self, entry: str, value: str) -> None:
        self._ask(lambda ring: ring.set_password(self._service, entry, value))

    def _delete(self, entry: str) -> None:
        self._ask(lambda ring: ring.delete_password(self._service, entry))

    def _ask(self, what: Callable[[KeyringBackend], T]) -> T:
        from keyring import errors

        try:
            return what(self._real_keyring())
        except (errors.KeyringLocked, errors.InitError) as error:
            raise SecretStoreError("keyring-locked", type(error).__name__) from None
        except errors.NoKeyringError as error:
            raise SecretStoreError("keyring-missing", type(error).__name__) from None
        except errors.KeyringError as error:
            raise SecretStoreError("keyring-refused", type(error).__name__) from None

    def _real_keyring(self) -> KeyringBackend:
        if self._keyring is None:
            self._keyring = _best_real_keyring()
        return self._keyring


def _best_real_keyring() -> KeyringBackend:
    """Chosen here and not by `keyring`, whose configuration could point to a plain file.

    A configuration that does so is refused by name, though another keyring may be there: whoever wrote it
    believes that the keys lie where it says.
    """
    from keyring import backend
    from keyring.util.platform_ import config_root

    configured = configured_keyring(os.environ, config_root())
    if configured is not None and configured.rpartition(".")[0] not in REAL_KEYRINGS:
        raise SecretStoreError("keyring-backend-refused", _shown(configured))
    there = backend.get_all_keyring()
    usable = [one for one in there if is_real(type(one))]
    if usable:
        return max(usable, key=lambda one: one.priority)
    # Those that come with `keyring` are everywhere, and mean that there is none.
    others = sorted(_name(type(one)) for one in there if not one.__module__.startswith("keyring.backends."))
    raise SecretStoreError("keyring-missing", _shown(f"not used: {', '.join(others)}") if others else "")


def _name(keyring: type) -> str:
    return f"{keyring.__module__}.{keyring.__qualname__}"


def _shown(name: str) -> str:
    """Somebody else's text, short and in plain signs."""
    return ascii(name[:_LONGEST_NAME])[1:-1]


def is_real(keyring: type) -> bool:
    """Whether this is one of the operating systems' keyrings."""
    return keyring.__module__ in REAL_KEYRINGS


def _part(name: str, number: int) -> str:
    return name if number == 0 else f"{name}/{number + 1}"
