"""Colour roles, named by what they mean. Light to import: the ground is painted before anything else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tone:
    """Ink on a ground that belong together."""

    ground: str
    ink: str


@dataclass(frozen=True, slots=True)
class Colours:
    """Colour roles of the light theme."""

    page: str = "#E9EDF1"
    panel: str = "#FFFFFF"
    line: str = "#C9D1D9"
    line_strong: str = "#6B7885"
    ink: str = "#14202B"
    ink_soft: str = "#46535F"
    header: Tone = Tone("#14202B", "#FFFFFF")
    header_soft: str = "#C3CCD4"
    action: Tone = Tone("#0B57A4", "#FFFFFF")
    action_pressed: str = "#083F78"
    confirm: Tone = Tone("#0B6B3A", "#FFFFFF")
    confirm_pressed: str = "#084E2A"
    danger: Tone = Tone("#A3211B", "#FFFFFF")
    danger_pressed: str = "#7A1813"
    key: Tone = Tone("#F3F5F7", "#14202B")
    key_pressed: str = "#D5DCE3"
    disabled: Tone = Tone("#E1E6EA", "#56636F")
    chosen: Tone = Tone("#E3F3EA", "#0A4A29")
    problem: Tone = Tone("#FDECEA", "#8C1B16")
    success: Tone = Tone("#E3F3EA", "#0A5A31")
    caution: Tone = Tone("#FFF1CC", "#5C3D00")
    busy: Tone = Tone("#E4EDF7", "#0B4A8C")
    quiet: Tone = Tone("#F3F5F7", "#46535F")
    focus: str = "#0B57A4"
    online: str = "#4ADE80"
    offline: str = "#FFC93C"
    refused: str = "#FF9A8F"
