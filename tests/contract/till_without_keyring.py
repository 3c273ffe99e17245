"""A computer with no keyring, or one that is lost: the till program from the command line."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.opening import Till
from pos_client.bootstrap.secret_places import Ask, SecretPlaces, secret_places
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.cli.asking import ask_passphrase
from pos_client.cli.commands import run
from pos_client.domain.errors import SecretStoreError
from pos_client.domain.ids import StaffNumber, new_entry_id
from pos_client.domain.installation import TillSecrets
from pos_client.domain.money import Money
from pos_client.domain.sale import Sale
from pos_client.secret_store.memory_store import MemorySecretStore
from pos_client.secret_store.sealed_entry import Cost, Costs
from pos_client.services.link import LinkWatch
from tests.backend_process import BackendProcess
from tests.fakes.till import QUICK_HASHER

REGISTER = "kodutare-tallinn-2"
QUICK = Costs(least=Cost(1, 8, 1), usual=Cost(1, 16, 1), most=Cost(2, 1024, 4))
GOOD, OTHER = "lamp river seven onion", "a different one, as long"


class PulledKeyring(MemorySecretStore):
    """A keyring that a computer has until somebody takes it away."""

    def __init__(self, *, there: bool) -> None:
        super().__init__()
        self.there = there

    def load(self, name: str) -> TillSecrets | None:
        self._must_be_there()
        return super().load(name)

    def save(self, name: str, secrets: TillSecrets) -> None:
        self._must_be_there()
        super().save(name, secrets)

    def forget(self, name: str) -> None:
        self._must_be_there()
        super().forget(name)

    @property
    def names(self) -> list[str]:
        return list(self._kept)

    def _must_be_there(self) -> None:
        if not self.there:
            raise SecretStoreError("keyring-missing")


class Computer:
    """Its folder, its keyring, and what a person types at it."""

    def __init__(self, path: Path, backend: BackendProcess, *, keyring: bool) -> None:
        self.folder = DataFolder(path)
        self.keyring = PulledKeyring(there=keyring)
        self.backend = backend

    def outside(self, ask: Ask = lambda: None) -> Surroundings:
        """As a new process finds it; `ask` where somebody sits at its terminal."""
        places = self.places(ask)
        return Surroundings(places, hasher=QUICK_HASHER, places=places)

    def places(self, ask: Ask = lambda: None) -> SecretPlaces:
        return secret_places(self.folder, self.keyring, os.urandom, ask=ask, costs=QUICK)

    def ask(
        self, capsys: pytest.CaptureFixture[str], *arguments: str, typed: str = ""
    ) -> tuple[int, list[dict[str, Any]]]:
        """Run a command with `--json`; `typed` comes from standard input."""
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("sys.stdin", io.StringIO(typed))
            command = [*arguments, "--json", "--data-dir", str(self.folder.path)]
            code = run(command, lambda: self.outside(ask_passphrase))
        return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    def enrol(self, capsys: pytest.CaptureFixture[str], *options: str, typed: str = "") -> str | None:
        """Enrol by a new code; the problem, None where there was none."""
        code = self.backend.new_code(REGISTER)
        ended, (told,) = self.ask(capsys, "enrol", self.backend.url, code, *options, typed=typed)
        assert (ended == 0) == ("problem" not in told)
        return told.get("problem")

    def sell(self, times: int, passphrase: str | None = None) -> list[str]:
        """Sales that are not delivered; their ids."""
        outside = self.outside()
        till = Till(self.folder, outside, LinkWatch(outside.clock))
        counter = till.open() if passphrase is None else till.open_with(passphrase)
        assert counter is not None
        number, pin = self.backend.pin("kodutare", "cashier")
        counter.sign_in(StaffNumber(number), pin)
        sold: list[str] = []
        for amount in range(times):
            now_ms = int(outside.clock.now().timestamp() * 1000)
            sale = Sale(new_entry_id(now_ms, os.urandom)).frozen(Money(100 + amount, "EUR"))
            counter.record(sale)
            sold.append(sale.sale_id)
        till.close()
        return sold

    def files(self) -> set[str]:
        return {path.name for path in self.folder.path.iterdir()} if self.folder.path.exists() else set()
