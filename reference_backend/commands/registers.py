"""`registers`: which tills there are."""

import argparse
from typing import Any

from sqlalchemy import select

from reference_backend.approvals.revoking import registers_of
from reference_backend.commands.terminal import opened, say, takes_database, takes_programmes
from reference_backend.tables import merchants


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "List the registers of every merchant, a line of JSON each."
    parser = subparsers.add_parser("registers", help=words, description=words)
    takes_database(parser)
    takes_programmes(parser)
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """List them."""
    with opened(options) as backend, backend.database.read() as connection:
        for merchant_id in connection.scalars(select(merchants.c.id).order_by(merchants.c.id)).all():
            for one in registers_of(connection, merchant_id).registers:
                say(one.model_dump_json())
    return 0
