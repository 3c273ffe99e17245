"""Merchants' settings as the database keeps them."""

from functools import lru_cache

from sqlalchemy import Connection, bindparam, select

from reference_backend.configuration.model import Merchant, Programme
from reference_backend.configuration.terms import Terms
from reference_backend.tables import merchants


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
