"""A recovery key that tills were told is never lost: not by an old database, not by a lost file."""

import json
import os
import shutil
import stat
from pathlib import Path

import pytest
from sqlalchemy import delete

from reference_backend.database import DatabaseError, open_sqlite
from reference_backend.recovery.keeping import keep_recovery_keys, recovery_file
from reference_backend.recovery.keys import RecoveryKey, RecoveryKeys
from reference_backend.tables import recovery_keys

FIRST = RecoveryKey("2026-11-01T00:00:00.000Z", bytes([1]) * 32)
SECOND = RecoveryKey("2026-11-02T00:00:00.000Z", bytes([2]) * 32)
THIRD = RecoveryKey("2026-11-03T00:00:00.000Z", bytes([3]) * 32)


def kept(path: Path, fresh: RecoveryKey) -> RecoveryKeys:
    database = open_sqlite(path, "incarnation")
    try:
        return keep_recovery_keys(database, recovery_file(path), fresh)
    finally:
        database.close()


def forget_in_database(path: Path) -> None:
    database = open_sqlite(path, "incarnation")
    with database.write() as connection:
        connection.execute(delete(recovery_keys))
    database.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "backend.sqlite3"


def test_the_first_start_makes_a_key_and_every_later_one_finds_it(path: Path) -> None:
    assert kept(path, FIRST).all == (FIRST,)
    assert kept(path, SECOND).all == (FIRST,)


def test_a_database_of_last_night_gets_its_key_back_from_the_file(path: Path) -> None:
    kept(path, FIRST)
    forget_in_database(path)
    assert kept(path, SECOND).all == (FIRST,)
    recovery_file(path).unlink()
    assert kept(path, THIRD).all == (FIRST,)


def test_a_database_that_moved_without_the_file_brings_its_key_along(path: Path) -> None:
    kept(path, FIRST)
    recovery_file(path).unlink()
    assert kept(path, SECOND).all == (FIRST,)
    assert json.loads(recovery_file(path).read_text(encoding="utf-8"))["keys"][0]["key_id"] == FIRST.key_id


def test_keys_of_both_places_are_joined_and_the_newest_is_given_out(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    kept(path, FIRST)
    kept(other, SECOND)
    shutil.copy(recovery_file(other), recovery_file(path))
    keys = kept(path, THIRD)
    assert (keys.all, keys.newest) == ((FIRST, SECOND), SECOND)
    assert kept(path, THIRD).all == (FIRST, SECOND)


@pytest.mark.skipif(os.name == "nt", reason="Windows has an access list in place of these bits")
def test_only_the_owner_may_read_the_file(path: Path) -> None:
    kept(path, FIRST)
    assert stat.S_IMODE(recovery_file(path).stat().st_mode) == 0o600


DAMAGED = ["", "{}", "[]", '{"keys": [{}]}', '{"keys": [{"made_at": 1}]}', '{"keys": 1}']


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_file_is_refused_with_a_word_and_never_written_over(path: Path, text: str) -> None:
    recovery_file(path).write_text(text, encoding="utf-8")
    with pytest.raises(DatabaseError, match="damaged"):
        kept(path, FIRST)
    assert recovery_file(path).read_text(encoding="utf-8") == text


def test_a_file_whose_private_key_was_changed_is_refused(path: Path) -> None:
    kept(path, FIRST)
    file = recovery_file(path)
    changed = file.read_text(encoding="utf-8").replace(FIRST.private_key.hex(), "07" * 32)
    file.write_text(changed, encoding="utf-8")
    with pytest.raises(DatabaseError, match="damaged"):
        kept(path, SECOND)


def test_a_key_that_could_not_be_written_beside_the_database_is_not_given_out(path: Path) -> None:
    open_sqlite(path, "incarnation").close()
    recovery_file(path).mkdir()
    with pytest.raises(DatabaseError, match="damaged"):
        kept(path, FIRST)
    recovery_file(path).rmdir()
    assert kept(path, SECOND).all == (SECOND,)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("what", ["a folder", "a pipe", "a link to nowhere", "brackets"])
def test_what_stands_in_the_place_of_the_keys_is_named_and_never_waited_for(path: Path, what: str) -> None:
    kept(path, FIRST)
    file = recovery_file(path)
    file.unlink()
    if what == "a folder":
        file.mkdir()
    elif what == "a pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("POSIX")
        os.mkfifo(file)
    elif what == "a link to nowhere":
        file.symlink_to(path.parent / "nowhere")
    else:
        file.write_text("[" * 100_000)
    with pytest.raises(DatabaseError, match="damaged"):
        kept(path, SECOND)
