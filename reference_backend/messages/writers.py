"""Where messages leave the backend: what a writer promises, and the folder."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

_NAME = re.compile(r"[0-9a-f-]{36}")


class WriterError(Exception):
    """A message did not leave."""


class TemporaryRefusalError(WriterError):
    """Not now; later it may."""


@dataclass
class PermanentRefusalError(WriterError):
    """Never in this form. `unreachable`: nobody has this address (N04)."""

    unreachable: bool


@dataclass(frozen=True)
class Letter:
    """A message in the form in which it leaves: RFC 5322 bytes, and the envelope's address."""

    id: str
    address: str
    content: bytes


class Writer(Protocol):
    """A way out of the backend."""

    def write(self, letter: Letter) -> None:
        """Hand a letter over.

        Raises TemporaryRefusalError or PermanentRefusalError. Whether a second call with the same letter
        makes a second copy is the writer's own: a folder knows, a mail server does not.
        """
        ...


class FolderWriter:
    """Writes one `.eml` file a letter; a letter that lies there already is not written again."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made when the first letter is written."""
        self._folder = folder

    def write(self, letter: Letter) -> None:
        """Put the whole file there or nothing: it is written beside, synced, and renamed."""
        if not _NAME.fullmatch(letter.id):
            raise ValueError("a letter's id is a UUID")
        place = self._folder / f"{letter.id}.eml"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if not place.exists():
                _put(place, letter.content)
        except OSError as error:
            raise TemporaryRefusalError(f"the folder does not take it: {error.strerror}") from error


def _put(place: Path, content: bytes) -> None:
    beside = place.with_suffix(".part")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    # Replaces on Windows too, where a plain rename would not.
    beside.replace(place)
