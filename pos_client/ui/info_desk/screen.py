"""A lost plastic card in three steps, side by side: who, which blank, the fee."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from pos_client.domain.entry import Payment
from pos_client.ui.cashier.scan_panel import CodeSources, ScanPanel, Wanted
from pos_client.ui.colours import Tone
from pos_client.ui.i18n import translate
from pos_client.ui.info_desk.presenter import InfoDeskPresenter, InfoDeskState, Step
from pos_client.ui.info_desk.slip import slip_text
from pos_client.ui.info_desk.words import explanation, step_line
from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Size, Space
from pos_client.ui.widgets.band import Band
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.layouts import column, panel, row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.screen import Screen
from pos_client.ui.widgets.texts import FitLabel, text_label

_ORDER = tuple(Step)


class InfoDeskScreen(Screen):
    """Draws the presenter's state."""

    left = Signal()

    def __init__(self, look: Look, presenter: InfoDeskPresenter, sources: CodeSources) -> None:
        super().__init__()
        self._look = look
        self._presenter, self._sources = presenter, sources
        self.scan = ScanPanel(look)
        self.back = button(look, "secondary", icon="back")
        self.title = text_label("title")
        self.bands = {step: Band(look, Size.TITLE, Measure.STEP) for step in _ORDER[:3]}
        self.notice = Notice(look)
        self.guide = QLabel()
        self.guide.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.explanation = text_label("", wrap=True)
        self.fee = FitLabel(look, Size.AMOUNT, Qt.AlignmentFlag.AlignLeft)
        self.payments = {payment: button(look, "choice") for payment in Payment}
        self.step_back = button(look, "secondary", large=True)
        self.confirm = button(look, "confirm", icon="check", large=True)
        self.copy = button(look, "secondary", large=True)
        kept = self.confirm.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.confirm.setSizePolicy(kept)
        self._lay_out()
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Draw the state."""
        state = self._presenter.state
        self.back.setText(translate("InfoDesk", "Back to the till"))
        self.title.setText(translate("InfoDesk", "Replace a lost plastic card"))
        self._draw_bands(state)
        self._draw_guide(state)
        self.notice.show_problem(state.problem)
        self.explanation.setText(self._slip(state) if state.step is Step.DONE else explanation(state))
        self._draw_fee(state)
        self._draw_buttons(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape goes back."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self._go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _draw_bands(self, state: InfoDeskState) -> None:
        colours = self._look.theme.colours
        words = {
            Step.HOLDER: ("phone", translate("InfoDesk", "1  Customer's card")),
            Step.BLANK: ("blank", translate("InfoDesk", "2  New plastic card")),
            Step.FEE: ("coins", translate("InfoDesk", "3  Fee")),
        }
        for step, band in self.bands.items():
            place, now = _ORDER.index(step), _ORDER.index(state.step)
            icon, headline = words[step]
            if place < now:
                tone, icon = Tone(colours.success.ground, colours.success.ink), "eligible"
            else:
                tone = colours.action if place == now else colours.quiet
            band.show_verdict(
                tone, icon, headline, step_line(state, step, self._look.tongue), outlined=place > now
            )

    def _draw_guide(self, state: InfoDeskState) -> None:
        wanted = {Step.HOLDER: "phone", Step.BLANK: "blank"}.get(state.step)
        self.scan.setVisible(wanted is not None)
        self.scan.render_state(self._sources, Wanted(settled=state.asking, closed=wanted is None))
        for widget in (self.guide, self._above):
            widget.setVisible(wanted is not None)
        if wanted is not None:
            size, ink = self._look.theme.px(Measure.ICON_GUIDE), self._look.theme.colours.action.ground
            self.guide.setPixmap(self._look.icons.pixmap(wanted, ink, size, self.devicePixelRatioF()))
        centre, left = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft
        self.explanation.setAlignment(left if wanted is None else centre)

    def _slip(self, state: InfoDeskState) -> str:
        if state.slip is None:
            return ""
        return slip_text(state.slip, state.merchant, state.store, self._look.tongue, self._look.clock())

    def _draw_fee(self, state: InfoDeskState) -> None:
        shown = state.step is Step.FEE and state.fee is not None
        self.fee.setVisible(shown)
        self.fee.show_text(self._look.tongue.money(state.fee.price) if state.fee else "")
        names = {
            Payment.CASH: translate("InfoDesk", "Cash"),
            Payment.CARD: translate("InfoDesk", "Payment card"),
        }
        for payment, choice in self.payments.items():
            choice.setText(names[payment])
            choice.setVisible(shown)
            choice.setEnabled(not state.replacing)
            choice.setChecked(payment is state.payment)

    def _draw_buttons(self, state: InfoDeskState) -> None:
        done = state.step is Step.DONE
        if done:
            self.notice.show_words(
                translate("InfoDesk", "Recorded. Hand the new card over."),
                translate("InfoDesk", "It holds from now on; the slip is for the customer."),
                "success",
            )
        self.step_back.setText(translate("InfoDesk", "Back"))
        self.step_back.setVisible(state.step in {Step.BLANK, Step.FEE})
        self.step_back.setEnabled(not state.replacing)
        self.copy.setText(translate("InfoDesk", "Copy the slip"))
        self.copy.setVisible(done)
        self.confirm.setText(
            translate("InfoDesk", "Next customer") if done else translate("InfoDesk", "Paid")
        )
        self.confirm.setVisible(done or state.step is Step.FEE)
        self.confirm.setEnabled(done or (state.payment is not None and not state.replacing))

    def _go_on(self) -> None:
        if self._presenter.state.step is Step.DONE:
            self._presenter.start_anew()
        else:
            self._presenter.confirm()

    def _go_back(self) -> None:
        if self._presenter.state.step in {Step.BLANK, Step.FEE}:
            self._presenter.back()
        else:
            self._leave()

    def _leave(self) -> None:
        self._presenter.start_anew()
        self.left.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._slip(self._presenter.state))

    def _wire(self) -> None:
        presenter = self._presenter
        self.back.clicked.connect(self._leave)
        self.step_back.clicked.connect(presenter.back)
        self.confirm.clicked.connect(self._go_on)
        self.copy.clicked.connect(self._copy)
        self.payments[Payment.CASH].clicked.connect(lambda: presenter.pay(Payment.CASH))
        self.payments[Payment.CARD].clicked.connect(lambda: presenter.pay(Payment.CARD))
        presenter.changed.connect(self.refresh)
        self._sources.bind(self.scan, self.refresh)

    def _lay_out(self) -> None:
        look = self._look
        whole = column(look, self, margin=Space.MEDIUM)
        head = row(look)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        whole.addLayout(head)
        steps = row(look)
        for band in self.bands.values():
            steps.addWidget(band, 1)
        whole.addLayout(steps)
        below = row(look)
        self.scan.setFixedWidth(look.theme.px(Measure.SIDE_COLUMN))
        below.addWidget(self.scan)
        below.addWidget(self._desk(), 1)
        whole.addLayout(below, 1)

    def _desk(self) -> QFrame:
        look = self._look
        desk = panel()
        inside = column(look, desk, margin=Space.HUGE, gap=Space.LARGE)
        self.explanation.setProperty("role", "large")
        self.explanation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(self.notice)
        self._above = QWidget()
        inside.addWidget(self._above, 1)
        inside.addWidget(self.guide)
        inside.addWidget(self.fee)
        inside.addWidget(self.explanation)
        choices = row(look)
        for choice in self.payments.values():
            choice.setCheckable(True)
            choice.setProperty("large", True)
            choices.addWidget(choice, 1)
        inside.addLayout(choices)
        inside.addWidget(QWidget(), 1)
        buttons = row(look)
        buttons.addWidget(self.step_back, 1)
        buttons.addWidget(self.copy, 1)
        buttons.addWidget(self.confirm, 2)
        inside.addLayout(buttons)
        return desk
