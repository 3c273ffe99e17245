"""What people do at the till, in the counter's words, through its real widgets."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pos_client.demo.card_tile import drag_data
from pos_client.demo.hands import Hands, NotSeenError, wait_for
from pos_client.demo.sample_cards import SampleCard
from pos_client.domain.entry import Payment
from pos_client.ui.cashier.screen import CashierScreen
from pos_client.ui.header import Header
from pos_client.ui.info_desk.presenter import Step
from pos_client.ui.info_desk.screen import InfoDeskScreen
from pos_client.ui.manager.screen import ManagerScreen
from pos_client.ui.sign_in.enrol_screen import EnrolScreen
from pos_client.ui.sign_in.screens import SignInScreen
from pos_client.ui.widgets.check_row import CheckRow

_LANGUAGE = "English"
Screen = TypeVar("Screen", bound=QWidget)


class AtTheTill:
    """One person in front of one till window. Every method waits until the till shows the outcome.

    All raise `NotSeenError` when the till shows something else, or nothing in time.
    """

    def __init__(self, app: QApplication, window: QWidget, pictures: Path) -> None:
        self.hands = Hands(app, window)
        self._pictures = pictures

    @property
    def counter(self) -> CashierScreen:
        """The cashier's screen."""
        return self.hands.one(CashierScreen)

    def enrol(self, url: str, code: str) -> str:
        """Type the backend's address and the one-time code."""
        screen = wait_for(lambda: self._shown(EnrolScreen), "the enrolment screen")
        self.hands.click(self.hands.button(_LANGUAGE))
        self.hands.fill(screen.url, url)
        self.hands.fill(screen.code, code)
        self.hands.click(screen.send)
        wait_for(lambda: self.hands.shows(SignInScreen), "the sign-in screen", 20)
        return "the till knows its shop and asks who works here"

    def sign_in(self, number: str, pin: str) -> str:
        """Type the staff number, Enter, the PIN."""
        wait_for(lambda: self.hands.shows(SignInScreen), "the sign-in screen", 20)
        self.hands.click(self.hands.button(_LANGUAGE))
        self.hands.one(SignInScreen).setFocus()
        self.hands.key_in(number)
        self.hands.press(Qt.Key.Key_Return)
        self.hands.key_in(pin)
        wait_for(lambda: not self.hands.shows(SignInScreen), "the counter", 20)
        return f"staff {number} is signed in"

    def choose(self, words: str) -> None:
        """Pick an item of the menu behind the staff button, by a click on it."""
        header = self.hands.one(Header)
        header.menu.popup(header.staff.mapToGlobal(header.staff.rect().bottomLeft()))
        item = next((one for one in header.menu.actions() if one.text() == words), None)
        if item is None:
            header.menu.close()
            raise NotSeenError(f"the menu has no {words!r}")
        where = header.menu.actionGeometry(item).center()
        QTest.mouseClick(header.menu, Qt.MouseButton.LeftButton, pos=where)

    def sign_out(self) -> str:
        """Leave the till to somebody else."""
        # With records waiting the till would ask first; nobody is in such a hurry here.
        wait_for(lambda: self.waiting().startswith("0 "), "an empty queue", 20)
        self.choose("Sign out")
        wait_for(lambda: self.hands.shows(SignInScreen), "the sign-in screen")
        return "the till asks who works here"

    def link(self) -> str:
        """What the header says about the network."""
        return self.hands.one(Header).link.text()

    def waiting(self) -> str:
        """What the header says about the queue."""
        return self.hands.one(Header).waiting.text()

    def scan(self, card: SampleCard, verdict: str) -> str:
        """Drop the card's picture on the till and read the band."""
        counter = self.counter
        self.hands.drop(drag_data(card, self._pictures), counter.scan)
        wait_for(lambda: counter.customer.band.headline == verdict, f"the band to say {verdict!r}")
        return f"{verdict}. {counter.customer.source.text()}"

    def at_the_desk(self) -> bool:
        """Whether the info desk's screen is shown."""
        return self.hands.shows(InfoDeskScreen)

    def desk_scans(self, card: SampleCard, band: Step) -> str:
        """Point the hand scanner at a card at the info desk; `band` is the step that it completes."""
        desk = self.hands.one(InfoDeskScreen)
        before = desk.explanation.text()
        self.hands.scan_with_wedge(card.code)
        wait_for(lambda: desk.explanation.text() != before or desk.notice.words, "the next step at the desk")
        if desk.notice.words:
            raise NotSeenError(f"the desk says: {desk.notice.words}")
        return desk.bands[band].accessibleDescription()

    def desk_hands_over(self) -> str:
        """The fee is paid in cash, and the slip is shown."""
        desk = self.hands.one(InfoDeskScreen)
        fee = desk.fee.text
        self.hands.click(desk.payments[Payment.CASH])
        self.hands.click(desk.confirm)
        wait_for(lambda: desk.copy.isVisible(), "the slip")
        return f"{desk.notice.words} Fee {fee}."

    def day(self) -> str:
        """The manager's numbers, once the backend has sent them."""
        screen = wait_for(lambda: self._shown(ManagerScreen), "the manager's day")
        wait_for(lambda: screen.again.isEnabled() and screen.figures[0].value.text != "–", "the numbers")
        scans, purchases, fees = (figure.value.text for figure in screen.figures)
        return f"{scans} scans, purchases {purchases}, card fees {fees}"

    def remove_card(self) -> None:
        """Take the card out of the sale, where there is one."""
        remove = self.counter.customer.remove
        if remove.isVisible():
            self.hands.click(remove)
            wait_for(lambda: not remove.isVisible(), "the card to be gone")

    def asks_who_works_here(self) -> bool:
        """Whether the sign-in screen is shown."""
        return self.hands.shows(SignInScreen)

    def enter_total(self, total: str) -> str:
        """Type the total and freeze it by Enter."""
        counter = self.counter
        counter.setFocus()
        self.hands.key_in(total)
        self.hands.press(Qt.Key.Key_Return)
        wait_for(lambda: counter.purchase.frozen.isVisible(), "the frozen total")
        return f"to pay: {counter.purchase.amount.text}"

    def record(self) -> str:
        """Enter once more: recorded on this till."""
        counter = self.counter
        count = len(self.purchases())
        self.hands.press(Qt.Key.Key_Return)
        wait_for(lambda: counter.purchase.problem.words.startswith("Recorded"), "the word 'Recorded'")
        wait_for(lambda: len(self.purchases()) > count or count >= 5, "the purchase among the last ones")
        return counter.purchase.problem.words

    def sell(self, total: str) -> str:
        """A total, frozen and recorded."""
        self.enter_total(total)
        return self.record()

    def tick(self, title: str) -> CheckRow:
        """Press the row of a benefit; returns the row."""
        row = wait_for(lambda: self._benefit(title), f"the benefit {title!r}")
        wait_for(row.isVisible, f"the row of {title!r}")
        self.hands.click(row)
        return row

    def offers(self, title: str) -> bool:
        """Whether a benefit with these words can be ticked now."""
        return self._benefit(title) is not None

    def purchases(self) -> list[str]:
        """The last purchases as they stand along the bottom, each with its state."""
        return [chip.accessibleName() for chip in self.counter.strip.chips if chip.isVisible()]

    def all_confirmed(self) -> bool:
        """Whether the backend has confirmed every purchase that is shown."""
        shown = self.purchases()
        return bool(shown) and all("Confirmed" in one or "Taken back" in one for one in shown)

    def newest_waits(self) -> bool:
        """Whether the newest purchase waits on this till."""
        shown = self.purchases()
        return bool(shown) and "waits" in shown[0]

    def _shown(self, kind: type[Screen]) -> Screen | None:
        return self.hands.one(kind) if self.hands.shows(kind) else None

    def _benefit(self, title: str) -> CheckRow | None:
        """Of what is offered; whether Qt has come round to showing the new row says nothing about that."""
        rows = self.counter.customer.rows.values()
        return next((row for row in rows if title in row.text()), None)
