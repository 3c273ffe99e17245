"""Taking in a batch: the whole table of answers of the journal's protocol."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, update

from reference_backend import chain
from reference_backend.backend import Backend
from reference_backend.configuration.repository import terms_of
from reference_backend.journal import repository
from reference_backend.journal.bodies import EpochOpened, parse
from reference_backend.journal.decision import SetAside
from reference_backend.journal.hello import note_completeness
from reference_backend.journal.intake import Intake, duplicate_result
from reference_backend.journal.opening import opened
from reference_backend.journal.repository import Epoch
from reference_backend.journal.schemas import Entry, Result, Stop, UploadAnswer, UploadRequest
from reference_backend.journal.sequence import Plan, follow
from reference_backend.problems import Problem
from reference_backend.registers.access import Register
from reference_backend.tables import registers

FARTHEST = 1_000_000
"""Epochs beyond the newest that one may be opened at: no token uses a register's numbers up."""


def upload(backend: Backend, register: Register, batch: UploadRequest) -> UploadAnswer:
    """Store what is new of a batch and answer for each entry; nothing is stored beyond a stop.

    All in one transaction: an answer that is lost costs nothing, the same batch gets the same receipts.
    """
    if any(entry.header.register_id != register.id for entry in batch.entries):
        raise Problem("register-mismatch")
    batch = _unsealed(backend, register, batch)
    now = backend.now_text()
    with backend.database.write() as connection:
        _check_signature(connection, register, batch)
        newest = repository.newest_epoch(connection, register.id)
        epoch = repository.epoch(connection, register.id, batch.epoch)
        if epoch is None:
            opening = _opening(batch.entries[0])
            if opening is None:
                return _nothing(batch, Stop(outcome="unknown_epoch", last_epoch=newest))
            if (opening.previous_epoch or 0) != newest or batch.epoch <= newest:
                raise Problem("register-in-use")
            if batch.epoch > newest + FARTHEST:
                raise Problem("invalid-request", "the epoch is too far from the newest one")
            epoch = repository.open_epoch(connection, register.id, batch.epoch, opening.instance, now)
        plan = _plan(connection, register, batch, epoch)
        if plan.stop is not None and batch.epoch > newest:
            raise Problem("invalid-request", "the head is not the hash of these entries")
        if plan.fresh and batch.epoch < max(newest, epoch.number):
            # A newer epoch was opened: whoever goes on in this one is another copy of the till.
            raise Problem("register-in-use")
        terms = terms_of(connection, register.merchant_id, backend.programmes)
        intake = Intake(connection, terms, register, now, backend.secrets)
        results = _known(connection, register, plan.known) + intake.take(plan.fresh)
        end = _move_end(connection, register, epoch, plan)
        _note_contact(connection, register, plan.stop, now)
    return UploadAnswer(
        epoch=end.number,
        stored_seq=end.stored_seq,
        stored_hash=end.stored_hash,
        results=results,
        stop=plan.stop,
    )


def _unsealed(backend: Backend, register: Register, batch: UploadRequest) -> UploadRequest:
    """Open what is sealed before anything is judged, and before the lock is taken: it costs time."""
    entries = [opened(entry, register.id, backend.recovery) for entry in batch.entries]
    return batch.model_copy(update={"entries": entries})


def _check_signature(connection: Connection, register: Register, batch: UploadRequest) -> None:
    message = chain.head_message(register.id, batch.epoch, batch.head.seq, batch.head.hash)
    signature = bytes.fromhex(batch.head.signature)
    if chain.signature_fits(register.public_key, signature, message):
        return
    # Entries made before a new enrolment name the old key; their head may be signed by either.
    named = repository.public_keys(connection, register.id).get(batch.entries[-1].header.key_id)
    if named is None or not chain.signature_fits(named, signature, message):
        raise Problem("bad-signature")


def _opening(entry: Entry) -> EpochOpened | None:
    if entry.header.seq != 1 or entry.header.kind != "epoch_opened" or entry.body is None:
        return None
    try:
        body = parse(EpochOpened, entry.body)
    except SetAside:
        return None
    assert isinstance(body, EpochOpened)
    return body


def _plan(connection: Connection, register: Register, batch: UploadRequest, epoch: Epoch) -> Plan:
    first, last = batch.entries[0].header.seq - 1, batch.entries[-1].header.seq
    stored = repository.hashes(connection, register.id, epoch.number, first, last)
    stored[epoch.stored_seq] = epoch.stored_hash
    plan = follow(batch, epoch.stored_seq, stored.__getitem__)
    if plan.stop and plan.stop.seq == 1 and not plan.known:
        _check_two_copies(batch.entries[0], epoch)
    return plan


def _check_two_copies(entry: Entry, epoch: Epoch) -> None:
    """Tell a copy of the till that opened this epoch first from a new installation of the register.

    Two copies are one instance; the second one has lost and must enrol. A till that was enrolled anew is
    another instance: it is told of the fork, and goes on in an epoch of its own.
    """
    opening = _opening(entry)
    if opening is not None and opening.instance == epoch.instance:
        raise Problem("register-in-use")


def _known(connection: Connection, register: Register, known: Sequence[Entry]) -> list[Result]:
    if not known:
        return []
    first, last = known[0].header, known[-1].header
    stored = repository.stored_at_places(connection, register.id, first.epoch, first.seq, last.seq)
    return [duplicate_result(entry.header.seq, stored[entry.header.seq]) for entry in known]


def _move_end(connection: Connection, register: Register, epoch: Epoch, plan: Plan) -> Epoch:
    if not plan.fresh:
        return epoch
    last = plan.fresh[-1]
    seq = last.entry.header.seq
    repository.advance(connection, register.id, epoch.number, seq, last.hash)
    return Epoch(epoch.number, epoch.instance, seq, last.hash)


def _note_contact(connection: Connection, register: Register, stop: Stop | None, now: str) -> None:
    connection.execute(_CONTACT, {"register": register.id, "now": now})
    if stop is not None and stop.outcome == "forked":
        connection.execute(update(registers).where(registers.c.id == register.id).values(forked=True))
    note_completeness(connection, register.id)


# Made once: every batch writes it.
_CONTACT = (
    update(registers).where(registers.c.id == bindparam("register")).values(last_contact=bindparam("now"))
)


def _nothing(batch: UploadRequest, stop: Stop) -> UploadAnswer:
    return UploadAnswer(epoch=batch.epoch, stored_seq=0, stored_hash=None, results=[], stop=stop)
