"""What a journal does where its chain and the backend's part: new epochs, the same ids again."""

from __future__ import annotations

import pytest

from offline_cache.errors import EntryError
from offline_cache.journal import Journal
from tests.unit.offline_cache.till import (
    ids_of,
    purchase,
    receipt_for,
)


def test_a_fork_opens_an_epoch_and_appends_again_what_diverged_under_the_same_ids(journal: Journal) -> None:
    kept, *diverged = journal.append([purchase(n, member="m") for n in (1, 2, 3)])
    opening = journal.waiting()[0]
    journal.settle([receipt_for(opening), receipt_for(kept)])
    journal.open_epoch(3, "cd" * 32)
    epoch, *again = journal.waiting()
    assert epoch.body == {
        "previous_epoch": 1,
        "fork_seq": 3,
        "fork_hash": "cd" * 32,
        "instance": "4b4d8f6e-3f0a-4d53-8f5d-0f2f5b9b9a11",
    }
    assert [(entry.epoch, entry.seq) for entry in (epoch, *again)] == [(2, 1), (2, 2), (2, 3)]
    for old, new in zip(diverged, again, strict=True):
        old_header, new_header = old.wire["header"], new.wire["header"]
        assert isinstance(old_header, dict)
        assert isinstance(new_header, dict)
        assert {**old_header, "epoch": 2, "seq": new.seq} == new_header
        assert (old.body, old.personal) == (new.body, new.personal)
        assert journal.find(old.entry_id) == new
    assert journal.verify().ok
    assert len(list(journal.all_on_the_wire())) == 7


def test_after_a_fork_nothing_counts_twice(journal: Journal) -> None:
    journal.append([purchase(n) for n in (1, 2, 3, 4, 5)])
    journal.open_epoch(2, "cd" * 32)
    assert len(list(journal.entries(("purchase_recorded",)))) == 5
    assert journal.median_total_minor() == 3


def test_two_epochs_can_follow_one_another_and_an_old_one_can_fork_late(journal: Journal) -> None:
    journal.append([purchase()])
    journal.open_epoch(None, None)
    (later,) = journal.append([purchase()])
    assert later.epoch == 2
    assert [entry.epoch for entry in journal.waiting()] == [1, 1, 2, 2]
    journal.open_epoch(2, "cd" * 32, epoch=1)
    assert [(entry.epoch, entry.seq) for entry in journal.waiting()] == [
        (1, 1),
        (2, 1),
        (2, 2),
        (3, 1),
        (3, 2),
    ]
    assert journal.verify().ok


def test_a_new_epoch_follows_the_newest_one_that_the_backend_names(journal: Journal) -> None:
    (sale,) = journal.append([purchase()])
    journal.open_epoch(1, "cd" * 32, epoch=1, after=4)
    opening, again = journal.waiting()
    assert (opening.epoch, opening.seq, again.epoch, again.seq) == (5, 1, 5, 2)
    assert (opening.body or {})["previous_epoch"] == 4
    assert again.entry_id == sale.entry_id
    assert journal.verify().ok


def test_no_answer_brings_the_journal_to_where_no_epoch_can_be_written_any_more(journal: Journal) -> None:
    (sale,) = journal.append([purchase()])
    for named in (2**53 - 1, 2**53 - 2, 2**41):
        with pytest.raises(EntryError):
            journal.open_epoch(1, "cd" * 32, epoch=1, after=named)
    assert ids_of(journal.waiting())[-1:] == [sale.entry_id]
    assert (journal.status().epoch, journal.verify().ok) == (1, True)


def test_epochs_that_the_backend_does_not_have_are_taken_over_by_the_new_one(journal: Journal) -> None:
    sales = [*journal.append([purchase()])]
    journal.open_epoch(None, None)
    sales += journal.append([purchase()])
    journal.open_epoch(2, None, epoch=1, after=0)
    first, opening, *again = journal.waiting()
    assert (first.epoch, opening.epoch, (opening.body or {})["previous_epoch"]) == (1, 3, None)
    assert ids_of(tuple(again)) == ids_of(tuple(sales))
    assert journal.verify().ok


def test_an_epoch_that_is_left_from_its_beginning_leaves_nothing_to_offer(journal: Journal) -> None:
    journal.append([purchase()])
    journal.open_epoch(1, "cd" * 32)
    assert {entry.epoch for entry in journal.waiting()} == {2}
    assert journal.status().waiting == 2
    assert journal.verify().ok
