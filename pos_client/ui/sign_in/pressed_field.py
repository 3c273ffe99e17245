"""A field that is filled by the keypad."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from pos_client.ui.look import Look
from pos_client.ui.theme import Space
from pos_client.ui.widgets.layouts import row
from pos_client.ui.widgets.texts import text_label


def dots(pin: str, digits: int) -> str:
    """A PIN as it is shown: how much of it is there, and nothing of it."""
    return "●" * len(pin) + "○" * (digits - len(pin))


class PressedField(QPushButton):
    """A field that is filled by the keypad: caption at the left, what was pressed at the right."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "field")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._caption, self._value = text_label("soft"), text_label("strong")
        inside = row(look, self)
        inside.setContentsMargins(look.theme.px(Space.MEDIUM), 0, look.theme.px(Space.MEDIUM), 0)
        inside.addWidget(self._caption)
        inside.addStretch(1)
        inside.addWidget(self._value)

    def show_field(self, caption: str, value: str, *, active: bool) -> None:
        """Show it; the active one is framed."""
        self._caption.setText(caption)
        self._value.setText(value)
        self.setChecked(active)
        self.setAccessibleName(caption)
