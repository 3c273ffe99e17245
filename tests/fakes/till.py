"""A whole till on real files, in front of a backend in memory, under a clock that is moved by hand."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

from offline_cache.chain import HeadSigner
from offline_cache.store import Store
from pos_client.backend.wire_configuration import configuration
from pos_client.bootstrap import assembly
from pos_client.domain.errors import UnreachableError
from pos_client.domain.ids import EntryId
from pos_client.domain.money import Money
from pos_client.domain.sale import Sale
from pos_client.domain.scan import Scan, ScanSource
from pos_client.domain.staff import Role
from pos_client.services.clock_evidence import ClockEvidence
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.link import LinkWatch
from pos_client.services.pin_hasher import Argon2PinHasher
from pos_client.services.rounds import Paces
from tests.fakes.backend import FakeBackend
from tests.fakes.clock import HandClock

KEY = bytes(range(32))
STAFF = {"12": ("120012", Role.CASHIER), "31": ("310031", Role.INFO_DESK), "90": ("900090", Role.MANAGER)}
QUICK_HASHER = Argon2PinHasher(time_cost=1, memory_cost_kib=8, parallelism=1)
"""As cheap as Argon2 allows: tests prove the rules, not the price of a guess."""


class TillOnTheBench:
    """`counter` and `office` are the real use cases; `backend`, `clock` and `link` are in the test's hand."""

    def __init__(self, folder: Path, document: dict[str, Any], backend: FakeBackend | None = None) -> None:
        self.clock = HandClock()
        self.random = random.Random(folder.name)
        self.backend = backend or FakeBackend(document, staff=dict(STAFF))
        self._path = folder / "till.db"
        self.open()

    def open(self) -> None:
        """Start the program; the second time with what is on the disk."""
        self.store = Store.open(
            self._path,
            KEY,
            create=not self._path.exists(),
            wall_clock=self.clock.now,
            random_bytes=self.random.randbytes,
        )
        self.link = LinkWatch(self.clock)
        current = CurrentConfiguration(self.store.settings, configuration)
        if not current.known:
            current.accept(self.backend.configuration())
            self.backend.calls.clear()
        signer = HeadSigner(KEY)
        self.journal = self.store.open_journal(
            register=current().register.register_id,
            zone=current().register.zone,
            key_id=signer.key_id,
            instance="00000000-0000-4000-8000-000000000001",
            clock_evidence=ClockEvidence(self.clock, "boot"),
        )
        self.parts = assembly.Parts(
            self.store,
            self.journal,
            signer,
            current,
            self.link,
            self.clock,
            self.random.randbytes,
            QUICK_HASHER,
            Paces(),
        )
        self.counter = assembly.counter(self.parts, self.backend)
        self.office = assembly.back_office(self.parts, self.backend)

    def close(self) -> None:
        self.store.close()

    def restart(self) -> None:
        """Close the program and start it again."""
        self.close()
        self.open()

    @contextmanager
    def restored_to_this_moment(self) -> Iterator[None]:
        """What happens inside is lost on this machine, as when an old copy of its disk is put back."""
        self.close()
        copy = self._path.with_suffix(".copy")
        for ending in ("", ".head"):
            shutil.copy(f"{self._path}{ending}", f"{copy}{ending}")
        self.open()
        self.sign_in()
        yield
        self.close()
        for ending in ("", ".head"):
            shutil.copy(f"{copy}{ending}", f"{self._path}{ending}")
        for ending in ("-wal", "-shm"):
            Path(f"{self._path}{ending}").unlink(missing_ok=True)
        self.open()
        self.sign_in()

    def sign_in(self, number: str = "12") -> None:
        self.counter.sign_in(number, STAFF[number][0])

    def go_offline(self) -> None:
        """The network is away, and the till has noticed."""
        self.backend.fault = UnreachableError("backend-unreachable")
        for _ in range(2):
            self.link.failed(self.backend.fault)

    def come_back(self) -> None:
        self.backend.fault = None

    def take_snapshot(self) -> None:
        """Fetch the cards as they are now."""
        while self.office.rounds._refresh.snapshot_page():
            pass

    def deliver_all(self, most: int = 200) -> None:
        """Let the till do what is due, until nothing is."""
        self.office.rounds.begin_anew()
        for _ in range(most):
            if self.office.rounds.step().next_in_s:
                return
        raise AssertionError("there is no end to it")

    def scan(
        self, code: str, symbology: str | None = "QRCode", source: ScanSource = ScanSource.CAMERA
    ) -> Scan:
        return Scan(code.encode(), source, self.clock.now(), symbology)

    def frozen_sale(self, amount_minor: int = 4599) -> Sale:
        return Sale(self.new_id()).frozen(Money(amount_minor, "EUR"))

    def new_id(self) -> EntryId:
        return self.parts.new_id()

    def after(self, hours: float) -> None:
        self.clock.pass_by(timedelta(hours=hours))


class OpenTill(Protocol):
    """Opens a till; another installation of the same register where a backend is handed in."""

    def __call__(self, document: dict[str, Any], backend: FakeBackend | None = None) -> TillOnTheBench: ...
