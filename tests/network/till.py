"""A real till (store, use cases, HTTP client) whose waits take no time and whose deadlines are short."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from offline_cache.chain import HeadSigner
from offline_cache.store import Store
from pos_client.backend.client import BackendClient, Deadlines
from pos_client.backend.transport import Transport
from pos_client.backend.wire_configuration import configuration
from pos_client.bootstrap import assembly
from pos_client.domain.entry import purchase_recorded
from pos_client.domain.errors import KnownError
from pos_client.domain.money import Money
from pos_client.domain.programme import Programme
from pos_client.domain.sale import TotalSource
from pos_client.domain.trust import Trust
from pos_client.services.backoff import Backoff
from pos_client.services.clock_evidence import ClockEvidence
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.link import LinkWatch
from pos_client.services.pin_hasher import Argon2PinHasher
from pos_client.services.rounds import Paces
from tests.fakes.clock import HandClock
from tests.network.shop import Shop

QUICK = Deadlines(at_the_counter_s=0.3, sign_in_s=0.5, in_the_background_s=0.2)
QUICK_HASHER = Argon2PinHasher(time_cost=1, memory_cost_kib=8, parallelism=1)


class NetworkTill:
    """Enrolled straight at the backend; everything after that goes to `url`."""

    def __init__(
        self,
        folder: Path,
        shop: Shop,
        url: str,
        seed: object,
        deadlines: Deadlines = QUICK,
        ca_file: Path | None = None,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.random = Random(f"till {seed}")  # the same till by seed
        self.clock = HandClock(datetime.now(UTC))
        self.link = LinkWatch(self.clock)
        self.backoff = Backoff(self.random.randbytes, self.clock)
        self.recorded: list[str] = []
        self._deadlines = deadlines
        self._ca_file = ca_file
        self._clients: list[BackendClient] = []
        self.register, code = shop.new_register()
        signer = HeadSigner(self.random.randbytes(32))
        instance = str(uuid.UUID(bytes=self.random.randbytes(16), version=4))
        desk = self._client(shop.process.url, None, Deadlines())
        enrolled = desk.enrol(code, signer.public_key_hex, instance)
        self.token = enrolled.token
        self.store = Store.open(
            folder / "till.db",
            self.random.randbytes(32),
            create=True,
            wall_clock=self.clock.now,
            random_bytes=self.random.randbytes,
        )
        self.evidence = ClockEvidence(self.clock, "boot")
        current = CurrentConfiguration(self.store.settings, configuration)
        current.accept(self._client(shop.process.url, self.token, Deadlines()).configuration())
        self.journal = self.store.open_journal(
            register=self.register,
            zone=current().register.zone,
            key_id=signer.key_id,
            instance=instance,
            clock_evidence=self.evidence,
        )
        self._parts = assembly.Parts(
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
        self.at_the_back = self._client(url, self.token, deadlines)
        self.office = assembly.back_office(self._parts, self.at_the_back)
        self.counter = assembly.counter(self._parts, self._client(url, self.token, deadlines))

    def close(self) -> None:
        """Let go of the file and the connections."""
        for client in self._clients:
            client.close()
        self.store.close()

    def record(self, count: int = 1) -> None:
        """Purchases, as the counter records them."""
        facts = [
            purchase_recorded(
                self._parts.new_id(),
                self.clock.now(),
                self._parts.configuration().register.place,
                Money(self.random.randint(1, 99_999), "EUR"),
                TotalSource.KEYED,
                None,
            )
            for _ in range(count)
        ]
        self.journal.append(facts)
        self.recorded += [str(fact.entry_id) for fact in facts]

    @property
    def programme(self) -> Programme:
        """As the backend told it."""
        return self._parts.configuration.programme

    @property
    def waiting(self) -> int:
        """How many entries wait."""
        return self.office.queue().waiting

    @property
    def confirmed(self) -> set[str]:
        """The purchases that this till shows as confirmed."""
        return set(self.recorded) - {one.entry_id for one in self.journal.waiting(10_000)}

    def step(self) -> KnownError | None:
        """What the delivery's thread does once; its waits move the clock. The error, where it went wrong."""
        try:
            wait_s, error = self.office.rounds.step().next_in_s, None
        except KnownError as failure:
            wait_s, error = self.backoff.wait_s(failure), failure
        else:
            self.backoff.succeeded()
        self.clock.pass_by(timedelta(seconds=wait_s))
        return error

    def work(self, most: int, until: Callable[[], bool]) -> bool:
        """Up to so many steps; whether it came to that."""
        for _ in range(most):
            if until():
                return True
            self.step()
        return until()

    def drain(self, most: int = 400) -> bool:
        """Deliver what waits; whether nothing waits any more."""
        return self.work(most, lambda: self.waiting == 0)

    def _client(self, url: str, token: str | None, deadlines: Deadlines) -> BackendClient:
        evidence = getattr(self, "evidence", None)
        ca_file = self._ca_file if url.startswith("https:") else None
        heard = (lambda _: None) if evidence is None else evidence.backend_said
        trust = Trust() if ca_file is None else Trust(ca_file.read_text(encoding="ascii"))
        transport = Transport(url, self.clock.now, heard, trust=trust)
        client = BackendClient(transport, token, self.clock.now, deadlines)
        self._clients.append(client)
        return client
