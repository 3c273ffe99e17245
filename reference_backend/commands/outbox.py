"""`outbox`: what waits to be sent, sending it now, and what came back."""

import argparse
from pathlib import Path
from typing import Any

from reference_backend.backend import Backend
from reference_backend.commands.terminal import CommandError, opened, say, takes_database, takes_programmes
from reference_backend.messages import repository
from reference_backend.messages.sending import Outbox, bounced
from reference_backend.messages.settings import (
    OutboxSettings,
    OutboxSettingsError,
    composer_of,
    read_settings,
    writers_of,
)
from reference_backend.newsletters.service import marketing_rules


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Look at the outbox, empty it now, or say that a message came back."
    parser = subparsers.add_parser("outbox", help=words, description=words)
    actions = parser.add_subparsers(required=True)
    for name, run_it, about in (
        ("status", _status, "how many messages are in which state"),
        ("send", _send, "hand over what is due"),
        ("bounced", _bounced, "a mail server sent a message back: its address does not work"),
    ):
        action = actions.add_parser(name, help=about, description=about)
        takes_database(action)
        takes_programmes(action)
        action.set_defaults(command=run_it)
        if name == "send":
            takes_outbox(action)
        if name == "bounced":
            action.add_argument("message_id", help="the Message-ID of the message that came back")


def takes_outbox(parser: argparse.ArgumentParser) -> None:
    """Let a command take how messages leave."""
    words = "a TOML file that names a folder or a mail server; else messages are files beside the database"
    parser.add_argument("--outbox", type=Path, help=words)


def outbox_of(options: argparse.Namespace, backend: Backend) -> Outbox:
    """Return the outbox as the options say; CommandError when the file that they name cannot be used."""
    try:
        settings = read_settings(options.outbox) if options.outbox else OutboxSettings()
        writers = writers_of(settings, default_folder(options.database))
    except OutboxSettingsError as error:
        raise CommandError(f"the outbox cannot be used: {error}") from error
    return Outbox(
        database=backend.database,
        clock=backend.clock,
        composer=composer_of(settings),
        writers=writers,
        marketing=marketing_rules(backend, settings.public_url),
    )


def default_folder(database: Path) -> Path:
    """Return where messages lie when nothing else is said: beside the database."""
    return database.with_name(f"{database.name}.outbox")


def _status(options: argparse.Namespace) -> int:
    with opened(options) as backend, backend.database.read() as connection:
        found = repository.counts(connection)
    for state, count in sorted(found.items()):
        say(f"{state}: {count}")
    if not found:
        say("the outbox is empty, and was always")
    return 0


def _send(options: argparse.Namespace) -> int:
    """End with 1 when something was put off: whoever runs this by the clock should look."""
    with opened(options) as backend:
        sent = outbox_of(options, backend).send_waiting()
    say(f"sent: {sent.sent}, put off: {sent.put_off}, refused: {sent.refused}, dropped: {sent.dropped}")
    return 1 if sent.put_off else 0


def _bounced(options: argparse.Namespace) -> int:
    with opened(options) as backend:
        if not bounced(backend.database, backend.clock, options.message_id):
            raise CommandError("there is no message with this Message-ID")
    say("noted: it came back")
    return 0
