"""The manager's figures are the sums of what the tills counted, whatever was scanned when (X06)."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from tests.backend.in_process import InProcess
from tests.backend.till import Document, Till

SCANS = 2_400
ALL_OF_THEM = 10_000  # X06; with: pytest tests/backend/test_day_figures.py -m slow
BATCH = 100
SOURCES = ("camera", "image", "wedge", "serial", "keyed")
FORMS = ("virtual", "printed", "plastic", "unknown")
RESULTS = (
    "eligible",
    "member_without_benefit",
    "not_a_member",
    "card_not_valid",
    "not_a_member_card",
    "not_checked",
)
# The night in which the clocks in Tallinn go back: 25 hours of one day, and some of its neighbours.
FIRST = datetime(2026, 10, 24, 18, 0, tzinfo=UTC)
HOURS = 32


def scan(source: random.Random) -> Document:
    """Return a scan as a till counts it: what it was, and nobody's."""
    flags = {name: source.random() < 0.2 for name in ("offline", "override", "repeat")}
    named = {"source": SOURCES, "form": FORMS, "result": RESULTS}
    return {**{name: source.choice(values) for name, values in named.items()}, **flags}


@pytest.mark.rule("X06")
@pytest.mark.parametrize(
    "scans", [SCANS, pytest.param(ALL_OF_THEM, marks=[pytest.mark.slow, pytest.mark.timeout(600)])]
)
def test_the_reports_sums_are_what_the_tills_counted(in_process: InProcess, scans: int) -> None:
    source = random.Random(6)
    tills = [Till(in_process, f"kodutare-tallinn-{number}") for number in (1, 2)]
    session = {"X-Staff-Session": ""}
    counted: dict[str, Counter[tuple[str, str]]] = {}
    in_process.clock.present = FIRST + timedelta(hours=HOURS)
    for number in range(scans):
        till, body = tills[number % 2], scan(source)
        moment = FIRST + timedelta(seconds=source.randrange(HOURS * 3600))
        at = moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        till.append("scan_counted", body, occurred_at=at)
        # Tallinn by hand: three hours ahead until 01:00 UTC on the 25th, then two.
        ahead = 3 if moment < datetime(2026, 10, 25, 1, 0, tzinfo=UTC) else 2
        local = moment + timedelta(hours=ahead)
        day = counted.setdefault(local.date().isoformat(), Counter())
        facts = {**body, "hour": local.hour, "register": till.register}
        day.update((name, str(value)) for name, value in facts.items())
        day["total", ""] += 1
    for till in tills:
        for first in range(1, len(till.entries) + 1, BATCH):
            till.upload(first, min(first + BATCH - 1, len(till.entries)))
    session["X-Staff-Session"] = tills[0].sign_in("manager")
    for day_text, told in sorted(counted.items()):
        report = tills[0].get(f"/v1/reports/day?date={day_text}", headers=session).json()
        assert report["scans"] == figures(told), day_text
    assert sum(told["total", ""] for told in counted.values()) == scans


def figures(told: Counter[tuple[str, str]]) -> Document:
    """Return the counts in the form of the report."""

    def by(name: str) -> dict[str, int]:
        return {value: count for (about, value), count in told.items() if about == name}

    return {
        "total": told["total", ""],
        "by_result": by("result"),
        "by_form": by("form"),
        "by_hour": by("hour"),
        "by_register": by("register"),
        "by_source": by("source"),
        "offline": told["offline", "True"],
        "overrides": told["override", "True"],
        "repeats": told["repeat", "True"],
        "keyed": told["source", "keyed"],
    }
