"""Which keyring this machine's configuration of `keyring` names, without loading it."""

from __future__ import annotations

import configparser
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "PYTHON_KEYRING_BACKEND"
FILE = "keyringrc.cfg"


def configured_keyring(environment: Mapping[str, str], folder: Path) -> str | None:
    """The class that the variable names, else the file in that folder; None where neither does, and for a
    file that does not read, which `keyring` passes over as well.
    """
    return environment.get(VARIABLE, "").strip() or _in_file(folder / FILE)


def _in_file(path: Path) -> str | None:
    config = configparser.RawConfigParser()
    try:
        config.read(path, encoding="utf-8")
        return config.get("backend", "default-keyring").strip() or None
    except (configparser.Error, OSError, UnicodeDecodeError):
        return None
