"""`demo`: a database of invented people, served, and told about in a line of JSON."""

import argparse
import json
import sys
from typing import Any

from reference_backend.assembly import assemble
from reference_backend.commands.outbox import outbox_of, takes_outbox
from reference_backend.commands.serve import takes_address
from reference_backend.commands.terminal import say, takes_database
from reference_backend.demo.starting import announcement, fill_if_new
from reference_backend.messages.background import BackgroundSender
from reference_backend.serving import listen, serve, stop_when_input_ends, url_of


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Fill a new database with invented data, serve it, tell about it in a line of JSON."
    parser = subparsers.add_parser("demo", help=words, description=words)
    takes_database(parser)
    takes_address(parser, 0)
    takes_outbox(parser)
    parser.add_argument(
        "--renew-codes", action="store_true", help="a new enrolment code for enrolled registers too"
    )
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Fill, tell and serve until told to stop."""
    if options.exit_with_parent:
        stop_when_input_ends(sys.stdin.buffer)
    backend = assemble(options.database)
    listener = listen(options.host, options.port)
    merchants = fill_if_new(backend)
    told = announcement(backend, merchants, url_of(listener), options.renew_codes)
    sender = BackgroundSender(outbox_of(options, backend).send_waiting)
    serve(backend, listener, lambda: say(json.dumps(told)), sender, behind_proxy=options.behind_proxy)
    return 0
