"""Changing what a merchant offers and what a programme can do, as their files would say it."""

from typing import Any

from sqlalchemy import select, update

from reference_backend import tables
from reference_backend.backend import Backend
from reference_backend.configuration.model import Benefit, Merchant, RegisterSettings, StoreSettings


def benefit(id_: str, kind: str, **more: Any) -> Benefit:
    """Return a main benefit that is not ticked, or what `more` says."""
    titles = dict.fromkeys(("fi", "et", "en"), id_)
    return Benefit.model_validate({"id": id_, "kind": kind, "basis": "main", "title": titles, **more})


def merchant_of(programme: str, *benefits: Benefit, **settings: Any) -> Merchant:
    """Return a merchant of a programme, with one store in Helsinki, for what needs no database."""
    store = StoreSettings(
        id="shop",
        name="Shop",
        place="1",
        zone="Europe/Helsinki",
        country="FI",
        currency="EUR",
        registers=[RegisterSettings(id="till", name="Till")],
    )
    named = {"id": "merchant", "name": "Merchant", "programme": programme}
    return Merchant.model_validate({**named, "benefits": list(benefits), "stores": [store], **settings})


REDEMPTION = benefit("redeem", "bonus_redemption", chosen=True)


def settle_on(backend: Backend, merchant_id: str, **settings: Any) -> None:
    """Change a merchant's settings."""
    mine = tables.merchants.c.id == merchant_id
    with backend.database.write() as connection:
        text = connection.scalar(select(tables.merchants.c.settings).where(mine))
        merchant = Merchant.model_validate_json(text or "").model_copy(update=settings)
        connection.execute(update(tables.merchants).where(mine).values(settings=merchant.model_dump_json()))


def offer(backend: Backend, merchant_id: str, *benefits: Benefit) -> None:
    """Let a merchant offer these benefits and no others."""
    settle_on(backend, merchant_id, benefits=list(benefits))


def enable(backend: Backend, programme_id: str, **capabilities: Any) -> None:
    """Change what a programme can do, whatever a lint would say of it."""
    programme = backend.programmes[programme_id]
    changed = programme.capabilities.model_copy(update=capabilities)
    backend.programmes[programme_id] = programme.model_copy(update={"capabilities": changed})
