"""What holds for every test: no display, no user files, no keyring of the user, no network but loopback."""

import gc
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

# Before anything imports Qt. A test with an X server of its own starts the app as a process of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest

from pos_client.bootstrap.garbage import collect_what_is_due
from tests.loopback import only_loopback

# Collected between the tests: a worker's thread would destroy the widgets of the tests before on itself.
gc.disable()

pytest_plugins = ["tests.canary_plugin", "tests.rules_plugin"]


@pytest.fixture(autouse=True, scope="session")
def _loopback_only() -> Iterator[None]:
    """A test that reaches beyond this machine fails, and says where it wanted to go."""
    with pytest.MonkeyPatch.context() as patch:
        only_loopback(patch, socket)
        yield


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test gets empty home, settings, data, cache and runtime folders, and no session bus."""
    home = tmp_path_factory.mktemp("home")
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": runtime,
    }
    for name, folder in folders.items():
        monkeypatch.setenv(name, str(folder))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    if sys.platform != "linux":
        # Without a bus Linux has no keyring to find; the other systems' are always there.
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return home


@pytest.fixture(autouse=True)
def _garbage_of_each_test_goes_behind_it() -> Iterator[None]:
    yield
    collect_what_is_due()
