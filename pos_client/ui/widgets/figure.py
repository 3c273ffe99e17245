"""One number that matters, with its name above and a line below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from pos_client.ui.look import Look
from pos_client.ui.theme import Size, Space
from pos_client.ui.widgets.layouts import column
from pos_client.ui.widgets.texts import FitLabel, text_label


class Figure(QFrame):
    """A panel with a large number."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._name = text_label("soft")
        self.value = FitLabel(look, Size.BAND, Qt.AlignmentFlag.AlignLeft)
        self._line = text_label("caption", wrap=True)
        inside = column(look, self, margin=Space.MEDIUM, gap=Space.TINY)
        for widget in (self._name, self.value, self._line):
            inside.addWidget(widget)
        inside.addStretch(1)

    def show_figure(self, name: str, value: str, line: str) -> None:
        """Draw these."""
        self._name.setText(name)
        self.value.show_text(value)
        self._line.setText(line)
