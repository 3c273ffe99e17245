"""What helps a card to be read: said to the cashier when a scan does not succeed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos_client.domain.scan import ScanSource


class ScanHint(StrEnum):
    """One piece of advice."""

    TOO_DARK = "too-dark"
    TOO_BRIGHT = "too-bright"
    HOLD_STILL = "hold-still"
    COME_CLOSER = "come-closer"
    WHOLE_CODE = "whole-code"
    BRIGHTNESS_UP = "brightness-up"
    FLATTEN = "flatten"
    TYPE_THE_NUMBER = "type-the-number"
    ANOTHER_FORM = "another-form"


class Failure(StrEnum):
    """How a scan did not succeed."""

    MISREAD = "misread"
    """Its check digits do not fit."""
    HALF = "half"
    """A part of the code is missing, or two codes came as one."""
    UNREADABLE = "unreadable"
    """It has signs that no card has."""
    NO_CODE = "no-code"
    """The picture has none."""
    OUT_OF_REACH = "out-of-reach"
    """The camera has seen a code for a while and cannot read it."""


_FIRST = {
    Failure.MISREAD: ScanHint.HOLD_STILL,
    Failure.HALF: ScanHint.WHOLE_CODE,
    Failure.UNREADABLE: ScanHint.WHOLE_CODE,
    Failure.NO_CODE: ScanHint.COME_CLOSER,
    Failure.OUT_OF_REACH: ScanHint.COME_CLOSER,
}
_SECOND = {
    (ScanSource.CAMERA, ScanHint.COME_CLOSER): ScanHint.BRIGHTNESS_UP,
    (ScanSource.CAMERA, ScanHint.HOLD_STILL): ScanHint.BRIGHTNESS_UP,
    (ScanSource.CAMERA, ScanHint.WHOLE_CODE): ScanHint.FLATTEN,
    (ScanSource.CAMERA, ScanHint.TOO_DARK): ScanHint.BRIGHTNESS_UP,
    (ScanSource.CAMERA, ScanHint.TOO_BRIGHT): ScanHint.FLATTEN,
    (ScanSource.IMAGE, ScanHint.COME_CLOSER): ScanHint.FLATTEN,
    (ScanSource.IMAGE, ScanHint.HOLD_STILL): ScanHint.FLATTEN,
    (ScanSource.WEDGE, ScanHint.WHOLE_CODE): ScanHint.FLATTEN,
    (ScanSource.WEDGE, ScanHint.HOLD_STILL): ScanHint.BRIGHTNESS_UP,
    (ScanSource.SERIAL, ScanHint.WHOLE_CODE): ScanHint.FLATTEN,
    (ScanSource.SERIAL, ScanHint.HOLD_STILL): ScanHint.BRIGHTNESS_UP,
}
_LAST_RUNG = 3


@dataclass(frozen=True, slots=True)
class HintLadder:
    """Failures in a row, and the advice that goes up with them: what was wrong, then what else may help, then
    a way around the scan. A success, or the next customer, begins at the foot again: a new ladder.
    """

    failures: int = 0
    hint: ScanHint | None = None

    def failed(self, failure: Failure, source: ScanSource, seen: ScanHint | None = None) -> HintLadder:
        """One rung up. `seen` is what the camera says about its picture now: it knows better than a guess."""
        failures = self.failures + 1
        if failures == 1 or self.hint is None:
            return HintLadder(failures, seen or _FIRST[failure])
        return HintLadder(failures, _SECOND.get((source, self.hint), self.hint))

    def advice(self, *, typed_codes: bool) -> ScanHint | None:
        """What to say now. The way around is the keyboard where the programme takes typed numbers."""
        if self.failures < _LAST_RUNG:
            return self.hint
        return ScanHint.TYPE_THE_NUMBER if typed_codes else ScanHint.ANOTHER_FORM
