"""What every seed begins with: a filled backend and enrolled tills, made once per process and copied."""

from __future__ import annotations

import random
import uuid
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from argon2 import PasswordHasher
from sqlalchemy import delete, select

from pos_client.domain.staff import Role
from reference_backend.assembly import assemble
from reference_backend.backend import Backend
from reference_backend.clock import Clock
from reference_backend.demo.starting import fill_if_new
from reference_backend.registers.schemas import EnrolmentRequest
from reference_backend.registers.service import enrol, new_code
from reference_backend.secrets_source import CODE_ALPHABET, SystemSecrets
from reference_backend.tables import snapshot_rows
from tests.simulation.disk import SimulatedDisks
from tests.simulation.network import Line, Network
from tests.simulation.server import Server
from tests.simulation.tills import Identity, Till, copy_folder, identity, open_store
from tests.simulation.world import BackendClock, TillClock, World

REGISTERS = (
    ("kodutare-tallinn-1", "kodutare"),
    ("kodutare-tallinn-2", "kodutare"),
    ("kodutare-tartu-1", "kodutare"),
    ("kaarna-turku-1", "kaarnan-kahvila"),
    ("kaarna-turku-2", "kaarnan-kahvila"),
)
STAFF = {Role.CASHIER: ("12", "120012"), Role.INFO_DESK: ("31", "310031"), Role.MANAGER: ("90", "900090")}
_LISTED_CARDS = 24
_QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class SeededSecrets(SystemSecrets):
    """Tokens, codes and ids from a seed. The recovery key stays the system's: nothing is told by it."""

    def __init__(self, source: random.Random) -> None:
        self._source = source

    def token(self) -> str:
        """256 bits that only a simulation may foresee."""
        return self._source.randbytes(32).hex()

    def code(self) -> str:
        """An enrolment code."""
        return "".join(self._source.choice(CODE_ALPHABET) for _ in range(8))

    def identifier(self) -> str:
        """A UUID (version 4)."""
        return str(uuid.UUID(bytes=self._source.randbytes(16), version=4))


@dataclass(frozen=True)
class Template:
    """Files to begin with, and the one server that every seed of this process uses."""

    folder: Path
    server: Server
    database: Path
    who: dict[str, Identity]

    def till_files(self, register: str) -> Path:
        """The folder of an enrolled till that nobody has sold at yet."""
        return self.folder / register


def enrolled(backend: Backend, register: str, merchant: str, instance: str) -> Identity:
    """Enrol an installation with the backend beside the network."""
    keys = identity(register, merchant, instance, "")
    from offline_cache.chain import HeadSigner

    request = EnrolmentRequest(
        code=new_code(backend, register),
        public_key=HeadSigner(keys.signing_key).public_key_hex,
        instance=instance,
        client_version="0.1.0",
    )
    return identity(register, merchant, instance, enrol(backend, request, register).refresh_token)


def make_template(folder: Path, disks: SimulatedDisks) -> Template:
    """Fill a backend, enrol the tills, let staff sign in at each once."""
    world = World(0)
    path = folder / "live" / "backend.sqlite3"
    path.parent.mkdir(parents=True)
    backend = assemble(
        path,
        clock=_clock(world),
        secrets=SeededSecrets(random.Random("the template, and no seed of a run")),
        hasher=_QUICK,
    )
    fill_if_new(backend)
    _shorten(backend)
    source = random.Random(2)
    who = {
        register: enrolled(backend, register, merchant, str(uuid.UUID(bytes=source.randbytes(16), version=4)))
        for register, merchant in REGISTERS
    }
    server = Server(backend, path)
    who = {name: _furnish(world, server, disks, folder, one) for name, one in who.items()}
    template = Template(folder, server, folder / "template.sqlite3", who)
    server.copy_to(folder / "copied").rename(template.database)
    with suppress(FileNotFoundError):
        (folder / "copied" / "copy-wal").rename(f"{template.database}-wal")
    return template


def _shorten(backend: Backend) -> None:
    """A short list of cards, since every till fetches it again and again; the others stay unknown offline."""
    listed = select(snapshot_rows.c.key, snapshot_rows.c.merchant_id).order_by(snapshot_rows.c.change)
    with backend.database.write() as connection:
        kept = {merchant: 0 for _, merchant in REGISTERS}
        for key, merchant in connection.execute(listed).all():
            kept[merchant] = kept.get(merchant, 0) + 1
            if kept[merchant] > _LISTED_CARDS:
                here = (snapshot_rows.c.merchant_id == merchant, snapshot_rows.c.key == key)
                connection.execute(delete(snapshot_rows).where(*here))


def _furnish(world: World, server: Server, disks: SimulatedDisks, folder: Path, who: Identity) -> Identity:
    """A till's file with its configuration, and with staff who may sign in without the backend; its keyring
    as it is then.
    """
    live = folder / "live" / who.register
    live.mkdir()
    till = Till(world, who, disks.add(live), Line(Network(world, server), who.register), who.register)
    till.disk.begin_session()
    open_store(till.disk, who.database_key, TillClock(world), world.random.randbytes, create=True).close()
    till.start()
    assert till.running is not None
    for number, pin in STAFF.values():
        till.running.counter.sign_in(number, pin)
    while till.wake_ms <= world.ms + 10:
        till.deliver()
    till.stop()
    copy_folder(live, folder / who.register)
    return replace(who, refresh_token=till.refresh_token)


def _clock(world: World) -> Clock:
    return BackendClock(world)
