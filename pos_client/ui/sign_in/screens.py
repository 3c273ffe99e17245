"""The sign-in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.sign_in.person_screen import PersonScreen
from pos_client.ui.sign_in.presenters import SignInPresenter
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.texts import text_label


class SignInScreen(PersonScreen):
    """Staff number and PIN by keyboard, keypad or badge; a quiet way to the scanners, for setting up."""

    scanners_pressed = Signal()

    def __init__(self, look: Look, presenter: SignInPresenter) -> None:
        super().__init__(look, "staff", presenter)
        self._sign_in = presenter
        for widget in (self.number, self.pin, self.notice):
            self.inside.addWidget(widget)
        self.inside.addStretch(1)
        self.inside.addWidget(self.enter)
        self.waiting = text_label("soft", wrap=True)
        self.foot.addWidget(self.waiting, 0, 0)
        self.scanners = button(look, "quiet", icon="scanner")
        self.foot.addWidget(self.scanners, 0, 2, Qt.AlignmentFlag.AlignRight)
        self.scanners.clicked.connect(self.scanners_pressed)
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw the state."""
        state = self._sign_in.state
        self.title.setText(translate("SignIn", "Sign in"))
        self.scanners.setText(translate("SignIn", "Scanners"))
        self.waiting.setText(
            translate(
                "SignIn",
                "%n records wait on this till. They are safe and leave by themselves.",
                "",
                state.waiting,
            )
        )
        self.waiting.setVisible(bool(state.waiting))
        self.draw_fields(translate("SignIn", "Sign in"), translate("SignIn", "Signing in …"))
        self._draw_notice()

    def _draw_notice(self) -> None:
        state = self._sign_in.state
        if self.draw_problem():
            return
        if state.scanned:
            self.notice.show_words(
                translate("SignIn", "Nobody is signed in."),
                translate("SignIn", "Sign in first, then scan."),
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
