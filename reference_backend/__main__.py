"""The command line: `python -m reference_backend COMMAND`."""

import argparse
import io
import sys

from reference_backend.commands import (
    analytics,
    demo,
    enrol,
    enrol_code,
    erase,
    lint,
    newsletter,
    openapi,
    outbox,
    privacy_tasks,
    provision,
    recovery_key,
    registers,
    retention,
    revoke,
    serve,
    staff,
    stock,
    withdraw,
)
from reference_backend.commands.terminal import CommandError, complain
from reference_backend.configuration.faults import ConfigurationError
from reference_backend.database import DatabaseError

COMMANDS = (
    serve,
    demo,
    provision,
    staff,
    stock,
    outbox,
    newsletter,
    withdraw,
    privacy_tasks,
    lint,
    enrol_code,
    enrol,
    registers,
    revoke,
    openapi,
    retention,
    recovery_key,
    erase,
    analytics,
)


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 when it went well, 1 with a clear word on stderr when not."""
    options = _parser().parse_args(arguments)
    _take_every_sign()
    try:
        return int(options.command(options))
    except (CommandError, ConfigurationError, DatabaseError) as error:
        complain(error)
    except OSError as error:
        complain(f"{error.strerror or error}: choose another --port or --database")
    return 1


def _take_every_sign() -> None:
    """A console of an old code page (Windows) shows an escape for a sign that it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m reference_backend", description=__doc__)
    subparsers = parser.add_subparsers(required=True)
    for command in COMMANDS:
        command.add(subparsers)
    return parser


if __name__ == "__main__":
    sys.exit(main())
