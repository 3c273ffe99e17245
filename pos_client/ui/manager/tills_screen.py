"""The list of the merchant's tills, and what a manager does about them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.manager.pin_prompt import PinPrompt
from pos_client.ui.manager.till_panel import TillPanel, till_note
from pos_client.ui.manager.tills import Asked, Done, TillsPresenter, TillsState
from pos_client.ui.theme import Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.choice_list import Choice, ChoiceList
from pos_client.ui.widgets.layouts import column, panel, row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.screen import Screen
from pos_client.ui.widgets.texts import text_label


class TillsScreen(Screen):
    """Draws the presenter's state."""

    left = Signal()

    def __init__(self, look: Look, presenter: TillsPresenter) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        self.back = button(look, "secondary", icon="back")
        self.unlock, self.let_in = button(look, "secondary"), button(look, "primary")
        self._title = text_label("title", wrap=True)
        self.notice = Notice(look)
        self.list, self.till = ChoiceList(look), TillPanel(look)
        self._halves = QWidget()
        self._lay_out()
        self.prompt = PinPrompt(look, self, presenter)
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Draw the state."""
        state = self._presenter.state
        self.back.setText(translate("Tills", "Back"))
        self._title.setText(translate("Tills", "Tills"))
        self.unlock.setText(translate("Tills", "Unlock a colleague"))
        self.let_in.setText(translate("Tills", "Let a till in"))
        self.let_in.setEnabled(not state.busy and state.code is None)
        self.unlock.setEnabled(not state.busy)
        self._draw_notice(state)
        choices = [Choice(one.id, one.name, till_note(one, self._look)) for one in state.tills or ()]
        self.list.show_choices(choices, state.chosen)
        self._halves.setVisible(bool(state.tills))
        self.till.show_state(state)
        was_open = not self.prompt.isHidden()
        self.prompt.render_state(state)
        if was_open and self.prompt.isHidden() and self.isVisible():
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads a step back, F5 asks anew."""
        if event.key() == Qt.Key.Key_Escape and self._presenter.state.code is not None:
            self._presenter.leave()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_F5 and not event.isAutoRepeat():
            self._presenter.open()
        else:
            super().keyPressEvent(event)

    def _draw_notice(self, state: TillsState) -> None:
        if state.problem is not None and state.asked is None:
            self.notice.show_problem(state.problem)
        elif state.done is not None:
            self.notice.show_words(*_done_words(state.done))
        elif state.tills is None:
            self.notice.show_words(translate("Tills", "Asking the backend …"), "", "busy")
        else:
            self.notice.hide()

    def _begin(self) -> None:
        self._presenter.begin_letting_in()
        self.till.code.setFocus()

    def _press_main(self) -> None:
        if self._presenter.state.found is None:
            self._presenter.look_up()
        else:
            self._presenter.ask(Asked.LET_IN)

    def _wire(self) -> None:
        presenter, till = self._presenter, self.till
        self.back.clicked.connect(self.left)
        self.let_in.clicked.connect(self._begin)
        self.unlock.clicked.connect(lambda: presenter.ask(Asked.UNLOCK))
        self.list.chosen.connect(presenter.choose)
        till.code.textEdited.connect(presenter.type_code)
        till.main.clicked.connect(self._press_main)
        till.revoke.clicked.connect(lambda: presenter.ask(Asked.REVOKE))
        till.away.clicked.connect(presenter.turn_away)
        till.back.clicked.connect(presenter.leave)
        presenter.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        look = self._look
        head = row(look, gap=Space.SMALL)
        head.addWidget(self.back)
        head.addSpacing(look.theme.px(Space.SMALL))
        head.addWidget(self._title, 1)
        head.addWidget(self.unlock)
        head.addWidget(self.let_in)
        listed = panel()
        column(look, listed, margin=Space.SMALL).addWidget(self.list)
        halves = row(look, self._halves)
        halves.addWidget(listed, 1)
        halves.addWidget(self.till, 1)
        whole = column(look, self, margin=Space.MEDIUM)
        whole.addLayout(head)
        whole.addWidget(self.notice)
        whole.addWidget(self._halves, 1)
        whole.addStretch(0)


def _done_words(done: Done) -> tuple[str, str]:
    match done:
        case Done.LET_IN:
            return (
                translate("Tills", "It is let in."),
                translate("Tills", "The till goes on by itself within seconds."),
            )
        case Done.TURNED_AWAY:
            return translate("Tills", "It was turned away."), ""
        case Done.REVOKED:
            return (
                translate("Tills", "It is revoked."),
                translate("Tills", "The till locks itself as soon as it reaches the backend."),
            )
        case Done.UNLOCKED:
            return translate("Tills", "The colleague may try again, at every till."), ""
        case Done.UNLOCKED_HERE:
            return (
                translate("Tills", "The colleague may try again at this till."),
                translate("Tills", "The backend is away: at other tills the number stays locked."),
            )
