"""`staff`: a member of staff for a merchant that was provisioned.

The PIN comes by standard input, never by an argument: those stand in the list of processes and in the shell's
history.
"""

import argparse
import getpass
import re
import sys
from typing import Any

from sqlalchemy import Connection, delete, select

from reference_backend.backend import Backend
from reference_backend.commands.terminal import CommandError, opened, say, takes_database, takes_programmes
from reference_backend.configuration.repository import terms_of
from reference_backend.staff.service import add_staff
from reference_backend.tables import merchants, staff


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Write a member of staff; one of that number is replaced. The PIN is read from standard input."
    parser = subparsers.add_parser("staff", help=words, description=words)
    parser.add_argument("merchant")
    parser.add_argument("number")
    parser.add_argument("role", choices=("cashier", "info_desk", "manager"))
    parser.add_argument("--organisation", help="who employs them, one of the merchant's partners")
    takes_database(parser)
    takes_programmes(parser)
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Write the member of staff; CommandError when something does not fit."""
    if not re.fullmatch(r"[0-9]{1,6}", options.number):
        raise CommandError("the number is of one to six digits")
    with opened(options) as backend:
        pin_hash = backend.hasher.hash(_pin())
        with backend.database.write() as connection:
            _check(connection, backend, options)
            replaced = _replace(connection, options, pin_hash)
    done = "replaced" if replaced else "added"
    say(f"{options.number} is {done} at {options.merchant} as {options.role}")
    return 0


def _check(connection: Connection, backend: Backend, options: argparse.Namespace) -> None:
    if connection.scalar(select(merchants.c.id).where(merchants.c.id == options.merchant)) is None:
        raise CommandError(f"there is no merchant {options.merchant}; provision it first")
    partners = terms_of(connection, options.merchant, backend.programmes).merchant.partners
    if options.organisation is not None and options.organisation not in partners:
        # J10: the company itself, or a partner that it authorised.
        raise CommandError("the organisation is none of the merchant's partners; provision it with them")


def _pin() -> str:
    typed = getpass.getpass("PIN: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    if not re.fullmatch(r"[0-9]{6}", typed):
        raise CommandError("a PIN is of six digits")
    return typed


def _replace(connection: Connection, options: argparse.Namespace, pin_hash: str) -> bool:
    """Return whether there was one of that number."""
    here = (staff.c.merchant_id == options.merchant) & (staff.c.number == options.number)
    replaced = connection.execute(delete(staff).where(here)).rowcount > 0
    add_staff(connection, options.merchant, options.number, options.role, pin_hash, options.organisation)
    return replaced
