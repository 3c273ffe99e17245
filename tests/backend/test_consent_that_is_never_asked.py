"""A benefit for those who consented has no taker where the programme asks for no such consent (N17)."""

import pytest

from reference_backend.configuration.lint.benefits import benefit_flaws
from tests.backend.in_process import InProcess
from tests.backend.offering import benefit, enable


@pytest.mark.rule("N17")
@pytest.mark.parametrize(("linking", "is_refused"), [("always", True), ("never", True), ("consent", False)])
def test_a_benefit_under_a_consent_that_nobody_can_give_is_refused(
    in_process: InProcess, linking: str, is_refused: bool
) -> None:
    enable(in_process.backend, "nano-id", purchase_linking=linking)
    programme = in_process.backend.programmes["nano-id"]
    offered = benefit("own", "percent_discount", percent=10, audience="consent", basis="personalised")
    codes = [flaw.code for flaw in benefit_flaws("benefits.0", offered, programme)]
    assert ("consent-never-asked" in codes) is is_refused
