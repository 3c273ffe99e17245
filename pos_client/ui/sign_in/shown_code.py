"""The code that lets a till in: in letters that are read aloud, and as QR code for another till's scanner."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Size, Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.code_picture import CodePicture
from pos_client.ui.widgets.layouts import column, row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.texts import FitLabel, text_label

_MINUTE_S = 60


class ShownCodePanel(QWidget):
    """Draws the code, what to do with it, and how long it is good."""

    cancelled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._how = text_label("", wrap=True)
        self.letters = FitLabel(look, Size.AMOUNT, Qt.AlignmentFlag.AlignLeft)
        self.left = text_label("strong")
        self.waiting = Notice(look)
        self.cancel = button(look, "secondary")
        self.picture = CodePicture()
        side = look.theme.px(Measure.CODE)
        self.picture.setFixedSize(side, side)
        words = column(look, gap=Space.MEDIUM)
        for widget in (self.letters, self._how, self.left, self.waiting):
            words.addWidget(widget)
        words.addStretch(1)
        words.addWidget(self.cancel)
        halves = row(look, self, gap=Space.HUGE)
        halves.addLayout(words, 1)
        halves.addWidget(self.picture)
        self.cancel.clicked.connect(self.cancelled)

    def show_code(self, code: str, qr: QImage | None, left_s: int) -> None:
        """Draw it; `qr` comes a moment after the letters."""
        self.letters.show_text(code)
        self._how.setText(
            translate(
                "SignIn",
                "A manager opens Tills at another till of this merchant, and scans this code or types the "
                "letters.",
            )
        )
        minutes, seconds = divmod(left_s, _MINUTE_S)
        self.left.setText(translate("SignIn", "Good for {time}").format(time=f"{minutes}:{seconds:02}"))
        self.waiting.show_words(translate("SignIn", "Waiting for a manager …"), "", "busy")
        self.cancel.setText(translate("SignIn", "Cancel"))
        if qr is not None:
            self.picture.show_code(qr, code)
