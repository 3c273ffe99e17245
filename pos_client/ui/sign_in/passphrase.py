"""A manager's passphrase, where it keeps the till's keys: typed at each start, and chosen once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.errors import KnownError, SecretStoreError
from pos_client.ui.sign_in.lost_keys import BY_SHOWN_CODE
from pos_client.ui.sounds import Sound, Sounder

_WISHES = frozenset({"open_with_passphrase", "enrol_with_passphrase"})
_CANCELLED = "enrolment-cancelled"


@dataclass(frozen=True, slots=True)
class PassphraseState:
    """What was typed is in no state: the field has it, and is emptied with every try. `tries` counts those.
    `choosing`: a new one, typed twice. `wait_s`: so long the till wants to be left alone.
    """

    choosing: bool = False
    busy: bool = False
    problem: str | None = None
    wait_s: float | None = None
    tries: int = 0


class PassphrasePresenter(QObject):
    """`enrolment` gives the address and the one-time code that a new passphrase is chosen for; without a code
    one is shown.
    """

    changed = Signal()
    refused_elsewhere = Signal()
    """The passphrase was good, and the enrolment was refused for another reason."""
    open_with_passphrase_asked = Signal(str)
    enrol_with_passphrase_asked = Signal(str, str, str)
    enrol_by_shown_code_asked = Signal(str, str)

    def __init__(self, enrolment: Callable[[], tuple[str, str]], sounder: Sounder) -> None:
        super().__init__()
        self._enrolment = enrolment
        self._sounder = sounder
        self.state = PassphraseState()

    def choose(self) -> None:
        """A new one is to be chosen."""
        self._show(choosing=True, busy=False, problem=None, wait_s=None)

    def give(self, passphrase: str, again: str = "") -> None:
        """Typed; a new one a second time as well."""
        if self.state.busy or not passphrase:
            return
        if self.state.choosing and passphrase != again:
            self._refuse("passphrase-not-same", None)
            return
        self._show(busy=True, problem=None, wait_s=None, tries=self.state.tries + 1)
        if self.state.choosing:
            self._enrol(passphrase)
        else:
            self.open_with_passphrase_asked.emit(passphrase)

    @Slot(object)
    def on_till_blocked(self, error: KnownError) -> None:
        """It is asked for, where that is what keeps the till shut."""
        if error.code == "passphrase-needed":
            self._show(choosing=False, busy=False, problem=None, wait_s=None)

    @Slot(object)
    def on_till_opened(self, _configuration: object) -> None:
        """It was right."""
        self._show(choosing=False, busy=False, problem=None, wait_s=None)

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """It was not right, or it was and something else was not."""
        if wish not in _WISHES and not (wish == BY_SHOWN_CODE and self.state.choosing and self.state.busy):
            return
        if error.code == _CANCELLED:
            self._show(busy=False)
            return
        self._refuse(error.code, error.retry_after_s if isinstance(error, SecretStoreError) else None)
        if self.state.choosing and not error.code.startswith("passphrase-"):
            self.refused_elsewhere.emit()

    def _enrol(self, passphrase: str) -> None:
        url, code = self._enrolment()
        if code:
            self.enrol_with_passphrase_asked.emit(url, code, passphrase)
        else:
            self.enrol_by_shown_code_asked.emit(url, passphrase)

    def _refuse(self, code: str, wait_s: float | None) -> None:
        self._sounder.play(Sound.REFUSED)
        self._show(busy=False, problem=code, wait_s=wait_s, tries=self.state.tries + 1)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()
