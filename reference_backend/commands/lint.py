"""`lint`: what is wrong with programme and merchant files, before a backend is started with them."""

import argparse
import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from reference_backend.commands.terminal import say, takes_programmes
from reference_backend.configuration.faults import Fault
from reference_backend.configuration.loading import look_at_merchants, look_at_programmes


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Look at programme and merchant files; exit 1 when one has a fault, 0 when at most to warn of."
    parser = subparsers.add_parser("lint", help=words, description=words)
    parser.add_argument("merchants", nargs="*", type=Path, help="merchant files, or folders of them")
    takes_programmes(parser)
    parser.add_argument("--today", type=date.fromisoformat, help="judge notice as on that day (YYYY-MM-DD)")
    parser.add_argument("--json", action="store_true", help="a JSON object a line")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Print every fault and warning, a line each, and what was looked at."""
    today = options.today or datetime.now(UTC).date()
    programmes = look_at_programmes(options.programmes, today)
    faults = list(programmes.faults)
    looked = [
        look_at_merchants(place, {one.id: one for one in programmes.read}) for place in options.merchants
    ]
    for one in looked:
        faults += one.faults
    for fault in faults:
        say(json.dumps(asdict(fault)) if options.json else _line(fault))
    grave = sum(not fault.warns for fault in faults)
    if not options.json:
        read = f"{len(programmes.read)} programmes, {sum(len(one.read) for one in looked)} merchants"
        say(f"{read}: {grave} faults, {len(faults) - grave} warnings")
    return 1 if grave else 0


def _line(fault: Fault) -> str:
    return f"warning: {fault}" if fault.warns else str(fault)
