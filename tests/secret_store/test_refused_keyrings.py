"""Keyrings that would keep the till's keys in plain text, or nowhere, are refused by their name."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pos_client.domain.errors import SecretStoreError
from pos_client.domain.installation import TillSecrets
from pos_client.secret_store.keyring_store import REAL_KEYRINGS, KeyringSecretStore
from pos_client.ui.words import has_words
from tests.secret_store.in_a_session import ROOT, needs_secret_service, python_in_a_session

SECRETS = TillSecrets(b"d" * 32, b"s" * 32, "canary-token-4711")
PLAIN = "keyrings.alt.file.PlaintextKeyring"
REFUSED = (
    PLAIN,
    "keyrings.alt.file.EncryptedKeyring",
    "keyring.backends.null.Keyring",
    "keyring.backends.fail.Keyring",
    "keyring.backends.chainer.ChainerBackend",
)
needs_keyrings_alt = pytest.mark.skipif(
    importlib.util.find_spec("keyrings") is None, reason="needs keyrings.alt"
)


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder in which `keyring` looks for its configuration, and would write."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    return tmp_path


def configure(home: Path, text: str) -> Path:
    """The file, where this platform has it."""
    from keyring.util.platform_ import config_root

    folder = Path(config_root())
    assert home in folder.parents
    folder.mkdir(parents=True)
    file = folder / "keyringrc.cfg"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("backend", REFUSED)
def test_one_that_the_environment_names_is_refused_by_name_and_nothing_is_written(
    home: Path, monkeypatch: pytest.MonkeyPatch, backend: str
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    with pytest.raises(SecretStoreError) as caught:
        KeyringSecretStore().save("till/1", SECRETS)
    assert (caught.value.code, caught.value.detail) == ("keyring-backend-refused", backend)
    assert has_words(caught.value.code)
    assert files_of(home) == []


@pytest.mark.parametrize("backend", REFUSED)
def test_one_that_the_configuration_file_names_is_refused_by_name_and_its_code_is_not_run(
    home: Path, backend: str
) -> None:
    """`keyring-path` would be put in front of all modules."""
    (home / "code").mkdir()
    trap = "from pathlib import Path; Path(__file__).with_name('was-run').touch()"
    (home / "code" / "sitecustomize.py").write_text(trap)
    configure(home, f"[backend]\ndefault-keyring={backend}\nkeyring-path={home / 'code'}\n")
    before = files_of(home)
    with pytest.raises(SecretStoreError, match=f"keyring-backend-refused: {backend}"):
        KeyringSecretStore().load("till/1")
    assert files_of(home) == before
    assert str(home / "code") not in sys.path


def test_the_variable_goes_before_the_file_as_it_does_for_keyring(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(home, "[backend]\ndefault-keyring=keyring.backends.SecretService.Keyring\n")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", PLAIN)
    with pytest.raises(SecretStoreError, match="keyring-backend-refused"):
        KeyringSecretStore().load("till/1")


@pytest.mark.parametrize(
    "text", ["", "[backend]\n", "no section", "[other]\ndefault-keyring=x\n", "[backend]\ndefault-keyring=\n"]
)
def test_a_configuration_that_names_none_is_none(
    home: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    configure(home, text)
    monkeypatch.setattr("keyring.backend.get_all_keyring", list)
    with pytest.raises(SecretStoreError, match=r"^keyring-missing$"):
        KeyringSecretStore().load("till/1")


def test_the_name_of_a_refused_one_is_shown_short_and_in_plain_signs(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "a\nb\u202e" + "x" * 5000)
    with pytest.raises(SecretStoreError) as caught:
        KeyringSecretStore().load("till/1")
    assert caught.value.detail.isascii()
    assert caught.value.detail.isprintable()
    assert len(caught.value.detail) < 200


@pytest.mark.parametrize("module", REAL_KEYRINGS)
def test_the_systems_own_keyrings_may_be_named(
    home: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{module}.Keyring")
    monkeypatch.setattr("keyring.backend.get_all_keyring", list)
    with pytest.raises(SecretStoreError, match="keyring-missing"):
        KeyringSecretStore().load("till/1")


@needs_keyrings_alt
def test_a_plain_text_keyring_that_is_installed_and_that_nobody_named_is_not_used_either(home: Path) -> None:
    """The control beside it: `keyring` itself would take it, and write the secret where all can read it."""
    code = "import keyring; keyring.set_password('control', 'till/1', 'canary-token-4711')"
    environment = {**os.environ, "PYTHON_KEYRING_BACKEND": PLAIN, "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, check=False)
    assert done.returncode == 0
    (plain,) = files_of(home)
    plain.unlink()
    with pytest.raises(SecretStoreError) as caught:
        KeyringSecretStore().save("till/1", SECRETS)
    assert caught.value.code == "keyring-missing"
    assert "keyrings.alt.file.PlaintextKeyring" in caught.value.detail
    assert files_of(home) == []


@needs_keyrings_alt
@needs_secret_service
@pytest.mark.secret_service
def test_beside_a_real_one_the_real_one_is_used(tmp_path: Path) -> None:
    code = """
from pos_client.secret_store.keyring_store import KeyringSecretStore
print(KeyringSecretStore().name)
"""
    done = python_in_a_session(tmp_path, code)
    assert done.stdout.startswith("SecretService"), done.stderr
