"""Where this installation keeps what it keeps."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pos_client.bootstrap.whole_file import read_whole, write_whole
from pos_client.domain.errors import InputError, StoreError
from pos_client.domain.installation import Installation
from pos_client.domain.trust import Trust

_NAME = "pos-client"


def default_data_folder(environment: dict[str, str], platform: str, home: Path) -> Path:
    """The folder that the platform sets aside for a program's data that stays on this machine."""
    match platform:
        case "win32":
            return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / _NAME
        case "darwin":
            return home / "Library" / "Application Support" / _NAME
        case _:
            return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / _NAME


@dataclass(frozen=True, slots=True)
class DataFolder:
    """One installation's files. Nothing secret of the till's lies here in plain text."""

    path: Path

    @classmethod
    def chosen(cls, by_the_user: Path | None = None) -> DataFolder:
        """The one named on the command line, else the platform's."""
        return cls(by_the_user or default_data_folder(dict(os.environ), sys.platform, Path.home()))

    @property
    def database(self) -> Path:
        """The till's encrypted file."""
        return self.path / "till.db"

    @property
    def log(self) -> Path:
        """What support reads: event codes, never a name or a number."""
        return self.path / "pos-client.log"

    @property
    def devices(self) -> Path:
        """Which camera and which scanner were chosen."""
        return self.path / "devices.json"

    @property
    def record(self) -> Path:
        """What is known openly of this installation."""
        return self.path / "installation.json"

    @property
    def secrets(self) -> Path:
        """The till's keys under a manager's passphrase, where there is no keyring."""
        return self.path / "till.secrets"

    def refuse_output(self, path: Path) -> None:
        """Nothing that a person asked for is written among the till's own files: it would take the place of
        one of them, or go with them when the till is removed.

        Raises:
            InputError: `output-not-written`.
        """
        if self.path.resolve() in path.resolve().parents:
            raise InputError("output-not-written", "inside the till's own folder")

    def installation(self) -> Installation | None:
        """What is known of this installation; None before it is enrolled.

        Raises:
            StoreError: `installation-unreadable`.
        """
        try:
            return _installation(read_whole(self.record))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError, RecursionError, InputError) as error:
            raise StoreError("installation-unreadable", type(error).__name__) from error

    def remember(self, installation: Installation) -> None:
        """Write it, whole or not at all: from now on a missing database is a fault and not a first start
        (F06).

        Raises:
            StoreError: `installation-not-written`.
        """
        try:
            write_whole(self.record, asdict(installation))
        except OSError as error:
            raise StoreError("installation-not-written", type(error).__name__) from error


def _installation(record: Any) -> Installation:
    """As `remember` wrote it. One of before there was a choice trusts the public authorities; one whose
    choice does not read is never taken for such a one.

    Raises:
        TypeError, KeyError, InputError: it is none.
    """
    chosen = {"trust": _trust(record["trust"])} if "trust" in record else {}
    return Installation(**{**record, **chosen})


def _trust(chosen: Any) -> Trust:
    authorities, pins = chosen["authorities"], chosen["pins"]
    if not isinstance(authorities, str | None) or not isinstance(pins, list):
        raise TypeError("no choice of whom to trust")
    return Trust(authorities, tuple(map(str, pins)))
