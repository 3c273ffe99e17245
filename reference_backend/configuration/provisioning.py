"""Writing merchants with their stores and registers into a database, and looking at what lies there."""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select, update

from reference_backend.configuration.faults import Fault, Flaw, raise_for
from reference_backend.configuration.lint.merchants import merchant_flaws
from reference_backend.configuration.model import Merchant, Programme, StoreSettings
from reference_backend.tables import merchants, registers, stores

_FIXED = ("place", "zone", "country", "currency", "channel")
"""What purchases were recorded under: another of these is another store."""


def provision(connection: Connection, merchant: Merchant, new_key: bytes) -> bool:
    """Write a merchant with its stores and registers; return whether it was new. Nothing is ever removed.

    `new_key` becomes the snapshot key of a new merchant. ConfigurationError, and nothing written, when the
    merchant changes its programme, a store its place, zone, country, currency or channel, or an id is another
    merchant's (N08).
    """
    raise_for(_placed(merchant.id, flaw) for flaw in _conflicts(connection, merchant))
    is_new = connection.scalar(select(merchants.c.id).where(merchants.c.id == merchant.id)) is None
    settings = {"name": merchant.name, "settings": merchant.model_dump_json(exclude={"demo_staff"})}
    if is_new:
        connection.execute(insert(merchants).values(id=merchant.id, snapshot_key=new_key, **settings))
    else:
        connection.execute(update(merchants).where(merchants.c.id == merchant.id).values(**settings))
    for store in merchant.stores:
        _provision_store(connection, merchant.id, store)
    return is_new


def faults_of_stored(connection: Connection, programmes: Mapping[str, Programme]) -> list[Fault]:
    """Return what is wrong with the merchants of a database under the programmes of today."""
    rows = connection.execute(select(merchants.c.id, merchants.c.settings).order_by(merchants.c.id)).all()
    return [_placed(row.id, flaw) for row in rows for flaw in _flaws_of_stored(row.settings, programmes)]


def _flaws_of_stored(settings: str, programmes: Mapping[str, Programme]) -> Iterator[Flaw]:
    try:
        merchant = Merchant.model_validate_json(settings)
    except ValidationError as error:
        for detail in error.errors():
            key = ".".join(map(str, detail["loc"])) or "-"
            yield Flaw(key, detail["type"].replace("_", "-"), detail["msg"], "provision the merchant again")
        return
    yield from merchant_flaws(merchant, programmes)


def _placed(merchant_id: str, flaw: Flaw) -> Fault:
    return Fault(f"merchant {merchant_id}", None, **vars(flaw))


def _conflicts(connection: Connection, merchant: Merchant) -> Iterator[Flaw]:
    stored = connection.scalar(select(merchants.c.settings).where(merchants.c.id == merchant.id))
    if stored is not None and Merchant.model_validate_json(stored).programme != merchant.programme:
        # The cards and people of one programme are not another's.
        what, remedy = "is not the one that it began with", "make a new merchant with another id"
        yield Flaw("programme", "programme-changed", what, remedy)
    for index, store in enumerate(merchant.stores):
        key = f"stores.{index}"
        row = connection.execute(select(stores).where(stores.c.id == store.id)).mappings().one_or_none()
        if row is not None and row["merchant_id"] != merchant.id:
            yield Flaw(f"{key}.id", "id-taken", "is another merchant's store", "give it its own")
        elif row is not None:
            for name in _FIXED:
                if row[name] != getattr(store, name):
                    what, remedy = "is not what this store began with", "make a new store with another id"
                    yield Flaw(f"{key}.{name}", "store-changed", what, remedy)
        for place, one in enumerate(store.registers):
            owner = connection.scalar(select(registers.c.store_id).where(registers.c.id == one.id))
            if owner not in (None, store.id):
                what, remedy = "stands in another store", "give it its own"
                yield Flaw(f"{key}.registers.{place}.id", "id-taken", what, remedy)


def _provision_store(connection: Connection, merchant_id: str, store: StoreSettings) -> None:
    values = store.model_dump(exclude={"id", "registers"})
    if connection.scalar(select(stores.c.id).where(stores.c.id == store.id)) is None:
        connection.execute(insert(stores).values(id=store.id, merchant_id=merchant_id, **values))
    else:
        connection.execute(update(stores).where(stores.c.id == store.id).values(name=store.name))
    for register in store.registers:
        here = registers.c.id == register.id
        if connection.scalar(select(registers.c.id).where(here)) is None:
            new = {"id": register.id, "store_id": store.id, "name": register.name}
            connection.execute(insert(registers).values(**new))
        else:
            connection.execute(update(registers).where(here).values(name=register.name))
