"""The delivery's thread: what nobody waits for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from pos_client.domain.identification import AnswerSource, Identification
from pos_client.domain.scan import Scan
from pos_client.domain.standing import Link, LinkState, QueueState
from pos_client.services.back_office import BackOffice
from pos_client.services.backoff import Backoff
from pos_client.services.link import LinkWatch
from pos_client.services.rounds import Step
from pos_client.workers.crash_report import as_known


@final
class DeliveryWorker(QObject):
    """One step after the other while there is something to do, then asleep until the next hello or sale.

    After a failure it sleeps as `Backoff` says. It is woken earlier by the manual switch, by the backend's
    answer to the counter after it was thought away, and by a record some time after the last try: nobody at
    the till reads "offline" for minutes while the network is there.
    """

    link_changed = Signal(object)
    queue_changed = Signal(object)
    receipts_arrived = Signal()
    configuration_changed = Signal(object)
    snapshot_changed = Signal(object)
    certificate_ending_changed = Signal(object)
    """When a certificate of the link is over, where that is soon; None again when it was renewed."""
    locked_out = Signal()
    """The backend has revoked this till, its caches are wiped, and nothing more is done here."""

    def __init__(
        self, back_office: Callable[[], BackOffice | None], link: LinkWatch, backoff: Backoff
    ) -> None:
        """`back_office` gives it once the till is open; it is asked by `start`, on this thread."""
        super().__init__()
        self._find_back_office = back_office
        self._link = link
        self._backoff = backoff
        self._office: BackOffice | None = None
        self._timer: QTimer | None = None
        self._queue: QueueState | None = None
        self._ending: datetime | None = None
        link.on_change = self._tell_link
        # Told by the thread that noticed, heard on this one.
        self.link_changed.connect(self._heed_link)

    @Slot()
    def start(self) -> None:
        """Begin, once the till is open. A second call begins anew, with another till if it is another."""
        self._office = self._find_back_office()
        if self._timer is None:
            # Made here, because a timer belongs to the thread that it is made on.
            self._timer = QTimer(self)
            self._timer.setSingleShot(True)
            self._timer.timeout.connect(self._step)
        self._tell_link(self._link.state)
        self._soon()

    @Slot()
    def deliver_soon(self) -> None:
        """Something new waits. Soon after a failure it waits its turn."""
        self._tell_queue()
        if self._backoff.may_try_for_a_record():
            self._soon()

    @Slot(object, object)
    def scan_counted(self, _scan: Scan, found: Identification) -> None:
        """A scan waits. What the till refused by itself calls nobody (X02): it goes with the next call."""
        if found.source is AnswerSource.TILL:
            self._tell_queue()
        else:
            self.deliver_soon()

    @Slot(bool)
    def switch_offline(self, offline: bool) -> None:
        """The manual switch."""
        self._link.switch(offline)
        if self._office is not None and not offline:
            self._backoff.succeeded()
            self._office.rounds.begin_anew()
            self._soon()

    @Slot()
    def stop(self) -> None:
        """Do nothing more; the thread may end after this."""
        if self._timer is not None:
            self._timer.stop()
        self._office = None

    @Slot()
    def _step(self) -> None:
        if self._office is None:
            return
        try:
            step = self._office.rounds.step()
        except Exception as error:  # noqa: BLE001  # sorted by `as_known`: waited out, ours logged
            self._wait(self._backoff.wait_s(as_known(error)))
        else:
            self._backoff.succeeded()
            if step.locked_out:
                self._end()
                return
            self._tell(self._office, step)
            self._wait(step.next_in_s)
        self._tell_queue()
        self._tell_ending(self._office.certificate_ending())

    def _end(self) -> None:
        """Until the till is opened again, enrolled anew."""
        self.stop()
        self.locked_out.emit()

    @Slot(object)
    def _heed_link(self, state: LinkState) -> None:
        """The counter had an answer: what waits need not wait any longer."""
        if state.link is Link.ONLINE and self._backoff.in_pause and self._backoff.may_try_for_an_answer():
            self._soon()

    def _tell(self, office: BackOffice, step: Step) -> None:
        if step.delivered:
            self.receipts_arrived.emit()
        if step.configuration_changed:
            self.configuration_changed.emit(office.configuration())
        info = office.snapshot.info() if step.snapshot_changed else None
        if info is not None:
            self.snapshot_changed.emit(info.taken_at)

    def _tell_queue(self) -> None:
        if self._office is None:
            return
        queue = self._office.queue()
        if queue != self._queue:
            self._queue = queue
            self.queue_changed.emit(queue)

    def _tell_ending(self, ending: datetime | None) -> None:
        if ending != self._ending:
            self._ending = ending
            self.certificate_ending_changed.emit(ending)

    def _tell_link(self, state: LinkState) -> None:
        """Called on the thread that noticed; the signal brings it to where it is shown."""
        self.link_changed.emit(state)

    def _soon(self) -> None:
        self._wait(0.0)

    def _wait(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.start(round(seconds * 1000))
