"""`lint`: what is wrong with programme and merchant files, before a backend is started with them."""

import argparse
import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from reference_backend.commands.terminal import complain, say, takes_programmes
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
    faults, merchants = list(programmes.faults), 0
    if any(not fault.warns for fault in faults) and options.merchants:
        complain("the merchants were not looked at: their programmes have faults")
    else:
        for place in options.merchants:
            looked = look_at_merchants(place, {one.id: one for one in programmes.read})
            faults += looked.faults
            merchants += len(looked.read)
    _print(faults, f"{len(programmes.read)} programmes, {merchants} merchants", as_json=options.json)
    return 1 if any(not fault.warns for fault in faults) else 0


def _print(faults: list[Fault], read: str, *, as_json: bool) -> None:
    for fault in faults:
        say(json.dumps(asdict(fault)) if as_json else _line(fault))
    warnings = sum(fault.warns for fault in faults)
    if not as_json:
        say(f"{read}: {len(faults) - warnings} faults, {warnings} warnings")


def _line(fault: Fault) -> str:
    return f"warning: {fault}" if fault.warns else str(fault)
