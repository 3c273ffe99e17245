"""`analytics`: a merchant's purchases for the recipient whom its programme names (N21)."""

import argparse
import json
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from reference_backend.analytics.export import AnalyticsOffError, export
from reference_backend.backend import Backend
from reference_backend.commands.terminal import (
    CommandError,
    complain,
    opened,
    say,
    takes_database,
    takes_programmes,
)
from reference_backend.tables import merchants


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Print a merchant's purchases under pseudonyms, a JSON object a line, where analytics are on."
    parser = subparsers.add_parser("analytics", help=words, description=words)
    parser.add_argument("merchant")
    takes_database(parser)
    takes_programmes(parser)
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Print what goes to the recipient, and name the recipient on standard error."""
    with opened(options) as backend:
        _check_merchant(backend, options.merchant)
        try:
            made = export(backend, options.merchant)
        except AnalyticsOffError as error:
            raise CommandError(error) from error
    complain(f"for {made.recipient} and nobody else")
    for one in made.observations:
        say(json.dumps(asdict(one)))
    return 0


def _check_merchant(backend: Backend, merchant: str) -> None:
    with backend.database.read() as connection:
        if connection.scalar(select(merchants.c.id).where(merchants.c.id == merchant)) is None:
            raise CommandError(f"there is no merchant {merchant}")
