"""`serve`: answer tills from what the database holds."""

import argparse
import sys
from typing import Any

from reference_backend.commands.outbox import outbox_of, takes_outbox
from reference_backend.commands.terminal import opened, say, takes_database, takes_programmes
from reference_backend.messages.background import BackgroundSender
from reference_backend.serving import listen, serve, stop_when_input_ends, url_of

PORT = 8790


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Serve what the database holds."
    parser = subparsers.add_parser("serve", help=words, description=words)
    takes_database(parser)
    takes_programmes(parser)
    takes_address(parser, PORT)
    takes_outbox(parser)
    parser.set_defaults(command=run)


def takes_address(parser: argparse.ArgumentParser, port: int) -> None:
    """Let a command take where to listen, and when to stop."""
    parser.add_argument("--port", type=int, default=port, help="0 chooses a free one")
    parser.add_argument("--host", default="127.0.0.1", help="plain HTTP is for loopback only")
    words = "believe X-Forwarded-For of this machine: a proxy here takes the calls"
    parser.add_argument("--behind-proxy", action="store_true", help=words)
    parser.add_argument("--exit-with-parent", action="store_true", help="stop when standard input ends")


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    if options.exit_with_parent:
        stop_when_input_ends(sys.stdin.buffer)
    with opened(options, new=True) as backend:
        listener = listen(options.host, options.port)
        sender = BackgroundSender(outbox_of(options, backend).send_waiting)
        told = f"listening on {url_of(listener)}"
        serve(backend, listener, lambda: say(told), sender, behind_proxy=options.behind_proxy)
    return 0
