"""The delivery tells when a certificate of the link ends: once, and again when it was renewed."""

from __future__ import annotations

from datetime import datetime, timedelta

from pytestqt.qtbot import QtBot

from pos_client.domain.errors import UnreachableError
from pos_client.services.backoff import Backoff
from pos_client.workers.delivery import DeliveryWorker
from tests.fakes.till import TillOnTheBench
from tests.threads.at_work import PATIENCE_MS


def test_an_end_is_told_once_also_while_the_backend_is_away_and_taken_back_when_it_was_renewed(
    till: TillOnTheBench, qtbot: QtBot
) -> None:
    """On one thread, where a step is over before the next thing happens."""
    ends = till.clock.now() + timedelta(days=12)
    told: list[datetime | None] = []
    worker = DeliveryWorker(
        lambda: till.office, till.link, Backoff(lambda count: b"\xff" * count, till.clock)
    )
    worker.certificate_ending_changed.connect(told.append)
    till.parts.certificates.seen(ends)
    till.backend.fault = UnreachableError("certificate-pin-wrong")
    worker.start()
    qtbot.waitUntil(lambda: told == [ends], timeout=PATIENCE_MS)
    till.backend.fault = None
    worker.switch_offline(False)
    till.parts.certificates.seen(ends + timedelta(days=90))
    qtbot.waitUntil(lambda: told == [ends, None], timeout=PATIENCE_MS)
    worker.stop()
