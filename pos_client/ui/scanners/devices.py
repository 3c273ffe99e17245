"""What is plugged in, and what this till uses of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.devices import Devices, FoundDevices, WedgeProfile
from pos_client.domain.errors import KnownError


@dataclass(frozen=True, slots=True)
class DevicesState:
    """`found` is None until the computer was looked over once, `chosen` until the choice is known."""

    found: FoundDevices | None = None
    chosen: Devices | None = None
    problem: str | None = None


class DevicesPresenter(QObject):
    """Lists and remembers. What is remembered is used at once, by whoever hears of it."""

    changed = Signal()
    list_devices_asked = Signal()
    remember_devices_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._listing = False
        self.state = DevicesState()

    def look(self) -> None:
        """See what is plugged in now. A list that is still being made is waited for."""
        if not self._listing:
            self._listing = True
            self.list_devices_asked.emit()

    def choose_camera(self, source: str | None) -> None:
        """This camera from now on; none switches it off."""
        self._remember(replace(self._chosen, camera=source))

    def choose_scanner(self, source: str | None) -> None:
        """This scanner on a cable from now on; none lets go of it."""
        self._remember(replace(self._chosen, scanner=source))

    def set_profile(self, profile: WedgeProfile) -> None:
        """How the scanner that types is set."""
        self._remember(replace(self._chosen, wedge=profile))

    @Slot(object)
    def on_devices_listed(self, found: FoundDevices) -> None:
        """What is plugged in."""
        self._listing = False
        if found != self.state.found:
            self._show(found=found)

    @Slot(object)
    def on_devices_known(self, devices: Devices) -> None:
        """What counts from now on. It follows upon a refusal too, whose word stays until the next choice."""
        self._show(chosen=devices)

    @Slot(object)
    def on_devices_refused(self, error: KnownError) -> None:
        """The choice could not be read or written: it holds until the till is closed."""
        self._listing = False
        self._show(problem=error.code)

    @property
    def _chosen(self) -> Devices:
        return self.state.chosen or Devices()

    def _remember(self, devices: Devices) -> None:
        self._show(chosen=devices, problem=None)
        self.remember_devices_asked.emit(devices)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()
