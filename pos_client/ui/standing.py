"""How the till stands, for the header: where, who, the link and its age, what waits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.programme import Configuration
from pos_client.domain.staff import StaffSession
from pos_client.domain.standing import Link, LinkState, QueueState


@dataclass(frozen=True, slots=True)
class StandingState:
    """What the header and the banner draw."""

    configuration: Configuration | None = None
    session: StaffSession | None = None
    link: LinkState | None = None
    queue: QueueState | None = None
    not_set_up: bool = False
    mended: str | None = None

    @property
    def banner(self) -> str | None:
        """The code of what a person must know on every screen: a refused till, then one that lost
        records, then records set aside.
        """
        if self.link is not None and self.link.link is Link.REFUSED:
            return self.link.reason or "register-unknown"
        if self.mended is not None:
            return self.mended
        return "records-set-aside" if self.queue is not None and self.queue.set_aside else None


class StandingPresenter(QObject):
    """Told by the delivery; wishes the manual switch and the sign-out."""

    changed = Signal()
    switch_offline_asked = Signal(bool)
    sign_out_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = StandingState()

    def switch_offline(self, offline: bool) -> None:
        """Work offline by hand, or go online again."""
        self.switch_offline_asked.emit(offline)

    def leave(self) -> None:
        """Sign out, whatever waits: the door says so (X08), and the next one takes the till at once."""
        self.sign_out_asked.emit()

    @Slot()
    def on_enrolment_needed(self) -> None:
        """This computer is no till yet, or no longer."""
        self._show(configuration=None, not_set_up=True)

    @Slot(object)
    def on_till_opened(self, configuration: Configuration) -> None:
        """The till knows where it stands."""
        self._show(configuration=configuration, not_set_up=False)

    @Slot(str)
    def on_till_mended(self, code: str) -> None:
        """Its file was damaged; until the next start."""
        self._show(mended=code)

    @Slot(object)
    def on_configuration_changed(self, configuration: Configuration) -> None:
        """It stands differently now."""
        self._show(configuration=configuration)

    @Slot(object)
    def on_signed_in(self, session: StaffSession) -> None:
        """Who is at the till."""
        self._show(session=session)

    @Slot()
    def on_signed_out(self) -> None:
        """Nobody is."""
        self._show(session=None)

    @Slot(object)
    def on_link_changed(self, link: LinkState) -> None:
        """The link's new state."""
        self._show(link=link)

    @Slot(object)
    def on_queue_changed(self, queue: QueueState) -> None:
        """What waits now."""
        self._show(queue=queue)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()
