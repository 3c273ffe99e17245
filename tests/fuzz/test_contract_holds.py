"""Whatever is asked, the server answers as its contract says (a long run: `./dev fuzz`)."""

from contextlib import closing

import pytest

from reference_backend import problems
from tests.fuzz.asking import ask_all

EXAMPLES = 4


@pytest.mark.timeout(180)
def test_no_answer_is_a_500_or_one_that_the_contract_does_not_name() -> None:
    asked = list(ask_all(EXAMPLES, first_seed=1))
    assert {one.operation: one.faults for one in asked if one.faults} == {}
    assert sum(one.statuses.total() for one in asked) > EXAMPLES * len(asked)
    assert {status for one in asked for status in one.statuses} >= {200, 204, 401, 404, 422}


@pytest.mark.timeout(180)
def test_an_answer_that_the_contract_does_not_name_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "CATALOGUE", {**problems.CATALOGUE, "not-found": 418})
    with closing(ask_all(1, first_seed=1)) as asked:
        assert any("418" in fault for one in asked for fault in one.faults)
