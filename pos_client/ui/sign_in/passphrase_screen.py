"""Where the passphrase is typed. What a scanner types never comes here: its keys are caught before any
field.
"""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.sign_in.card_screen import CardScreen
from pos_client.ui.sign_in.passphrase import PassphrasePresenter
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.layouts import row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.texts import text_label

_LONGEST = 256
_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseScreen(CardScreen):
    """One field at a start, two where a new passphrase is chosen; shown as dots until somebody looks."""

    enrol_wanted = Signal()

    def __init__(self, look: Look, presenter: PassphrasePresenter) -> None:
        super().__init__(look, "lock")
        self._presenter = presenter
        self._tries = presenter.state.tries
        self._why = text_label("soft", wrap=True)
        self._caption, self._again_caption = text_label("caption"), text_label("caption")
        self.field, self.again = _secret_field(), _secret_field()
        self.problem = Notice(look)
        self.show_it = button(look, "quiet")
        self.show_it.setCheckable(True)
        self.give = button(look, "primary", large=True)
        self.enrol = button(look, "secondary")
        typing = row(look)
        typing.addWidget(self.field, 1)
        typing.addWidget(self.show_it)
        self.inside.addWidget(self._why)
        self.inside.addWidget(self._caption)
        self.inside.addLayout(typing)
        for widget in (self._again_caption, self.again, self.problem, self.give, self.enrol):
            self.inside.addWidget(widget)
        self.setFocusProxy(self.field)
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Draw the state."""
        state = self._presenter.state
        self._empty_after_a_try()
        self._write_words()
        for widget in (self._again_caption, self.again):
            widget.setVisible(state.choosing)
        for field in (self.field, self.again):
            field.setEnabled(not state.busy)
        self.problem.show_problem(state.problem)
        self._enable()
        if not state.busy and self.isVisible() and not self.field.text():
            self.field.setFocus()

    def _wire(self) -> None:
        presenter = self._presenter
        for field in (self.field, self.again):
            field.textEdited.connect(self._enable)
            field.returnPressed.connect(self._give)
        self.show_it.toggled.connect(self._look_at_it)
        self.give.clicked.connect(self._give)
        self.enrol.clicked.connect(self.enrol_wanted)
        presenter.refused_elsewhere.connect(self.enrol_wanted)
        presenter.changed.connect(self.refresh)

    def _write_words(self) -> None:
        state = self._presenter.state
        choosing = state.choosing
        self.title.setText(
            translate("SignIn", "Choose a passphrase") if choosing else translate("SignIn", "Passphrase")
        )
        self._why.setText(_why(choosing=choosing, wait_s=state.wait_s))
        self._caption.setText(
            translate("SignIn", "New passphrase") if choosing else translate("SignIn", "Passphrase")
        )
        self._again_caption.setText(translate("SignIn", "The same again"))
        self.show_it.setText(translate("SignIn", "Show"))
        self.give.setText(self._verb())
        self.enrol.setText(
            translate("SignIn", "Back") if choosing else translate("SignIn", "Nobody knows it any more")
        )
        self.field.setAccessibleName(self._caption.text())
        self.again.setAccessibleName(self._again_caption.text())

    def _verb(self) -> str:
        state = self._presenter.state
        if state.busy:
            return translate("SignIn", "One moment …")
        return translate("SignIn", "Enrol") if state.choosing else translate("SignIn", "Open the till")

    def _empty_after_a_try(self) -> None:
        if self._presenter.state.tries != self._tries:
            self._tries = self._presenter.state.tries
            self.show_it.setChecked(False)
            for field in (self.field, self.again):
                field.clear()

    def _enable(self) -> None:
        state = self._presenter.state
        typed = bool(self.field.text()) and (bool(self.again.text()) or not state.choosing)
        self.give.setEnabled(typed and not state.busy)
        self.enrol.setEnabled(not state.busy)

    def _look_at_it(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self.field, self.again):
            field.setEchoMode(mode)

    def _give(self) -> None:
        if self.give.isEnabled():
            self._presenter.give(self.field.text(), self.again.text())
        elif self.field.text():
            self.again.setFocus()


def _secret_field() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(_HINTS)
    field.setMaxLength(_LONGEST)
    field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    return field


def _why(*, choosing: bool, wait_s: float | None) -> str:
    if choosing:
        return translate(
            "SignIn",
            "Where a computer has no keyring, a passphrase keeps the till's keys: at least 12 characters or "
            "four words. A manager types it at each start.",
        )
    if wait_s is not None:
        return translate("SignIn", "The next try is possible in %n seconds.", "", math.ceil(wait_s))
    return translate("SignIn", "The keys of this till are kept under a passphrase. A manager types it here.")
