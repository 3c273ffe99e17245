"""One computer that is a till, in front of the real backend, under clocks of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.opening import Till
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.domain.entry import Kind
from pos_client.domain.errors import KnownError
from pos_client.domain.exchange import ShownCode
from pos_client.domain.ids import StaffNumber, new_entry_id
from pos_client.domain.installation import Installation, TillSecrets
from pos_client.domain.money import Money
from pos_client.domain.sale import Sale
from pos_client.secret_store.memory_store import MemorySecretStore
from pos_client.services.counter import Counter
from pos_client.services.link import LinkWatch
from pos_client.services.rounds import Step
from tests.backend_process import BackendProcess
from tests.fakes.clock import HandClock
from tests.fakes.till import QUICK_HASHER

MERCHANT = "kodutare"


class Computer:
    """Its folder, its keyring, and the till program, started and closed."""

    counter: Counter

    def __init__(self, path: Path, backend: BackendProcess) -> None:
        self.clock = HandClock(datetime.now(UTC))
        self.keyring = MemorySecretStore()
        self.outside = Surroundings(self.keyring, clock=self.clock, hasher=QUICK_HASHER)
        self.folder = DataFolder(path)
        self.backend = backend
        self.link = LinkWatch(self.clock)
        self.till = Till(self.folder, self.outside, self.link)

    @property
    def installation(self) -> Installation:
        found = self.folder.installation()
        assert found is not None
        return found

    @property
    def secrets(self) -> TillSecrets | None:
        return self.keyring.load(self.installation.secret_name)

    def enrol(self, register: str, *, again: bool = False) -> None:
        code = self.backend.new_code(register)
        self.counter = self.till.enrol(self.backend.url, code, again=again)

    def enrol_by_shown_code(self, decided: Callable[[str], bool], *, again: bool = False) -> None:
        """`decided` is what happens somewhere else once the code is seen; True: nobody waits any longer."""
        seen: list[ShownCode] = []
        self.counter = self.till.enrol_by_shown_code(
            self.backend.url, seen.append, lambda _s: decided(seen[-1].user_code), again=again
        )

    def start(self) -> None:
        opened = self.till.open()
        assert opened is not None
        self.counter = opened

    def close(self) -> None:
        self.till.close()
        self.link = LinkWatch(self.clock)
        self.till = Till(self.folder, self.outside, self.link)

    def sign_in(self, role: str = "cashier") -> None:
        number, pin = self.backend.pin(MERCHANT, role)
        self.counter.sign_in(StaffNumber(number), pin)

    def sell(self, amount_minor: int = 100) -> str:
        now_ms = int(self.clock.now().timestamp() * 1000)
        sale = Sale(new_entry_id(now_ms, self.outside.random_bytes)).frozen(Money(amount_minor, "EUR"))
        self.counter.record(sale)
        return sale.sale_id

    def step(self, after_s: float = 0.0) -> Step | KnownError:
        """What the delivery does next, some time later."""
        self.clock.pass_by(timedelta(seconds=after_s))
        office = self.till.back_office
        assert office is not None
        try:
            return office.rounds.step()
        except KnownError as error:
            return error

    def deliver(self) -> None:
        for _ in range(12):
            done = self.step()
            assert not isinstance(done, KnownError), done
        assert self.waiting == 0

    @property
    def waiting(self) -> int:
        office = self.till.back_office
        assert office is not None
        return office.journal.status().waiting

    def purchases(self) -> list[str]:
        office = self.till.back_office
        assert office is not None
        return [one.entry_id for one in office.journal.entries({Kind.PURCHASE_RECORDED})]

    def bytes_of_all_files(self) -> bytes:
        files = sorted(one for one in self.folder.path.rglob("*") if one.is_file())
        return b"\0".join(one.read_bytes() for one in files)
