"""Asking for a link by e-mail: one answer, at one time, whoever has the address (N22)."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from reference_backend import tries
from reference_backend.backend import Backend
from reference_backend.configuration.model import Programme
from reference_backend.members.address import Address, read_address
from reference_backend.members.fields import FieldError
from reference_backend.members.people import Member, find_by_email
from reference_backend.messages.service import Notice, Recipient, Speaker
from reference_backend.own_pages.links import LIFETIME, make_link
from reference_backend.own_pages.memberships import memberships_of, pool_and_programme
from reference_backend.own_pages.site import link_at, site_for
from reference_backend.problems import Problem
from reference_backend.secrets_source import fingerprint
from reference_backend.tries import Limit

# Counted whether or not anybody has the address, so a refusal says nothing either.
PER_ADDRESS = Limit(free=5, first_wait_s=300, forgotten_after_s=3600)
PER_CALLER = Limit(free=100, first_wait_s=60, forgotten_after_s=3600)
AskedFor = Literal["own-pages", "password"]
MINUTES = str(int(LIFETIME.total_seconds()) // 60)


@dataclass(frozen=True)
class Asked:
    """A wish for a link that was counted."""

    pool: str
    programme: Programme
    address: Address
    purpose: AskedFor


def ask(backend: Backend, name: str, email: str, purpose: AskedFor, caller: str) -> Asked:
    """Take a wish for a link to a programme's or merchant's own pages.

    Whether anybody has the address is not looked at here.
    Problem `merchant-unknown`, `fields-not-valid`, `capability-absent` or `too-many-tries`.
    """
    address = address_of(email)
    with backend.database.write() as connection:
        pool, programme = pool_and_programme(connection, backend.programmes, name)
        if purpose == "password" and not programme.joining.password:
            raise Problem("capability-absent")
        _count(connection, backend, pool, address, caller)
    return Asked(pool, programme, address, purpose)


def address_of(email: str) -> Address:
    """Return an address as it is compared; Problem `fields-not-valid`."""
    try:
        return read_address(email)
    except FieldError as error:
        raise Problem("fields-not-valid", str(error)) from error


def _count(connection: Connection, backend: Backend, pool: str, address: Address, caller: str) -> None:
    # No address in clear: this table is not erased with a person.
    subjects = ((f"link:{fingerprint(pool + address.key)}", PER_ADDRESS), (f"links:{caller}", PER_CALLER))
    tries.count(connection, backend.clock.now(), *subjects)


def send_link(backend: Backend, asked: Asked) -> None:
    """Send the link if the address is a member's who is a member still (N24); else do nothing."""
    with backend.database.write() as connection:
        member = find_by_email(connection, asked.pool, asked.address)
        if member is not None:
            _send(connection, backend, asked, member)


def _send(connection: Connection, backend: Backend, asked: Asked, member: Member) -> None:
    joined = memberships_of(connection, backend.programmes, member.id)
    if not joined:
        return
    now = backend.clock.now()
    token = make_link(connection, backend.secrets, member.id, asked.purpose, now)
    link = link_at(site_for(asked.programme, joined), token)
    template = "password-link" if asked.purpose == "password" else "own-pages-link"
    notice = Notice(f"link:{fingerprint(token)}", template, {"minutes": MINUTES, "link": link})
    to = Recipient(member.email, member.language, member.id)
    Speaker(asked.programme, backend.secrets, now).say(connection, to, notice)
