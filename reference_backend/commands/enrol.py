"""`enrol`: let a till in that shows a code, where no manager can do it at another till."""

import argparse
from typing import Any

from reference_backend.approvals.deciding import approve_here
from reference_backend.commands.terminal import CommandError, opened, say, takes_database, takes_programmes
from reference_backend.problems import Problem
from reference_backend.words import words_for


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Let in a till that shows a code."
    parser = subparsers.add_parser("enrol", help=words, description=words)
    which = parser.add_subparsers(required=True)
    words = "Approve the till that shows this code, as this register; whatever was that register ends."
    approving = which.add_parser("approve", help=words, description=words)
    approving.add_argument("code", help="as the till shows it; case, blanks and hyphens do not count")
    approving.add_argument("register")
    takes_database(approving)
    takes_programmes(approving)
    approving.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Approve it; CommandError says why not."""
    with opened(options) as backend:
        try:
            approve_here(backend, options.code, options.register)
        except Problem as error:
            raise CommandError(_why_not(error.code, options.register)) from error
    say(f"the till is let in as {options.register}: it hears it in a few seconds")
    return 0


def _why_not(code: str, register: str) -> str:
    if code == "not-found":
        return f"there is no register {register}"
    words = words_for(code)
    return f"{words.title} {words.next}"
