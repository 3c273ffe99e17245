"""The store's tills: what waits on each, and up to when nothing is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from pos_client.domain.standing import DayReport, RegisterDay
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.stylesheet import set_role
from pos_client.ui.theme import Space
from pos_client.ui.widgets.layouts import column, rule
from pos_client.ui.widgets.texts import text_label

_COLUMNS = 5


class RegisterTable(QFrame):
    """One line for each till; a till that needs somebody says so in words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "panel")
        self._empty = text_label("soft", wrap=True)
        self._heads = [text_label("caption") for _ in range(_COLUMNS)]
        self.cells: list[list[QLabel]] = []
        self._rules: list[QFrame] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.theme.px(Space.LARGE))
        self._grid.setVerticalSpacing(look.theme.px(Space.SMALL))
        for place, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, place)
        for place, stretch in enumerate((3, 2, 3, 3, 4)):
            self._grid.setColumnStretch(place, stretch)
        inside = column(look, self, margin=Space.MEDIUM, gap=Space.SMALL)
        inside.addWidget(self._scroll())

    def show_registers(self, report: DayReport | None) -> None:
        """Draw the tills."""
        registers = report.registers if report else ()
        names = (
            translate("Manager", "Till"),
            translate("Manager", "Waiting"),
            translate("Manager", "Complete up to"),
            translate("Manager", "Last contact"),
            translate("Manager", "Needs a person"),
        )
        for head, name in zip(self._heads, names, strict=True):
            head.setText(name)
            head.setVisible(bool(registers))
        self._empty.setText(
            translate("Manager", "What waits on the store's tills is known when the backend answers.")
        )
        self._empty.setVisible(not registers)
        while len(self.cells) < len(registers):
            self._add_line()
        for line, cells in enumerate(self.cells):
            for widget in (self._rules[line], *cells):
                widget.setVisible(line < len(registers))
            if line < len(registers):
                self._draw(cells, registers[line])

    def _draw(self, cells: list[QLabel], register: RegisterDay) -> None:
        tongue, now = self._look.tongue, self._look.clock()
        complete = register.complete_to
        trouble = _trouble(register)
        waiting = (
            translate("Manager", "not known") if register.waiting is None else tongue.number(register.waiting)
        )
        contact = register.last_contact_at
        texts = (
            register.register_name,
            waiting,
            tongue.moment(complete, now) if complete else translate("Manager", "not known"),
            tongue.age(contact, now) if contact else translate("Manager", "never"),
            trouble or "–",
        )
        for cell, text in zip(cells, texts, strict=True):
            cell.setText(text)
        set_role(cells[4], "alarm" if trouble else "soft")

    def _add_line(self) -> None:
        cells = [text_label("strong" if place == 0 else "", wrap=True) for place in range(_COLUMNS)]
        above = 2 * len(self.cells) + 1
        self._rules.append(rule(self._look))
        self._grid.addWidget(self._rules[-1], above, 0, 1, _COLUMNS)
        for place, cell in enumerate(cells):
            self._grid.addWidget(cell, above + 1, place, Qt.AlignmentFlag.AlignVCenter)
        self.cells.append(cells)

    def _scroll(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        lines: QVBoxLayout = column(self._look, inner, gap=Space.SMALL)
        lines.addWidget(self._empty)
        lines.addLayout(self._grid)
        lines.addStretch(1)
        area.setWidget(inner)
        return area


def _trouble(register: RegisterDay) -> str:
    words = []
    if register.set_aside:
        words.append(translate("Manager", "%n records set aside", "", register.set_aside))
    if register.forked:
        words.append(translate("Manager", "continued from an old copy"))
    return ", ".join(words)
