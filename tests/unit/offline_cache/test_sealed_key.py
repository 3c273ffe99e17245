"""The database key beside the database, for the backend alone."""

from __future__ import annotations

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from offline_cache.sealed_key import keep_sealed_key, read_sealed_key
from tests.unit.offline_cache.recovery import Recovery, unseal
from tests.unit.offline_cache.till import KEY, REGISTER


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "till.db"


def test_the_backend_gives_the_database_key_back(database: Path) -> None:
    keep_sealed_key(database, Recovery(), REGISTER, KEY)
    kept = read_sealed_key(database)
    assert kept is not None
    assert kept.register == REGISTER
    assert unseal("database-key", kept.register, kept.sealed) == KEY
    assert KEY.hex() not in (database.parent / "till.db.sealed-key").read_text()


@pytest.mark.parametrize(("purpose", "register"), [("export-key", REGISTER), ("database-key", "till-2")])
def test_a_seal_opens_for_its_purpose_and_its_register_only(
    database: Path, purpose: str, register: str
) -> None:
    keep_sealed_key(database, Recovery(), REGISTER, KEY)
    kept = read_sealed_key(database)
    assert kept is not None
    with pytest.raises(InvalidTag):
        unseal(purpose, register, kept.sealed)


def test_it_is_written_once_and_again_for_another_recovery_key_register_or_database(database: Path) -> None:
    another = replace(Recovery(), public_key=X25519PrivateKey.generate().public_key().public_bytes_raw())
    written: list[bytes] = []
    for recovery, register, key in (
        (Recovery(), REGISTER, KEY),
        (another, REGISTER, KEY),
        (another, "till-2", KEY),
        (another, "till-2", bytes(32)),
    ):
        for _ in range(2):
            keep_sealed_key(database, recovery, register, key)
            written.append((database.parent / "till.db.sealed-key").read_bytes())
    assert written[::2] == written[1::2]
    assert len(set(written)) == 4
    assert [file.name for file in database.parent.iterdir()] == ["till.db.sealed-key"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_only_the_owner_may_read_it(database: Path) -> None:
    keep_sealed_key(database, Recovery(), REGISTER, KEY)
    assert stat.S_IMODE((database.parent / "till.db.sealed-key").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"register": "a", "sealed": "x"}', b"\xff"])
def test_a_file_that_does_not_read_is_none_and_is_written_anew(database: Path, content: bytes) -> None:
    assert read_sealed_key(database) is None
    (database.parent / "till.db.sealed-key").write_bytes(content)
    assert read_sealed_key(database) is None
    keep_sealed_key(database, Recovery(), REGISTER, KEY)
    assert read_sealed_key(database) is not None
