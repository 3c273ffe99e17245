"""The public keys that a register ever signed with, kept for ever: they prove what they once signed."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from reference_backend import chain
from reference_backend.clock import to_wire
from reference_backend.tables import register_keys


def keep_key(connection: Connection, register_id: str, public_key: bytes, now: datetime) -> None:
    """Keep a register's public key, once."""
    name = chain.key_id(public_key)
    known = select(register_keys.c.key_id).where(
        register_keys.c.register_id == register_id, register_keys.c.key_id == name
    )
    if connection.scalar(known) is None:
        connection.execute(
            insert(register_keys).values(
                register_id=register_id, key_id=name, public_key=public_key, known_since=to_wire(now)
            )
        )
