"""Nothing is counted twice, however late it comes again and however many send it at once (F15, F31)."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from sqlalchemy import delete, text

from reference_backend.tables import entries, purchases, scan_counts
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.till import Document, Entry, Till

SENDERS = 50
SCAN = {
    "source": "camera",
    "form": "virtual",
    "result": "eligible",
    "offline": False,
    "override": False,
    "repeat": False,
}


def _a_day(till: Till) -> list[Entry]:
    made = [till.open_epoch(), *(till.buy(100 + number) for number in range(5))]
    return [*made, till.append("scan_counted", SCAN), till.reverse(made[1]["header"]["entry_id"])]


def _again_in_a_new_epoch(till: Till, made: list[Entry]) -> Document:
    """Send the same facts as a till does that lost its place: a new epoch, the same ids."""
    till.open_epoch(till.epoch + 1, till.epoch)
    for entry in made[1:]:
        header = entry["header"]
        till.append(
            header["kind"],
            entry["body"],
            entry_id=header["entry_id"],
            occurred_at=header["occurred_at"],
            body_digest=header["body_digest"],
        )
        till.entries[-1]["body_salt"] = entry["body_salt"]
    return till.upload()


def _counted(running: Running) -> tuple[int, int]:
    return len(rows(running, purchases)), len(rows(running, scan_counts))


def _prune(running: Running, before: str) -> None:
    """The fault: a backend that keeps what it has seen for a day only."""
    with running.backend.database.write() as connection:
        connection.execute(delete(entries).where(entries.c.stored_at < before))
        connection.execute(delete(purchases).where(purchases.c.occurred_at < before))


@pytest.mark.rule("X05")
@pytest.mark.parametrize("days", [1, 2, 400])
def test_what_comes_again_after_days_or_a_year_is_known_by_its_id_and_counts_once(
    till: Till, running: Running, days: int
) -> None:
    made = _a_day(till)
    first = till.upload()["results"]
    running.clock.turn(days=days)
    again = _again_in_a_new_epoch(till, made)["results"]
    assert [one["outcome"] for one in again[1:]] == ["duplicate"] * (len(made) - 1)
    assert [one["receipt"] for one in again[1:]] == [one["receipt"] for one in first[1:]]
    assert _counted(running) == (5, 1)


@pytest.mark.rule("X05")
def test_a_backend_that_forgot_what_it_saw_a_day_ago_would_be_caught(till: Till, running: Running) -> None:
    made = _a_day(till)
    till.upload()
    running.clock.turn(hours=25)
    _prune(running, running.clock.text())
    again = _again_in_a_new_epoch(till, made)["results"]
    assert "duplicate" not in {one["outcome"] for one in again}, "the planted fault does not show"


@pytest.mark.rule("X05")
def test_ids_and_hashes_stand_after_a_year_and_nothing_in_the_tables_ends_by_time(
    till: Till, running: Running
) -> None:
    _a_day(till)
    till.upload()
    before = {(row["seq"], row["entry_id"], row["hash"]) for row in rows(running, entries)}
    running.clock.turn(days=366)
    till.hello()
    till.buy()
    till.upload()
    assert before < {(row["seq"], row["entry_id"], row["hash"]) for row in rows(running, entries)}
    with running.backend.database.read() as connection:
        triggers = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    assert triggers == []


@pytest.mark.rule("X05")
def test_fifty_that_send_one_batch_at_once_all_get_the_same_receipts_and_it_is_stored_once(
    served: Running,
) -> None:
    till = Till(served, "kodutare-tallinn-1")
    made = _a_day(till)
    batch, together = till.batch(), threading.Barrier(SENDERS)

    def send() -> Document:
        together.wait(30)
        answer = requests.post(f"{served.url}/v1/journal", json=batch, headers=till.headers, timeout=60)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    with ThreadPoolExecutor(SENDERS) as senders:
        answers = [one.result() for one in [senders.submit(send) for _ in range(SENDERS)]]

    said = [_said(answer) for answer in answers]
    assert all(one == said[0] for one in said)
    storing = [answer for answer in answers if answer["results"][0]["outcome"] != "duplicate"]
    assert len(storing) == 1
    assert len(rows(served, entries)) == len(made)
    assert _counted(served) == (5, 1)


def _said(answer: Document) -> list[tuple[str, str | None, str]]:
    """What was said first of each entry, with its receipt: the same for whoever asks."""
    return [
        (one.get("first_outcome", one["outcome"]), one["reason"], one["receipt"]["stored_at"])
        for one in answer["results"]
    ]


@pytest.mark.rule("X05")
def test_one_entry_in_conflict_with_what_another_till_stored_is_set_aside_alone(
    running: Running, enrol: Callable[[str], Till]
) -> None:
    one, other = enrol("kodutare-tallinn-1"), enrol("kodutare-tallinn-2")
    sale = one.buy()["header"]["entry_id"]
    use = _use(one, sale)
    one.upload()
    later = other.buy(700)["header"]["entry_id"]
    _use(other, later, entry_id=use["header"]["entry_id"])
    other.buy(800)
    results = other.upload()["results"]
    assert [(row["outcome"], row["reason"]) for row in results] == [
        ("accepted", None),
        ("accepted", None),
        ("set_aside", "conflicts-with-stored"),
        ("accepted", None),
    ]
    assert len(rows(running, purchases)) == 3


def _use(till: Till, sale: str, entry_id: str | None = None) -> Entry:
    card = till.running.code("kodutare", "with_consent")
    member = {"member_ref": f"card:{card}"}
    body = {"purchase": sale, "benefit": "pillow-5", "hold": None}
    return till.append("benefit_used", body, member, entry_id=entry_id)
