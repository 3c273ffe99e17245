"""This computer becomes a till, or the till again that it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from pos_client.domain.enrolment_code import grouped, qr_text
from pos_client.domain.errors import KnownError
from pos_client.domain.exchange import ShownCode
from pos_client.domain.standing import QueueState
from pos_client.ui.look import Clock
from pos_client.ui.sign_in.lost_keys import BY_SHOWN_CODE, LOCKED_OUT, LOST_KEYS, NEEDS_PASSPHRASE

_NOT_OPENED = frozenset({"not-sealed-for-this", "sealed-key-missing", "database-key-wrong"})
_WISHES = frozenset({"enrol", "enrol_with_passphrase", BY_SHOWN_CODE, "keep_aside"})
_CANCELLED = "enrolment-cancelled"


@dataclass(frozen=True, slots=True)
class EnrolState:
    """What was typed stays when the wish is refused. `shown` is the code that stands on this screen for a
    manager, until `until`; `qr` the same, drawn. `returning`: this computer was a till before, and its
    records are here, `waiting` of them undelivered where that is known. `refused_keyring`: the name of one
    that would not keep the till's keys secret.
    """

    url: str = ""
    code: str = ""
    shown: str | None = None
    until: datetime | None = None
    qr: QImage | None = None
    busy: bool = False
    problem: str | None = None
    returning: bool = False
    waiting: int | None = None
    kept_aside: bool = False
    refused_keyring: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether there is something to send."""
        return bool(self.url.strip())

    @property
    def shows_a_code(self) -> bool:
        """Whether a code is to be shown here: nobody typed one."""
        return not self.code.strip()

    @property
    def may_keep_aside(self) -> bool:
        """Whether the records turned out to be closed to this backend: only then is it offered to go on
        without them.
        """
        return self.problem in _NOT_OPENED

    @property
    def may_take_passphrase(self) -> bool:
        """Whether this computer has no other place for the till's keys: only then is a passphrase offered."""
        return self.problem in NEEDS_PASSPHRASE and self.is_complete


class EnrolPresenter(QObject):
    """The backend's address, and a code: one that is shown here until a manager lets this till in (RFC 8628),
    or one that IT made and somebody types.
    """

    changed = Signal()
    enrol_asked = Signal(str, str)
    enrol_by_shown_code_asked = Signal(str, str)
    """The address, and no passphrase."""
    cancel_enrolment_asked = Signal()
    draw_enrolment_asked = Signal(str)
    open_till_asked = Signal()
    keep_aside_asked = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._waiting: int | None = None
        self.state = EnrolState()

    @property
    def address_and_code(self) -> tuple[str, str]:
        """What was typed, as it is sent."""
        return self.state.url.strip(), self.state.code.strip()

    def suggest(self, url: str) -> None:
        """The address that this computer had, or was given: nobody has to type it."""
        if not self.state.url:
            self._show(url=url)

    def type_in(self, url: str, code: str) -> None:
        """What stands in the two fields now."""
        self._show(url=url, code=code, problem=None)

    def enrol(self) -> None:
        """By the code that was typed, or by one that is shown."""
        if not self.state.is_complete or self.state.busy:
            return
        self._show(busy=True, problem=None)
        url, code = self.address_and_code
        if self.state.shows_a_code:
            self.enrol_by_shown_code_asked.emit(url, "")
        else:
            self.enrol_asked.emit(url, code)

    def cancel(self) -> None:
        """Nobody waits for a manager any more."""
        if self.state.shown is not None:
            self.cancel_enrolment_asked.emit()

    def enrol_again(self) -> None:
        """The backend ended what this till goes by; its records stay, and wait."""
        self._show(returning=True, waiting=self._waiting, problem=None, code="")

    def back(self) -> None:
        """The till as it is."""
        if not self.state.busy:
            self._show(busy=True, problem=None)
            self.open_till_asked.emit()

    def keep_aside(self) -> None:
        """Go on without the records: they are moved into a folder of their own, and stay there."""
        if not self.state.busy:
            self._show(busy=True, problem=None)
            self.keep_aside_asked.emit()

    @Slot(object)
    def on_code_shown(self, shown: ShownCode) -> None:
        """The backend made a code: it is shown until somebody has decided, or its time is over."""
        until = self._clock() + timedelta(seconds=shown.lifetime_s)
        self._show(busy=True, shown=grouped(shown.user_code), until=until, qr=None)
        self.draw_enrolment_asked.emit(qr_text(shown.user_code))

    @Slot(QImage)
    def on_enrolment_drawn(self, qr: QImage) -> None:
        """The code, a pixel for each module."""
        self._show(qr=qr)

    @Slot(object)
    def on_queue_changed(self, queue: QueueState) -> None:
        """What waits, for the case that this till must be enrolled again."""
        self._waiting = queue.waiting

    @Slot(object)
    def on_till_blocked(self, error: KnownError) -> None:
        """A till that lost its keys, or that its backend revoked, may enrol again."""
        returning = error.code in LOST_KEYS or error.code == "passphrase-needed"
        waiting = int(error.detail) if error.code == LOCKED_OUT and error.detail.isdigit() else None
        self._show(returning=returning, waiting=waiting, busy=False, shown=None)

    @Slot()
    def on_enrolment_needed(self) -> None:
        """There is nothing here."""
        self._show(returning=False, busy=False)

    @Slot(str)
    def on_records_kept_aside(self, _folder: str) -> None:
        """The records are out of the way: a new code makes a new till."""
        self._show(returning=False, kept_aside=True, busy=False, code="", problem=None)

    @Slot(object)
    def on_till_opened(self, _configuration: object) -> None:
        """The backend knows this till now."""
        self.state = EnrolState(url=self.state.url)
        self.changed.emit()

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """Not enrolled; what was typed is kept."""
        if wish in _WISHES:
            refused = error.detail if error.code == "keyring-backend-refused" else ""
            problem = None if error.code == _CANCELLED else error.code
            self._show(busy=False, problem=problem, refused_keyring=refused, shown=None, qr=None)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()
