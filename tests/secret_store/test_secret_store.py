"""Secrets lie in a real keyring or nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_client.domain.errors import SecretStoreError
from pos_client.domain.installation import TillSecrets
from pos_client.secret_store.keyring_store import KeyringSecretStore, is_real
from pos_client.secret_store.memory_store import MemorySecretStore
from pos_client.secret_store.packing import PART_CHARACTERS, pack, part_count, unpack
from tests.secret_store.in_a_session import needs_secret_service, python_in_a_session

SECRETS = TillSecrets(bytes(range(32)), bytes(range(32, 64)), "a token")

CONTRACT = """
from tests.secret_store.contract import keeps_its_contract
from pos_client.secret_store.keyring_store import KeyringSecretStore
keeps_its_contract(KeyringSecretStore())
print("kept")
"""


def test_the_memory_store_keeps_the_contract() -> None:
    from tests.secret_store.contract import keeps_its_contract

    keeps_its_contract(MemorySecretStore())


@needs_secret_service
@pytest.mark.secret_service
def test_a_real_secret_service_keeps_the_contract(tmp_path: Path) -> None:
    done = python_in_a_session(tmp_path, CONTRACT)
    assert done.stdout.strip() == "kept", done.stderr


@needs_secret_service
@pytest.mark.secret_service
def test_secrets_survive_the_end_of_the_session_and_are_nowhere_in_plain_text(tmp_path: Path) -> None:
    head = "from pos_client.domain.installation import TillSecrets\n"
    head += "from pos_client.secret_store.keyring_store import KeyringSecretStore\n"
    token = "canary-token-4711"
    save = f"KeyringSecretStore().save('till/1', TillSecrets(b'd'*32, b's'*32, '{token}'))"
    assert python_in_a_session(tmp_path, head + save).returncode == 0
    done = python_in_a_session(tmp_path, head + "print(KeyringSecretStore().load('till/1').refresh_token)")
    assert done.stdout.strip() == token, done.stderr
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any("keyring" in path.name for path in files)
    assert not any(token.encode() in path.read_bytes() for path in files)


@needs_secret_service
@pytest.mark.secret_service
def test_a_locked_keyring_is_told_apart_from_none_at_all(tmp_path: Path) -> None:
    code = """
from pos_client.domain.errors import SecretStoreError
from pos_client.secret_store.keyring_store import KeyringSecretStore
try:
    KeyringSecretStore().load("till/1")
except SecretStoreError as error:
    print(error.code)
"""
    done = python_in_a_session(tmp_path, code, keyring=False)
    assert done.stdout.strip() in ("keyring-locked", "keyring-missing"), done.stderr


def test_without_any_keyring_the_till_says_so_and_writes_nothing() -> None:
    before = sorted(Path.home().rglob("*"))
    store = KeyringSecretStore()
    with pytest.raises(SecretStoreError, match="keyring-missing"):
        store.save("till/1", SECRETS)
    with pytest.raises(SecretStoreError, match="keyring-missing"):
        store.load("till/1")
    assert sorted(Path.home().rglob("*")) == before


@pytest.mark.parametrize(
    "module",
    [
        "keyring.backends.fail",
        "keyring.backends.null",
        "keyring.backends.chainer",
        "keyrings.alt.file",
        "keyrings.cryptfile.cryptfile",
        "sagecipher.keyring",
    ],
)
def test_a_keyring_that_is_none_of_the_systems_own_is_refused(module: str) -> None:
    assert is_real(type("Keyring", (), {"__module__": module})) is False


@pytest.mark.parametrize("length", [0, 1, 900, 1000, 1001, 2560, 6000])
def test_a_token_of_any_sensible_length_fits_into_what_windows_keeps_in_one_credential(length: int) -> None:
    secrets = TillSecrets(b"d" * 32, b"s" * 32, "t" * length)
    parts = pack(secrets)
    assert max(len(part.encode("utf-16-le")) for part in parts) <= 2560
    assert all(len(part) <= PART_CHARACTERS + 2 for part in parts)
    assert (part_count(parts[0]), unpack(parts)) == (len(parts), secrets)


def test_an_absurd_token_is_refused_before_anything_is_kept() -> None:
    with pytest.raises(SecretStoreError, match="keyring-refused"):
        pack(TillSecrets(b"d" * 32, b"s" * 32, "t" * 100_000))


@pytest.mark.parametrize("parts", [["1:{}"], ["1:no json"], ['1:{"database_key": "§"}']])
def test_a_damaged_entry_is_told_without_quoting_it(parts: list[str]) -> None:
    with pytest.raises(SecretStoreError, match="keyring-entry-damaged") as caught:
        unpack(parts)
    assert parts[0][2:] not in str(caught.value)


def test_secrets_do_not_show_when_they_are_printed() -> None:
    assert "token" not in repr(SECRETS).replace("TillSecrets", "")
