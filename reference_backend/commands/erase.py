"""`erase`: takes a person out of a database, and those again who were erased before a copy was put back."""

import argparse
import json
import sys
from typing import Any

from reference_backend.commands.terminal import (
    CommandError,
    complain,
    opened,
    say,
    takes_database,
    takes_programmes,
)
from reference_backend.erasure.service import Tombstone, erase_again, erase_member, tombstones

WHY = "asked-for"


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Erase a person from everything but sums and counts."
    parser = subparsers.add_parser("erase", help=words, description=words)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--member", help="the id of the person")
    which.add_argument("--list", action="store_true", help="print who was erased, a JSON object a line")
    which.add_argument("--again", action="store_true", help="erase those of such lines on standard input")
    takes_database(parser)
    takes_programmes(parser)
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Erase, list, or erase again after a copy was put back."""
    with opened(options) as backend:
        with backend.database.write() as connection:
            if options.list:
                _list(tombstones(connection))
            elif options.again:
                read = _read()
                complain(f"{erase_again(connection, read)} of {len(read)} were there and are erased")
            elif erase_member(connection, options.member, backend.now_text(), WHY):
                complain("erased")
            else:
                raise CommandError(f"there is no person {options.member}, or not any more")
        backend.database.forget_log()
    return 0


def _list(erased: list[Tombstone]) -> None:
    for one in erased:
        say(json.dumps(vars(one)))
    if not erased:
        # Beside the lines, which are for `--again`.
        complain("nobody was erased")


def _read() -> list[Tombstone]:
    try:
        return [Tombstone(**json.loads(line)) for line in sys.stdin if line.strip()]
    except (ValueError, TypeError) as error:
        raise CommandError("standard input is not what --list printed; nobody was erased") from error
