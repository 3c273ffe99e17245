"""Who calls: the register by its token, and what it stands in."""

from dataclasses import dataclass, fields
from typing import Annotated, Literal

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import bindparam, select

from reference_backend.backend import Backend, TheBackend
from reference_backend.problems import Problem
from reference_backend.registers import families
from reference_backend.registers.families import Family, family_of
from reference_backend.tables import merchants, registers, stores
from reference_backend.tokens.signing import Standing

_bearer = HTTPBearer(auto_error=False, description="The access token of an enrolled register.")


@dataclass(frozen=True)
class Register:
    """An enrolled register. Merchant and store come from here and never from a body (N08, N15)."""

    id: str
    name: str
    store_id: str
    store_name: str
    place: str
    zone: str
    country: str
    currency: str
    channel: Literal["shop", "web"]
    merchant_id: str
    merchant_name: str
    public_key: bytes
    instance: str


def current_register(
    backend: TheBackend,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Register:
    """Return the register whose token this is, or refuse it as `register_by_token` does."""
    if credentials is None:
        raise Problem("register-unknown")
    return register_by_token(backend, credentials.credentials)


# Made once: every call asks it, and to build it costs more than to run it.
_BY_ID = (
    select(
        registers.c.id,
        registers.c.name,
        registers.c.store_id,
        stores.c.name.label("store_name"),
        stores.c.place,
        stores.c.zone,
        stores.c.country,
        stores.c.currency,
        stores.c.channel,
        stores.c.merchant_id,
        merchants.c.name.label("merchant_name"),
        registers.c.public_key,
        registers.c.instance,
        *families.COLUMNS,
    )
    .join(stores, stores.c.id == registers.c.store_id)
    .join(merchants, merchants.c.id == stores.c.merchant_id)
    .where(registers.c.id == bindparam("register"))
)


_OF_REGISTER = tuple(field.name for field in fields(Register))
TheRegister = Annotated[Register, Depends(current_register)]


async def shop_register(register: TheRegister) -> Register:
    """Return the register of a shop; Problem `channel-not-allowed` for one of the web (J01, Q8)."""
    if register.channel != "shop":
        raise Problem("channel-not-allowed")
    return register


TheShopRegister = Annotated[Register, Depends(shop_register)]


def register_by_token(backend: Backend, token: str) -> Register:
    """Return the register whose access token this is.

    Problems `register-unknown`, `token-expired`, `register-revoked`, `enrolment-ended`. The first use of each
    generation is written down, every other one asks the database one thing.
    """
    shown = backend.tokens.access(token, backend.clock.now())
    with backend.database.read() as connection:
        row = connection.execute(_BY_ID, {"register": shown.register}).mappings().one_or_none()
    if row is None:
        raise Problem("register-unknown")
    family = family_of(row)
    refusal = _refusal(family, shown)
    if refusal is not None:
        raise Problem(refusal)
    if family.generation_used < shown.generation == family.generation:
        with backend.database.write() as connection:
            families.mark_used(connection, shown)
    return Register(**{name: row[name] for name in _OF_REGISTER})


def _refusal(family: Family, shown: Standing) -> str | None:
    if (refusal := family.refusal(shown)) is not None:
        return refusal
    if not family.has_given(shown):
        return "token-expired"  # its refresh token tells what an older copy of the database does not know
    return "enrolment-ended" if shown.generation < family.generation - 1 else None
