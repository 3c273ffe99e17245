"""What this customer gets: the band, the benefits, and who says so. Never who it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from pos_client.domain.benefit import Benefit
from pos_client.domain.identification import Identification, Verdict
from pos_client.ui.cashier.state import CashierState
from pos_client.ui.cashier.verdict_words import band_words, source_line
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.theme import VERDICT_TONES, Measure, Size, Space
from pos_client.ui.widgets.band import Band
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.check_row import CheckRow
from pos_client.ui.widgets.layouts import column, row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.texts import FitLabel, text_label


class BenefitLine(QWidget):
    """A benefit that holds by itself: a tick, its title, and the wording that the price tags have."""

    def __init__(self, look: Look, title: str, wording: str) -> None:
        super().__init__()
        icon = QLabel()
        size = look.theme.px(Measure.ICON)
        ink = look.theme.colours.success.ink
        icon.setPixmap(look.icons.pixmap("check", ink, size, self.devicePixelRatioF()))
        self.title = text_label("strong", wrap=True)
        self.title.setText(title)
        self.wording = text_label("soft", wrap=True)
        self.wording.setText(wording)
        self.wording.setHidden(wording == title)
        words = column(look, gap=Space.NONE)
        words.addWidget(self.title)
        words.addWidget(self.wording)
        inside = row(look, self, gap=Space.MEDIUM)
        inside.setContentsMargins(
            look.theme.px(Space.MEDIUM), look.theme.px(Space.TINY), 0, look.theme.px(Space.TINY)
        )
        inside.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)


class JoinAddress(QWidget):
    """Where somebody who is no member can join, on one line: it is read aloud or copied by hand."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._caption = text_label("soft")
        self.address = FitLabel(look, Size.TITLE, Qt.AlignmentFlag.AlignLeft)
        inside = column(look, self, gap=Space.TINY)
        inside.addWidget(self._caption)
        inside.addWidget(self.address)

    def show_address(self, url: str | None) -> None:
        """Show it without what a browser adds by itself."""
        self._caption.setText(translate("Cashier", "Joining is possible at"))
        self.address.show_text((url or "").removeprefix("https://").rstrip("/"))
        self.setVisible(url is not None)


class CustomerPanel(QFrame):
    """Draws the customer's part of the state; reports ticks."""

    benefit_pressed = Signal(object)
    removal_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._drawn: tuple[tuple[Benefit, ...], str] | None = None
        self.rows: dict[str, CheckRow] = {}
        self.lines: list[BenefitLine] = []
        self.setProperty("role", "panel")
        self.band = Band(look)
        self.hint = Notice(look)
        self.join = JoinAddress(look)
        self.source = text_label("caption", wrap=True)
        self.remove = button(look, "secondary", icon="close")
        self.remove.clicked.connect(self.removal_pressed)
        self._empty = _empty_hint(look)
        inside = column(look, self, margin=Space.MEDIUM, gap=Space.MEDIUM)
        inside.addWidget(self.band)
        inside.addWidget(self.hint)
        inside.addWidget(self.join)
        inside.addWidget(self._scroll(), 1)
        inside.addWidget(self.source)
        inside.addWidget(self.remove)

    def render_state(self, state: CashierState) -> None:
        """Draw the state."""
        customer = state.sale.customer
        self._band(state, customer)
        self.hint.show_problem(state.hint.code if state.hint else None, "caution")
        self.join.show_address(_join_url(state))
        self._benefits(state, customer)
        self.remove.setText(translate("Cashier", "Remove card"))
        self.remove.setVisible(customer is not None and not state.is_frozen)
        self.source.setVisible(customer is not None)
        if customer is not None:
            said = source_line(customer, self._look.tongue, self._look.clock())
            typed = translate("Cashier", "Number typed: counted as an override")
            self.source.setText(f"{said}\n{typed}" if state.overridden else said)

    def _band(self, state: CashierState, customer: Identification | None) -> None:
        colours = self._look.theme.colours
        if state.asking:
            words = translate("Cashier", "One moment")
            self.band.show_verdict(
                colours.busy, "waiting", words, translate("Cashier", "The card is looked up.")
            )
        elif customer is not None:
            said = band_words(customer)
            self.band.show_verdict(VERDICT_TONES[customer.verdict], said.icon, said.headline, said.line)
        elif state.is_frozen:
            words = translate("Cashier", "Without a card")
            line = translate("Cashier", "This purchase is recorded without a customer.")
            self.band.show_verdict(colours.quiet, "card", words, line, outlined=True)
        else:
            words = translate("Cashier", "Scan the card")
            line = translate("Cashier", "Before the total, from a phone, paper or plastic.")
            self.band.show_verdict(colours.quiet, "card", words, line, outlined=True)

    def _benefits(self, state: CashierState, customer: Identification | None) -> None:
        benefits = customer.benefits if customer else ()
        language = self._look.tongue.language
        if self._drawn != (benefits, language):
            self._build(benefits, language, state.master_language)
            self._drawn = (benefits, language)
        self._empty.setVisible(customer is None and not state.asking and not state.is_frozen)
        self._empty.setText(
            translate("Cashier", "No card? Enter the total and record the purchase without one.")
        )
        for number, (benefit_id, check) in enumerate(self.rows.items(), start=1):
            busy = any(one == benefit_id for one in state.holding)
            benefit = next(one for one in benefits if one.id == benefit_id)
            note = translate("Cashier", "asking …") if busy else f"F{number}"
            chosen = state.is_chosen(benefit.id)
            check.show_benefit(
                benefit.title(language, state.master_language), chosen=chosen, busy=busy, note=note
            )
            check.setEnabled(not state.is_frozen)

    def _build(self, benefits: tuple[Benefit, ...], language: str, master: str) -> None:
        for old in (*self.rows.values(), *self.lines):
            self._list.removeWidget(old)
            old.deleteLater()
        self.rows, self.lines = {}, []
        for benefit in benefits:
            if benefit.chosen:
                self.rows[benefit.id] = self._check_row(benefit)
            else:
                title, wording = benefit.title(language, master), benefit.title(master, master)
                self.lines.append(BenefitLine(self._look, title, wording))
        for place, widget in enumerate((*self.lines, *self.rows.values())):
            self._list.insertWidget(place, widget)

    def _check_row(self, benefit: Benefit) -> CheckRow:
        made = CheckRow(self._look)
        made.clicked.connect(lambda: self.benefit_pressed.emit(benefit))
        return made

    def _scroll(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._list: QVBoxLayout = column(self._look, inner, gap=Space.SMALL)
        self._list.addWidget(self._empty)
        self._list.addStretch(1)
        area.setWidget(inner)
        return area


def _join_url(state: CashierState) -> str | None:
    customer = state.sale.customer
    stranger = customer is not None and customer.verdict is Verdict.NOT_A_MEMBER and not state.asking
    return state.join_url if stranger else None


def _empty_hint(look: Look) -> QLabel:
    made = text_label("soft", wrap=True)
    made.setFont(look.theme.font(Size.BODY))
    return made
