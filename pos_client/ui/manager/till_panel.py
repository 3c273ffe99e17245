"""One till, or the one that wants to be let in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from pos_client.domain.exchange import RegisterThere, WaitingTill
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.manager.tills import TillsState
from pos_client.ui.theme import Size, Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.layouts import column
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.texts import FitLabel, text_label

_LONGEST = 32


class TillPanel(QFrame):
    """Draws what is looked at: a register, a code while it is typed, or the till that shows it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "panel")
        self.title, self._where = text_label("title", wrap=True), text_label("soft", wrap=True)
        self.code = QLineEdit()
        self.code.setMaxLength(_LONGEST)
        self.letters = FitLabel(look, Size.BAND, Qt.AlignmentFlag.AlignLeft)
        self.standing = Notice(look)
        self.main = button(look, "primary", large=True)
        self.revoke, self.away = button(look, "secondary"), button(look, "secondary")
        self.back = button(look, "secondary")
        inside = column(look, self, margin=Space.LARGE)
        for widget in (self.title, self.letters, self._where, self.code, self.standing):
            inside.addWidget(widget)
        inside.addStretch(1)
        for made in (self.main, self.revoke, self.away, self.back):
            inside.addWidget(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what stands out."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.main.isVisible():
            self.main.click()
        else:
            super().keyPressEvent(event)

    def show_state(self, state: TillsState) -> None:
        """Draw it."""
        typing = state.code is not None and state.found is None
        for widget, shown in (
            (self.code, typing),
            (self.letters, state.found is not None),
            (self.main, state.code is not None),
            (self.revoke, state.code is None and state.till is not None and state.till.enrolled),
            (self.away, state.found is not None),
            (self.back, state.code is not None),
        ):
            widget.setVisible(shown)
        self.revoke.setText(translate("Tills", "Revoke this till"))
        self.away.setText(translate("Tills", "Turn it away"))
        self.back.setText(translate("Tills", "Not now"))
        for pressed in (self.revoke, self.away, self.back):
            pressed.setEnabled(not state.busy)
        if state.found is not None:
            self._show_found(state, state.found)
        elif typing:
            self._show_typing(state)
        else:
            self._show_till(state.till)

    def _show_typing(self, state: TillsState) -> None:
        self.title.setText(translate("Tills", "Let a till in"))
        self._where.setText(
            translate("Tills", "The new till shows eight letters. Scan its code, or type the letters here.")
        )
        if self.code.text() != state.code:
            self.code.setText(state.code or "")
        self.code.setEnabled(not state.busy)
        self.standing.hide()
        self.main.setText(
            translate("Tills", "Asking the backend …") if state.busy else translate("Tills", "Look it up")
        )
        self.main.setEnabled(bool((state.code or "").strip()) and not state.busy)

    def _show_found(self, state: TillsState, found: WaitingTill) -> None:
        when = self._look.tongue.moment(found.asked_at, self._look.clock())
        self.title.setText(translate("Tills", "This till wants to be let in"))
        self.letters.show_text(state.code or "")
        self._where.setText(
            translate("Tills", "Program version {version}, asked {time}.").format(
                version=found.client_version, time=when
            )
        )
        self.standing.show_words(
            translate("Tills", "Compare the letters with the till's screen."),
            _advice(state, found),
            "caution",
        )
        till = state.till
        self.main.setText(
            translate("Tills", "Let it in as {till}").format(till=till.name)
            if till is not None
            else translate("Tills", "Choose a till")
        )
        self.main.setEnabled(till is not None and not state.busy)

    def _show_till(self, till: RegisterThere | None) -> None:
        self.title.setText("" if till is None else till.name)
        self._where.setText("" if till is None else till.store_name)
        if till is None:
            self.standing.hide()
        elif till.revoked:
            self.standing.show_words(
                translate("Tills", "Revoked: it is locked as soon as it reaches the backend."),
                translate("Tills", "Its records come back when it is let in again."),
                "caution",
            )
        elif till.enrolled:
            words = _contact_words(till, self._look)
            self.standing.show_words(words[:1].upper() + words[1:], "", "success")
        else:
            self.standing.show_words(translate("Tills", "No computer is this till."), "", "quiet")


def till_note(till: RegisterThere, look: Look) -> str:
    """`Tallinn Endla · in use, last contact 14:02`."""
    if till.revoked:
        state = translate("Tills", "revoked")
    elif till.enrolled:
        state = _contact_words(till, look)
    else:
        state = translate("Tills", "not enrolled")
    return f"{till.store_name} · {state}"


def _contact_words(till: RegisterThere, look: Look) -> str:
    if till.last_contact is None:
        return translate("Tills", "enrolled, not heard of yet")
    when = look.tongue.moment(till.last_contact, look.clock())
    return translate("Tills", "last contact {time}").format(time=when)


def _advice(state: TillsState, found: WaitingTill) -> str:
    if found.was is not None and any(one.id == found.was for one in state.tills or ()):
        return translate("Tills", "It says that it was this till before, and brings its records along.")
    if state.till is not None and state.till.enrolled:
        return translate("Tills", "Another computer is this till now. It stops being so.")
    return translate("Tills", "Choose in the list which till it is to be.")
