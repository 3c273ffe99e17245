"""Unsealing for a register, and the trail of it."""

from sqlalchemy import insert

from reference_backend.backend import Backend
from reference_backend.problems import Problem
from reference_backend.recovery.keys import named_key
from reference_backend.registers.access import Register
from reference_backend.tables import unsealings
from reference_backend.unsealing.schemas import UnsealingAnswer, UnsealingRequest


def unseal(backend: Backend, register: Register, request: UnsealingRequest) -> UnsealingAnswer:
    """Return what this register sealed; Problem `not-sealed-for-this` for everything else.

    The call is noted before it is answered, refused or not: who has the key of a till's database has what
    stands in it. The secret itself is kept nowhere.
    """
    sealed = bytes.fromhex(request.sealed)
    secret = backend.recovery.opened(request.purpose, register.id, sealed)
    with backend.database.write() as connection:
        connection.execute(
            insert(unsealings).values(
                register_id=register.id,
                merchant_id=register.merchant_id,
                purpose=request.purpose,
                key_id=named_key(sealed),
                opened=secret is not None,
                asked_at=backend.now_text(),
            )
        )
    if secret is None:
        raise Problem("not-sealed-for-this")
    return UnsealingAnswer(secret=secret.hex())
