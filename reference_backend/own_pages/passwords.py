"""Signing in with a password, and choosing one (Argon2id); for programmes whose members have an account."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import Connection, update

from reference_backend import tries
from reference_backend.backend import Backend
from reference_backend.members.people import Member, by_id, find_by_email
from reference_backend.messages.service import Notice, Recipient, Speaker
from reference_backend.own_pages.asking import address_of
from reference_backend.own_pages.links import end_links
from reference_backend.own_pages.memberships import memberships_of, pool_and_programme, programme_of
from reference_backend.own_pages.proving import proved_password
from reference_backend.own_pages.sessions import Opened, end_sessions, open_session
from reference_backend.own_pages.site import site_for
from reference_backend.problems import Problem
from reference_backend.secrets_source import fingerprint
from reference_backend.tables import members
from reference_backend.tries import Limit

SHORTEST: Final = 10
LONGEST: Final = 128
PER_ADDRESS = Limit(free=5, first_wait_s=60)
PER_CALLER = Limit(free=100, first_wait_s=60, forgotten_after_s=3600)


def hashed(hasher: PasswordHasher, password: str) -> str:
    """Return a password's Argon2id hash; Problem `password-not-valid` when it is too short or too long."""
    spelled = _spelled(password)
    if not SHORTEST <= len(spelled) <= LONGEST:
        raise Problem("password-not-valid")
    return hasher.hash(spelled)


def _spelled(password: str) -> str:
    # The same password from another keyboard may come in another Unicode form (RFC 8265).
    return unicodedata.normalize("NFC", password)


def sign_in(backend: Backend, name: str, email: str, password: str, caller: str) -> Opened:
    """Open a session; the same refusal, after the same work, for an unknown address and a wrong password.

    No password is right before a link that was mailed to the address was used.
    """
    now = backend.clock.now()
    address = address_of(email)
    with backend.database.read() as connection:
        pool, programme = pool_and_programme(connection, backend.programmes, name)
        if not programme.joining.password:
            raise Problem("capability-absent")
        subject = f"login:{fingerprint(pool + address.key)}"
        tries.check(connection, subject, now)
        tries.check(connection, f"logins:{caller}", now)
        member = find_by_email(connection, pool, address)
        stored = proved_password(connection, member.id) if member is not None else None
    # Hashing takes long on purpose, so it happens outside the write lock.
    with _one_of_few(backend):
        fits = _fits(backend.hasher, stored, password)
    with backend.database.write() as connection:
        # Again, under the lock: tries that ran side by side must not slip past the limit.
        tries.check(connection, subject, now)
        fits = fits and member is not None and not _is_changed(connection, member.id, stored)
        if member is not None and fits and memberships_of(connection, backend.programmes, member.id):
            tries.succeeded(connection, subject)
            return open_session(connection, backend, member.id)
        tries.failed(connection, subject, PER_ADDRESS, now)
        tries.failed(connection, f"logins:{caller}", PER_CALLER, now)
    raise Problem("login-refused")


@contextmanager
def _one_of_few(backend: Backend) -> Iterator[None]:
    """Refuse instead of waiting: whoever waits here holds a thread that a till needs."""
    if not backend.logins.acquire(blocking=False):
        raise Problem("too-many-tries", retry_after_s=1)
    try:
        yield
    finally:
        backend.logins.release()


def _is_changed(connection: Connection, member_id: str, stored: str | None) -> bool:
    """Say whether a password is another one now than when, outside the lock, the typed one was compared."""
    return by_id(connection, member_id) is None or proved_password(connection, member_id) != stored


def _fits(hasher: PasswordHasher, stored: str | None, password: str) -> bool:
    spelled = _spelled(password[: 4 * LONGEST])
    if stored is None:
        # An unknown address must cost as much time as a wrong password.
        hasher.hash(spelled)
        return False
    try:
        return hasher.verify(stored, spelled)
    except VerifyMismatchError:
        return False


def change_password(backend: Backend, member: Member, session_hash: str, current: str, new: str) -> None:
    """Change a password that is known; other sessions end. Problem `login-refused` when it is not known."""
    with backend.database.read() as connection:
        if not programme_of(connection, backend.programmes, member).joining.password:
            raise Problem("capability-absent")
    fresh = hashed(backend.hasher, new)
    now = backend.clock.now()
    subject = f"password:{member.id}"
    with backend.database.read() as connection:
        tries.check(connection, subject, now)
        stored = proved_password(connection, member.id)
    fits = _fits(backend.hasher, stored, current)
    with backend.database.write() as connection:
        tries.check(connection, subject, now)
        if _is_changed(connection, member.id, stored):
            # Meanwhile a link chose another one, or the person was erased: what was proven counts no more.
            raise Problem("member-session-needed")
        if fits:
            tries.succeeded(connection, subject)
            return set_password(connection, backend, member.id, fresh, but=session_hash)
        tries.failed(connection, subject, PER_ADDRESS, now)
    raise Problem("login-refused")


def set_password(
    connection: Connection, backend: Backend, member_id: str, fresh: str, *, but: str | None = None
) -> None:
    """Write a member's password, end the other sessions and links, and tell the member by mail."""
    now = backend.clock.now()
    mine = update(members).where(members.c.id == member_id)
    connection.execute(mine.values(password_hash=fresh, account="claimed"))
    end_sessions(connection, member_id, but=but)
    # Of every kind: whoever had got in must not keep a link that moves the account to another address.
    end_links(connection, member_id, now)
    member = by_id(connection, member_id)
    assert member is not None, "the one whose password it is"
    programme = programme_of(connection, backend.programmes, member)
    site = site_for(programme, memberships_of(connection, backend.programmes, member_id))
    notice = Notice(f"password:{backend.secrets.identifier()}", "password-changed", {"own_pages": site})
    to = Recipient(member.email, member.language, member.id)
    Speaker(programme, backend.secrets, now).say(connection, to, notice)
