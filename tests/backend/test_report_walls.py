"""The day's report has the caller's store in it and nothing of another, whatever waits there."""

from typing import Any

import pytest
from sqlalchemy import event

from tests.backend.in_process import InProcess
from tests.backend.till import Till

TODAY = "2026-11-22"


def set_one_aside(till: Till) -> None:
    entry = till.buy(body={"lines": []})
    assert till.outcome(entry)[0] == "set_aside"


def set_aside(till: Till, day: str = TODAY) -> dict[str, int]:
    return {one["id"]: one["set_aside"] for one in till.report(day)["registers"]}


@pytest.mark.rule("N06")
def test_what_waits_at_another_store_or_merchant_is_not_counted(in_process: InProcess) -> None:
    here, there = Till(in_process, "kodutare-tallinn-1"), Till(in_process, "kodutare-tartu-1")
    cafe = Till(in_process, "kaarna-turku-1")
    for till in (there, cafe):
        set_one_aside(till)
    assert set_aside(here) == {"kodutare-tallinn-1": 0, "kodutare-tallinn-2": 0}
    set_one_aside(here)
    assert set_aside(here) == {"kodutare-tallinn-1": 1, "kodutare-tallinn-2": 0}
    assert set_aside(there) == {"kodutare-tartu-1": 1, "kodutare-tartu-2": 0}


def test_what_was_set_aside_on_an_earlier_day_still_waits_today(in_process: InProcess) -> None:
    till = Till(in_process, "kodutare-tallinn-1")
    set_one_aside(till)
    in_process.clock.turn(days=1)
    assert set_aside(till, "2026-11-23")["kodutare-tallinn-1"] == 1


@pytest.mark.rule("N06")
def test_the_report_asks_the_database_for_nothing_beyond_its_own_store(in_process: InProcess) -> None:
    till = Till(in_process, "kodutare-tallinn-1")
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        asked.append(statement)

    session = {"X-Staff-Session": till.sign_in("manager")}
    event.listen(in_process.backend.database.engine, "before_cursor_execute", note)
    till.get(f"/v1/reports/day?date={TODAY}", headers=session)
    event.remove(in_process.backend.database.engine, "before_cursor_execute", note)
    of_entries = [one for one in asked if "FROM entries" in one or "FROM scan_counts" in one]
    assert of_entries
    assert [one for one in of_entries if "store_id = ?" not in one] == []
