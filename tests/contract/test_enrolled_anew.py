"""A till whose file was lost is enrolled again in front of the real backend, and delivers."""

from __future__ import annotations

from pathlib import Path

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.opening import Till
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.domain.ids import StaffNumber, new_entry_id
from pos_client.domain.money import Money
from pos_client.domain.sale import Sale
from pos_client.secret_store.memory_store import MemorySecretStore
from pos_client.services.back_office import BackOffice
from pos_client.services.link import LinkWatch
from tests.backend_process import BackendProcess
from tests.fakes.till import QUICK_HASHER


class Installation:
    """A till on a new disk, enrolled as the register it replaces."""

    def __init__(self, folder: Path, url: str, code: str) -> None:
        self._outside = Surroundings(MemorySecretStore(), hasher=QUICK_HASHER)
        self._till = Till(DataFolder(folder), self._outside, LinkWatch(self._outside.clock))
        self.counter = self._till.enrol(url, code)

    @property
    def office(self) -> BackOffice:
        assert self._till.back_office is not None
        return self._till.back_office

    def sell(self, staff: tuple[str, str], amount_minor: int) -> None:
        self.counter.sign_in(StaffNumber(staff[0]), staff[1])
        now_ms = int(self._outside.clock.now().timestamp() * 1000)
        sale = Sale(new_entry_id(now_ms, self._outside.random_bytes)).frozen(Money(amount_minor, "EUR"))
        self.counter.record(sale)

    def deliver(self, steps: int = 12) -> None:
        for _ in range(steps):
            self.office.rounds.step()

    def close(self) -> None:
        self._till.close()


def test_a_register_that_is_enrolled_again_and_again_with_an_empty_journal_delivers_every_time(
    tmp_path: Path, real_backend: BackendProcess
) -> None:
    merchant = "kaarnan-kahvila"
    register = next(one["register"] for one in real_backend.told["registers"] if one["merchant"] == merchant)
    staff = real_backend.pin(merchant, "cashier")
    for run in range(3):
        till = Installation(tmp_path / str(run), real_backend.url, real_backend.new_code(register))
        till.sell(staff, 100 + run)
        till.deliver()
        status = till.office.journal.status()
        till.close()
        assert (status.waiting, status.set_aside, status.epoch) == (0, 0, run + 1)
