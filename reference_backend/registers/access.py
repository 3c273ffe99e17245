"""Who calls: the register by its token, and what it stands in."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import Connection, bindparam, select

from reference_backend.backend import TheBackend
from reference_backend.problems import Problem
from reference_backend.secrets_source import fingerprint
from reference_backend.tables import merchants, registers, stores

_bearer = HTTPBearer(auto_error=False, description="The token of an enrolled register.")


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
    """Return the register whose token this is; Problem `register-unknown` or `register-revoked`."""
    if credentials is None:
        raise Problem("register-unknown")
    with backend.database.read() as connection:
        return register_by_token(connection, credentials.credentials)


# Made once: every call asks it, and to build it costs more than to run it.
_BY_TOKEN = (
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
        registers.c.revoked_at,
    )
    .join(stores, stores.c.id == registers.c.store_id)
    .join(merchants, merchants.c.id == stores.c.merchant_id)
    .where(registers.c.token_hash == bindparam("token"))
)


TheRegister = Annotated[Register, Depends(current_register)]


async def shop_register(register: TheRegister) -> Register:
    """Return the register of a shop; Problem `channel-not-allowed` for one of the web (J01, Q8)."""
    if register.channel != "shop":
        raise Problem("channel-not-allowed")
    return register


TheShopRegister = Annotated[Register, Depends(shop_register)]


def register_by_token(connection: Connection, token: str) -> Register:
    """Return the register whose token this is; Problem `register-unknown` or `register-revoked`."""
    row = connection.execute(_BY_TOKEN, {"token": fingerprint(token)}).mappings().one_or_none()
    if row is None:
        raise Problem("register-unknown")
    if row["revoked_at"] is not None:
        raise Problem("register-revoked")
    return Register(**{name: value for name, value in row.items() if name != "revoked_at"})
