"""A real backend process, and a look into its database beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import insert, select, update

from reference_backend.assembly import assemble
from reference_backend.backend import Backend
from reference_backend.registers.service import new_code
from reference_backend.tables import entries, purchases, registers
from tests.backend_process import BackendProcess

MERCHANT = "kodutare"
_FIRST = f"{MERCHANT}-tallinn-1"


@dataclass(frozen=True)
class Arrived:
    """What became of the purchases that a till recorded."""

    recorded: int
    arrived: int
    lost: int
    doubled: int

    @property
    def is_right(self) -> bool:
        """Each of them, once."""
        return (self.arrived, self.lost, self.doubled) == (self.recorded, 0, 0)


class Shop:
    """A store with as many registers as a test needs."""

    def __init__(self, process: BackendProcess, beside: Backend) -> None:
        """`beside` is another process's view of the same database file: this one's."""
        self.process = process
        self._beside = beside
        self._registers = 0

    def new_register(self) -> tuple[str, str]:
        """The id of a register that nobody had before, and its enrolment code."""
        self._registers += 1
        name = f"{MERCHANT}-network-{self._registers}"
        with self._beside.database.write() as connection:
            first = connection.execute(select(registers).where(registers.c.id == _FIRST)).mappings().one()
            row = {"id": name, "store_id": first["store_id"], "name": name, "epoch": 0, "forked": False}
            connection.execute(insert(registers).values(row))
        return name, new_code(self._beside, name)

    def revoke(self, register: str) -> None:
        """As a lost till is revoked."""
        self._change(register, revoked_at=self._beside.now_text())

    def take_in_again(self, register: str) -> None:
        """As a till that was found again."""
        self._change(register, revoked_at=None)

    def forget(self, register: str) -> None:
        """The backend does not know the till any more."""
        self._rename(register, f"{register}-elsewhere")

    def know(self, register: str) -> None:
        """It knows it again."""
        self._rename(f"{register}-elsewhere", register)

    def entries(self, register: str) -> list[dict[str, Any]]:
        """All that is stored of a register, in order."""
        query = select(entries).where(entries.c.register_id == register)
        with self._beside.database.read() as connection:
            found = connection.execute(query.order_by(entries.c.epoch, entries.c.seq)).mappings()
            return [dict(one) for one in found]

    def arrived(self, register: str, recorded: Collection[str]) -> Arrived:
        """Both ways: the purchases by their ids, and every purchase of this register by what was recorded."""
        stored = self.entries(register)
        taken = Counter(
            one["entry_id"]
            for one in stored
            if one["kind"] == "purchase_recorded" and one["outcome"] == "accepted"
        )
        booked = self._booked(recorded)
        arrived = sum(1 for one in recorded if taken[one] and one in booked)
        doubled = sum(taken.values()) - sum(1 for one in recorded if taken[one])
        return Arrived(len(recorded), arrived, len(recorded) - arrived, doubled)

    def missing(self, register: str, claimed: Collection[str]) -> int:
        """How many of the entries that a till calls confirmed are not stored."""
        query = select(entries.c.entry_id).where(entries.c.register_id == register)
        with self._beside.database.read() as connection:
            return len(set(claimed) - set(connection.scalars(query)))

    def _booked(self, recorded: Collection[str]) -> set[str]:
        with self._beside.database.read() as connection:
            return set(
                connection.scalars(select(purchases.c.entry_id).where(purchases.c.entry_id.in_(recorded)))
            )

    def _rename(self, before: str, after: str) -> None:
        # A connection that does not look after what points to the register.
        with closing(sqlite.connect(str(self._beside.database.engine.url.database))) as database, database:
            database.execute("UPDATE registers SET id = ? WHERE id = ?", (after, before))

    def _change(self, register: str, **values: object) -> None:
        with self._beside.database.write() as connection:
            connection.execute(update(registers).where(registers.c.id == register).values(**values))


@contextmanager
def open_shop(folder: Path) -> Iterator[Shop]:
    """Open until the end of the block."""
    database = folder / "backend.db"
    with BackendProcess(database) as process:
        beside = assemble(database)
        try:
            yield Shop(process, beside)
        finally:
            beside.database.close()
