"""What may stand under the names of the till's small files, and what the till makes of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from offline_cache.errors import StoreKeyError
from offline_cache.sealed_key import keep_sealed_key, read_sealed_key
from offline_cache.small_file import read_small
from offline_cache.store import Store
from tests.unit.offline_cache.recovery import Recovery
from tests.unit.offline_cache.till import KEY, NOON, REGISTER, journal_of, purchase

RESERVE = 64 * 1024
NAMES = (".reserve", ".sealed-key", ".head", ".key-mark", ".doubt")


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.mkdir()
    (path / "somebody's").write_text("kept")


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def a_file_of_three_gigabytes(path: Path) -> None:
    """Sparse, as a disk keeps it."""
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)


STRANGERS = (
    pytest.param(a_pipe, marks=pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX")),
    a_folder,
    pytest.param(a_link_to_nowhere, marks=pytest.mark.skipif(os.name == "nt", reason="needs a right there")),
    pytest.param(
        a_file_of_three_gigabytes, marks=pytest.mark.skipif(os.name == "nt", reason="not sparse there")
    ),
)


def opened(path: Path, key: bytes = KEY) -> Store:
    create = not path.exists()
    return Store.open(path, key, create=create, wall_clock=lambda: NOON, reserve_bytes=RESERVE)


def assert_the_reserve_is_whole(database: Path) -> None:
    assert database.with_name(f"{database.name}.reserve").stat().st_size == RESERVE


def put(stranger: Callable[[Path], None], database: Path, name: str) -> Path:
    there = database.with_name(database.name + name)
    there.unlink(missing_ok=True)
    stranger(there)
    return there


@pytest.mark.timeout(20)
@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_till_starts_and_records_whatever_stands_under_the_name_of_a_small_file(
    path: Path, name: str, stranger: Callable[[Path], None]
) -> None:
    with opened(path) as store:
        journal_of(store).append([purchase()])
    put(stranger, path, name)
    for _ in range(2):
        with opened(path) as store:
            journal_of(store).append([purchase()])
            assert_the_reserve_is_whole(path)
            assert store.repair is None
            assert journal_of(store).verify().ok


@pytest.mark.timeout(20)
@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_first_start_makes_its_files_where_something_else_stands(
    path: Path, name: str, stranger: Callable[[Path], None]
) -> None:
    path.parent.mkdir()
    put(stranger, path, name)
    with opened(path) as store:
        journal_of(store).append([purchase()])
        assert_the_reserve_is_whole(path)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_wrong_key_is_still_named_where_its_mark_is_no_file(
    path: Path, stranger: Callable[[Path], None]
) -> None:
    with opened(path) as store:
        journal_of(store)
    put(stranger, path, ".key-mark")
    with pytest.raises(StoreKeyError):
        opened(path, bytes(32))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_sealed_key_that_is_no_file_is_none_and_is_sealed_anew(
    path: Path, stranger: Callable[[Path], None]
) -> None:
    with opened(path):
        put(stranger, path, ".sealed-key")
    assert read_sealed_key(path) is None
    keep_sealed_key(path, Recovery(), REGISTER, KEY)
    kept = read_sealed_key(path)
    assert kept is not None
    assert kept.register == REGISTER


def test_a_folder_in_the_way_is_moved_and_nothing_in_it_is_lost(path: Path) -> None:
    with opened(path):
        pass
    put(a_folder, path, ".reserve")
    with opened(path):
        pass
    assert (path.parent / "till.db.reserve.not-the-tills-1" / "somebody's").read_text() == "kept"


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="POSIX")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("of another program")
    (tmp_path / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(OSError, match=r"symbolic links|link"):
        read_small(tmp_path / "link")
