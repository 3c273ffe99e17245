"""`privacy-tasks`: what waits for the data protection contact, such as a letter without a writer (J30)."""

import argparse
from typing import Any

from sqlalchemy import select, update

from reference_backend.commands.terminal import CommandError, opened, say, takes_database, takes_programmes
from reference_backend.tables import privacy_tasks


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Show what waits for the data protection contact, and say what is done."
    tasks = subparsers.add_parser("privacy-tasks", help=words, description=words)
    which = tasks.add_subparsers(required=True)
    words = "List what is not done, the oldest first, with the entry that the paper goes with."
    listing = which.add_parser("list", help=words, description=words)
    listing.set_defaults(command=show)
    words = "Note that a task is done, when, and by whom."
    doing = which.add_parser("done", help=words, description=words)
    doing.add_argument("task", type=int, help="the number of the task in the list")
    doing.add_argument("--by", required=True, help="who did it, in at most 20 signs, such as a staff number")
    doing.set_defaults(command=done)
    for parser in (listing, doing):
        takes_database(parser)
        takes_programmes(parser)


def show(options: argparse.Namespace) -> int:
    """List what is not done."""
    waiting = select(privacy_tasks).where(privacy_tasks.c.done_at.is_(None)).order_by(privacy_tasks.c.id)
    with opened(options) as backend, backend.database.read() as connection:
        tasks = connection.execute(waiting).all()
    for one in tasks:
        where = f"{one.merchant_id} {one.register_id or '-'} {one.entry_id or '-'}"
        say(f"{one.id} {one.opened_at} {one.kind} {where}")
    if not tasks:
        say("no task waits")
    return 0


def done(options: argparse.Namespace) -> int:
    """Note that a task is done; CommandError for one that is not in the list."""
    if not 0 < len(options.by) <= 20:
        raise CommandError("--by takes 1 to 20 signs")
    open_one = (privacy_tasks.c.id == options.task, privacy_tasks.c.done_at.is_(None))
    with opened(options) as backend, backend.database.write() as connection:
        noted = update(privacy_tasks).where(*open_one).values(done_at=backend.now_text(), done_by=options.by)
        if connection.execute(noted).rowcount == 0:
            raise CommandError(f"no task {options.task} waits; see privacy-tasks list")
    say(f"task {options.task} is done")
    return 0
