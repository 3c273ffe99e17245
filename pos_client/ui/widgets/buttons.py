"""Buttons: large enough for a finger, reachable by Tab, never stealing the keys of the amount."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from pos_client.ui.colours import Tone
from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Space


def button(look: Look, role: str, *, icon: str | None = None, large: bool = False) -> QPushButton:
    """A push button of a role: primary, confirm, danger, secondary, key, chip, header."""
    made = QPushButton()
    made.setProperty("role", role)
    made.setProperty("large", large)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAutoDefault(False)
    if icon is not None:
        put_icon(look, made, icon)
    return made


def put_icon(look: Look, target: QPushButton, name: str) -> None:
    """An icon in the ink of the button's role."""
    colours = look.theme.colours
    inks: dict[str, Tone | str] = {
        "primary": colours.action,
        "confirm": colours.confirm,
        "danger": colours.danger,
        "secondary": colours.action.ground,
        "quiet": colours.action.ground,
        "header": colours.header,
    }
    ink = inks.get(str(target.property("role")), colours.ink)
    size = look.theme.px(Measure.ICON)
    colour = ink.ink if isinstance(ink, Tone) else ink
    gap = look.theme.px(Space.TINY)
    target.setIcon(look.icons.icon(name, colour, size, gap, target.devicePixelRatioF()))
    target.setIconSize(QSize(size + 2 * gap, size))


def filling(target: QPushButton) -> QPushButton:
    """The same button, growing with its place."""
    target.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return target
