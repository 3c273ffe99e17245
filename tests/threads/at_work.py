"""A worker on its thread, and a desk on the GUI thread that asks it and hears it, wired as in the till."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.bootstrap.threads import WorkerThread
from pos_client.domain.errors import KnownError, RefusedError
from pos_client.domain.exchange import ShownCode
from pos_client.services.counter import Counter

PATIENCE_MS = 10_000
"""For a busy machine; nothing takes this long."""


@dataclass
class Gate:
    """Something that a worker does and that a test holds up: `entered`, and goes on when it is `opened`."""

    entered: threading.Event = field(default_factory=threading.Event)
    opened: threading.Event = field(default_factory=threading.Event)
    left: bool = False

    def __call__(self) -> None:
        self.entered.set()
        assert self.opened.wait(PATIENCE_MS / 1000)
        self.left = True


class Desk(QObject):
    """`heard` has every fact with its values, in order; `threads` the threads that they were heard on."""

    open_till_asked = Signal()
    enrol_by_shown_code_asked = Signal(str, str)
    sign_in_asked = Signal(str, str)
    record_asked = Signal(object)
    switch_offline_asked = Signal(bool)
    deliver_soon_asked = Signal()
    scan_counted_asked = Signal(object, object)
    start_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[Any, ...]] = []
        self.threads: set[int] = set()

    def names(self) -> list[str]:
        return [fact[0] for fact in self.heard]

    def _hear(self, *fact: Any) -> None:
        self.threads.add(threading.get_ident())
        self.heard.append(fact)

    @Slot(object)
    def on_till_opened(self, configuration: object) -> None:
        self._hear("till_opened", configuration)

    @Slot(object)
    def on_till_blocked(self, error: KnownError) -> None:
        self._hear("till_blocked", error.code)

    @Slot()
    def on_enrolment_needed(self) -> None:
        self._hear("enrolment_needed")

    @Slot(object)
    def on_signed_in(self, session: object) -> None:
        self._hear("signed_in", session)

    @Slot(object)
    def on_recorded(self, purchase: object) -> None:
        self._hear("recorded", purchase)

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        self._hear("refused", wish, error.code)

    @Slot(object)
    def on_queue_changed(self, queue: object) -> None:
        self._hear("queue_changed", queue)

    @Slot(object)
    def on_link_changed(self, state: object) -> None:
        self._hear("link_changed", state)

    @Slot()
    def on_receipts_arrived(self) -> None:
        self._hear("receipts_arrived")


class AtWork:
    """One worker with whoever asks it. `stop` is the slot that its thread ends with."""

    def __init__(self, worker: QObject, stop: str | None = None) -> None:
        self.worker = worker
        self.desk = Desk()
        self._thread = WorkerThread("under test", {worker: stop})
        wishes = [name for name in dir(Desk) if name.endswith("_asked")]
        for wish in wishes:
            if hasattr(worker, wish.removesuffix("_asked")):
                getattr(self.desk, wish).connect(getattr(worker, wish.removesuffix("_asked")))
        for fact in (name.removeprefix("on_") for name in dir(Desk) if name.startswith("on_")):
            if hasattr(worker, fact):
                getattr(worker, fact).connect(getattr(self.desk, f"on_{fact}"))
        self._thread.start()

    def stop(self) -> None:
        self._thread.stop()

    def stop_while(self, gate: Gate) -> None:
        """Stop in the middle of what the gate holds up; it is let go only after the stop was asked for."""
        asked = threading.Event()

        def let_go() -> None:
            asked.wait()
            gate.opened.set()

        other = threading.Thread(target=let_go)
        other.start()
        asked.set()
        self.stop()
        other.join()


@dataclass
class Opener:
    """Opens a till as it is told, and remembers on which thread."""

    opening: Callable[[], Counter | None]
    thread: int = 0
    closed: int = 0
    again: bool = False

    def open(self) -> Counter | None:
        self.thread = threading.get_ident()
        return self.opening()

    def lock_out(self) -> KnownError:
        return KnownError("till-locked-out", "0")

    def keep_aside(self) -> Path:
        raise KnownError("records-open")

    def open_with(self, passphrase: str) -> Counter | None:
        raise KnownError("passphrase-wrong")

    def enrol(self, url: str, code: str, *, again: bool = False, passphrase: str | None = None) -> Counter:
        raise KnownError("enrolment-code-unknown")

    def enrol_by_shown_code(
        self,
        url: str,
        show: Callable[[ShownCode], None],
        pause: Callable[[float], bool],
        *,
        again: bool = False,
        passphrase: str | None = None,
    ) -> Counter:
        """Nobody ever lets it in."""
        self.again = again
        show(ShownCode("device", "BCDF-GHJK", 600.0, 5.0))
        while not pause(5.0):
            pass
        raise RefusedError("enrolment-cancelled")

    def close(self) -> None:
        self.closed += 1
