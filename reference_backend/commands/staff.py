"""`staff`: who works for a merchant that was provisioned, and who may try again.

A PIN comes by standard input, never by an argument: those stand in the list of processes and in the shell's
history. Whoever types it knows it, so the first sign-in asks for another.
"""

import argparse
import getpass
import re
import sys
from typing import Any

from sqlalchemy import Connection, select

from reference_backend import audit
from reference_backend.backend import Backend
from reference_backend.commands.terminal import CommandError, opened, say, takes_database, takes_programmes
from reference_backend.configuration.repository import terms_of
from reference_backend.staff import standing
from reference_backend.staff.pins import is_too_simple
from reference_backend.staff.proving import known_staff
from reference_backend.staff.service import add_staff
from reference_backend.tables import merchants


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Write a member of staff, remove one, or let one try again after ten wrong PINs."
    parser = subparsers.add_parser("staff", help=words, description=words)
    actions = parser.add_subparsers(required=True)
    for name, run_it, about in (
        ("add", _add, "write one; one of that number is replaced. The PIN is read from standard input"),
        ("remove", _remove, "remove one; tills hear it at their next contact"),
        ("unlock", _unlock, "forget one's wrong PINs"),
    ):
        action = actions.add_parser(name, help=about, description=about)
        action.add_argument("merchant")
        action.add_argument("number")
        if name == "add":
            action.add_argument("role", choices=("cashier", "info_desk", "manager"))
            action.add_argument("--organisation", help="who employs them, one of the merchant's partners")
        takes_database(action)
        takes_programmes(action)
        action.set_defaults(command=run_it)


def _add(options: argparse.Namespace) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", options.number):
        raise CommandError("the number is of one to six digits")
    with opened(options) as backend:
        pin_hash = backend.hasher.hash(_pin(options.number))
        with backend.database.write() as connection:
            _check_merchant(connection, options)
            _check_organisation(connection, backend, options)
            replaced = standing.remove(connection, options.merchant, options.number)
            who = (options.merchant, options.number, options.role)
            add_staff(connection, *who, pin_hash, options.organisation)
    done = "replaced" if replaced else "added"
    say(f"{options.number} is {done} at {options.merchant} as {options.role}")
    return 0


def _remove(options: argparse.Namespace) -> int:
    with opened(options) as backend, backend.database.write() as connection:
        _check_merchant(connection, options)
        if not standing.remove(connection, options.merchant, options.number):
            raise CommandError(f"{options.merchant} has nobody of that number")
    say(f"{options.number} is removed at {options.merchant}")
    return 0


def _unlock(options: argparse.Namespace) -> int:
    with opened(options) as backend, backend.database.write() as connection:
        _check_merchant(connection, options)
        if known_staff(connection, options.merchant, options.number) is None:
            raise CommandError(f"{options.merchant} has nobody of that number")
        standing.open_again(connection, options.merchant, options.number)
        audit.note(
            connection,
            options.merchant,
            "staff-unlocked",
            "done",
            backend.now_text(),
            staff=standing.AT_THE_COMMAND,
            reason=options.number,
        )
    say(f"{options.number} may try again at {options.merchant}")
    return 0


def _check_merchant(connection: Connection, options: argparse.Namespace) -> None:
    if connection.scalar(select(merchants.c.id).where(merchants.c.id == options.merchant)) is None:
        raise CommandError(f"there is no merchant {options.merchant}; provision it first")


def _check_organisation(connection: Connection, backend: Backend, options: argparse.Namespace) -> None:
    partners = terms_of(connection, options.merchant, backend.programmes).merchant.partners
    if options.organisation is not None and options.organisation not in partners:
        # J10: the company itself, or a partner that it authorised.
        raise CommandError("the organisation is none of the merchant's partners; provision it with them")


def _pin(number: str) -> str:
    typed = getpass.getpass("PIN: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    if not re.fullmatch(r"[0-9]{6}", typed):
        raise CommandError("a PIN is of six digits")
    if is_too_simple(number, typed):
        raise CommandError("the PIN is too easy to guess: all the same, a run, or the number itself")
    return typed
