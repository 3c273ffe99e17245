"""The shop manager's day: scans, sales, fees, and whether every till's records have arrived."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pos_client.domain.identification import Verdict
from pos_client.domain.standing import DayReport
from pos_client.ui.cashier.verdict_words import ICONS, verdict_name
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.manager.presenter import ManagerPresenter, ManagerState
from pos_client.ui.manager.register_table import RegisterTable
from pos_client.ui.theme import VERDICT_TONES, Measure, Space
from pos_client.ui.widgets.bar_chart import HourChart
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.figure import Figure
from pos_client.ui.widgets.layouts import column, panel, row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.screen import Screen
from pos_client.ui.widgets.texts import text_label
from pos_client.ui.words.transport import WORDS as TRANSPORT

_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ManagerScreen(Screen):
    """Draws the presenter's state."""

    left = Signal()
    set_aside_pressed = Signal()

    def __init__(self, look: Look, presenter: ManagerPresenter) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        self.back = button(look, "secondary", icon="back")
        self.earlier = button(look, "secondary", icon="earlier")
        self.later = button(look, "secondary", icon="later")
        self.again = button(look, "secondary")
        self.set_aside = button(look, "secondary")
        self.day = text_label("title", wrap=True)
        self.notice, self.link = Notice(look), Notice(look)
        self.figures = [Figure(look) for _ in range(3)]
        self._chart_title, self._result_title = text_label("strong"), text_label("strong")
        self.chart = HourChart(look)
        self.results = _Results(look)
        self.registers = RegisterTable(look)
        self._lay_out()
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Draw the state."""
        state = self._presenter.state
        self.back.setText(translate("Manager", "Back to the till"))
        _name(self.earlier, translate("Manager", "Day before"))
        _name(self.later, translate("Manager", "Next day"))
        self.later.setEnabled(not state.is_today)
        self.again.setText(
            translate("Manager", "Asking …") if state.asking else translate("Manager", "Refresh")
        )
        self.again.setEnabled(not state.asking)
        self.set_aside.setText(translate("Manager", "Needs a person"))
        self.day.setText(self._look.tongue.day(state.day) if state.day else "")
        self._draw_notice(state)
        self._draw_link(state)
        self._draw_numbers(state.report)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back, the arrows to the days around, F5 asks again."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _TURNS:
            self._presenter.turn(_TURNS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_F5 and not event.isAutoRepeat():
            self._presenter.look_again()
        else:
            super().keyPressEvent(event)

    def _draw_notice(self, state: ManagerState) -> None:
        report = state.report
        if state.problem is not None:
            self.notice.show_problem(state.problem)
        elif report is not None and report.own_till_only:
            self.notice.show_words(
                translate("Manager", "The backend is away: these are the numbers of this till alone."),
                translate("Manager", "They grow to the whole store's as soon as it answers."),
                "caution",
            )
        elif report is not None and not report.scans and not report.purchases:
            self.notice.show_words(
                translate("Manager", "Nothing happened on this day yet."),
                translate("Manager", "Scans and sales appear here as they come in."),
                "quiet",
            )
        else:
            self.notice.hide()

    def _draw_link(self, state: ManagerState) -> None:
        """One quiet line: who sees it can tell IT, and nobody at the counter is kept from anything."""
        if state.cut_off_by is not None and state.cut_off_by in TRANSPORT:
            self.link.show_problem(state.cut_off_by, "quiet")
        elif state.certificate_ends is not None:
            day = self._look.tongue.day(state.certificate_ends.date())
            words = translate(
                "Manager", "The certificate of the backend, or of its authority, ends on {day}."
            )
            advice = translate("Manager", "Tell IT to have it renewed; until then everything works.")
            self.link.show_words(words.format(day=day), advice, "quiet")
        else:
            self.link.hide()

    def _draw_numbers(self, report: DayReport | None) -> None:
        scans, purchases, fees = self.figures
        number, money = self._look.tongue.number, self._look.tongue.money
        names = (
            translate("Manager", "Scans"),
            translate("Manager", "Purchases"),
            translate("Manager", "Card fees"),
        )
        self._chart_title.setText(translate("Manager", "Scans by hour"))
        self._result_title.setText(translate("Manager", "Scans by result"))
        self.chart.show_counts(report.scans_by_hour if report else {}, self._chart_title.text())
        self.results.show_results(report)
        self.registers.show_registers(report)
        if report is None:
            for figure, name in zip(self.figures, names, strict=True):
                figure.show_figure(name, "–", "")
            return
        line = translate("Manager", "%n of them offline", "", report.scans_offline)
        scans.show_figure(names[0], number(report.scans), line)
        with_card = translate("Manager", "%n with a card", "", report.purchases_with_card)
        reversals = translate("Manager", "%n taken back", "", report.reversals)
        value = f"{number(report.purchases)} · {money(report.purchases_total)}"
        purchases.show_figure(names[1], value, f"{with_card} · {reversals}")
        line = translate("Manager", "%n cards handed out", "", report.fees)
        fees.show_figure(names[2], money(report.fees_total), line)

    def _wire(self) -> None:
        presenter = self._presenter
        self.back.clicked.connect(self.left)
        self.earlier.clicked.connect(lambda: presenter.turn(-1))
        self.later.clicked.connect(lambda: presenter.turn(1))
        self.again.clicked.connect(lambda: presenter.look_again())
        self.set_aside.clicked.connect(self.set_aside_pressed)
        presenter.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        look = self._look
        whole = column(look, self, margin=Space.MEDIUM)
        head = row(look, gap=Space.SMALL)
        head.addWidget(self.back)
        head.addSpacing(look.theme.px(Space.SMALL))
        head.addWidget(self.day, 1)
        for widget in (self.set_aside, self.earlier, self.later, self.again):
            head.addWidget(widget)
        whole.addLayout(head)
        whole.addWidget(self.notice)
        whole.addWidget(self.link)
        figures = row(look)
        for figure, stretch in zip(self.figures, (2, 3, 2), strict=True):
            figures.addWidget(figure, stretch)
        whole.addLayout(figures)
        middle = row(look)
        middle.addWidget(_titled(look, self._chart_title, self.chart), 3)
        middle.addWidget(_titled(look, self._result_title, self.results), 2)
        whole.addLayout(middle, 3)
        whole.addWidget(self.registers, 2)


def _name(button: QPushButton, words: str) -> None:
    button.setAccessibleName(words)
    button.setToolTip(words)


def _titled(look: Look, title: QLabel, content: QWidget) -> QFrame:
    made = panel()
    inside: QVBoxLayout = column(look, made, margin=Space.MEDIUM, gap=Space.SMALL)
    inside.addWidget(title)
    inside.addWidget(content, 1)
    return made


class _Results(QWidget):
    """A line for each verdict: mark, name, count."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._names: dict[Verdict, QLabel] = {}
        self._counts: dict[Verdict, QLabel] = {}
        inside = column(look, self, gap=Space.TINY)
        for verdict in Verdict:
            inside.addLayout(self._line(verdict))
        inside.addStretch(1)

    def show_results(self, report: DayReport | None) -> None:
        """Draw the counts."""
        for verdict in Verdict:
            self._names[verdict].setText(verdict_name(verdict))
            count = report.scans_by_result.get(verdict.value, 0) if report else 0
            self._counts[verdict].setText(self._look.tongue.number(count) if report else "–")

    def _line(self, verdict: Verdict) -> QHBoxLayout:
        mark = QLabel()
        ground, ink = VERDICT_TONES[verdict].ground, self._look.theme.colours.ink
        colour = ink if verdict is Verdict.NOT_CHECKED else ground
        size = self._look.theme.px(Measure.ICON)
        mark.setPixmap(self._look.icons.pixmap(ICONS[verdict], colour, size, self.devicePixelRatioF()))
        self._names[verdict], self._counts[verdict] = text_label(wrap=True), text_label("strong")
        line = row(self._look, gap=Space.SMALL)
        line.addWidget(mark)
        line.addWidget(self._names[verdict], 1)
        line.addWidget(self._counts[verdict])
        return line
