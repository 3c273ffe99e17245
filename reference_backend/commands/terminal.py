"""What the commands share with whoever typed them: words, and where the database lies."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from reference_backend.assembly import PROGRAMMES, assemble
from reference_backend.backend import Backend

DATABASE = Path("reference-backend.sqlite3")


class CommandError(Exception):
    """A command cannot do what it was asked; the text says why, and what to do."""


def say(text: object, stream: TextIO | None = None) -> None:
    """Write a line at once: whoever started us may wait for it."""
    (stream or sys.stdout).write(f"{text}\n")
    (stream or sys.stdout).flush()


def complain(text: object) -> None:
    """Write a line to standard error."""
    say(text, sys.stderr)


def takes_database(parser: argparse.ArgumentParser) -> None:
    """Let a command take the database file."""
    parser.add_argument("--database", type=Path, default=DATABASE, help="the database file")


def takes_programmes(parser: argparse.ArgumentParser) -> None:
    """Let a command take other programmes than those that come with the backend."""
    parser.add_argument("--programmes", type=Path, default=PROGRAMMES, help="the folder of programme files")


@contextmanager
def opened(options: argparse.Namespace, *, new: bool = False) -> Iterator[Backend]:
    """Lend the backend of the database that was named, and close it in the end.

    Without `new` the database has to be there already: CommandError when it is not.
    """
    if not new and not options.database.exists():
        raise CommandError(f"there is no database {options.database}; name it with --database")
    backend = assemble(options.database, programmes_folder=options.programmes)
    try:
        yield backend
    finally:
        backend.database.close()
