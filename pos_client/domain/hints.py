"""What helps a card to be read: said to the cashier when a scan does not succeed."""

from __future__ import annotations

from enum import StrEnum


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
