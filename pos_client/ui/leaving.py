"""A word before signing out, where records wait (X08)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.standing import StandingPresenter, StandingState
from pos_client.ui.widgets.prompt import Asking, Prompt


class LeavingPrompt(Prompt):
    """Says how many records wait; they are safe."""

    def __init__(self, look: Look, parent: QWidget, presenter: StandingPresenter) -> None:
        super().__init__(look, parent)
        self._presenter = presenter

    def render_state(self, state: StandingState) -> None:
        """Ask while somebody is leaving."""
        if not state.leaving or state.queue is None:
            self.hide()
            return
        text = translate(
            "Shell",
            "%n records wait on this till. They stay safe and are delivered later.",
            "",
            state.queue.waiting,
        )
        yes, no = translate("Shell", "Sign out"), translate("Shell", "Stay")
        title = translate("Shell", "Sign out?")
        self.ask(Asking(title, text, yes, no), self._presenter.answer_leaving)
