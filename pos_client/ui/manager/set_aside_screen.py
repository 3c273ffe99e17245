"""The page "Needs a person": the records at the left, the one that is looked at beside them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QWidget

from pos_client.domain.ids import EntryId
from pos_client.domain.set_aside import Act, SetAsideRecord
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.manager.record_panel import RecordPanel
from pos_client.ui.manager.set_aside import Asked, SetAsidePresenter, SetAsideState
from pos_client.ui.manager.settling_prompts import CorrectionPrompt, LossPrompt
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.choice_list import Choice, ChoiceList
from pos_client.ui.widgets.layouts import centred, column, panel, row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.screen import Screen
from pos_client.ui.widgets.texts import text_label
from pos_client.ui.words.set_aside import what_it_was, what_was_done, why

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SetAsideScreen(Screen):
    """Draws the presenter's state."""

    left = Signal()

    def __init__(self, look: Look, presenter: SetAsidePresenter) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        self.back = button(look, "secondary", icon="back")
        self.export_all = button(look, "secondary")
        self._title = text_label("title", wrap=True)
        self.notice = Notice(look)
        self.list = ChoiceList(look)
        self.record = RecordPanel(look)
        self.nothing = _Nothing(look)
        self._some = QWidget()
        self._tabs: list[QWidget] = []
        self._lay_out()
        self.correction = CorrectionPrompt(look, self, presenter)
        self.loss = LossPrompt(look, self, presenter)
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Draw the state."""
        state = self._presenter.state
        self.back.setText(translate("SetAside", "Back"))
        self._title.setText(translate("SetAside", "Needs a person"))
        self.export_all.setText(translate("SetAside", "Export all"))
        self.export_all.setVisible(Act.EXPORT in state.acts)
        self.export_all.setEnabled(not state.busy)
        self._draw_notice(state)
        self._draw_list(state)
        self.correction.render_state(state)
        self.loss.render_state(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back, up and down through the list, F5 asks anew."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _STEPS:
            self._step(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_F5 and not event.isAutoRepeat():
            self._presenter.open()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more. A window that was only made small is looked at again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._presenter.close()

    def _draw_notice(self, state: SetAsideState) -> None:
        if state.problem is not None and state.asked is None:
            self.notice.show_problem(state.problem)
        elif state.exported is not None:
            words = translate("SetAside", "%n records written to the file.", "", state.exported)
            line = translate("SetAside", "Card references are in it: hand it to support only.")
            self.notice.show_words(words, line)
        elif state.records and not state.acts:
            words = translate("SetAside", "Only the manager decides about these.")
            self.notice.show_words(words, translate("SetAside", "Nothing is lost while they wait."), "quiet")
        else:
            self.notice.hide()

    def _draw_list(self, state: SetAsideState) -> None:
        record = state.record
        self._some.setVisible(record is not None)
        self.nothing.setVisible(record is None)
        self.nothing.show_nothing(listed=state.records is not None)
        if record is not None:
            choices = [self._choice(one) for one in state.records or ()]
            self.list.show_choices(choices, record.entry)
            self.record.show_record(record, state.acts, busy=state.busy)
            self._order_tabs()

    def _choice(self, record: SetAsideRecord) -> Choice:
        when = self._look.tongue.moment(record.occurred_at, self._look.clock())
        note = what_was_done(record.settled, self._look) if record.settled else why(record)
        return Choice(record.entry, what_it_was(record, self._look), f"{when} · {note}")

    def _order_tabs(self) -> None:
        """As the eye goes; else Tab would come to the rows of the list after everything else."""
        record = self.record
        order: list[QWidget] = [self.back, self.export_all, *self.list.rows.values()]
        order += [record.correct, record.accept, record.export]
        if order != self._tabs:
            self._tabs = order
            for before, behind in pairwise(order):
                QWidget.setTabOrder(before, behind)

    def _step(self, by: int) -> None:
        records = self._presenter.state.records or ()
        ids = [one.entry for one in records]
        if self._presenter.state.chosen in ids:
            place = ids.index(self._presenter.state.chosen) + by
            if 0 <= place < len(ids):
                self._presenter.choose(ids[place])

    def _export(self, entry: EntryId | None) -> None:
        title = translate("SetAside", "Where to write the records")
        kinds = translate("SetAside", "Records (*.jsonl)")
        path, _kind = QFileDialog.getSaveFileName(self, title, str(_suggested(entry)), kinds)
        if path:
            self._presenter.export(path, entry)

    def _wire(self) -> None:
        presenter = self._presenter
        self.back.clicked.connect(self.left)
        self.list.chosen.connect(presenter.choose)
        self.record.correct.clicked.connect(lambda: presenter.ask(Asked.CORRECTION))
        self.record.accept.clicked.connect(lambda: presenter.ask(Asked.LOSS))
        self.record.export.clicked.connect(lambda: self._export(presenter.state.chosen))
        self.export_all.clicked.connect(lambda: self._export(None))
        presenter.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        look = self._look
        head = row(look, gap=Space.SMALL)
        head.addWidget(self.back)
        head.addSpacing(look.theme.px(Space.SMALL))
        head.addWidget(self._title, 1)
        head.addWidget(self.export_all)
        listed = panel()
        column(look, listed, margin=Space.SMALL).addWidget(self.list)
        halves = row(look, self._some)
        halves.addWidget(listed, 1)
        halves.addWidget(self.record, 1)
        whole = column(look, self, margin=Space.MEDIUM)
        whole.addLayout(head)
        whole.addWidget(self.notice)
        whole.addWidget(self._some, 1)
        whole.addWidget(self.nothing, 1)


def _suggested(entry: EntryId | None) -> Path:
    return Path.home() / ("records.jsonl" if entry is None else f"record-{entry[-12:]}.jsonl")


class _Nothing(QFrame):
    """Nothing waits: a good sight."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._words, self._line = text_label("title", wrap=True), text_label("soft", wrap=True)
        self._mark = QLabel()
        size = look.theme.px(Measure.ICON_HERO)
        ink = look.theme.colours.success.ink
        self._mark.setPixmap(look.icons.pixmap("check", ink, size, self.devicePixelRatioF()))
        inside = QWidget()
        inside.setFixedWidth(look.theme.px(Measure.FORM))
        lines = column(look, inside, gap=Space.MEDIUM)
        for label in (self._mark, self._words, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            lines.addWidget(label)
        centred(look, inside, self)

    def show_nothing(self, *, listed: bool) -> None:
        """Draw it; before the list has come nothing is promised."""
        self._mark.setVisible(listed)
        self._words.setText(
            translate("SetAside", "Nothing waits for a person.")
            if listed
            else translate("SetAside", "Looking …")
        )
        self._line.setText(translate("SetAside", "Every answered record of this till was accepted."))
        self._line.setVisible(listed)
