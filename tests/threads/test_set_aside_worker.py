"""The worker for what was set aside: each wish ends in its fact, or in a refusal with its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from pos_client.domain.entry import SettlementReason, purchase_recorded
from pos_client.domain.ids import EntryId
from pos_client.domain.money import Money
from pos_client.domain.sale import TotalSource
from pos_client.workers.set_aside import SetAsideWorker
from tests.fakes.till import TillOnTheBench


class Heard:
    """A worker on this thread, and what it told."""

    def __init__(self, till: TillOnTheBench | None) -> None:
        self.facts: list[tuple[str, object]] = []
        self.worker = SetAsideWorker(lambda: None if till is None else till.counter.set_aside)
        self.worker.set_aside_listed.connect(lambda records: self.facts.append(("listed", len(records))))
        self.worker.entry_settled.connect(lambda record: self.facts.append(("settled", record.entry)))
        self.worker.set_aside_exported.connect(lambda count: self.facts.append(("exported", count)))
        self.worker.refused.connect(lambda wish, error: self.facts.append((wish, error.code)))


@pytest.fixture
def entry(till: TillOnTheBench) -> EntryId:
    """A purchase that the backend set aside, with the manager at the till."""
    place = till.counter.configuration().register.place
    total = Money(459900, "EUR")
    fact = purchase_recorded(till.new_id(), till.clock.now(), place, total, TotalSource.KEYED, None)
    till.journal.append([fact])
    till.backend.set_aside[fact.entry_id] = "total-not-valid"
    till.deliver_all()
    till.sign_in("90")
    return fact.entry_id


def test_a_record_is_listed_exported_and_settled(
    qapp: QGuiApplication, till: TillOnTheBench, entry: EntryId, tmp_path: Path
) -> None:
    at = Heard(till)
    at.worker.list_set_aside()
    at.worker.export_set_aside(str(tmp_path / "one.jsonl"), entry)
    at.worker.export_set_aside(str(tmp_path / "all.jsonl"), "")
    at.worker.correct_entry(entry, Money(4599, "EUR"), True)
    assert at.facts == [("listed", 1), ("exported", 1), ("exported", 1), ("listed", 1), ("settled", entry)]


def test_a_refusal_names_the_wish(
    qapp: QGuiApplication, till: TillOnTheBench, entry: EntryId, tmp_path: Path
) -> None:
    at = Heard(till)
    at.worker.accept_loss(entry, SettlementReason.TEST)
    at.worker.accept_loss(entry, SettlementReason.OTHER)
    at.worker.export_set_aside(str(tmp_path / "nowhere" / "all.jsonl"), "")
    till.sign_in("12")
    at.worker.list_set_aside()
    assert at.facts == [
        ("listed", 1),
        ("settled", entry),
        ("accept_loss", "settled-before"),
        ("export_set_aside", "output-not-written"),
        ("list_set_aside", "role-not-allowed"),
    ]


def test_a_till_that_is_not_open_refuses(qapp: QGuiApplication) -> None:
    at = Heard(None)
    at.worker.list_set_aside()
    assert at.facts == [("list_set_aside", "till-not-open")]
