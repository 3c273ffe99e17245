"""What a journal promises: order, one commit, receipts, rows that no longer read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offline_cache.chain import canonical, link
from offline_cache.errors import EntryError
from offline_cache.journal import Journal
from offline_cache.store import Store
from pos_client.domain.entry import Fact, purchase_recorded
from pos_client.domain.ids import MemberRef, new_entry_id
from pos_client.domain.money import Money
from pos_client.domain.sale import TotalSource
from tests.unit.offline_cache.till import (
    CLOCK,
    KEY,
    NOON,
    REGISTER,
    Made,
    alter,
    ids_of,
    journal_of,
    new_store,
    purchase,
    purchase_body,
    receipt_for,
)


def test_a_new_journal_begins_with_its_epoch(journal: Journal) -> None:
    (opening,) = journal.waiting()
    assert (opening.epoch, opening.seq, opening.kind) == (1, 1, "epoch_opened")
    assert opening.body == {
        "previous_epoch": None,
        "fork_seq": None,
        "fork_hash": None,
        "instance": "4b4d8f6e-3f0a-4d53-8f5d-0f2f5b9b9a11",
    }


def test_an_entry_has_exactly_the_header_of_the_contract(journal: Journal) -> None:
    (stored,) = journal.append([purchase(member="m1")])
    header = stored.wire["header"]
    assert isinstance(header, dict)
    salts = [bytes.fromhex(str(stored.wire[name])) for name in ("body_salt", "personal_salt")]
    assert [len(salt) for salt in salts] == [16, 16]
    assert header == {
        "v": 1,
        "register": REGISTER,
        "epoch": 1,
        "seq": 2,
        "entry_id": stored.entry_id,
        "kind": "purchase_recorded",
        "occurred_at": "2026-11-22T12:00:00.000Z",
        "zone": "Europe/Tallinn",
        "clock": CLOCK,
        "key_id": "0123456789abcdef",
        "body_digest": link(salts[0], canonical(stored.body)).hex(),
        "personal_digest": link(salts[1], canonical({"member_ref": "m1"})).hex(),
    }
    before = bytes.fromhex(journal.waiting()[0].hash)
    assert stored.hash == link(before, canonical(header)).hex()


def test_an_entry_without_a_personal_part_has_none_of_it(journal: Journal) -> None:
    (stored,) = journal.append([purchase()])
    header = stored.wire["header"]
    assert isinstance(header, dict)
    assert (header["personal_digest"], stored.wire["personal"], stored.wire["personal_salt"]) == (None,) * 3
    assert stored.wire["absent"] is None


def test_appending_the_same_fact_again_finds_it(journal: Journal) -> None:
    fact = purchase()
    first = journal.append([fact])
    journal.append([purchase()])
    assert journal.append([fact]) == first
    assert journal.status().head_seq == 3


def test_an_id_cannot_name_two_facts(journal: Journal) -> None:
    fact = purchase(100)
    journal.append([fact])
    with pytest.raises(EntryError):
        journal.append([Made(entry_id=fact.entry_id, body=purchase_body(999))])
    assert journal.status().head_seq == 2


def test_a_fact_that_is_not_canonical_json_takes_nothing_with_it(journal: Journal) -> None:
    with pytest.raises(EntryError):
        journal.append([purchase(), Made(body={"total": 45.99})])
    journal.append([purchase()])
    assert journal.status().head_seq == 2
    assert journal.verify().ok


def test_a_fact_can_be_appended_without_waiting(journal: Journal) -> None:
    (stored,) = journal.append_later([Made(kind="scan_counted", body={"source": "camera"})]).result(timeout=5)
    assert journal.find(stored.entry_id) == stored


def test_recording_forgets_the_open_sale_in_the_same_commit(store: Store, journal: Journal) -> None:
    store.open_sale.keep({"sale": "s1"})
    journal.append([purchase()])
    assert store.open_sale.find() == {"sale": "s1"}
    with pytest.raises(EntryError):
        journal.append([Made(body={"bad": 0.1})], closes_open_sale=True)
    assert store.open_sale.find() == {"sale": "s1"}
    journal.append([purchase()], closes_open_sale=True)
    assert store.open_sale.find() is None


@pytest.mark.rule("X05")
def test_the_status_says_what_waits_since_when_and_what_was_answered(journal: Journal) -> None:
    journal.append([purchase(), Made(occurred_at=NOON + timedelta(hours=1)), purchase()])
    opening, first, _, last = journal.waiting()
    journal.settle(
        [receipt_for(opening), receipt_for(first), receipt_for(last, "set_aside", reason="unexpected-field")]
    )
    status = journal.status()
    assert (status.waiting, status.set_aside, status.head_seq) == (1, 1, 4)
    assert status.oldest_waiting_at == NOON + timedelta(hours=1)
    assert status.last_acknowledged_at == NOON


def test_a_refused_entry_does_not_block_those_behind_it(journal: Journal) -> None:
    journal.append([purchase(), purchase()])
    opening, bad, good = journal.waiting()
    journal.settle([receipt_for(opening), receipt_for(bad, "set_aside", reason="unexpected-field")])
    assert journal.waiting() == (good,)
    (aside,) = journal.set_aside()
    assert (aside.entry_id, aside.state, aside.reason) == (bad.entry_id, "set_aside", "unexpected-field")


@pytest.mark.parametrize(
    ("outcome", "first", "state"),
    [
        ("accepted", None, "acknowledged"),
        ("held", None, "held"),
        ("set_aside", None, "set_aside"),
        ("duplicate", None, "acknowledged"),
        ("duplicate", "accepted", "acknowledged"),
        ("duplicate", "held", "held"),
        ("duplicate", "set_aside", "set_aside"),
    ],
)
def test_a_receipt_decides_the_state(journal: Journal, outcome: str, first: str | None, state: str) -> None:
    (stored,) = journal.append([purchase()])
    journal.settle([receipt_for(stored, outcome, first_outcome=first)])
    found = journal.find(stored.entry_id)
    assert found is not None
    assert found.state == state


def test_a_receipt_for_another_entry_changes_nothing(journal: Journal) -> None:
    (stored,) = journal.append([purchase()])
    journal.settle([receipt_for(stored, entry_id="another"), receipt_for(stored, seq=9)])
    assert journal.status().waiting == 2
    assert journal.status().last_acknowledged_at is None


def test_an_unknown_outcome_is_an_error_and_settles_nothing(journal: Journal) -> None:
    first, second = journal.append([purchase(), purchase()])
    with pytest.raises(EntryError):
        journal.settle([receipt_for(first), receipt_for(second, "eaten")])
    assert journal.status().waiting == 3


def test_a_gap_is_answered_without_holes_whatever_became_of_the_entries(journal: Journal) -> None:
    journal.append([purchase() for _ in range(4)])
    journal.settle([receipt_for(entry) for entry in journal.waiting(3)])
    assert [entry.seq for entry in journal.offer_from(1, 2, 3)] == [2, 3, 4]


def test_verify_sees_that_an_epoch_is_missing(path: Path, journal: Journal) -> None:
    journal.append([purchase()])
    journal.open_epoch(None, None)
    journal.open_epoch(None, None)
    alter(path, "DELETE FROM entry WHERE epoch = 2")
    assert not journal.verify().ok


def test_the_opening_of_an_epoch_without_its_header_is_left_behind_once(path: Path, journal: Journal) -> None:
    (sale,) = journal.append([purchase()])
    alter(path, "UPDATE entry SET header = CAST(x'ff00' AS TEXT) WHERE seq = ?", (1,))
    opening, again = journal.waiting()
    assert (opening.epoch, again.entry_id) == (2, sale.entry_id)


def test_lists_are_by_kind_and_time_in_either_direction(journal: Journal) -> None:
    hours = [Made(occurred_at=NOON + timedelta(hours=h), body=purchase_body(h)) for h in range(4)]
    journal.append([*hours, Made(kind="scan_counted", body={"offline": True})])
    one_to_two = journal.entries(("purchase_recorded",), NOON + timedelta(hours=1), NOON + timedelta(hours=3))
    assert ids_of(tuple(one_to_two)) == [fact.entry_id for fact in hours[1:3]]
    newest = journal.entries(("purchase_recorded", "scan_counted"), newest_first=True, limit=2)
    assert [entry.kind for entry in newest] == ["scan_counted", "purchase_recorded"]


def test_a_long_list_is_whole(journal: Journal) -> None:
    facts = [purchase(n) for n in range(450)]
    journal.append(facts)
    newest_first = journal.entries(("purchase_recorded",), newest_first=True)
    assert ids_of(tuple(newest_first)) == [fact.entry_id for fact in reversed(facts)]


def test_the_median_needs_five_purchases(journal: Journal) -> None:
    journal.append([purchase(n) for n in (100, 900, 300, 200)])
    assert journal.median_total_minor() is None
    journal.append([purchase(100_000)])
    assert journal.median_total_minor() == 300
    assert journal.median_total_minor(last=4) is None


def test_a_body_that_no_longer_reads_goes_on_as_its_digest_and_blocks_nobody(
    path: Path, journal: Journal
) -> None:
    _, bad, behind = journal.append([purchase(1), purchase(2, member="m"), purchase(3)])
    alter(path, "UPDATE entry SET body = CAST(x'ff00' AS TEXT) WHERE entry_id = ?", (bad.entry_id,))
    offered = journal.waiting()
    assert ids_of(offered)[-1] == behind.entry_id
    assert offered[2].wire["body"] is None
    assert offered[2].wire["absent"] == "unreadable"
    assert offered[2].wire["header"] == bad.wire["header"]
    assert offered[2].personal == {"member_ref": "m"}


def test_an_entry_under_another_entrys_header_is_left_behind_like_one_without_any(
    path: Path, journal: Journal
) -> None:
    first, bad, behind = journal.append([purchase(1), purchase(2), purchase(3)])
    theirs = "(SELECT header FROM entry WHERE entry_id = ?)"
    alter(path, f"UPDATE entry SET header = {theirs} WHERE entry_id = ?", (first.entry_id, bad.entry_id))
    opening, before = journal.waiting()
    journal.settle([receipt_for(opening), receipt_for(before)])
    epoch, again, hole = journal.waiting()
    assert (epoch.kind, again.entry_id, again.epoch) == ("epoch_opened", behind.entry_id, 2)
    assert hole.body == {"epoch": 1, "from_seq": 3, "to_seq": 3, "reason": "unreadable-header"}


def test_an_entry_without_its_header_is_left_behind_and_the_rest_goes_on(
    path: Path, journal: Journal
) -> None:
    first, bad, behind = journal.append([purchase(1), purchase(2), purchase(3)])
    alter(path, "UPDATE entry SET header = CAST(x'ff00' AS TEXT) WHERE entry_id = ?", (bad.entry_id,))
    opening, before = journal.waiting()
    assert before.entry_id == first.entry_id
    journal.settle([receipt_for(opening), receipt_for(before)])
    epoch, again, hole = journal.waiting()
    assert (epoch.kind, again.entry_id, again.epoch) == ("epoch_opened", behind.entry_id, 2)
    assert hole.body == {"epoch": 1, "from_seq": 3, "to_seq": 3, "reason": "unreadable-header"}
    assert journal.offer_from(1, 3, 10) == ()
    assert journal.find(bad.entry_id) is None
    assert len(list(journal.entries(("purchase_recorded",)))) == 2
    assert [line["header"] is None for line in journal.all_on_the_wire()].count(True) == 1


def test_an_entry_whose_header_does_not_read_is_not_taken_for_the_one_that_is_appended_again(
    path: Path, journal: Journal
) -> None:
    again, behind = purchase(1), purchase(2)
    journal.append([again])
    alter(path, "UPDATE entry SET header = 'gone' WHERE entry_id = ?", (again.entry_id,))
    with pytest.raises(EntryError):
        journal.append([again])
    assert journal.append([behind])[0].entry_id == behind.entry_id


def test_a_hole_is_declared_once_and_its_declaration_goes_on_through_a_fork(
    path: Path, journal: Journal
) -> None:
    _, *bad, behind = journal.append([purchase(n) for n in range(5)])
    for entry in (bad[0], bad[2]):
        alter(path, "UPDATE entry SET header = 'gone' WHERE entry_id = ?", (entry.entry_id,))
    journal.open_epoch(2, None)
    journal.open_epoch(1, None)
    *_, sale, first, second = journal.waiting()
    assert sale.entry_id == behind.entry_id
    assert [(hole.kind, (hole.body or {})["from_seq"]) for hole in (first, second)] == [
        ("hole_declared", 3),
        ("hole_declared", 5),
    ]
    assert [entry.epoch for entry in (sale, first, second)] == [3, 3, 3]


def test_each_register_has_its_own_chain(store: Store, journal: Journal) -> None:
    journal.append([purchase()])
    other = journal_of(store, "till-2")
    other.append([purchase()])
    assert (journal.status().head_seq, other.status().head_seq) == (2, 2)
    assert store.registers() == ("till-1", "till-2")
    assert journal.verify().ok
    assert other.verify().ok


def test_the_tills_own_facts_fit(journal: Journal) -> None:
    total = Money(4599, "EUR")
    sale_id = new_entry_id(1_790_000_000_000, bytes)
    fact: Fact = purchase_recorded(sale_id, NOON, "p1", total, TotalSource.KEYED, MemberRef("m1"))
    (stored,) = journal.append([fact])
    assert (stored.kind, stored.body, stored.personal) == ("purchase_recorded", fact.body, fact.personal)
    assert stored == journal.find(sale_id)


COLUMNS_OF_THE_CHAIN = ("header", "hash", "body", "body_salt", "personal", "personal_salt")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    column=st.sampled_from(COLUMNS_OF_THE_CHAIN),
    seq=st.integers(2, 6),
    at=st.integers(0, 10_000),
    flip=st.integers(1, 255),
)
def test_verify_sees_any_flipped_byte(
    tmp_path_factory: pytest.TempPathFactory, column: str, seq: int, at: int, flip: int
) -> None:
    path = tmp_path_factory.mktemp("till") / "till.db"
    with new_store(path) as store:
        journal = journal_of(store)
        journal.append([purchase(n, member=f"m{n}") for n in range(5)])
        assert journal.verify().ok
        whole = store._readers.rows(f"SELECT CAST({column} AS BLOB) FROM entry WHERE seq = ?", (seq,))[0][0]
        broken = bytearray(whole)
        broken[at % len(broken)] ^= flip
        kind = "BLOB" if column in ("hash", "body_salt", "personal_salt") else "TEXT"
        alter(path, f"UPDATE entry SET {column} = CAST(? AS {kind}) WHERE seq = ?", (bytes(broken), seq))
        report = journal.verify()
        assert not report.ok
        assert report.first_bad is not None
        assert report.first_bad.seq == seq


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("DELETE FROM entry WHERE seq = 3", "an entry before this one is missing"),
        ("DELETE FROM entry WHERE seq = 1", "an entry before this one is missing"),
        (
            "UPDATE entry SET occurred_at = '2020-01-01T00:00:00.000Z' WHERE seq = 3",
            "the header does not fit its row",
        ),
        ("UPDATE entry SET body = NULL WHERE seq = 3", "the body is missing without a reason"),
        ("UPDATE entry SET body = '{}' WHERE seq = 3", "the body does not fit its digest"),
    ],
)
def test_verify_says_where_and_why(path: Path, journal: Journal, sql: str, why: str) -> None:
    journal.append([purchase(), purchase(), purchase()])
    alter(path, sql)
    bad = journal.verify().first_bad
    assert bad is not None
    assert bad.why == why


def test_an_erased_body_leaves_the_chain_whole(path: Path, journal: Journal) -> None:
    journal.append([purchase(), purchase()])
    alter(path, "UPDATE entry SET body = NULL, body_salt = NULL, absent = 'erased' WHERE seq = 2")
    assert journal.verify().ok
    assert [entry.wire["absent"] for entry in journal.waiting()] == [None, "erased", None]


steps = st.lists(
    st.one_of(
        st.tuples(st.just("append"), st.integers(1, 3)),
        st.tuples(st.just("again"), st.integers(0, 9)),
        st.tuples(st.just("settle"), st.sampled_from(["accepted", "held", "set_aside", "duplicate"])),
        st.tuples(st.just("fork"), st.integers(1, 8)),
        st.tuples(st.just("reopen"), st.none()),
    ),
    max_size=12,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_in_any_order_of_events_nothing_is_lost_doubled_or_out_of_its_chain(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, object]]
) -> None:
    path = tmp_path_factory.mktemp("till") / "till.db"
    store = new_store(path)
    journal = journal_of(store)
    facts: list[Made] = []
    try:
        for step, value in steps:
            if step == "append":
                new = [purchase(n) for n in range(int(str(value)))]
                journal.append(new)
                facts += new
            elif step == "again" and facts:
                journal.append([facts[int(str(value)) % len(facts)]])
            elif step == "settle":
                journal.settle([receipt_for(entry, str(value)) for entry in journal.waiting(2)])
            elif step == "fork":
                journal.open_epoch(int(str(value)), "cd" * 32)
            elif step == "reopen":
                store.close()
                store = Store.open(path, KEY)
                journal = journal_of(store)
            assert journal.verify().ok
            stored = ids_of(tuple(journal.entries(("purchase_recorded",))))
            assert sorted(stored) == sorted(fact.entry_id for fact in facts)
            assert len(journal.waiting(1000)) == journal.status().waiting
    finally:
        store.close()


def test_after_a_flush_what_nobody_waited_for_is_counted(journal: Journal) -> None:
    before = journal.status().waiting
    for _ in range(20):
        journal.append_later([Made(kind="scan_counted", body={"source": "camera"})])
    journal.flush()
    assert journal.status().waiting == before + 20


def test_what_nobody_waited_for_and_could_not_be_written_is_logged_without_its_text(
    journal: Journal, caplog: pytest.LogCaptureFixture
) -> None:
    taken = Made(kind="scan_counted", body={"source": "camera"})
    journal.append([taken])
    journal.append_later([replace(taken, body={"source": "canary"})])
    journal.flush()
    assert "entry-not-usable" in caplog.text
    assert "canary" not in caplog.text
