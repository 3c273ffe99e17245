"""`retention`: removes what is too old to keep."""

import argparse
from typing import Any

from reference_backend.commands.terminal import opened, say, takes_database, takes_programmes
from reference_backend.erasure.retention import apply_retention


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Remove what is older than the programmes keep it, and say what it was. For once a night."
    parser = subparsers.add_parser("retention", help=words, description=words)
    takes_database(parser)
    takes_programmes(parser)
    parser.add_argument("--dry-run", action="store_true", help="only say what would be removed")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Remove it, and print a line for each kind of it: where, what and how many."""
    with opened(options) as backend:
        removed = apply_retention(backend, only_say=options.dry_run)
        if not options.dry_run:
            backend.database.forget_log()
    for one in removed:
        say(f"{one.where}: {one.what}: {one.count}")
    if not removed:
        say("nothing is too old")
    return 0
