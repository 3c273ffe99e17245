"""The ladder of hints: what was wrong, what else may help, a way around."""

import pytest

from pos_client.domain.hints import Failure, HintLadder, ScanHint
from pos_client.domain.scan import ScanSource

CAMERA, IMAGE, WEDGE, SERIAL = ScanSource.CAMERA, ScanSource.IMAGE, ScanSource.WEDGE, ScanSource.SERIAL


def climbed(*steps: tuple[Failure, ScanSource]) -> HintLadder:
    ladder = HintLadder()
    for failure, source in steps:
        ladder = ladder.failed(failure, source)
    return ladder


@pytest.mark.parametrize(
    ("failure", "source", "first", "second"),
    [
        (Failure.MISREAD, CAMERA, ScanHint.HOLD_STILL, ScanHint.BRIGHTNESS_UP),
        (Failure.MISREAD, WEDGE, ScanHint.HOLD_STILL, ScanHint.BRIGHTNESS_UP),
        (Failure.MISREAD, SERIAL, ScanHint.HOLD_STILL, ScanHint.BRIGHTNESS_UP),
        (Failure.MISREAD, IMAGE, ScanHint.HOLD_STILL, ScanHint.FLATTEN),
        (Failure.HALF, WEDGE, ScanHint.WHOLE_CODE, ScanHint.FLATTEN),
        (Failure.HALF, SERIAL, ScanHint.WHOLE_CODE, ScanHint.FLATTEN),
        (Failure.UNREADABLE, WEDGE, ScanHint.WHOLE_CODE, ScanHint.FLATTEN),
        (Failure.UNREADABLE, CAMERA, ScanHint.WHOLE_CODE, ScanHint.FLATTEN),
        (Failure.NO_CODE, IMAGE, ScanHint.COME_CLOSER, ScanHint.FLATTEN),
        (Failure.OUT_OF_REACH, CAMERA, ScanHint.COME_CLOSER, ScanHint.BRIGHTNESS_UP),
    ],
)
def test_two_failures_in_a_row_give_two_different_hints(
    failure: Failure, source: ScanSource, first: ScanHint, second: ScanHint
) -> None:
    once = climbed((failure, source))
    assert once.advice(typed_codes=True) is first
    assert once.failed(failure, source).advice(typed_codes=True) is second


@pytest.mark.parametrize("source", [CAMERA, IMAGE, WEDGE, SERIAL])
@pytest.mark.parametrize("failure", list(Failure))
def test_the_third_failure_leads_around_the_scan_and_further_ones_stay_there(
    failure: Failure, source: ScanSource
) -> None:
    for times in (3, 4, 9):
        ladder = climbed(*[(failure, source)] * times)
        assert ladder.advice(typed_codes=True) is ScanHint.TYPE_THE_NUMBER
        assert ladder.advice(typed_codes=False) is ScanHint.ANOTHER_FORM


def test_nothing_is_said_before_the_first_failure() -> None:
    assert HintLadder().advice(typed_codes=True) is None


@pytest.mark.parametrize(
    ("seen", "second"),
    [
        (ScanHint.TOO_DARK, ScanHint.BRIGHTNESS_UP),
        (ScanHint.TOO_BRIGHT, ScanHint.FLATTEN),
        (ScanHint.WHOLE_CODE, ScanHint.FLATTEN),
    ],
)
def test_what_the_camera_sees_goes_before_a_guess(seen: ScanHint, second: ScanHint) -> None:
    once = HintLadder().failed(Failure.MISREAD, CAMERA, seen)
    assert once.hint is seen
    assert once.failed(Failure.MISREAD, CAMERA).hint is second


def test_a_hint_that_leads_nowhere_else_is_said_again() -> None:
    mixed = climbed((Failure.NO_CODE, IMAGE), (Failure.HALF, WEDGE))
    assert mixed.hint is ScanHint.COME_CLOSER
