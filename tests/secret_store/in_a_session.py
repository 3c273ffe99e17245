"""A desktop session of a test's own: a private bus with a GNOME keyring, unlocked or locked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_UNLOCK = (
    'printf "%s" "only for this test" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; '
)

needs_secret_service = pytest.mark.skipif(
    sys.platform != "linux"
    or not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="needs gnome-keyring and dbus (Linux)",
)


def python_in_a_session(
    home: Path, code: str, *, keyring: bool = True, at_most_s: float = 60
) -> subprocess.CompletedProcess[str]:
    """Run a piece of Python where the keyring is unlocked; nothing of it is the user's own."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "GNOME_"))},
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(home / "data"),
        "PYTHONPATH": str(ROOT),
    }
    script = (_UNLOCK if keyring else "") + 'exec "$0" -c "$1"'
    return subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script, sys.executable, code],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=at_most_s,
        check=False,
    )
