"""A till's sign of life, and up to when its records are known to be complete."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from reference_backend import chain
from reference_backend.backend import Backend
from reference_backend.journal import repository
from reference_backend.journal.schemas import HelloAnswer, HelloRequest
from reference_backend.problems import Problem
from reference_backend.registers.access import Register
from reference_backend.tables import registers


def hello(backend: Backend, register: Register, request: HelloRequest) -> HelloAnswer:
    """Note a till's head and time; say what is stored. Problem `bad-signature` for a head it did not sign."""
    message = chain.head_message(register.id, request.epoch, request.seq, request.hash)
    if not chain.signature_fits(register.public_key, bytes.fromhex(request.signature), message):
        raise Problem("bad-signature")
    now = backend.now_text()
    with backend.database.write() as connection:
        newest = repository.newest_epoch(connection, register.id)
        connection.execute(
            update(registers)
            .where(registers.c.id == register.id)
            .values(
                last_contact=now,
                waiting=request.waiting,
                hello_epoch=request.epoch,
                hello_seq=request.seq,
                hello_hash=request.hash,
                hello_till_time=request.till_time,
            )
        )
        note_completeness(connection, register.id)
        stored = repository.epoch(connection, register.id, newest)
    return HelloAnswer(
        epoch=newest,
        stored_seq=stored.stored_seq if stored else 0,
        stored_hash=stored.stored_hash if stored and stored.stored_seq else None,
        backend_time=now,
    )


# Made once: every batch asks it, and to build it costs more than to run it.
_SAID = select(
    registers.c.epoch,
    registers.c.hello_epoch,
    registers.c.hello_seq,
    registers.c.hello_hash,
    registers.c.hello_till_time,
    registers.c.complete_to,
).where(registers.c.id == bindparam("register"))


def note_completeness(connection: Connection, register_id: str) -> None:
    """Move `complete_to` to the last hello's time once the head it named is stored; note a fork.

    Called after a hello and after an upload: whichever comes second settles it.
    """
    row = connection.execute(_SAID, {"register": register_id}).one()
    if row.hello_seq is None or row.hello_epoch is None:
        return
    here = update(registers).where(registers.c.id == register_id)
    stored = repository.hashes(connection, register_id, row.hello_epoch, row.hello_seq, row.hello_seq)
    if row.hello_seq not in stored:
        return
    if stored[row.hello_seq] != row.hello_hash:
        connection.execute(here.values(forked=True))
    elif _is_later(row):
        # What waited at that hello has arrived by now.
        connection.execute(here.values(complete_to=row.hello_till_time, waiting=0))


def _is_later(row: Row[*tuple[Any, ...]]) -> bool:
    # An empty epoch proves nothing about the entries before it.
    is_news = row.complete_to is None or row.complete_to < row.hello_till_time
    return bool(row.hello_seq > 0 and row.hello_epoch == row.epoch and is_news)
