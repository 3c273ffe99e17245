"""What the pages at the door have in common: a card in the middle, the languages below it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pos_client.ui.i18n import LANGUAGES
from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.layouts import centred, column, panel, row
from pos_client.ui.widgets.screen import Screen
from pos_client.ui.widgets.texts import text_label


class CardScreen(Screen):
    """A page with one card in its middle, and the languages below it."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._look = look
        self.card: QFrame = panel()
        self.card.setFixedWidth(look.theme.px(Measure.FORM))
        self._halves = row(look, self.card, margin=Space.HUGE, gap=Space.HUGE)
        self.inside: QVBoxLayout = column(look, gap=Space.MEDIUM)
        self._halves.addLayout(self.inside, 1)
        self.title = text_label("title", wrap=True)
        size = look.theme.px(Measure.ICON_LARGE)
        picture = QLabel()
        picture.setPixmap(
            look.icons.pixmap(icon, look.theme.colours.action.ground, size, self.devicePixelRatioF())
        )
        head = row(look)
        head.addWidget(picture)
        head.addWidget(self.title, 1)
        self.inside.addLayout(head)
        whole = column(look, self, margin=Space.MEDIUM)
        whole.addLayout(centred(look, self.card), 1)
        self.foot = self._languages()
        whole.addLayout(self.foot)

    def beside(self, widget: QWidget) -> None:
        """A second half of the card, as wide as the first."""
        px = self._look.theme.px
        self.card.setFixedWidth(2 * px(Measure.FORM))
        widget.setMinimumHeight(px(Measure.FORM))
        self._halves.addWidget(widget, 1)

    def _languages(self) -> QGridLayout:
        """The languages in the middle; the sides are free for more."""
        line = row(self._look)
        for language, name in LANGUAGES.items():
            line.addWidget(self._language(language, name))
        foot = QGridLayout()
        foot.addLayout(line, 0, 1)
        for side in (0, 2):
            foot.setColumnStretch(side, 1)
        return foot

    def _language(self, language: str, name: str) -> QPushButton:
        made = button(self._look, "quiet")
        made.setText(name)
        made.clicked.connect(lambda: self._look.tongue.speak(language))
        return made
