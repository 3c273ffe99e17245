"""The last purchases along the bottom, each with its honest state."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame

from pos_client.domain.standing import RecentPurchase, RecordState
from pos_client.ui.cashier.recent import RecentState
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Size, Space
from pos_client.ui.widgets.layouts import row
from pos_client.ui.widgets.texts import text_label

_MOST = 8
_MARKS = {
    RecordState.ON_THIS_TILL: ("waiting", "caution"),
    RecordState.CONFIRMED: ("check", "success"),
    RecordState.NEEDS_A_PERSON: ("warning", "problem"),
    RecordState.SETTLED: ("check", "quiet"),
}


class PurchaseChip(QAbstractButton):
    """One purchase: time, amount, and the mark of its state."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._time, self._amount, self._icon, self._ink = "", "", "check", ""
        self.setFixedSize(look.theme.px(Measure.CHIP), look.theme.px(Measure.BUTTON))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def show_purchase(self, purchase: RecentPurchase) -> None:
        """Draw this one."""
        tongue = self._look.tongue
        self._icon, role = ("reversed", "quiet") if purchase.reversed else _MARKS[purchase.state]
        self._ink = getattr(self._look.theme.colours, role).ink
        self._time, self._amount = tongue.time(purchase.recorded_at), tongue.money(purchase.total)
        self.setAccessibleName(f"{self._time}, {self._amount}. {state_words(purchase)}")
        self.setToolTip(state_words(purchase))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Time above the amount, the mark at the right."""
        del event
        theme, colours = self._look.theme, self._look.theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = theme.px(Measure.FRAME if self.hasFocus() else Measure.HAIR)
        painter.setPen(QPen(QColor(colours.focus if self.hasFocus() else colours.line), thick))
        painter.setBrush(QColor(colours.key_pressed if self.isDown() else colours.key.ground))
        inset, radius = thick / 2, theme.px(Measure.RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        size, edge, gap = theme.px(Measure.ICON), theme.px(Space.MEDIUM), theme.px(Space.SMALL)
        mark = self._look.icons.pixmap(self._icon, self._ink, size, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - edge - size, (self.height() - size) // 2, mark)
        room = self.rect().adjusted(edge, gap, -edge, -gap)
        painter.setPen(QColor(colours.ink_soft))
        painter.setFont(theme.font(Size.CAPTION))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self._time)
        painter.setPen(QColor(colours.ink))
        painter.setFont(theme.font(Size.BODY, bold=True))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self._amount)
        painter.end()


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
        self._caption.setFixedWidth(look.theme.px(Measure.STRIP_CAPTION))
        self._empty = text_label("soft")
        self.chips = [self._chip(place) for place in range(_MOST)]
        inside = row(look, self, gap=Space.SMALL)
        inside.setContentsMargins(look.theme.px(Space.MEDIUM), 0, look.theme.px(Space.SMALL), 0)
        inside.addWidget(self._caption)
        inside.addWidget(self._empty)
        for chip in self.chips:
            inside.addWidget(chip)
        inside.addStretch(1)

    def render_state(self, state: RecentState) -> None:
        """Draw the purchases."""
        self._shown = state.purchases[:_MOST]
        self._caption.setText(translate("Cashier", "Last purchases"))
        self._empty.setText(translate("Cashier", "None yet. The first sale will stand here."))
        self._empty.setVisible(not state.purchases)
        for chip, purchase in zip(self.chips, self._shown, strict=False):
            chip.show_purchase(purchase)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._look.theme.px
        room = self.width() - self._caption.width() - px(Space.MEDIUM) - 2 * px(Space.SMALL)
        fitting = room // (px(Measure.CHIP) + px(Space.SMALL))
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < min(fitting, len(self._shown)))

    def _chip(self, place: int) -> PurchaseChip:
        made = PurchaseChip(self._look)
        made.clicked.connect(lambda: self.purchase_pressed.emit(self._shown[place]))
        return made


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
        case RecordState.SETTLED:
            return translate("Cashier", "The manager has decided about it.")
