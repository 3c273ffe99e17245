"""A till: the real store, journal, use cases and client on a simulated disk, line and clock."""

from __future__ import annotations

import hashlib
import inspect
import shutil
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import apsw

from offline_cache.chain import HeadSigner
from offline_cache.errors import CacheError, StoreClosedError
from offline_cache.journal import Journal
from offline_cache.store import Store
from offline_cache.transactions import Transactions, Work
from offline_cache.writer import Priority
from pos_client.backend.client import BackendClient
from pos_client.backend.credentials import Credentials
from pos_client.backend.wire_configuration import configuration
from pos_client.bootstrap import assembly
from pos_client.domain.errors import KnownError, RefusedError
from pos_client.domain.ids import EntryId
from pos_client.domain.sale import Sale
from pos_client.services.back_office import BackOffice
from pos_client.services.backoff import Backoff
from pos_client.services.clock_evidence import ClockEvidence
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.counter import Counter
from pos_client.services.deliver import BATCH
from pos_client.services.link import LinkWatch
from pos_client.workers.crash_report import as_known
from tests.fakes.till import QUICK_HASHER
from tests.simulation.disk import Disk
from tests.simulation.network import Line, SimulatedTransport, TillKilledError
from tests.simulation.world import TillClock, World

T = TypeVar("T")
FILE = "till.db"
_RESERVE_BYTES = 64 * 1024


class InlineWriter:
    """The writer without its thread: work is carried out where it is handed over."""

    writes = True

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._closed = False

    def submit(self, priority: Priority, work: Work[T], *, repeatable: bool = True) -> Future[T]:
        """Done when this returns."""
        if self._closed:
            raise StoreClosedError(path=self._transactions.path)
        done: Future[T] = Future()
        try:
            done.set_result(self._transactions.carry_out(work, repeatable=repeatable))
        except Exception as error:  # noqa: BLE001  # handed to whoever asked, as the real one does
            done.set_exception(error)
        return done

    def run(self, priority: Priority, work: Work[T], *, repeatable: bool = True) -> T:
        """The same, waited for."""
        return self.submit(priority, work, repeatable=repeatable).result()

    def close(self) -> None:
        """Close the connection."""
        self._closed = True
        self._transactions.close()


@dataclass(frozen=True)
class Identity:
    """What an enrolled installation has in its keyring and its record."""

    register: str
    merchant: str
    instance: str
    refresh_token: str
    database_key: bytes
    signing_key: bytes


def identity(register: str, merchant: str, instance: str, refresh_token: str) -> Identity:
    """Keys that follow from the installation's id, so that a seed needs none of the system's randomness."""
    keys = hashlib.sha512(instance.encode()).digest()
    return Identity(register, merchant, instance, refresh_token, keys[:32], keys[32:])


_BATCHES = (BATCH, 4)
"""Entries in one request, in turn at each start: what waits here seldom fills a real batch, and batches in a
row are to be met too.
"""


class Till:
    """One installation and, while it runs, its process."""

    def __init__(self, world: World, who: Identity, disk: Disk, line: Line, name: str) -> None:
        self.world = world
        self.is_now(who)
        self.disk = disk
        self.line = line
        self.name = name
        self.clock = TillClock(world)
        self.running: Process | None = None
        self.wake_ms = 0
        self.boots = 0
        self.unclear: Sale | None = None
        """A sale whose recording ended in doubt: asked for again, with the same id."""
        self.damaged = False
        """Bytes of its journal were altered: it does not verify any more, and is not expected to."""
        self.look_whole = False
        """Every page of the file is to be looked at after the next start."""
        self.position_checked = 0
        """How far the chain was looked at."""
        self.last_seen: set[str] = set()
        """Entries on the disk when it was looked at last."""
        self.seen_at = (0, 0)
        """The start, and the changes of the disk, up to which that holds."""
        self.is_clone_of: Till | None = None
        line.on_kill = self._die

    def is_now(self, who: Identity) -> None:
        """It was enrolled: this is in its keyring."""
        self.who = who
        self.refresh_token = who.refresh_token
        self.spent_token = ""
        self.locked_out = False

    def keep_token(self, refresh_token: str) -> None:
        """Into its keyring, which outlives the process and is not on the disk that may be put back."""
        self.spent_token, self.refresh_token = self.refresh_token, refresh_token

    @property
    def path(self) -> Path:
        """The till's file."""
        return self.disk.folder / FILE

    @property
    def journal(self) -> Journal:
        """The running till's journal."""
        assert self.running is not None
        return self.running.journal

    def start(self) -> CacheError | KnownError | None:
        """Start the program; why it did not, if it did not."""
        assert self.running is None
        if self.locked_out:
            self.world.note(f"{self.name} is locked")
            return RefusedError("till-locked-out")
        self.disk.begin_session()
        self.clock.reboot()
        self.boots += 1
        began = Process(self)
        try:
            began.open()
        except (CacheError, KnownError) as error:
            began.close()
            self.world.note(f"{self.name} does not start: {error.code}")
            return error
        except TillKilledError:
            began.close()
            return None
        if self.disk.session.dead:
            began.close()
            return None
        self.running = began
        self.wake_ms = self.world.ms
        self.world.note(f"{self.name} starts")
        return None

    def kill(self) -> None:
        """The process is gone, and what was not on the disk with it (F01)."""
        self._die()
        self._gone()

    def stop(self) -> None:
        """Close the program as a person does."""
        if self.running is not None:
            running, self.running = self.running, None
            running.close()
            self.world.note(f"{self.name} stops")

    def act(self, work: Callable[[Process], T]) -> T | Exception | None:
        """Do something on the running till. What went wrong is given back; None also when it died of it."""
        running = self.running
        if running is None:
            return None
        try:
            done: T | Exception | None = work(running)
        except TillKilledError:
            done = None
        except (KnownError, CacheError) as error:
            done = error
        if self.disk.session.dead:
            self.world.fire("till-killed-while-writing" if done is not None else "till-killed", self.name)
            self._gone()
            return None
        return done

    def deliver(self) -> None:
        """One step of the delivery's worker (workers/delivery.py), with its waiting."""
        wait_s = self.act(lambda running: running.deliver_step())
        if isinstance(wait_s, LockedOut):
            self.stop()
            self.locked_out = True
            self.world.fire("till-locked-out", self.name)
        elif isinstance(wait_s, float):
            self.wake_ms = self.world.ms + max(1, round(wait_s * 1000))
        elif self.running is not None:
            # The look at the queue failed: the worker's timer was set before.
            self.wake_ms = self.world.ms + 1000

    def deliver_soon(self) -> None:
        """Something new waits."""
        if self.running is not None and self.running.backoff.may_try_for_a_record():
            self.wake_ms = self.world.ms

    def _die(self) -> None:
        self.disk.session.dead = True

    def _gone(self) -> None:
        running, self.running = self.running, None
        if running is not None:
            running.close()
            self.world.note(f"{self.name} is dead")


class LockedOut:
    """The till was told for certain that its register is revoked."""


class Process:
    """A running till."""

    store: Store
    journal: Journal
    counter: Counter
    office: BackOffice
    configuration: CurrentConfiguration

    def __init__(self, till: Till) -> None:
        self._till = till
        self._opened: Store | None = None
        self.link = LinkWatch(till.clock)
        self.backoff = Backoff(till.world.random.randbytes, till.clock)
        self.parts: Any = None

    def open(self) -> None:
        """As bootstrap/opening.py puts a till together."""
        till, who = self._till, self._till.who
        random_bytes = till.world.random.randbytes
        self._opened = self.store = open_store(till.disk, who.database_key, till.clock, random_bytes)
        self.configuration = CurrentConfiguration(self.store.settings, configuration)
        evidence = ClockEvidence(till.clock, f"boot-{till.boots}")
        tokens = Credentials(till.refresh_token, till.keep_token, till.clock.monotonic_s)
        at_the_counter = self._client(evidence, tokens)
        if not self.configuration.known:
            self.configuration.accept(at_the_counter.configuration())
        signer = HeadSigner(who.signing_key)
        self.journal = self.store.open_journal(
            register=who.register,
            zone=self.configuration().register.zone,
            key_id=signer.key_id,
            instance=who.instance,
            clock_evidence=evidence,
        )
        self.parts = assembly.Parts(
            self.store,
            self.journal,
            signer,
            self.configuration,
            self.link,
            till.clock,
            random_bytes,
            QUICK_HASHER,
            till.world.paces,
            batch=_BATCHES[till.boots % len(_BATCHES)],
        )
        self.office = assembly.back_office(self.parts, self._client(evidence, tokens, ahead=True))
        self.counter = assembly.counter(self.parts, at_the_counter)

    def deliver_step(self) -> float | LockedOut:
        """One step; the seconds until the next one."""
        try:
            step = self.office.rounds.step()
        except Exception as error:  # sorted as the worker does
            known = as_known(error)
            if known.code == "program-error":
                raise
            self._till.world.note(f"{self._till.name} delivery: {known.code}")
            wait_s = self.backoff.wait_s(known)
        else:
            self.backoff.succeeded()
            if step.locked_out:
                return LockedOut()
            wait_s = step.next_in_s
            if step.delivered:
                self._till.world.note(f"{self._till.name} delivers")
        self.office.queue()
        return float(wait_s)

    def new_id(self) -> EntryId:
        """An id for a new entry."""
        made: EntryId = self.parts.new_id()
        return made

    def close(self) -> None:
        """Let go of the file, however that ends."""
        opened, self._opened = self._opened, None
        if opened is None:
            return
        try:
            opened.close()
        except (CacheError, apsw.Error):
            _as_the_system_does(opened, self._till.disk.folder)

    def _client(self, evidence: ClockEvidence, tokens: Credentials, *, ahead: bool = False) -> BackendClient:
        till = self._till
        transport = SimulatedTransport(till.line, till.clock.now, evidence.backend_said)
        return BackendClient(transport, tokens, till.clock.now, renews_ahead=ahead)


def _as_the_system_does(store: Store, folder: Path) -> None:
    """What is left open when a process ends is closed by the system, and its lock is dropped."""
    for connection in apsw.connections():
        if Path(connection.filename).parent == folder:
            with suppress(apsw.Error):
                connection.close(force=True)
    lock, store._lock = store._lock, None
    if lock is not None:
        lock.release()


def open_store(
    disk: Disk, key: bytes, clock: TillClock, random_bytes: Callable[[int], bytes], *, create: bool = False
) -> Store:
    """The till's file over the simulated disk, with a small reserve where the store keeps one."""
    more: dict[str, Any] = {}
    if "reserve_bytes" in inspect.signature(Store.open).parameters:
        more["reserve_bytes"] = _RESERVE_BYTES
    return Store.open(
        disk.folder / FILE,
        key,
        create=create,
        wall_clock=clock.now,
        random_bytes=random_bytes,
        start_writer=InlineWriter,
        vfs=disk.vfs,
        **more,
    )


def copy_folder(source: Path, target: Path) -> None:
    """All files of a till's folder, in the place of those that were there."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
