"""The curtain: nothing of the customer or the sale is on this page, and the sale is as it was behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.sign_in.lock import Cover, LockPresenter, LockState
from pos_client.ui.sign_in.person_screen import PersonScreen
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.texts import text_label


class LockScreen(PersonScreen):
    """Draws the lock: whose till it is, and number and PIN for the same person or another."""

    def __init__(self, look: Look, presenter: LockPresenter) -> None:
        super().__init__(look, "lock", presenter)
        self._lock = presenter
        self._whose = text_label("soft", wrap=True)
        self.other = button(look, "secondary")
        for widget in (self._whose, self.number, self.pin, self.notice):
            self.inside.addWidget(widget)
        self.inside.addStretch(1)
        self.inside.addWidget(self.enter)
        self.inside.addWidget(self.other)
        self.other.clicked.connect(self._press_other)
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw the state."""
        state = self._lock.state
        switching = state.cover is Cover.SWITCHING
        if switching:
            self.title.setText(translate("SignIn", "Somebody else takes over"))
            self.other.setText(translate("SignIn", "Back to the till"))
        else:
            self.title.setText(translate("SignIn", "Locked"))
            self.other.setText(translate("SignIn", "Somebody else"))
        self._whose.setText(_whose(state))
        another = switching or state.is_another or not state.typed.number
        verb = translate("SignIn", "Take over") if another else translate("SignIn", "Unlock")
        self.draw_fields(verb, translate("SignIn", "One moment …"))
        self.other.setEnabled(not state.busy)
        self._draw_notice(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back where nobody locked."""
        if event.key() == Qt.Key.Key_Escape:
            self._lock.cancel()
        else:
            super().keyPressEvent(event)

    def _press_other(self) -> None:
        if self._lock.state.cover is Cover.SWITCHING:
            self._lock.cancel()
        else:
            self._lock.fill("")

    def _draw_notice(self, state: LockState) -> None:
        if self.draw_problem():
            return
        if state.scanned:
            self.notice.show_words(
                translate("SignIn", "This till is locked: nothing was looked up."),
                translate("SignIn", "Unlock it first, then scan again."),
                "caution",
            )
        elif state.offline:
            self.notice.show_words(
                translate("SignIn", "The backend is away."),
                translate("SignIn", "Who worked at this till lately can sign in all the same."),
                "caution",
            )
        else:
            self.notice.hide()


def _whose(state: LockState) -> str:
    if state.session is None:
        return ""
    number = state.session.staff
    if state.cover is Cover.SWITCHING:
        return translate(
            "SignIn",
            "The sale of {number} stays open. What is recorded from now on carries the new number.",
        ).format(number=number)
    return translate(
        "SignIn", "{number} is at work here, and the sale stays as it is. Scan a badge or type the PIN."
    ).format(number=number)
