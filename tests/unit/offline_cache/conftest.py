"""A till's file in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from offline_cache.journal import Journal
from offline_cache.store import Store
from tests.unit.offline_cache.till import journal_of, new_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "till" / "till.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with new_store(path) as opened:
        yield opened


@pytest.fixture
def journal(store: Store) -> Journal:
    return journal_of(store)
