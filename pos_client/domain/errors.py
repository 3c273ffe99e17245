"""Everything that can go wrong and that a person should hear about.

    PosClientError
    ├── KnownError                 foreseen; carries a stable `code` that the screens have words for
    │   ├── InputError             what was typed or scanned cannot be used
    │   │   ├── TotalError
    │   │   └── CardCodeError
    │   ├── UnreachableError       no answer came; nothing is known about what the backend did
    │   │   └── BackendFailedError  the backend met a fault of its own (500)
    │   ├── RefusedError           the backend, or this till's own rules, said no
    │   │   └── SignInNeededError  said no because nobody valid is signed in, or the register is not known
    │   ├── SecretStoreError       the operating system's keyring is absent, locked or refuses
    │   └── StoreError             this till's own file cannot be opened or written
    └── BugError                   our own mistake; never caught to go on

Blame is sorted by type: a screen retries, explains or stops by the class and chooses its words by `code`.
"""

from __future__ import annotations


class PosClientError(Exception):
    """Root of all errors of this program."""


class KnownError(PosClientError):
    """A foreseen failure. `code` is stable and hyphenated; `detail` is for support, never personal."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class InputError(KnownError):
    """What was typed or scanned cannot be used as it is."""


class TotalError(InputError):
    """A total that cannot be a purchase's total (N16)."""


class CardCodeError(InputError):
    """A code that cannot be a card of this programme."""


class UnreachableError(KnownError):
    """No answer came. The backend may or may not have acted. `retry_after_s` is the wait it asked for."""

    def __init__(self, code: str, detail: str = "", retry_after_s: float | None = None) -> None:
        super().__init__(code, detail)
        self.retry_after_s = retry_after_s


class BackendFailedError(UnreachableError):
    """The backend met a fault of its own while it worked on this (500). 502 and 504 are words of others."""


class RefusedError(KnownError):
    """The backend, or this till's own rules, said no."""

    def __init__(self, code: str, detail: str = "", retry_after_s: float | None = None) -> None:
        super().__init__(code, detail)
        self.retry_after_s = retry_after_s


class SignInNeededError(RefusedError):
    """Refused because nobody valid is signed in, or because the backend does not know this register."""


class SecretStoreError(KnownError):
    """The keyring or the passphrase does not give the till's keys. `retry_after_s` is how long it wants to be
    left alone after too many wrong passphrases.
    """

    def __init__(self, code: str, detail: str = "", retry_after_s: float | None = None) -> None:
        super().__init__(code, detail)
        self.retry_after_s = retry_after_s


class StoreError(KnownError):
    """This till's own file cannot be opened or written."""


class BugError(PosClientError):
    """Our own mistake: a state that the code promises cannot be."""
