"""`openapi`: the published contract."""

import argparse
import json
from pathlib import Path
from typing import Any

from reference_backend.app import openapi_document

OPENAPI = Path(__file__).parents[2] / "docs" / "contract" / "openapi.json"


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Write the published contract."
    parser = subparsers.add_parser("openapi", help=words, description=words)
    parser.add_argument("--output", type=Path, default=OPENAPI)
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Write the document, with the line ends of every system alike."""
    options.output.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(openapi_document(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    options.output.write_text(text, encoding="utf-8", newline="\n")
    return 0
