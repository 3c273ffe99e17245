"""What the till writes of a number that a manager typed (J36)."""

from __future__ import annotations

from typing import Any

import pytest

from pos_client.domain.entry import OverrideReason
from pos_client.domain.scan import ScanSource
from tests.fakes.programmes import card_number
from tests.fakes.till import TillOnTheBench


def counted(till: TillOnTheBench, **how: Any) -> dict[str, object]:
    code = card_number(till.backend.document, 1, plastic=True)
    till.counter.identify(till.scan(code, None, ScanSource.KEYED), override=True, **how)
    till.store.settings.put("after what is not waited for", True)  # takes its turn behind the counts
    (scan,) = till.journal.entries({"scan_counted"})
    return dict(scan.body or {})


@pytest.mark.rule("J36")
def test_a_typed_number_says_which_manager_let_it_pass_and_why(till: TillOnTheBench) -> None:
    till.sign_in("90")
    body = counted(till, reason=OverrideReason.CODE_DAMAGED)
    assert (body["override"], body["staff"], body["reason"]) == (True, "90", "code-damaged")


@pytest.mark.rule("J36")
def test_where_nobody_asked_why_the_manager_stands_there_alone(till: TillOnTheBench) -> None:
    till.sign_in("90")
    body = counted(till)
    assert (body["staff"], "reason" in body) == ("90", False)
