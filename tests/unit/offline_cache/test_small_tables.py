"""Settings, staff and the open sale."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from offline_cache.errors import EntryError
from offline_cache.store import Store
from tests.unit.offline_cache.till import KEY, NOON, new_store


def test_a_setting_survives_a_restart(path: Path) -> None:
    with new_store(path) as store:
        store.settings.put("configuration", {"store": {"name": "Õismäe"}, "languages": ["et", "en"]})
    with Store.open(path, KEY) as store:
        assert store.settings.get("configuration") == {"store": {"name": "Õismäe"}, "languages": ["et", "en"]}
        assert store.settings.get("nothing") is None


def test_a_setting_is_replaced(store: Store) -> None:
    store.settings.put("a", 1)
    store.settings.put("a", None)
    assert store.settings.get("a") is None


def test_a_setting_with_a_fraction_is_refused(store: Store) -> None:
    with pytest.raises(EntryError):
        store.settings.put("a", 0.1)


def test_a_counter_counts(store: Store) -> None:
    assert [store.settings.increment("day") for _ in range(3)] == [1, 2, 3]
    assert store.settings.get("day") == 3


def test_a_verifier_is_found_with_its_failures(store: Store) -> None:
    assert store.staff.find("12") is None
    store.staff.remember("12", "cashier", "$argon2id$1", NOON)
    assert store.staff.count_failure("12", NOON) == 1
    assert store.staff.count_failure("12", NOON + timedelta(seconds=9)) == 2
    found = store.staff.find("12")
    assert found is not None
    assert (found.role, found.verifier, found.remembered_at) == ("cashier", "$argon2id$1", NOON)
    assert (found.failures, found.last_failed_at) == (2, NOON + timedelta(seconds=9))


def test_failures_survive_a_restart_and_a_new_verifier_until_they_are_cleared(path: Path) -> None:
    with new_store(path) as store:
        assert store.staff.count_failure("12", NOON) == 1
    with Store.open(path, KEY) as store:
        store.staff.remember("12", "manager", "$argon2id$2", NOON)
        assert store.staff.count_failure("12", NOON) == 2
        store.staff.clear_failures("12")
        found = store.staff.find("12")
        assert found is not None
        assert (found.failures, found.last_failed_at) == (0, None)


def test_the_open_sale_survives_a_crash_and_there_is_only_one(path: Path) -> None:
    with new_store(path) as store:
        assert store.open_sale.find() is None
        store.open_sale.keep({"sale": "s1"})
        store.open_sale.keep({"sale": "s2", "total": 100})
    with Store.open(path, KEY) as store:
        assert store.open_sale.find() == {"sale": "s2", "total": 100}
        store.open_sale.forget()
        assert store.open_sale.find() is None
