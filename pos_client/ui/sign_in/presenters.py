"""Before the counter opens: enrolment, sign-in, and a till that cannot start."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.errors import KnownError
from pos_client.domain.staff import StaffSession
from pos_client.domain.standing import Link, LinkState, QueueState
from pos_client.ui.sounds import Sound, Sounder

PIN_DIGITS = 6
NUMBER_DIGITS = 8


@dataclass(frozen=True, slots=True)
class EnrolState:
    """What was typed stays when the wish is refused. `returning`: this computer was a till before, and its
    records are here. `refused_keyring`: the name of one that would not keep the till's keys secret.
    """

    url: str = ""
    code: str = ""
    busy: bool = False
    problem: str | None = None
    returning: bool = False
    kept_aside: bool = False
    refused_keyring: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether there is something to send."""
        return bool(self.url.strip() and self.code.strip())

    @property
    def may_keep_aside(self) -> bool:
        """Whether the records turned out to be closed to this backend: only then is it offered to go on
        without them.
        """
        return self.problem in _NOT_OPENED

    @property
    def may_take_passphrase(self) -> bool:
        """Whether this computer has no other place for the till's keys: only then is a passphrase offered."""
        return self.problem in _NEEDS_PASSPHRASE and self.is_complete


_NOT_OPENED = frozenset({"not-sealed-for-this", "sealed-key-missing", "database-key-wrong"})
_WISHES = frozenset({"enrol", "enrol_with_passphrase", "keep_aside"})
_FILE_LOST = frozenset({"passphrase-entry-missing", "passphrase-file-damaged"})
_NO_KEYRING = frozenset({"keyring-missing", "keyring-backend-refused"})
_NEEDS_PASSPHRASE = _NO_KEYRING | _FILE_LOST | {"passphrase-needed"}
LOST_KEYS = frozenset({"keyring-entry-missing", "keyring-entry-damaged"}) | _NO_KEYRING | _FILE_LOST
"""What keeps a till from starting that a new enrolment mends."""


class EnrolPresenter(QObject):
    """The backend's address and a one-time code make this computer a till, or the till again that it was."""

    changed = Signal()
    enrol_asked = Signal(str, str)
    keep_aside_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = EnrolState()

    @property
    def address_and_code(self) -> tuple[str, str]:
        """What was typed, as it is sent."""
        return self.state.url.strip(), self.state.code.strip()

    def type_in(self, url: str, code: str) -> None:
        """What stands in the two fields now."""
        self._show(url=url, code=code, problem=None)

    def enrol(self) -> None:
        """Send it."""
        if self.state.is_complete and not self.state.busy:
            self._show(busy=True, problem=None)
            self.enrol_asked.emit(*self.address_and_code)

    def keep_aside(self) -> None:
        """Go on without the records: they are moved into a folder of their own, and stay there."""
        if not self.state.busy:
            self._show(busy=True, problem=None)
            self.keep_aside_asked.emit()

    @Slot(object)
    def on_till_blocked(self, error: KnownError) -> None:
        """A till that lost its keys may enrol again."""
        self._show(returning=error.code in LOST_KEYS or error.code == "passphrase-needed")

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
        self._show(busy=False, problem=None, code="", returning=False, kept_aside=False)

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """Not enrolled; what was typed is kept."""
        if wish in _WISHES:
            refused = error.detail if error.code == "keyring-backend-refused" else ""
            self._show(busy=False, problem=error.code, refused_keyring=refused)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class SignInState:
    """The PIN is shown as dots only, and forgotten with every answer. `scanned` after a scan that nobody
    could take, until the next key.
    """

    number: str = ""
    pin: str = ""
    in_pin: bool = False
    busy: bool = False
    problem: str | None = None
    offline: bool = False
    waiting: int = 0
    scanned: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether number and PIN can be sent."""
        return bool(self.number) and len(self.pin) == PIN_DIGITS


class SignInPresenter(QObject):
    """Staff number, Enter, six digits: the last digit signs in."""

    changed = Signal()
    sign_in_asked = Signal(str, str)

    def __init__(self, sounder: Sounder) -> None:
        super().__init__()
        self._sounder = sounder
        self.state = SignInState()

    def press(self, key: str) -> None:
        """A digit or `back`, into the field that is being filled."""
        if self.state.busy:
            return
        self._show(scanned=False)
        if key == "back":
            self._delete()
        elif self.state.in_pin:
            self._show(pin=(self.state.pin + key)[:PIN_DIGITS], problem=None)
            if self.state.is_complete:
                self.enter()
        else:
            self._show(number=(self.state.number + key)[:NUMBER_DIGITS], problem=None)

    def enter(self) -> None:
        """From the number to the PIN; from the PIN to the counter."""
        state = self.state
        if state.busy:
            return
        if state.is_complete:
            self._show(busy=True, problem=None, pin="")
            self.sign_in_asked.emit(state.number, state.pin)
        elif state.number:
            self._show(in_pin=True)

    def go_to(self, in_pin: bool) -> None:
        """Fill that field now."""
        if not self.state.busy:
            self._show(in_pin=in_pin and bool(self.state.number))

    @Slot(object)
    def on_signed_in(self, _session: StaffSession) -> None:
        """In."""
        self._show(number="", pin="", in_pin=False, busy=False, problem=None, scanned=False)

    @Slot()
    def on_signed_out(self) -> None:
        """Out: nothing of the last person stays."""
        self._show(number="", pin="", in_pin=False, busy=False, problem=None, scanned=False)

    @Slot(object)
    def on_link_changed(self, link: LinkState) -> None:
        """Whether the sign-in will be an offline one."""
        self._show(offline=link.link is not Link.ONLINE)

    @Slot(object)
    def on_queue_changed(self, queue: QueueState) -> None:
        """What waits on this till while nobody is at it."""
        self._show(waiting=queue.waiting)

    def scan_unwanted(self) -> None:
        """A card was scanned before anybody signed in."""
        self._show(scanned=True)

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """Not in: the number stays, the PIN is typed again."""
        if wish == "sign_in":
            self._sounder.play(Sound.REFUSED)
            self._show(pin="", in_pin=True, busy=False, problem=error.code)

    def _delete(self) -> None:
        state = self.state
        if state.in_pin and state.pin:
            self._show(pin=state.pin[:-1], problem=None)
        elif state.in_pin:
            self._show(in_pin=False)
        else:
            self._show(number=state.number[:-1], problem=None)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class BlockedState:
    """Why the till cannot start; `detail` is for support."""

    code: str | None = None
    detail: str = ""
    busy: bool = False


class BlockedPresenter(QObject):
    """The till cannot start; a person mends it and tries again."""

    changed = Signal()
    open_till_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = BlockedState()

    def try_again(self) -> None:
        """Open the till once more."""
        if not self.state.busy:
            self._show(busy=True)
            self.open_till_asked.emit()

    @Slot(object)
    def on_till_blocked(self, error: KnownError) -> None:
        """It cannot start."""
        self._show(code=error.code, detail=error.detail, busy=False)

    @Slot(object)
    def on_till_opened(self, _configuration: object) -> None:
        """It started after all."""
        self._show(code=None, detail="", busy=False)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()
