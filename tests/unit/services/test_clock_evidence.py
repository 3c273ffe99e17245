"""What an entry says about the till's clock (N14)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pos_client.services.clock_evidence import ClockEvidence
from tests.fakes.clock import HandClock

pytestmark = pytest.mark.rule("N14")


def test_a_clock_that_was_never_compared_is_not_trusted() -> None:
    told = ClockEvidence(HandClock(), "boot")()
    assert (told["offset_ms"], told["trusted"]) == (None, False)


@pytest.mark.parametrize(
    ("off_s", "trusted"), [(0, True), (300, True), (-300, True), (301, False), (-301, False)]
)
def test_a_clock_more_than_five_minutes_off_is_not_trusted_whichever_way_it_is_off(
    off_s: int, trusted: bool
) -> None:
    clock = HandClock()
    evidence = ClockEvidence(clock, "boot")
    evidence.backend_said(clock.now() + timedelta(seconds=off_s))
    told = evidence()
    assert (told["offset_ms"], told["trusted"], told["boot"]) == (off_s * 1000, trusted, "boot")
