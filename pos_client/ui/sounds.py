"""Short sounds at the counter: what the eye misses, the ear hears. Never blocks, never fails a sale."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QProcess

from pos_client.ui.resources import RESOURCES

_PLAYERS = ("pw-play", "paplay", "afplay", "aplay")
"""What plays a WAV file on Linux desktops and macOS, the likeliest to be heard first."""


class Sound(StrEnum):
    """Values are the names of the files in `resources/sounds`."""

    ELIGIBLE = "eligible"
    PLAIN = "plain"
    REFUSED = "refused"
    RECORDED = "recorded"


class Sounder(Protocol):
    """Something that makes a sound, or stays silent."""

    def play(self, sound: Sound) -> None:
        """Start the sound and return at once."""


class SystemSounder:
    """Plays through what the operating system brings; QtMultimedia is not among our packages."""

    def __init__(self, beep: Callable[[], None], folder: Path = RESOURCES / "sounds") -> None:
        self._beep = beep
        self._folder = folder
        self._player = next((path for path in map(shutil.which, _PLAYERS) if path), None)

    def play(self, sound: Sound) -> None:
        """Start the sound; where nothing can play a file, the system's beep."""
        path = str(self._folder / f"{sound.value}.wav")
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(path, winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        elif self._player is None or not self._start(path):
            self._beep()

    def _start(self, path: str) -> bool:
        process = QProcess()
        process.setProgram(self._player or "")
        process.setArguments([path])
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        return bool(process.startDetached()[0])


class Silence:
    """No sound at all."""

    def play(self, sound: Sound) -> None:
        """Nothing is heard."""
