"""`provision`: write merchants with their stores and registers into the database that `serve` serves."""

import argparse
import json
from pathlib import Path
from typing import Any

from reference_backend.commands.terminal import complain, opened, say, takes_database, takes_programmes
from reference_backend.configuration.faults import raise_for
from reference_backend.configuration.loading import look_at_merchants
from reference_backend.configuration.model import Merchant
from reference_backend.configuration.provisioning import provision


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Write merchants into the database, which is made when it is new; one that is there is renewed."
    parser = subparsers.add_parser("provision", help=words, description=words)
    parser.add_argument("merchants", type=Path, help="a merchant file, or a folder of them")
    takes_database(parser)
    takes_programmes(parser)
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Write all of them or none, and print a line of JSON for each: what it is and which registers it has."""
    with opened(options, new=True) as backend:
        looked = look_at_merchants(options.merchants, backend.programmes)
        raise_for(looked.faults)
        for fault in looked.faults:
            complain(f"warning: {fault}")
        with backend.database.write() as connection:
            lines = [_line(one, new=provision(connection, one, backend.secrets.key())) for one in looked.read]
    for line in lines:
        say(json.dumps(line))
    return 0


def _line(merchant: Merchant, *, new: bool) -> dict[str, Any]:
    registers = [register.id for store in merchant.stores for register in store.registers]
    return {"merchant": merchant.id, "new": new, "registers": registers}
