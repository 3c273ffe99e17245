"""Refresh tokens rotate: a new one at every use; an old one shown again ends them all (RFC 9700, 4.14)."""

from datetime import datetime

from sqlalchemy import Connection, select

from reference_backend import audit
from reference_backend.backend import Backend
from reference_backend.clock import to_wire
from reference_backend.problems import Problem
from reference_backend.registers import families
from reference_backend.registers.families import Family
from reference_backend.registers.schemas import RefreshAnswer
from reference_backend.tables import registers, stores
from reference_backend.tokens.signing import Installation, Standing


def refresh(backend: Backend, refresh_token: str) -> RefreshAnswer:
    """Return the next two tokens of a till.

    Whoever shows the token before the newest gets the newest again as long as nobody used it: the answer was
    lost. An older one was copied, and nobody can say by whom: its family ends. Problems
    `refresh-token-unknown`, `refresh-token-reused`, `enrolment-ended`, `register-revoked`.
    """
    now = backend.clock.now()
    shown, installation = backend.tokens.refresh(refresh_token, now)
    with backend.database.write() as connection:
        found = families.stored(connection, shown.register)
        if found is None:
            raise Problem("refresh-token-unknown")
        refusal = found[0].refusal(shown)
        if refusal is not None:
            raise Problem(refusal)
        generation = _next(found[0], shown)
        if generation is not None:
            if not found[0].has_given(shown):
                _note(connection, shown, "register-adopted", "adopted", now)
            return _renewed(connection, backend, shown, generation, installation, now)
        # The end of the family must be kept, so the refusal is raised outside the transaction.
        families.end(connection, shown, now)
        _note(connection, shown, "refresh-token-reused", "family-ended", now)
    raise Problem("refresh-token-reused")


def _next(known: Family, shown: Standing) -> int | None:
    """Return the generation to give out, None for a token that was used before."""
    if not known.has_given(shown) or shown.generation == known.generation:
        return shown.generation + 1
    answer_was_lost = known.generation_used < known.generation == shown.generation + 1
    return known.generation if answer_was_lost else None


def _renewed(
    connection: Connection,
    backend: Backend,
    shown: Standing,
    generation: int,
    installation: Installation,
    now: datetime,
) -> RefreshAnswer:
    renewed = Standing(shown.register, shown.family, shown.born, generation)
    families.keep(connection, renewed, installation, now, used=shown.generation)
    pair = backend.tokens.pair(renewed, installation, now, backend.secrets)
    return RefreshAnswer(token=pair.access, expires_in=pair.expires_in, refresh_token=pair.refresh)


def _note(connection: Connection, shown: Standing, action: str, result: str, now: datetime) -> None:
    merchant_id = connection.scalar(
        select(stores.c.merchant_id)
        .join(registers, registers.c.store_id == stores.c.id)
        .where(registers.c.id == shown.register)
    )
    assert merchant_id is not None, "the register was found just now"
    audit.note(connection, merchant_id, action, result, to_wire(now), register_id=shown.register)
