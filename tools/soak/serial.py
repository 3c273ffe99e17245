"""Scan 10,000 codes over a pseudoterminal, pulling the plug in between, and say what was lost and invented.

`./dev soak serial [--scans N] [--seed N]`; ends with 1 if a code was lost that the till had been
sent wholly, or if one arrived that was never sent.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from tests.scanner_line import Verdict, scan_and_unplug


def main(arguments: list[str]) -> int:
    """Run it once and print the books."""
    options = _options(arguments)
    if sys.platform == "win32":
        print("serial soak: Windows has no pseudoterminals; run it on Linux or macOS")
        return 2
    app = QCoreApplication.instance() or QCoreApplication([])
    began, used = time.monotonic(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        verdict = scan_and_unplug(Path(folder), scans=options.scans, seed=options.seed)
    app.processEvents()
    print(_report(verdict, time.monotonic() - began, time.process_time() - used))
    return 0 if verdict.is_clean else 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev soak serial", description=__doc__)
    parser.add_argument("--scans", type=int, default=10_000, help="how many codes to send (10000)")
    parser.add_argument("--seed", type=int, default=1, help="of codes, pieces, pauses and plugs (1)")
    return parser.parse_args(arguments)


def _report(verdict: Verdict, took_s: float, cpu_s: float) -> str:
    halves = (
        f"{verdict.halves} ({'not as many as codes were cut' if verdict.halves_wrong else 'as it must be'})"
    )
    rows = {
        "scans sent": verdict.sent,
        "scans received": verdict.received,
        "plugs pulled": verdict.unplugged,
        "lost though read from the line": verdict.lost,
        "invented or merged": verdict.invented,
        "twice": verdict.doubled,
        "out of order": verdict.out_of_order,
        "half codes named": halves,
        "handles left open": verdict.handles_left,
        "seconds": f"{took_s:.1f} (CPU {cpu_s:.1f})",
    }
    return "\n".join(f"{name:32}{value}" for name, value in rows.items())
