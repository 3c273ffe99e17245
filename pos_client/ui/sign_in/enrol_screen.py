"""Enrolment: the address, then a code that a manager reads here, or one from IT that is typed."""

from __future__ import annotations

import math

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.sign_in.card_screen import CardScreen
from pos_client.ui.sign_in.enrol import EnrolPresenter, EnrolState
from pos_client.ui.sign_in.shown_code import ShownCodePanel
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.layouts import column
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.prompt import Asking, Prompt
from pos_client.ui.widgets.texts import text_label

_SECOND_MS = 1000


class EnrolScreen(CardScreen):
    """The form, and in its place the code while it is shown; without a keyring, the way to a passphrase."""

    passphrase_pressed = Signal()

    def __init__(self, look: Look, presenter: EnrolPresenter) -> None:
        super().__init__(look, "till")
        self._presenter = presenter
        self._text = text_label("soft", wrap=True)
        self._url_caption, self._code_caption = text_label("caption"), text_label("caption")
        self.url, self.code = QLineEdit(presenter.state.url), QLineEdit(presenter.state.code)
        self.problem = Notice(look)
        self.send = button(look, "primary", large=True)
        self.aside, self.passphrase = button(look, "secondary"), button(look, "secondary")
        self.back = button(look, "secondary")
        self.form = QWidget()
        self.shown = ShownCodePanel(look)
        self._lay_out()
        self._wire()
        self._asking = Prompt(look, self)
        self.refresh()

    def refresh(self) -> None:
        """Draw the state."""
        state = self._presenter.state
        self.title.setText(
            translate("SignIn", "Make this computer this till again")
            if state.returning
            else translate("SignIn", "Make this computer a till")
        )
        self.form.setVisible(state.shown is None)
        self.shown.setVisible(state.shown is not None)
        self.card.setFixedWidth(
            self._look.theme.px(Measure.FORM) * (1 if state.shown is None else 2),
        )
        if state.shown is None:
            self._draw_form(state)
        else:
            self.shown.show_code(state.shown, state.qr, self._left_s(state))

    def showEvent(self, event: QShowEvent) -> None:
        """Seconds count while somebody looks."""
        super().showEvent(event)
        self._seconds.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody does."""
        super().hideEvent(event)
        self._seconds.stop()

    def _draw_form(self, state: EnrolState) -> None:
        self._text.setText(_enrol_words(state))
        # What went wrong has its own next step, and needs the room.
        self._text.setVisible(state.problem is None or bool(state.refused_keyring))
        self.passphrase.setText(translate("SignIn", "Use a passphrase"))
        self.passphrase.setVisible(state.may_take_passphrase)
        self.aside.setText(translate("SignIn", "Go on without these records"))
        self.aside.setVisible(state.may_keep_aside)
        self.back.setText(translate("SignIn", "Not now"))
        self.back.setVisible(state.returning)
        for pressed in (self.passphrase, self.aside, self.back):
            pressed.setEnabled(not state.busy)
        self._url_caption.setText(translate("SignIn", "Address of the backend"))
        self.url.setPlaceholderText("https://")
        self._code_caption.setText(translate("SignIn", "One-time code from IT, if you have one"))
        self.problem.show_problem(state.problem)
        for field, text in ((self.url, state.url), (self.code, state.code)):
            if field.text() != text:
                field.setText(text)
            field.setEnabled(not state.busy)
        self.send.setText(_verb(state))
        self.send.setEnabled(state.is_complete and not state.busy)

    def _left_s(self, state: EnrolState) -> int:
        if state.until is None:
            return 0
        return max(0, math.ceil((state.until - self._look.clock()).total_seconds()))

    def _count_down(self) -> None:
        if self._presenter.state.shown is not None:
            self.refresh()

    def _ask_aside(self) -> None:
        """Nothing is deleted, and still somebody must mean it."""
        words = Asking(
            translate("SignIn", "Go on without these records?"),
            translate(
                "SignIn",
                "They are moved into a folder of their own and stay there, for IT. The till begins anew.",
            ),
            translate("SignIn", "Move them and begin anew"),
            translate("SignIn", "Not now"),
            danger=True,
            no_stands_out=True,
        )
        self._asking.ask(words, self._aside_answered)

    def _aside_answered(self, yes: bool) -> None:
        self._asking.hide()
        if yes:
            self._presenter.keep_aside()

    def _typed(self) -> None:
        self._presenter.type_in(self.url.text(), self.code.text())

    def _wire(self) -> None:
        presenter = self._presenter
        for field in (self.url, self.code):
            field.textEdited.connect(self._typed)
            field.returnPressed.connect(presenter.enrol)
        self.send.clicked.connect(presenter.enrol)
        self.passphrase.clicked.connect(self.passphrase_pressed)
        self.aside.clicked.connect(lambda: self._ask_aside())
        self.back.clicked.connect(presenter.back)
        self.shown.cancelled.connect(presenter.cancel)
        self._seconds = QTimer(self)
        self._seconds.setInterval(_SECOND_MS)
        self._seconds.timeout.connect(self._count_down)
        presenter.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        lines = column(self._look, self.form, gap=Space.MEDIUM)
        for widget in (
            self._text,
            self._url_caption,
            self.url,
            self._code_caption,
            self.code,
            self.problem,
            self.send,
            self.passphrase,
            self.aside,
            self.back,
        ):
            lines.addWidget(widget)
        self.inside.addWidget(self.form)
        self.inside.addWidget(self.shown)


def _verb(state: EnrolState) -> str:
    if state.busy:
        return translate("SignIn", "Asking the backend …")
    if not state.shows_a_code:
        return translate("SignIn", "Enrol")
    if state.problem in _NEW_CODE:
        return translate("SignIn", "Show a new code")
    return translate("SignIn", "Show a code here")


_NEW_CODE = frozenset({"access-denied", "device-code-expired", "device-code-unknown"})


def _enrol_words(state: EnrolState) -> str:
    if state.refused_keyring:
        return translate("SignIn", "Refused keyring: {name}").format(name=state.refused_keyring)
    if state.returning and state.waiting:
        return translate(
            "SignIn",
            "%n records wait on this computer, and they are safe. Let in as the same till, it delivers them.",
            "",
            state.waiting,
        )
    if state.returning:
        return translate(
            "SignIn",
            "The records of this till are safe on this computer. Let in as the same till, it brings them "
            "back and delivers them.",
        )
    if state.kept_aside:
        return translate(
            "SignIn", "The old records are kept in a folder of their own. A new code makes this a new till."
        )
    return translate(
        "SignIn",
        "This computer shows a code, and a manager lets it in at another till. Or IT gave you a code.",
    )
