"""What the story and the two windows stand on: the backend, the cable, the till that is open now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QApplication, QWidget

from pos_client.demo.at_the_till import AtTheTill
from pos_client.demo.backend_process import Announcement
from pos_client.demo.cable import Cable
from pos_client.demo.hands import NotSeenError


class OpenTill(Protocol):
    """A till that runs: its window and its threads."""

    @property
    def window(self) -> QWidget:
        """The window, shown already."""

    def stop(self) -> None:
        """Close the window and end the threads; what waits stays on the disk."""


TillOpener = Callable[[Path], OpenTill]
"""Opens the till whose data lie in that folder; an empty folder is a till that is not enrolled yet."""


class Stage:
    """One backend behind one cable, and one till at a time in front of it."""

    def __init__(
        self, app: QApplication, told: Announcement, cable: Cable, folder: Path, opener: TillOpener
    ) -> None:
        self.told = told
        self.cable = cable
        self._app = app
        self._folder = folder
        self._opener = opener
        self._open: OpenTill | None = None
        self._at: AtTheTill | None = None

    @property
    def till(self) -> AtTheTill:
        """Whoever stands at the open till.

        Raises:
            NotSeenError: no till is open.
        """
        if self._at is None:
            raise NotSeenError("no till is open")
        return self._at

    def open_till(self, name: str) -> None:
        """Open the till of that name; the one that was open is closed first."""
        self.close_till()
        self._open = self._opener(self._folder / f"till-{name}")
        self._at = AtTheTill(self._app, self._open.window, self._folder / "cards")

    def close_till(self) -> None:
        """Close the window as a person does at the end of the day."""
        if self._open is not None:
            self._open.stop()
        self._open = self._at = None

    def photograph(self, path: Path) -> None:
        """The open till's window as a PNG file; nothing while none is open."""
        if self._at is not None:
            self._at.hands.picture(path)
