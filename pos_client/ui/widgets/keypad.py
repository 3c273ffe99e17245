"""The big keypad: 7-8-9 on top as on every till."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.buttons import button, filling, put_icon

AMOUNT_KEYS = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"), ("0", "00", ","))
DIGIT_KEYS = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"), ("", "0", "back"))


class Keypad(QWidget):
    """Reports each press by its name."""

    pressed = Signal(str)

    def __init__(self, look: Look, keys: tuple[tuple[str, ...], ...]) -> None:
        super().__init__()
        self._look = look
        self._keys: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.theme.px(Space.SMALL))
        for line, names in enumerate(keys):
            grid.setRowStretch(line, 1)
            for place, name in enumerate(names):
                grid.setColumnStretch(place, 1)
                if name:
                    grid.addWidget(self._key(name), line, place)

    def key(self, name: str) -> QPushButton:
        """The button of that name."""
        return self._keys[name]

    def retranslate(self) -> None:
        """The decimal key as the language writes it."""
        if "," in self._keys:
            self._keys[","].setText(self._look.tongue.decimal_sign)

    def _key(self, name: str) -> QPushButton:
        made = filling(button(self._look, "key"))
        made.setMinimumHeight(self._look.theme.px(Measure.TARGET))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAccessibleName(name)
        if name == "back":
            put_icon(self._look, made, "backspace")
        else:
            made.setText(name)
        made.clicked.connect(lambda: self.pressed.emit(name))
        self._keys[name] = made
        return made
