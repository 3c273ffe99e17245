"""Secrets in one file that a manager's passphrase opens: for a machine that has no keyring."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import RLock

from pos_client.domain.errors import SecretStoreError
from pos_client.domain.ids import RandomBytes
from pos_client.domain.installation import TillSecrets
from pos_client.secret_store.packing import from_text, to_text
from pos_client.secret_store.passphrase_file import KeptFile, packed, unpacked
from pos_client.secret_store.passphrases import must_be_good, prepared
from pos_client.secret_store.sealed_entry import COSTS, SALT_BYTES, Costs, Lock, SealedEntry
from pos_client.secret_store.tries import Tries


class PassphraseSecretStore:
    """Chosen openly, never as a fallback. Once `open_with` or `begin_with` went well, the key stays in memory
    as long as this object, and saving needs nobody. Each entry has its own salt, cost and seal, so that one
    under a new passphrase can stand beside one under the old until that is removed.

    May be used from several threads; slow calls (`open_with`, `begin_with`) never belong on the GUI thread.
    """

    def __init__(self, file: KeptFile, tries: Tries, random_bytes: RandomBytes, costs: Costs = COSTS) -> None:
        self._file = file
        self._tries = tries
        self._random_bytes = random_bytes
        self._costs = costs
        self._keys: dict[Lock, bytes] = {}
        self._newest: Lock | None = None
        self._turn = RLock()

    @property
    def name(self) -> str:
        """Which store it is, for support."""
        return f"passphrase file {self._file.name}"

    def open_with(self, name: str, typed: str) -> None:
        """From now on the entry of this name opens by itself.

        Raises:
            SecretStoreError: `passphrase-wrong`; `passphrase-wait` after five wrong ones, with the seconds;
                `passphrase-entry-missing`: there is no such entry; `passphrase-file-damaged`,
                `passphrase-file-newer`, `passphrase-file-unreadable`, `passphrase-no-memory`. None of the
                others counts as a wrong one. An altered file whose checksum was made to fit looks like a
                wrong passphrase.
        """
        with self._turn:
            entry = self._find(name)
            if entry is None:
                raise SecretStoreError("passphrase-entry-missing")
            self._tries.begin(entry.lock.name)
            key = entry.lock.key(prepared(typed))
            if entry.open(key) is None:
                raise SecretStoreError("passphrase-wrong")
            self._tries.forget(entry.lock.name)
            self._keys[entry.lock] = key
            self._newest = entry.lock

    def begin_with(self, typed: str) -> None:
        """From now on what is saved is sealed under this new passphrase. What is there stays as it is; a file
        that does not read is set aside when something is saved.

        Raises:
            SecretStoreError: as `must_be_good`; `passphrase-no-memory`.
        """
        passphrase = must_be_good(typed)
        with self._turn:
            lock = Lock(self._costs.usual, self._random_bytes(SALT_BYTES))
            self._keys[lock] = lock.key(passphrase)
            self._newest = lock

    def change(self, name: str, new: str) -> None:
        """The same secrets under another passphrase. Killed, the file opens by the old one or by the new one.

        Raises:
            SecretStoreError: as `load`, `begin_with` and `save`; nothing is changed.
        """
        secrets = self.load(name)
        if secrets is None:
            raise SecretStoreError("passphrase-entry-missing")
        self.begin_with(new)
        self.save(name, secrets)

    def load(self, name: str) -> TillSecrets | None:
        """The secrets of this name, None where there are none.

        Raises:
            SecretStoreError: `passphrase-needed`: first `open_with`. As there for a file that does not read.
        """
        with self._turn:
            entry = self._find(name)
            if entry is None:
                return None
            key = self._keys.get(entry.lock)
            text = None if key is None else entry.open(key)
            if text is None:
                raise SecretStoreError("passphrase-needed")
            return from_text(text, "passphrase-file-damaged")

    def save(self, name: str, secrets: TillSecrets) -> None:
        """Keep them under the passphrase that was given last. The old file or the new one, never a part.

        Raises:
            SecretStoreError: `passphrase-needed`; `passphrase-file-not-written`.
        """
        with self._turn:
            if self._newest is None:
                raise SecretStoreError("passphrase-needed")
            key = self._keys[self._newest]
            entry = SealedEntry.seal(name, self._newest, key, to_text(secrets), self._random_bytes)
            others = [one for one in self._kept_or_aside() if one.name != name]
            self._write([*others, entry])

    def forget(self, name: str) -> None:
        """Remove them, if they are there; the file with the last of them. Needs no passphrase.

        Raises:
            SecretStoreError: as `load` for a file that does not read; `passphrase-file-not-written`.
        """
        with self._turn:
            entries = self._read()
            others = [one for one in entries if one.name != name]
            if others and len(others) < len(entries):
                self._write(others)
            elif not others:
                self._carry_out(self._file.remove)
            for gone in {one.lock.name for one in entries} - {one.lock.name for one in others}:
                self._tries.forget(gone)

    def _find(self, name: str) -> SealedEntry | None:
        return next((one for one in self._read() if one.name == name), None)

    def _read(self) -> tuple[SealedEntry, ...]:
        try:
            content = self._file.read()
        except OSError as error:
            raise SecretStoreError("passphrase-file-unreadable", type(error).__name__) from None
        return () if content is None else unpacked(content, self._costs)

    def _kept_or_aside(self) -> tuple[SealedEntry, ...]:
        """What is there stays beside what is new. Damaged, it must not be written over: somebody may have a
        use for what is left of it.
        """
        try:
            return self._read()
        except SecretStoreError:
            self._carry_out(self._file.set_aside)
            return ()

    def _write(self, entries: Sequence[SealedEntry]) -> None:
        self._carry_out(lambda: self._file.write(packed(entries)))

    def _carry_out(self, what: Callable[[], None]) -> None:
        try:
            what()
        except OSError as error:
            raise SecretStoreError("passphrase-file-not-written", type(error).__name__) from None
