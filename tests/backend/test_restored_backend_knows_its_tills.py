"""A database of last night is put back: the tills go on, whatever they did since (F30)."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from reference_backend import tables
from reference_backend.registers.service import new_code
from reference_backend.tokens.keys import token_key_file
from tests.backend.asking_till import AskingTill, Desk, TimedInProcess, restarted
from tests.backend.conftest import Filled
from tests.backend.looking import rows
from tests.backend.running import TurnedClock
from tests.backend.till import Till

FIRST, SECOND = "kodutare-tallinn-1", "kodutare-tallinn-2"
GOOD, ENDED = (200, ""), (401, "enrolment-ended")


class LastNight:
    """A backend whose database is copied, and later put back; the file of its key stays."""

    def __init__(self, shop: TimedInProcess) -> None:
        self.shop = shop
        self._copy = shop.database.with_name("last-night.sqlite3")

    def copy(self) -> None:
        with closing(sqlite.connect(str(self.shop.database))) as now:
            now.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        shutil.copy(self.shop.database, self._copy)

    def put_back(self, *tills: AskingTill) -> None:
        self.shop.close()
        for ending in ("-wal", "-shm"):
            self.shop.database.with_name(f"{self.shop.database.name}{ending}").unlink(missing_ok=True)
        shutil.copy(self._copy, self.shop.database)
        self.shop = restarted(self.shop)
        for till in tills:
            till.running = self.shop


@pytest.fixture
def last_night(database: Path, filled_once: Filled, clock: TurnedClock) -> Iterator[LastNight]:
    night = LastNight(TimedInProcess(database, clock, filled_once.told))
    yield night
    night.shop.close()


def enrolled(night: LastNight, register: str = FIRST) -> AskingTill:
    till = AskingTill(night.shop)
    till.enrol(new_code(night.shop.backend, register))
    assert till.configuration() == GOOD
    return till


def renewed(till: AskingTill, times: int, clock: TurnedClock) -> None:
    for _ in range(times):
        clock.turn(minutes=10)
        assert till.refresh() == till.configuration() == GOOD


def goes_on(till: AskingTill) -> None:
    """As a till does: a token that is over is renewed, and that is all it needs."""
    assert till.configuration() in (GOOD, (401, "token-expired"))
    assert till.refresh() == GOOD
    assert till.configuration() == till.refresh() == till.configuration() == GOOD


def test_a_copy_of_before_three_rotations_knows_the_till(last_night: LastNight, clock: TurnedClock) -> None:
    till = enrolled(last_night)
    last_night.copy()
    renewed(till, 3, clock)
    last_night.put_back(till)
    assert till.configuration() == (401, "token-expired")
    goes_on(till)
    adopted = [
        one for one in rows(last_night.shop, tables.audit_events) if one["action"] == "register-adopted"
    ]
    assert [one["register_id"] for one in adopted] == [FIRST]


def test_a_copy_of_before_the_enrolment_knows_the_till_and_its_key(
    last_night: LastNight, clock: TurnedClock
) -> None:
    last_night.copy()
    clock.turn(hours=1)
    till = enrolled(last_night)
    renewed(till, 2, clock)
    last_night.put_back(till)
    goes_on(till)
    (row,) = [one for one in rows(last_night.shop, tables.registers) if one["id"] == FIRST]
    assert row["public_key"].hex() == till.asked["public_key"]
    assert row["instance"] == till.asked["instance"]
    keys = [one["public_key"].hex() for one in rows(last_night.shop, tables.register_keys)]
    assert till.asked["public_key"] in keys


def test_of_two_that_were_enrolled_as_one_since_the_later_stays(
    last_night: LastNight, clock: TurnedClock
) -> None:
    last_night.copy()
    clock.turn(hours=1)
    older = enrolled(last_night)
    clock.turn(hours=1)
    newer = enrolled(last_night)
    last_night.put_back(older, newer)
    assert newer.refresh() == GOOD
    assert older.configuration() == (401, "token-expired")
    assert older.refresh() == ENDED
    goes_on(newer)


def test_one_who_came_first_gives_way_to_the_one_that_was_enrolled_later(
    last_night: LastNight, clock: TurnedClock
) -> None:
    last_night.copy()
    clock.turn(hours=1)
    older = enrolled(last_night)
    clock.turn(hours=1)
    newer = enrolled(last_night)
    last_night.put_back(older, newer)
    assert older.refresh() == GOOD
    assert newer.refresh() == GOOD
    assert older.refresh() == ENDED


def test_a_token_that_was_stolen_before_is_found_after_the_copy_was_put_back(
    last_night: LastNight, clock: TurnedClock
) -> None:
    till = enrolled(last_night)
    last_night.copy()
    renewed(till, 1, clock)
    stolen = till.told["refresh_token"]
    renewed(till, 2, clock)
    last_night.put_back(till)
    thief = AskingTill(last_night.shop)
    assert thief.refresh(stolen) == GOOD
    assert till.refresh() == GOOD
    assert till.configuration() == GOOD
    assert thief.refresh() == (401, "refresh-token-reused")
    assert till.configuration() == ENDED


def test_a_till_that_was_out_when_the_copy_was_made_and_let_in_since_is_in(
    last_night: LastNight, clock: TurnedClock
) -> None:
    manager = Desk(Till(last_night.shop, FIRST))
    stolen = enrolled(last_night, SECOND)
    manager.revoke(SECOND)
    last_night.copy()
    clock.turn(hours=1)
    till = enrolled(last_night, SECOND)
    last_night.put_back(till, stolen)
    assert stolen.refresh() == (403, "register-revoked")
    goes_on(till)


def test_a_family_that_was_ended_before_the_copy_stays_ended(
    last_night: LastNight, clock: TurnedClock
) -> None:
    till = enrolled(last_night)
    stolen = till.told["refresh_token"]
    renewed(till, 1, clock)
    AskingTill(last_night.shop).refresh(stolen)
    last_night.copy()
    last_night.put_back(till)
    assert till.refresh() == ENDED


def test_a_database_that_moved_without_its_key_file_knows_its_tills(
    last_night: LastNight, clock: TurnedClock
) -> None:
    till = enrolled(last_night)
    last_night.copy()
    token_key_file(last_night.shop.database).unlink()
    last_night.put_back(till)
    goes_on(till)


def test_a_copy_of_before_the_first_key_takes_it_from_the_file(
    last_night: LastNight, clock: TurnedClock
) -> None:
    till = enrolled(last_night)
    last_night.copy()
    with closing(sqlite.connect(str(last_night.shop.database.with_name("last-night.sqlite3")))) as copy, copy:
        copy.execute("DELETE FROM token_keys")
    last_night.put_back(till)
    goes_on(till)
