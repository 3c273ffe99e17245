"""Settings, staff and the open sale."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from offline_cache.errors import EntryError
from offline_cache.staff_failures import WrongPins
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


def test_a_verifier_is_found_until_it_is_forgotten_by_number_by_time_or_altogether(store: Store) -> None:
    assert store.staff.find("12") is None
    for number, hours in (("12", 0), ("31", 1), ("90", 2)):
        store.staff.remember(number, "cashier", "$argon2id$1", NOON + timedelta(hours=hours), f"of-{number}")
    found = store.staff.find("12")
    assert found is not None
    assert (found.role, found.verifier, found.remembered_at) == ("cashier", "$argon2id$1", NOON)
    assert [(one.staff, one.stamp) for one in store.staff.remembered()] == [
        ("90", "of-90"),
        ("31", "of-31"),
        ("12", "of-12"),
    ]
    store.staff.forget_before(NOON + timedelta(hours=1))
    assert [one.staff for one in store.staff.remembered()] == ["90", "31"]
    store.staff.forget("90")
    assert [one.staff for one in store.staff.remembered()] == ["31"]
    store.staff.forget_all()
    assert store.staff.remembered() == ()


def test_failures_survive_a_restart_and_a_new_verifier_until_they_are_forgotten(path: Path) -> None:
    with new_store(path) as store:
        store.staff_failures.count("12", 1000, "boot", untold=True)
    with Store.open(path, KEY) as store:
        store.staff.remember("12", "manager", "$argon2id$2", NOON)
        store.staff_failures.count("12", 2000, "boot", untold=False)
        assert store.staff_failures.find("12") == WrongPins("12", 2, 1, 2000, "boot")
        store.staff_failures.forget("12")
        assert store.staff_failures.find("12") is None


def test_what_the_backend_heard_of_is_not_untold_any_more(store: Store) -> None:
    for _ in range(3):
        store.staff_failures.count("12", 0, "", untold=True)
    store.staff_failures.count("31", 0, "", untold=False)
    assert [(one.staff, one.untold) for one in store.staff_failures.untold()] == [("12", 3)]
    store.staff_failures.told("12", 2)
    assert [(one.staff, one.untold) for one in store.staff_failures.untold()] == [("12", 1)]
    store.staff_failures.told("12", 2)
    assert store.staff_failures.untold() == ()


def test_what_the_backend_counted_is_never_fewer_here(store: Store) -> None:
    store.staff_failures.at_least("12", 10, 0, "")
    store.staff_failures.at_least("12", 4, 0, "")
    assert store.staff_failures.find("12") == WrongPins("12", 10, 0, 0, "")


def test_the_open_sale_survives_a_crash_and_there_is_only_one(path: Path) -> None:
    with new_store(path) as store:
        assert store.open_sale.find() is None
        store.open_sale.keep({"sale": "s1"})
        store.open_sale.keep({"sale": "s2", "total": 100})
    with Store.open(path, KEY) as store:
        assert store.open_sale.find() == {"sale": "s2", "total": 100}
        store.open_sale.forget()
        assert store.open_sale.find() is None
