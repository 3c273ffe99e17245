"""The real till, opened for the demo: its own window, threads and files, with a keyring that is handed in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication

from pos_client.bootstrap.app import App
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.opening import Surroundings
from pos_client.bootstrap.options import NO_CAMERA, Options
from pos_client.services.ports import SecretStore
from pos_client.ui.shell import Shell
from pos_client.ui.sounds import Sound, Sounder
from pos_client.ui.window import TillWindow

_LONGEST_BACKOFF_S = 2.0
"""The network of a demo comes back when somebody plugs it in, and that somebody is looking."""


class DemoTill:
    """A till whose data lie in `folder`, shown when this returns, laid out for 1024 by 768 pixels.

    `camera` is as in `Options`: it reaches for no camera of this computer unless it is asked to.
    """

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        secrets: SecretStore,
        *,
        camera: str | None = NO_CAMERA,
        sounder: Sounder | None = None,
    ) -> None:
        options = Options(camera, _LONGEST_BACKOFF_S, sounder, scale=1.0)
        self._till = App(app, DataFolder(folder), Surroundings(secrets), options)
        self._till.start()

    @property
    def window(self) -> TillWindow:
        """The till's window."""
        return self._till.window

    @property
    def shell(self) -> Shell:
        """The screens in it."""
        return self._till.shell

    @property
    def enrolment_needed(self) -> SignalInstance:
        """Emitted when this computer is no till yet."""
        return self._till.counter.enrolment_needed

    def stop(self) -> None:
        """Close the window and end the threads; what waits stays on the disk. Twice is fine."""
        self._till.window.close()
        self._till.stop()


class Silence:
    """Makes no sound: nobody listens to a story that is played without a display."""

    def play(self, sound: Sound) -> None:
        """Nothing is heard."""
