"""The design system: colour roles, type scale, spacing, sizes. Every screen takes its looks from here.

Roles are named by what they mean, not by what they look like, so that a screen never chooses a colour. All
ink on its ground keeps WCAG 2.2 AA (4.5:1); targets are at least 48 px (a finger asks more than WCAG 2.5.8).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtGui import QColor, QFont

from pos_client.domain.identification import Verdict
from pos_client.ui.colours import Colours, Tone
from pos_client.ui.window import SMALLEST_WINDOW

LARGEST_SCALE = 1.6


VERDICT_TONES = {
    Verdict.ELIGIBLE: Tone("#0B6B3A", "#FFFFFF"),
    Verdict.MEMBER_WITHOUT_BENEFIT: Tone("#1F4E8C", "#FFFFFF"),
    Verdict.NOT_A_MEMBER: Tone("#46525E", "#FFFFFF"),
    Verdict.CARD_NOT_VALID: Tone("#A3211B", "#FFFFFF"),
    Verdict.NOT_A_MEMBER_CARD: Tone("#5B3A8C", "#FFFFFF"),
    Verdict.NOT_CHECKED: Tone("#FFC93C", "#2E2100"),
}


class Size(IntEnum):
    """The type scale, in pixels at the smallest window."""

    CAPTION = 13
    BODY = 15
    STRONG = 17
    TITLE = 21
    KEY = 25
    BAND = 31
    AMOUNT = 46


class Space(IntEnum):
    """The spacing scale, in pixels at the smallest window."""

    NONE = 0
    TINY = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    HUGE = 24
    VAST = 40


class Measure(IntEnum):
    """Sizes that are no spacing, in pixels at the smallest window."""

    HAIR = 1
    FRAME = 3
    RADIUS = 8
    TARGET = 48
    BUTTON = 56
    BIG_BUTTON = 68
    HEADER = 56
    BAND = 144
    STEP = 92
    AMOUNT = 84
    ICON_SMALL = 18
    ICON = 24
    ICON_LARGE = 52
    ICON_HERO = 72
    ICON_GUIDE = 128
    SIDE_COLUMN = 272
    PURCHASE_COLUMN = 324
    WORD = 80
    STRIP = 76
    CHIP = 144
    STRIP_CAPTION = 100
    FORM = 420
    CARD = 560
    CHART = 200
    PREVIEW = 166
    TRIAL = 96
    CODE = 333
    BARS = 120


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and measures at one scale, which follows the screen: a till is read at arm's length."""

    scale: float = 1.0
    colours: Colours = field(default_factory=Colours)

    @classmethod
    def for_screen(cls, width: int, height: int) -> Theme:
        """The scale at which the smallest layout fills a screen of that size, in steps of a twentieth."""
        fitting = min(width / SMALLEST_WINDOW[0], height / SMALLEST_WINDOW[1])
        return cls(round(max(1.0, min(fitting, LARGEST_SCALE)) * 20) / 20)

    def px(self, measure: int) -> int:
        """A measure of the smallest layout in pixels of this one."""
        return round(measure * self.scale)

    def font(self, size: Size, *, bold: bool = False) -> QFont:
        """The interface's font in that size."""
        font = QFont()
        font.setFamilies(_families())
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


def _families() -> list[str]:
    if sys.platform == "win32":
        return ["Segoe UI"]
    if sys.platform == "darwin":
        return ["Helvetica Neue"]
    return ["Noto Sans", "DejaVu Sans"]


def contrast(ink: str, ground: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    value = QColor(colour)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value.redF(), value.greenF(), value.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
