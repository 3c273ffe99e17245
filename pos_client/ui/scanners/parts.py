"""One part of the scanners' screen for each kind of device: its name, how it stands, what to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout

from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.choice_list import Choice, ChoiceList
from pos_client.ui.widgets.layouts import column, row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.texts import text_label

_LONGEST_SOURCE = 512


class Part(QFrame):
    """A panel with a headline and a word about how the device stands."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._title = text_label("strong", wrap=True)
        self.notice = Notice(look)
        mark = QLabel()
        ink, size = look.theme.colours.action.ground, look.theme.px(Measure.ICON)
        mark.setPixmap(look.icons.pixmap(icon, ink, size, self.devicePixelRatioF()))
        head = row(look, gap=Space.SMALL)
        head.addWidget(mark)
        head.addWidget(self._title, 1)
        self.inside: QVBoxLayout = column(look, self, margin=Space.MEDIUM, gap=Space.SMALL)
        self.inside.addLayout(head)
        self.inside.addWidget(self.notice)

    def name(self, title: str) -> None:
        """The headline."""
        self._title.setText(title)


class ChoicePart(Part):
    """A device from a list, none, or one whose source is typed."""

    chosen = Signal(object)
    """A source, or None for none."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__(look, icon)
        self.list = ChoiceList(look)
        self.list.setMinimumHeight(look.theme.px(Measure.TARGET))
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST_SOURCE)
        self.field.setProperty("role", "path")
        self.use = button(look, "secondary")
        self._typed = row(look, gap=Space.SMALL)
        self._typed.addWidget(self.field, 1)
        self._typed.addWidget(self.use)
        self.list.chosen.connect(self.chosen)
        self.use.clicked.connect(self._use)
        self.field.returnPressed.connect(self._use)
        self.field.textChanged.connect(self._allow)
        self._allow()

    def finish(self) -> None:
        """Put list and field below whatever the screen has put into `inside` so far."""
        self.inside.addWidget(self.list, 1)
        self.inside.addLayout(self._typed)

    def offer(self, choices: Sequence[Choice], chosen: str | None, typed: str, use: str) -> None:
        """What there is; `typed` says what may be typed, `use` names the button beside it."""
        self.list.show_choices(choices, chosen)
        self.field.setPlaceholderText(typed)
        self.field.setAccessibleName(typed)
        self.use.setText(use)

    def _use(self) -> None:
        source = self.field.text().strip()
        if source:
            self.field.clear()
            self.chosen.emit(source)

    def _allow(self) -> None:
        self.use.setEnabled(bool(self.field.text().strip()))
