"""The link at the end of every newsletter (J31, 3.7.3): one for each member, shop and purpose, good for ever.

The token is made from a key of this backend, so that it can stand in every issue and is kept nowhere: the
database has its fingerprint alone, beside what it ends.
"""

import hashlib
import hmac
import json
from typing import Final

from sqlalchemy import Connection, insert, select

from reference_backend.backend import Backend
from reference_backend.consents.purposes import PURPOSES, Purpose
from reference_backend.consents.service import Said
from reference_backend.database import note_fact, read_fact
from reference_backend.members.people import Member, by_id
from reference_backend.own_pages.memberships import terms_at
from reference_backend.problems import Problem
from reference_backend.secrets_source import SecretsSource, fingerprint
from reference_backend.tables import member_links
from reference_backend.withdrawal import take_back

PURPOSE: Final = "unsubscribe"
KEY: Final = "unsubscribe-key"
FOR_EVER: Final = "9999-12-31T23:59:59.999Z"


def token_for(
    connection: Connection, secrets: SecretsSource, member_id: str, merchant_id: str, purpose: str
) -> str:
    """Return the token that ends one consent of one member. Call it in a write transaction."""
    about = json.dumps({"merchant": merchant_id, "purpose": purpose}, sort_keys=True)
    subject = f"{member_id}|{about}".encode()
    token = hmac.new(_key(connection, secrets), subject, hashlib.sha256).hexdigest()
    known = select(member_links.c.token_hash).where(member_links.c.token_hash == fingerprint(token))
    if connection.scalar(known) is None:
        row = {"token_hash": fingerprint(token), "member_id": member_id, "details": about}
        connection.execute(insert(member_links).values(**row, purpose=PURPOSE, expires_at=FOR_EVER))
    return token


def _key(connection: Connection, secrets: SecretsSource) -> bytes:
    stored = read_fact(connection, KEY)
    if stored is None:
        stored = secrets.key().hex()
        note_fact(connection, KEY, stored)
    return bytes.fromhex(stored)


def about(connection: Connection, token: str) -> tuple[Member, str, Purpose]:
    """Return whose consent, with which merchant and for what a token ends; Problem `link-unknown`."""
    query = select(member_links.c.member_id, member_links.c.details).where(
        member_links.c.token_hash == fingerprint(token), member_links.c.purpose == PURPOSE
    )
    row = connection.execute(query).one_or_none()
    member = by_id(connection, row.member_id) if row is not None else None
    if row is None or member is None:
        raise Problem("link-unknown")
    details = json.loads(row.details)
    purpose = next(one for one in PURPOSES if one == details["purpose"])
    return member, details["merchant"], purpose


def unsubscribe(backend: Backend, token: str) -> None:
    """End the consent; a second click changes nothing (J31). Problem `link-unknown`."""
    with backend.database.write() as connection:
        member, merchant_id, purpose = about(connection, token)
        terms = terms_at(connection, backend.programmes, merchant_id)
        now = backend.now_text()
        said = Said(now, now, "newsletter", fingerprint(token))
        take_back(connection, terms, member.id, [purpose], said, backend.secrets)
