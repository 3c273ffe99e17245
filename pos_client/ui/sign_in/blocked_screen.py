"""The till that cannot start."""

from __future__ import annotations

from PySide6.QtCore import Signal

from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.sign_in.card_screen import CardScreen
from pos_client.ui.sign_in.lost_keys import LOCKED_OUT, LOST_KEYS
from pos_client.ui.sign_in.presenters import BlockedPresenter
from pos_client.ui.stylesheet import set_role
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.texts import text_label
from pos_client.ui.words import advice


class BlockedScreen(CardScreen):
    """What happened, what to do, and another try; where the keys are lost, the way to new ones."""

    enrol_pressed = Signal()

    def __init__(self, look: Look, presenter: BlockedPresenter) -> None:
        super().__init__(look, "lock")
        self._presenter = presenter
        self._what = text_label("strong", wrap=True)
        self._next = text_label("", wrap=True)
        self._waiting = text_label("strong", wrap=True)
        self._detail = text_label("caption", wrap=True)
        self.again = button(look, "primary", large=True)
        self.enrol = button(look, "secondary")
        self.quit = button(look, "secondary")
        for widget in (
            self._what,
            self._next,
            self._waiting,
            self._detail,
            self.again,
            self.enrol,
            self.quit,
        ):
            self.inside.addWidget(widget)
        self.again.clicked.connect(presenter.try_again)
        self.enrol.clicked.connect(self.enrol_pressed)
        self.quit.clicked.connect(lambda: self.window().close())
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw the state."""
        state = self._presenter.state
        words = advice(state.code or "")
        self.title.setText(translate("SignIn", "This till cannot start"))
        self._what.setText(words.what)
        locked_out = state.code == LOCKED_OUT
        self._next.setText(words.next_step)
        waits = locked_out and state.detail.isdigit()
        self._waiting.setVisible(waits)
        if waits:
            self._waiting.setText(
                translate("SignIn", "%n records wait on this computer.", "", int(state.detail))
            )
        self._detail.setText(
            translate("SignIn", "For support: {code}").format(code=f"{state.code} {state.detail}".strip())
        )
        self.again.setText(
            translate("SignIn", "One moment …") if state.busy else translate("SignIn", "Try again")
        )
        self.again.setEnabled(not state.busy)
        # It would say the same again, until the till is enrolled.
        self.again.setVisible(not locked_out)
        set_role(self.enrol, "primary" if locked_out else "secondary")
        self.enrol.setText(translate("SignIn", "Enrol this till again"))
        self.enrol.setVisible(state.code in LOST_KEYS)
        self.enrol.setEnabled(not state.busy)
        self.quit.setText(translate("SignIn", "Close the program"))
