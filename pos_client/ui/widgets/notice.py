"""A word about what happened and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from pos_client.ui.colours import Tone
from pos_client.ui.look import Look
from pos_client.ui.stylesheet import set_role
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.layouts import column, row
from pos_client.ui.widgets.texts import text_label
from pos_client.ui.words import advice

_ICONS = {"problem": "warning", "caution": "warning", "success": "check", "busy": "waiting", "quiet": "list"}


class Notice(QFrame):
    """A box with an icon, a cause and a next step; hidden when there is nothing to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._icon = QLabel()
        self._what = text_label("what", wrap=True)
        self._next = text_label("", wrap=True)
        words = column(look, gap=Space.NONE)
        words.addWidget(self._what)
        words.addWidget(self._next)
        inside = row(look, self, margin=Space.SMALL, gap=Space.SMALL)
        inside.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        self.hide()

    def show_problem(self, code: str | None, kind: str = "problem") -> None:
        """The words for a code; none hides the box."""
        if code is None:
            self.hide()
            return
        words = advice(code)
        self.show_words(words.what, words.next_step, kind)

    def show_words(self, what: str, next_step: str = "", kind: str = "success") -> None:
        """These words in the tone of that kind: problem, caution, success, busy, quiet."""
        set_role(self, kind)
        for label in (self._what, self._next):
            label.style().unpolish(label)
            label.style().polish(label)
        tone: Tone = getattr(self._look.theme.colours, kind)
        size = self._look.theme.px(Measure.ICON)
        self._icon.setPixmap(self._look.icons.pixmap(_ICONS[kind], tone.ink, size, self.devicePixelRatioF()))
        self._what.setText(what)
        self._next.setText(next_step)
        self._next.setVisible(bool(next_step))
        self.show()

    @property
    def words(self) -> str:
        """What it says now; empty when it is hidden."""
        return "" if self.isHidden() else f"{self._what.text()} {self._next.text()}".strip()
