"""The tills of two merchants before one backend, in one seed."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.simulation.books import Books
from tests.simulation.disk import Disk, SimulatedDisks
from tests.simulation.network import Line, Network
from tests.simulation.template import SeededSecrets, Template, enrolled
from tests.simulation.tills import Identity, Till, copy_folder
from tests.simulation.world import BackendClock, World

_MOST_DELIVERIES_AT_ONCE = 6
"""So many steps run while a long time passes; then the machines have slept, as machines do (F12)."""


@dataclass
class Stock:
    """Cards of one merchant, as plain text: whoever looks for them in a log knows what to look for."""

    codes: list[str]
    blanks: list[str]
    symbology: str


@dataclass
class Shop:
    """Everything of one seed."""

    world: World
    template: Template
    disks: SimulatedDisks
    folder: Path
    network: Network
    books: Books
    stock: dict[str, Stock]
    tills: list[Till] = field(default_factory=list)
    backend_copies: list[Path] = field(default_factory=list)
    till_copies: dict[str, Path] = field(default_factory=dict)
    backend_replaced: bool = False
    """Another database stands in the backend's place: what was looked at before says nothing."""
    disks_made: list[Disk] = field(default_factory=list)

    def add_till(self, who: Identity, files: Path, name: str, line: Line | None = None) -> Till:
        """A till over a copy of these files."""
        folder = self.folder / f"disk-{len(self.disks_made)}"
        copy_folder(files, folder)
        disk = self.disks.add(folder)
        self.disks_made.append(disk)
        till = Till(self.world, who, disk, line or Line(self.network, name), name)
        self.tills.append(till)
        return till

    def enrol_anew(self, till: Till) -> Identity:
        """Another installation of the same register, known to the backend."""
        instance = str(uuid.UUID(bytes=self.world.random.randbytes(16), version=4))
        return enrolled(self.network.server.backend, till.who.register, till.who.merchant, instance)

    def enrol_again(self, till: Till) -> Identity:
        """The same, with the key of the records that are there."""
        return replace(self.enrol_anew(till), database_key=till.who.database_key)

    def has_a_copy(self, till: Till) -> bool:
        """Whether another disk holds a journal of the same register."""
        return any(one is not till and one.who.register == till.who.register for one in self.tills)

    def pass_time(self, milliseconds: int) -> None:
        """Time goes on, and the tills deliver what is due meanwhile."""
        until = self.world.ms + milliseconds
        for _ in range(_MOST_DELIVERIES_AT_ONCE):
            due = [one for one in self.tills if one.running is not None and one.wake_ms <= until]
            if not due:
                break
            till = min(due, key=lambda one: one.wake_ms)
            self.world.ms = max(self.world.ms, till.wake_ms)
            self.look_at_server()
            till.deliver()
        self.world.ms = max(self.world.ms, until)
        self.look_at_server()
        self.network.let_late_ones_arrive()

    def look_at_server(self) -> None:
        """Whoever runs the backend starts it again some time after it died."""
        server, network = self.network.server, self.network
        if not server.is_up and network.server_down_until_ms <= self.world.ms:
            if network.server_down_until_ms == 0:
                network.server_down_until_ms = self.world.ms + self.world.random.randrange(1, 120_000)
                return
            server.start()
            network.server_down_until_ms = 0
            self.world.note("the backend starts")

    def held_anywhere(self) -> set[str]:
        """Ids of all entries that stand in the backend or on some disk."""
        found = {row[0] for row in self.network.server.looked_at("SELECT entry_id FROM entries")}
        for till in self.tills:
            found |= self.held_by(till)
        return found

    def held_by(self, till: Till) -> set[str]:
        """Ids of the entries on a till's disk; of one that is off, as it was when it was looked at last."""
        if till.running is not None and till.seen_at != (till.boots, till.disk.changes):
            sql = "SELECT entry_id FROM entry WHERE live = 1 OR reason = 'unreadable-header'"
            rows = till.act(lambda running: running.store._readers.rows(sql))
            if isinstance(rows, list):
                till.last_seen = {row[0] for row in rows}
                till.seen_at = (till.boots, till.disk.changes)
        return till.last_seen

    def count_destroyed(self) -> None:
        """After something took a disk's contents away: what was nowhere else is physically lost."""
        there = self.held_anywhere()
        gone = {one.entry_id for one in self.books.acknowledged()} - there - self.books.destroyed
        for entry_id in sorted(gone):
            self.world.note(f"destroyed {entry_id}")
        self.books.destroyed |= gone


def open_shop(world: World, template: Template, disks: SimulatedDisks, folder: Path) -> Shop:
    """A seed's beginning."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    disks.forget_all()
    secrets = SeededSecrets(world.random)
    template.server.begin(template.database, BackendClock(world), secrets, secrets.identifier())
    network = Network(world, template.server)
    shop = Shop(world, template, disks, folder, network, Books(), _stock(template))
    for register in sorted(world.random.sample(list(template.who), world.random.randint(2, 3))):
        who = template.who[register]
        shop.add_till(who, template.till_files(register), register).start()
    return shop


def _stock(template: Template) -> dict[str, Stock]:
    server = template.server
    stock = {}
    for merchant in sorted({one.merchant for one in template.who.values()}):
        listed = server.looked_at(
            "SELECT code FROM snapshot_rows WHERE merchant_id = ? AND code IS NOT NULL ORDER BY code",
            (merchant,),
        )
        pool = server.looked_at("SELECT pool FROM cards WHERE code = ?", listed[0])[0]
        others = server.looked_at(
            "SELECT code, status FROM cards WHERE pool = ? ORDER BY status = 'blank', code", pool
        )
        codes = [row[0] for row in listed] + [code for code, status in others if status != "blank"][:8]
        blanks = [code for code, status in others if status == "blank"]
        stock[merchant] = Stock(codes, blanks, "Code128" if merchant == "kodutare" else "QRCode")
    return stock
