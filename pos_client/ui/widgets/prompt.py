"""A question over the screen: dims what is below, waits for one press. Enter takes what stands out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from pos_client.ui.look import Look
from pos_client.ui.stylesheet import set_role
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.layouts import centred, column, panel, row
from pos_client.ui.widgets.texts import text_label

_VEIL_ALPHA = 150


@dataclass(frozen=True, slots=True)
class Asking:
    """The words of a question. `danger` marks a yes that takes something away; where `no_stands_out`, Enter
    says no: what is pressed without reading must do no harm.
    """

    title: str
    text: str
    yes: str
    no: str
    danger: bool = False
    no_stands_out: bool = False


class Prompt(QWidget):
    """Covers its parent while it is shown, and keeps the keys."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._answer: Callable[[bool], None] = lambda _yes: None
        self._enter_says = True
        self.card: QFrame = panel()
        self.card.setFixedWidth(look.theme.px(Measure.CARD))
        self._title = text_label("title", wrap=True)
        self._text = text_label("", wrap=True)
        self.yes: QPushButton = button(look, "primary", large=True)
        self.no: QPushButton = button(look, "secondary", large=True)
        inside = column(look, self.card, margin=Space.HUGE, gap=Space.LARGE)
        inside.addWidget(self._title)
        inside.addWidget(self._text)
        self.extra: QVBoxLayout = column(look, gap=Space.SMALL)
        inside.addLayout(self.extra)
        buttons = row(look)
        buttons.addWidget(self.no, 1)
        buttons.addWidget(self.yes, 1)
        inside.addLayout(buttons)
        centred(look, self.card, self)
        self.yes.clicked.connect(lambda: self._answer(True))
        self.no.clicked.connect(lambda: self._answer(False))
        parent.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def ask(self, asking: Asking, answer: Callable[[bool], None]) -> None:
        """Show the question; `answer` hears yes or no. The asker hides it."""
        self._answer = answer
        self._title.setText(asking.title)
        self._text.setText(asking.text)
        self._text.setVisible(bool(asking.text))
        self.yes.setText(asking.yes)
        self.no.setText(asking.no)
        self._enter_says = not asking.no_stands_out
        yes = "secondary" if asking.no_stands_out else "primary"
        set_role(self.yes, "danger" if asking.danger else yes)
        set_role(self.no, "primary" if asking.no_stands_out else "secondary")
        if self.isHidden():
            self._cover()
            self.show()
            self.raise_()
            self.setFocus()

    @property
    def words(self) -> str:
        """What it asks; empty when it is hidden."""
        return "" if self.isHidden() else f"{self._title.text()} {self._text.text()}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is what stands out, Escape is no; every other key stops here."""
        if event.isAutoRepeat():
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.yes.isEnabled():
            self._answer(self._enter_says)
        elif event.key() == Qt.Key.Key_Escape:
            self._answer(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the parent."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what is below."""
        del event
        veil = QColor(self._look.theme.colours.header.ground)
        veil.setAlpha(_VEIL_ALPHA)
        painter = QPainter(self)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def _cover(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
