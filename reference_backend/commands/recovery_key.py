"""`recovery-key`: which keys tills seal to, and one more (ADR 10). No key is ever removed or printed."""

import argparse
from typing import Any

from reference_backend.clock import to_wire
from reference_backend.commands.terminal import CommandError, opened, say, takes_database, takes_programmes
from reference_backend.recovery.keeping import add_recovery_key, recovery_file
from reference_backend.recovery.keys import RecoveryKey, RecoveryKeys


def add(subparsers: Any) -> None:
    """Add the command."""
    words = (
        "Show the keys that tills seal to, or make a new one; the older ones open what was sealed to them."
    )
    keys = subparsers.add_parser("recovery-key", help=words, description=words)
    which = keys.add_subparsers(required=True)
    words = "List when each was made and its id, the newest last: tills are told that one."
    listing = which.add_parser("list", help=words, description=words)
    listing.set_defaults(command=show)
    words = "Make a new key. Start the backend again afterwards, and copy the file of the keys anew."
    adding = which.add_parser("add", help=words, description=words)
    adding.set_defaults(command=add_one)
    for parser in (listing, adding):
        takes_database(parser)
        takes_programmes(parser)


def show(options: argparse.Namespace) -> int:
    """List them."""
    with opened(options) as backend:
        _list(backend.recovery)
    return 0


def add_one(options: argparse.Namespace) -> int:
    """Make one, list all, and say what to do with it."""
    path = recovery_file(options.database)
    with opened(options) as backend:
        new = RecoveryKey(to_wire(backend.clock.now()), backend.secrets.key())
        try:
            keys = add_recovery_key(backend.database, path, new)
        except ValueError as error:
            raise CommandError(f"the newest key is of {error}: set this computer's clock right") from error
    _list(keys)
    say(f"start the backend again, so that tills are told; copy {path.name} to where its copy is kept")
    return 0


def _list(keys: RecoveryKeys) -> None:
    for one in keys.all:
        say(f"{one.made_at} {one.key_id}" + (" tills are told this one" if one == keys.newest else ""))
