"""The last purchases along the bottom, each with its honest state."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton

from pos_client.domain.standing import RecentPurchase, RecordState
from pos_client.ui.cashier.recent import RecentState
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.layouts import row
from pos_client.ui.widgets.texts import text_label

_MOST = 8


class RecentStrip(QFrame):
    """As many purchases as there is room for, the newest first."""

    purchase_pressed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[RecentPurchase, ...] = ()
        self.setProperty("role", "panel")
        self.setFixedHeight(look.theme.px(Measure.STRIP))
        self._caption = text_label("caption", wrap=True)
        self._caption.setFixedWidth(look.theme.px(Measure.HEADER) + look.theme.px(Space.HUGE))
        self._empty = text_label("soft")
        self.chips = [self._chip(place) for place in range(_MOST)]
        inside = row(look, self, margin=Space.SMALL, gap=Space.SMALL)
        inside.setContentsMargins(look.theme.px(Space.MEDIUM), 0, look.theme.px(Space.SMALL), 0)
        inside.addWidget(self._caption)
        inside.addWidget(self._empty)
        for chip in self.chips:
            inside.addWidget(chip)
        inside.addStretch(1)

    def render_state(self, state: RecentState) -> None:
        """Draw the purchases."""
        self._shown = state.purchases
        self._caption.setText(translate("Cashier", "Last purchases"))
        self._empty.setText(translate("Cashier", "None yet today. The first sale will stand here."))
        self._empty.setVisible(not state.purchases)
        for place, chip in enumerate(self.chips):
            if place < len(state.purchases):
                self._draw(chip, state.purchases[place])
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._look.theme.px
        room = self.width() - self._caption.width() - px(Space.LARGE) * 2
        fitting = room // (px(Measure.CHIP) + px(Space.SMALL))
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < min(fitting, len(self._shown)))

    def _draw(self, chip: QPushButton, purchase: RecentPurchase) -> None:
        look, colours = self._look, self._look.theme.colours
        icon, ink = _MARKS[purchase.state]
        if purchase.reversed:
            icon, ink = "reversed", "quiet"
        size = look.theme.px(Measure.ICON_SMALL)
        chip.setIcon(look.icons.icon(icon, getattr(colours, ink).ink, size, self.devicePixelRatioF()))
        chip.setIconSize(QSize(size, size))
        words = f"{look.tongue.time(purchase.recorded_at)}  {look.tongue.money(purchase.total)}"
        chip.setText(words)
        chip.setAccessibleName(f"{words}, {state_words(purchase)}")
        chip.setToolTip(state_words(purchase))

    def _chip(self, place: int) -> QPushButton:
        made = button(self._look, "chip")
        made.setFixedWidth(self._look.theme.px(Measure.CHIP))
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.clicked.connect(lambda: self.purchase_pressed.emit(self._shown[place]))
        made.hide()
        return made


_MARKS = {
    RecordState.ON_THIS_TILL: ("waiting", "caution"),
    RecordState.CONFIRMED: ("check", "success"),
    RecordState.NEEDS_A_PERSON: ("warning", "problem"),
}


def state_words(purchase: RecentPurchase) -> str:
    """The state as a sentence."""
    if purchase.reversed:
        return translate("Cashier", "Taken back.")
    match purchase.state:
        case RecordState.ON_THIS_TILL:
            return translate("Cashier", "Recorded on this till; it waits to be delivered.")
        case RecordState.CONFIRMED:
            return translate("Cashier", "Confirmed by the backend.")
        case RecordState.NEEDS_A_PERSON:
            return translate("Cashier", "The backend has it; the manager looks at it.")
