"""The window beside the till: sample cards, the network cable, who can sign in, and what to try."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pos_client.demo.cable_switch import CableSwitch
from pos_client.demo.card_tile import CardTile, LargeCard
from pos_client.demo.sample_cards import SampleCard
from pos_client.ui.theme import Size, Space, Theme

_COLUMNS = 3
_SIDE_WIDTH = 262
_ROLE_WORDS = {"cashier": "Cashier", "info_desk": "Info desk", "manager": "Manager"}


class Tray(QWidget):
    """Shows the cards and reports what a hand does with the cable; it knows nothing of the till."""

    cable_toggled = Signal(bool)
    card_taken = Signal()
    till_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        cards: Sequence[SampleCard],
        staff: Sequence[Mapping[str, Any]],
        hints: Sequence[str],
        folder: Path,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._large: LargeCard | None = None
        self.setObjectName("tray")
        self.setWindowTitle("Demo: cards, cable and staff")
        self.setStyleSheet(_style(theme))
        self.tiles = [CardTile(card, folder, theme) for card in cards]
        self.cable = CableSwitch(theme)
        self.cable.toggled.connect(self.cable_toggled)
        self.start = QPushButton("Start the till again")
        self.start.setObjectName("start")
        self.start.setFont(theme.font(Size.STRONG, bold=True))
        self.start.setMinimumHeight(Space.HUGE * 2)
        self.start.clicked.connect(self.till_wanted)
        self.start.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(*[Space.LARGE] * 4)
        row.setSpacing(Space.LARGE)
        row.addLayout(self._cards(), 1)
        row.addLayout(self._side(staff, hints))
        QShortcut(QKeySequence.StandardKey.Quit, self, self.close)

    def closeEvent(self, event: Any) -> None:
        """The tray is the demo: closing it ends the till too."""
        self.closed.emit()
        super().closeEvent(event)

    def show_till_runs(self, runs: bool) -> None:
        """Offer to start the till while none runs."""
        self.start.setHidden(runs)

    def _cards(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.SMALL)
        column.addWidget(self._label("Cards", Size.TITLE, bold=True))
        column.addWidget(
            self._label("Drag one onto the till. Click it to hold it large before a webcam.", Size.BODY)
        )
        grid = QGridLayout()
        grid.setSpacing(Space.SMALL)
        for place, tile in enumerate(self.tiles):
            tile.show_large_asked.connect(self._show_large)
            tile.taken.connect(self.card_taken)
            grid.addWidget(tile, *divmod(place, _COLUMNS))
        column.addLayout(grid, 1)
        column.addStretch()
        return column

    def _side(self, staff: Sequence[Mapping[str, Any]], hints: Sequence[str]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.MEDIUM)
        self.cable.setFixedWidth(_SIDE_WIDTH)
        column.addWidget(self.cable)
        self.start.setFixedWidth(_SIDE_WIDTH)
        column.addWidget(self.start)
        column.addWidget(self._panel("Who can sign in", self._staff_table(staff)))
        column.addWidget(self._panel("What to try", self._numbered(hints)))
        column.addStretch(1)
        return column

    def _panel(self, title: str, content: QWidget) -> QFrame:
        panel = QFrame()
        panel.setObjectName("panel")
        panel.setFixedWidth(_SIDE_WIDTH)
        column = QVBoxLayout(panel)
        column.setContentsMargins(*[Space.MEDIUM] * 4)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._label(title, Size.STRONG, bold=True))
        column.addWidget(content)
        return panel

    def _staff_table(self, staff: Sequence[Mapping[str, Any]]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.TINY)
        for row, one in enumerate(staff):
            role = _ROLE_WORDS.get(str(one["role"]), str(one["role"]))
            grid.addWidget(self._label(role, Size.BODY), row, 0)
            grid.addWidget(self._label(str(one["number"]), Size.STRONG, bold=True), row, 1)
            grid.addWidget(self._label(f"PIN {one['pin']}", Size.BODY), row, 2)
        grid.setColumnStretch(0, 1)
        return table

    def _numbered(self, hints: Sequence[str]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.SMALL)
        for row, hint in enumerate(hints):
            grid.addWidget(self._label(str(row + 1), Size.BODY, bold=True), row, 0, Qt.AlignmentFlag.AlignTop)
            words = self._label(hint, Size.BODY)
            words.setWordWrap(True)
            words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            grid.addWidget(words, row, 1)
        grid.setColumnStretch(1, 1)
        return table

    def _label(self, text: str, size: Size, *, bold: bool = False) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self._theme.font(size, bold=bold))
        return label

    def _show_large(self, card: SampleCard) -> None:
        if self._large is not None:
            self._large.close()
        self._large = LargeCard(card)
        self._large.showFullScreen()


def _style(theme: Theme) -> str:
    colours = theme.colours
    return f"""
QWidget#tray {{ background: {colours.page}; }}
QWidget#tray QLabel {{ color: {colours.ink}; background: transparent; }}
QPushButton#start {{ background: {colours.focus}; color: {colours.panel}; border: none; border-radius: 8px; }}
QPushButton#start:focus {{ border: 2px solid {colours.ink}; }}
QFrame#panel {{ background: {colours.panel}; border: 1px solid {colours.line}; border-radius: 8px; }}
"""
