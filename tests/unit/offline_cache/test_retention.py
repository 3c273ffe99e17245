"""Bodies leave the till: sealed a day after their answer, erased after thirty days, and not before."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import apsw
import pytest

from offline_cache import retention
from offline_cache.chain import canonical, salted_digest
from offline_cache.connection import open_reader, open_writer
from offline_cache.errors import EntryError
from offline_cache.journal import Journal
from offline_cache.journal_rows import StoredEntry
from tests.unit.offline_cache.recovery import Recovery, unseal
from tests.unit.offline_cache.till import (
    KEY,
    NOON,
    REGISTER,
    Made,
    ids_of,
    purchase,
    purchase_body,
    receipt_for,
)

A_DAY_LATER = NOON + timedelta(hours=24, seconds=1)
A_MONTH_LATER = NOON + timedelta(days=30, seconds=1)


def rows(path: Path, sql: str) -> list[tuple[apsw.SQLiteValue, ...]]:
    connection = open_reader(path, KEY)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def alter(path: Path, sql: str) -> None:
    connection = open_writer(path, KEY)
    try:
        connection.execute(sql)
    finally:
        connection.close()


def answered(journal: Journal, outcome: str = "accepted", amount: int = 1) -> StoredEntry:
    """A purchase that the backend answered at noon."""
    (sale,) = journal.append([purchase(amount, member="m1")])
    journal.settle([receipt_for(entry) for entry in journal.waiting() if entry != sale])
    journal.settle([receipt_for(sale, outcome)])
    return sale


def retire(journal: Journal, now: object = A_DAY_LATER) -> int:
    return journal.retire(now, Recovery())  # type: ignore[arg-type]


def test_a_body_is_sealed_a_day_after_its_answer_and_the_backend_can_open_it(
    path: Path, journal: Journal
) -> None:
    sale = answered(journal)
    assert retire(journal, NOON + timedelta(hours=24)) == 0
    assert retire(journal) == 1
    (left,) = journal.offer_from(1, sale.seq, 1)
    wire = left.wire
    assert (wire["header"], wire["absent"]) == (sale.wire["header"], "sealed")
    assert [wire[name] for name in ("body", "body_salt", "personal", "personal_salt")] == [None] * 4
    plain = unseal("entry", REGISTER, bytes.fromhex(str(wire["sealed"])))
    opened = json.loads(plain)
    assert canonical(opened) == plain
    assert opened == {name: sale.wire[name] for name in opened}
    header = sale.wire["header"]
    assert isinstance(header, dict)
    assert (
        salted_digest(bytes.fromhex(opened["body_salt"]), canonical(opened["body"]))
        == (header["body_digest"])
    )
    assert journal.verify().ok
    assert retire(journal) == 0


def test_nothing_of_a_sealed_body_can_be_read_from_the_file(path: Path, journal: Journal) -> None:
    answered(journal)
    retire(journal)
    ((left,),) = rows(path, "SELECT count(*) FROM entry WHERE kind <> 'epoch_opened' AND body IS NOT NULL")
    assert left == 0
    assert rows(path, "SELECT body_salt, personal, personal_salt FROM entry WHERE sealed IS NOT NULL") == [
        (None, None, None)
    ]


def test_a_seal_is_erased_after_thirty_days_and_the_chain_stays_whole(path: Path, journal: Journal) -> None:
    sale = answered(journal)
    retire(journal)
    assert retire(journal, NOON + timedelta(days=30)) == 0
    assert retire(journal, A_MONTH_LATER) == 1
    (left,) = journal.offer_from(1, sale.seq, 1)
    assert left.wire["absent"] == "erased"
    assert "sealed" not in left.wire
    assert journal.verify().ok


@pytest.mark.parametrize("outcome", ["held", "set_aside"])
def test_what_needs_a_person_or_another_entry_stays_readable(
    path: Path, journal: Journal, outcome: str
) -> None:
    sale = answered(journal, outcome)
    assert retire(journal, A_MONTH_LATER) == 0
    found = journal.find(sale.entry_id)
    assert found is not None
    assert found.body == sale.body


def test_what_the_backend_has_not_answered_stays_readable_however_old_it_is(
    path: Path, journal: Journal
) -> None:
    (sale,) = journal.append([purchase(2)])
    alter(path, "UPDATE entry SET answered_at = '2020-01-01T00:00:00.000Z'")
    assert retire(journal, A_MONTH_LATER) == 0
    assert journal.waiting()[-1] == sale


def test_an_epochs_opening_is_never_sealed(path: Path, journal: Journal) -> None:
    answered(journal)
    retire(journal, A_MONTH_LATER)
    (opening,) = journal.offer_from(1, 1, 1)
    assert opening.body is not None


def test_an_entry_whose_body_is_sealed_or_erased_is_still_found_by_its_id(
    path: Path, journal: Journal
) -> None:
    sale = answered(journal)
    again = purchase(1, member="m1")
    object.__setattr__(again, "entry_id", sale.entry_id)
    retire(journal)
    assert ids_of(journal.append([again])) == [sale.entry_id]
    retire(journal, A_MONTH_LATER)
    assert ids_of(journal.append([again])) == [sale.entry_id]
    assert journal.status().head_seq == 2
    object.__setattr__(again, "kind", "scan_counted")
    with pytest.raises(EntryError):
        journal.append([again])


def test_a_seal_goes_on_through_a_fork(path: Path, journal: Journal) -> None:
    sale = answered(journal)
    retire(journal)
    journal.open_epoch(2, None)
    again = journal.find(sale.entry_id)
    assert again is not None
    assert (again.epoch, again.state, again.wire["absent"]) == (2, "waiting", "sealed")
    plain = unseal("entry", REGISTER, bytes.fromhex(str(again.wire["sealed"])))
    assert json.loads(plain)["body"] == purchase_body(1)
    assert journal.verify().ok


def test_what_a_fork_left_behind_goes_with_the_entry_that_replaced_it(path: Path, journal: Journal) -> None:
    journal.append([purchase(1, member="m1")])
    journal.open_epoch(2, None)
    answered(journal, amount=2)
    assert retire(journal) == 2
    assert rows(path, "SELECT absent, count(*) FROM entry WHERE kind <> 'epoch_opened' GROUP BY 1") == [
        ("erased", 1),
        ("sealed", 2),
    ]


def test_a_body_that_no_longer_reads_is_erased_and_does_not_stand_in_the_way(
    path: Path, journal: Journal
) -> None:
    answered(journal)
    alter(path, "UPDATE entry SET body = CAST(x'ff00' AS TEXT) WHERE kind <> 'epoch_opened'")
    assert retire(journal) == 1
    assert retire(journal) == 0
    assert journal.verify().ok


def test_a_small_bit_at_a_time(path: Path, journal: Journal) -> None:
    journal.append([purchase(n) for n in range(7)])
    answered(journal)
    assert [journal.retire(A_DAY_LATER, Recovery(), limit=5) for _ in range(3)] == [5, 3, 0]


def settled(journal: Journal, sale: StoredEntry, *, answered_at: datetime | None) -> StoredEntry:
    """A person's decision about it, and when the backend heard of it."""
    (settling,) = journal.append(
        [
            Made(
                kind="entry_settled",
                body={
                    "entry": sale.entry_id,
                    "how": "loss_accepted",
                    "replacement": None,
                    "reason": "other",
                    "staff": "90",
                },
            )
        ]
    )
    if answered_at is not None:
        journal.settle([replace(receipt_for(settling), stored_at=answered_at)])
    return settling


def test_what_was_set_aside_is_sealed_three_days_after_it_was_settled(path: Path, journal: Journal) -> None:
    sale = answered(journal, "set_aside")
    settling = settled(journal, sale, answered_at=A_DAY_LATER)
    assert retire(journal, A_DAY_LATER + timedelta(days=3)) == 0
    assert retire(journal, A_DAY_LATER + timedelta(days=3, seconds=1)) == 1
    (listed,) = journal.set_aside()
    assert (listed.entry_id, listed.body, listed.personal) == (sale.entry_id, None, None)
    assert listed.wire["absent"] == "sealed"
    plain = unseal("entry", REGISTER, bytes.fromhex(str(listed.wire["sealed"])))
    assert json.loads(plain)["body"] == sale.body
    decision = journal.find(settling.entry_id)
    assert decision is not None
    assert decision.body == settling.body
    assert journal.verify().ok
    assert retire(journal, A_MONTH_LATER + timedelta(days=30)) == 1  # the seal


@pytest.mark.parametrize("state", ["not-settled", "not-answered", "refused"])
def test_what_was_set_aside_stays_readable_until_the_backend_knows_that_it_was_settled(
    path: Path, journal: Journal, state: str
) -> None:
    sale = answered(journal, "set_aside")
    if state != "not-settled":
        settling = settled(journal, sale, answered_at=None)
        if state == "refused":
            journal.settle([receipt_for(settling, "set_aside")])
    assert retire(journal, A_MONTH_LATER) == 0
    (listed,) = journal.set_aside()[:1]
    assert listed.body == sale.body


_ANSWERED = "state IN ('acknowledged', 'set_aside') AND "


def test_a_till_that_gave_up_bodies_without_an_answer_would_be_noticed(
    path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control of the tests above."""
    for name, asked in (("_TO_SEAL", "state = 'acknowledged' AND "), ("_SEAL", _ANSWERED)):
        planted = getattr(retention, name).replace(asked, "")
        monkeypatch.setattr(retention, name, planted)
    with pytest.raises(AssertionError):
        test_what_the_backend_has_not_answered_stays_readable_however_old_it_is(path, journal)


def test_thirty_days_do_not_begin_anew_because_a_fork_has_an_entry_delivered_again(
    path: Path, journal: Journal
) -> None:
    sale = answered(journal)
    assert retire(journal) == 1
    journal.open_epoch(sale.seq, "00" * 32)
    sealed = "SELECT count(*) FROM entry WHERE sealed IS NOT NULL"
    retire(journal, A_MONTH_LATER)
    assert rows(path, sealed) == [(1,)], "what is not delivered yet stays"
    later = NOON + timedelta(days=20)
    journal.settle([replace(receipt_for(entry), stored_at=later) for entry in journal.waiting()])
    assert retire(journal, A_MONTH_LATER) == 1
    assert rows(path, sealed) == [(0,)]


def test_what_stands_behind_a_header_that_no_longer_reads_leaves_by_its_age(
    path: Path, journal: Journal
) -> None:
    (sale,) = journal.append([purchase(1, member="m1")])
    journal.settle([receipt_for(entry) for entry in journal.waiting() if entry != sale])
    alter(path, f"UPDATE entry SET header = 'gone' WHERE seq = {sale.seq}")
    journal.waiting()
    readable = f"SELECT count(*) FROM entry WHERE seq = {sale.seq} AND epoch = 1 AND personal IS NOT NULL"
    retire(journal)
    assert rows(path, readable) == [(1,)]
    assert retire(journal, A_MONTH_LATER) > 0
    assert rows(path, readable) == [(0,)]
    assert retire(journal, A_MONTH_LATER) == 0


@pytest.mark.parametrize("years", [1, 7000])
def test_an_answer_dated_far_ahead_keeps_no_body_for_ever(journal: Journal, years: int) -> None:
    honest, (sale,) = answered(journal, amount=2), journal.append([purchase(1)])
    journal.settle([receipt_for(sale, stored_at=NOON.replace(year=NOON.year + years))])
    assert retire(journal, NOON) == 1
    assert retire(journal, NOON) == 0
    assert retire(journal, NOON + timedelta(hours=23)) == 0
    assert retire(journal) == 2
    assert all(journal.find(one.entry_id).wire["absent"] == "sealed" for one in (sale, honest))  # type: ignore[union-attr]
    assert retire(journal, A_MONTH_LATER) == 2


def test_an_answer_that_a_seal_is_dated_by_is_pulled_back_too(journal: Journal, path: Path) -> None:
    answered(journal)
    retire(journal)
    alter(path, "UPDATE entry SET answered_at = '2999-01-01T00:00:00.000Z' WHERE sealed IS NOT NULL")
    assert retire(journal) == 1
    assert retire(journal, A_MONTH_LATER + timedelta(days=2)) == 1
    assert rows(path, "SELECT count(*) FROM entry WHERE sealed IS NOT NULL") == [(0,)]


def test_an_answer_of_the_weeks_to_come_is_believed(journal: Journal) -> None:
    """What the till knows of the backend's time may be old: it was off since."""
    (sale,) = journal.append([purchase(1)])
    journal.settle([receipt_for(sale, stored_at=NOON + timedelta(days=29))])
    assert retire(journal, NOON) == 0
    assert retire(journal, NOON + timedelta(days=29, hours=23)) == 0
