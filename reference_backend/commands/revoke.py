"""`revoke`: put a register out, such as a till that was stolen."""

import argparse
from typing import Any, get_args

from reference_backend.approvals.revoking import revoke
from reference_backend.approvals.schemas import Reason
from reference_backend.commands.terminal import CommandError, opened, say, takes_database, takes_programmes
from reference_backend.problems import Problem


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Put a register out: what is enrolled as it is over at once. It can be enrolled anew."
    parser = subparsers.add_parser("revoke", help=words, description=words)
    parser.add_argument("register")
    parser.add_argument("--reason", choices=get_args(Reason), default="stolen")
    takes_database(parser)
    takes_programmes(parser)
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Put it out; CommandError for a register that is not there."""
    with opened(options) as backend:
        try:
            revoke(backend, options.register, options.reason, merchant_id=None, staff=None)
        except Problem as error:
            raise CommandError(f"there is no register {options.register}") from error
    say(f"{options.register} is revoked; what it has not delivered is kept at the till, sealed")
    return 0
