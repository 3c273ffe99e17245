"""`withdraw`: a letter or an e-mail that withdraws a consent reached the company (J31)."""

import argparse
from datetime import UTC, datetime
from typing import Any

from reference_backend.backend import Backend
from reference_backend.clock import to_wire
from reference_backend.commands.terminal import CommandError, opened, say, takes_database, takes_programmes
from reference_backend.consents.purposes import CONSENTS, Purpose
from reference_backend.consents.service import Said
from reference_backend.members.address import read_address
from reference_backend.members.fields import FieldError
from reference_backend.members.people import find_by_email
from reference_backend.own_pages.consenting import withdraw_by_letter
from reference_backend.own_pages.memberships import membership_at, terms_at
from reference_backend.problems import Problem


def add(subparsers: Any) -> None:
    """Add the command."""
    words = (
        "Withdraw the consents of whoever wrote a letter, or an e-mail from the address of the application."
    )
    parser = subparsers.add_parser("withdraw", help=words, description=words)
    parser.add_argument("merchant", help="the merchant that it was written to")
    parser.add_argument("address", help="the e-mail address that it came from, or that the letter names")
    parser.add_argument(
        "--received", required=True, help="when it was received, as 2026-11-22T09:41:07+02:00"
    )
    parser.add_argument("--evidence", required=True, help="where it is kept: a file number, a Message-ID")
    parser.add_argument("--only", choices=CONSENTS, action="append", help="one consent; else all of them")
    parser.add_argument("--letter", action="store_true", help="it came on paper, not by e-mail")
    takes_database(parser)
    takes_programmes(parser)
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Withdraw, from the moment of its receipt; again it changes nothing."""
    with opened(options) as backend:
        said = Said(
            _moment(backend, options.received), backend.now_text(), _channel(options), options.evidence[:80]
        )
        changed = _withdraw(backend, options.merchant, options.address, options.only, said)
    say("withdrawn" if changed else "nothing to withdraw: it had no such consent")
    return 0


def _channel(options: argparse.Namespace) -> str:
    return "letter" if options.letter else "e-mail"


def _moment(backend: Backend, text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise CommandError("--received is not a moment such as 2026-11-22T09:41:07+02:00") from error
    if moment.tzinfo is None:
        raise CommandError("--received needs its zone, such as +02:00 or Z")
    try:
        received = moment.astimezone(UTC)
    except OverflowError as error:
        raise CommandError("--received is before the first year or after the last one") from error
    # What comes from tomorrow would be no withdrawal today.
    return to_wire(min(received, backend.clock.now()))


def _withdraw(
    backend: Backend, merchant_id: str, address: str, only: list[Purpose] | None, said: Said
) -> bool:
    try:
        with backend.database.write() as connection:
            terms = terms_at(connection, backend.programmes, merchant_id)
            member = find_by_email(connection, terms.pool, read_address(address))
            if member is None:
                # J31: it must come from the address of the application; otherwise a person has to look.
                raise CommandError("no member has this address; hand it to the data protection contact")
            membership_at(connection, backend.programmes, member.id, merchant_id)
            return withdraw_by_letter(connection, backend, terms, member, only, said)
    except (FieldError, Problem) as error:
        raise CommandError(f"nothing was withdrawn: {error}") from error
