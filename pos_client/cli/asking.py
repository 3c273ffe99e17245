"""A passphrase from whoever sits at the terminal. Never an argument nor a variable of the environment: other
programs can read those.
"""

from __future__ import annotations

import getpass
import sys

from pos_client.domain.errors import SecretStoreError


def ask_passphrase(prompt: str = "Passphrase of this till: ") -> str | None:
    """Typed at the terminal without showing it, else the next line of standard input. None where nothing
    came.
    """
    if sys.stdin is None:
        return None
    if sys.stdin.isatty():
        try:
            # Not to standard output: that may be JSON for a program.
            return getpass.getpass(prompt, stream=sys.stderr) or None
        except EOFError:
            return None
    return sys.stdin.readline().rstrip("\r\n") or None


def ask_new_passphrase() -> str:
    """At the terminal twice; from standard input once.

    Raises:
        SecretStoreError: `passphrase-needed` where nothing came; `passphrase-not-same`.
    """
    first = ask_passphrase("New passphrase, at least 12 characters or four words: ")
    if first is None:
        raise SecretStoreError("passphrase-needed")
    if sys.stdin.isatty() and ask_passphrase("The same again: ") != first:
        raise SecretStoreError("passphrase-not-same")
    return first
