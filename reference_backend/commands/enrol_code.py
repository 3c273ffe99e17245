"""`enrol-code`: a new one-time code for a register."""

import argparse
from typing import Any

from reference_backend.commands.terminal import CommandError, opened, say, takes_database, takes_programmes
from reference_backend.registers.service import new_code


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Print a new one-time code for a register."
    parser = subparsers.add_parser("enrol-code", help=words, description=words)
    parser.add_argument("register")
    takes_database(parser)
    takes_programmes(parser)
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Make the code and print it; the one before it ends."""
    with opened(options) as backend:
        try:
            say(new_code(backend, options.register))
        except KeyError as error:
            raise CommandError(f"there is no register {options.register}") from error
    return 0
