"""Merchants, stores and registers as the database keeps them."""

from functools import lru_cache

from sqlalchemy import Connection, bindparam, insert, select, update

from reference_backend.configuration.model import Merchant, Programme
from reference_backend.configuration.terms import Terms
from reference_backend.tables import merchants, registers, stores


def provision(connection: Connection, merchant: Merchant, new_key: bytes) -> bool:
    """Write a merchant with its stores and registers; return whether it was new. Nothing is ever removed.

    `new_key` becomes the snapshot key of a new merchant.
    """
    is_new = connection.scalar(select(merchants.c.id).where(merchants.c.id == merchant.id)) is None
    settings = {"name": merchant.name, "settings": merchant.model_dump_json(exclude={"demo_staff"})}
    if is_new:
        connection.execute(insert(merchants).values(id=merchant.id, snapshot_key=new_key, **settings))
    else:
        connection.execute(update(merchants).where(merchants.c.id == merchant.id).values(**settings))
    for store in merchant.stores:
        values = store.model_dump(exclude={"id", "registers"})
        known = connection.scalar(select(stores.c.id).where(stores.c.id == store.id))
        if known is None:
            connection.execute(insert(stores).values(id=store.id, merchant_id=merchant.id, **values))
        for register in store.registers:
            _provision_register(connection, store.id, register.id, register.name)
    return is_new


def _provision_register(connection: Connection, store_id: str, register_id: str, name: str) -> None:
    if connection.scalar(select(registers.c.id).where(registers.c.id == register_id)) is None:
        connection.execute(insert(registers).values(id=register_id, store_id=store_id, name=name))


def terms_of(connection: Connection, merchant_id: str, programmes: dict[str, Programme]) -> Terms:
    """Return a merchant's terms; KeyError when its programme is not among these."""
    merchant = _merchant(connection.scalar(_SETTINGS, {"merchant": merchant_id}) or "{}")
    return Terms(merchant, programmes[merchant.programme])


# Made once: to build a statement costs more than to run it.
_SETTINGS = select(merchants.c.settings).where(merchants.c.id == bindparam("merchant"))


@lru_cache
def _merchant(settings: str) -> Merchant:
    """Settings are read again and again, and seldom change."""
    return Merchant.model_validate_json(settings)


def snapshot_key(connection: Connection, merchant_id: str) -> bytes:
    """Return the key that hides this merchant's card codes in its snapshot."""
    key = connection.scalar(select(merchants.c.snapshot_key).where(merchants.c.id == merchant_id))
    assert key is not None, "a merchant is made with its key"
    return bytes(key)
