# mypy: disable-error-code="no-untyped-call"
"""The cashier's sale through the real window: by keyboard, by finger, and what goes wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from pytestqt.qtbot import QtBot

from pos_client.domain.entry import ReversalReason
from pos_client.domain.errors import KnownError
from pos_client.domain.ids import EntryId
from pos_client.domain.money import Money
from pos_client.domain.sale import Sale
from pos_client.domain.standing import RecentPurchase, RecordState
from pos_client.ui.cashier.screen import CashierScreen
from pos_client.ui.sounds import Sound
from pos_client.ui.words import advice
from tests.ui.shop import NOON, RECENT, eligible, scan
from tests.ui.stage import Stage

OTHER = "9100000000000009"


def screen(stage: Stage) -> CashierScreen:
    shown = stage.shell.screen_of("cashier")
    assert isinstance(shown, CashierScreen)
    return shown


def euros(cents: int) -> Money:
    return Money(cents, "EUR")


def only_sale(stage: Stage, wish: str = "record") -> Sale:
    ((sale,),) = stage.wishes.of(wish)
    assert isinstance(sale, Sale)
    return sale


def confirm_recorded(stage: Stage, total: Money) -> None:
    sale = only_sale(stage)
    stage.tell("recorded", RecentPurchase(sale.sale_id, NOON, total, RecordState.ON_THIS_TILL))


@pytest.mark.rule("X10")
def test_a_sale_goes_by_keyboard_alone_scan_digits_enter_enter(stage: Stage, qtbot: QtBot) -> None:
    stage.show_card(eligible())
    qtbot.keyClicks(screen(stage), "4599")
    qtbot.keyClick(screen(stage), Qt.Key.Key_Return)
    assert screen(stage).purchase.amount.text == "€45.99"
    assert stage.wishes.of("record") == []
    qtbot.keyClick(screen(stage), Qt.Key.Key_Enter)
    assert only_sale(stage).total == euros(4599)
    confirm_recorded(stage, euros(4599))
    assert screen(stage).purchase.problem.words.startswith("Recorded: €45.99")
    assert stage.presenters.cashier.state.sale.customer is None
    assert stage.heard.sounds == [Sound.ELIGIBLE, Sound.RECORDED]


def test_a_sale_goes_by_finger_alone(stage: Stage, qtbot: QtBot) -> None:
    panel = screen(stage).purchase
    for name in ("1", "2", "5", "0"):
        qtbot.mouseClick(panel.keypad.key(name), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.enter, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.enter, Qt.MouseButton.LeftButton)
    assert only_sale(stage).total == euros(1250)


def test_digits_reach_the_amount_wherever_the_focus_is(stage: Stage, qtbot: QtBot) -> None:
    for focused in (screen(stage).scan.open, screen(stage).strip.chips[0], stage.shell.header.staff):
        focused.setFocus()
        qtbot.keyClicks(focused, "7")
    assert stage.presenters.cashier.state.amount.entry.amount_minor == 777


def test_a_total_with_its_decimal_sign_means_the_same(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen(stage), "45,99")
    assert screen(stage).purchase.amount.text == "€45.99"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "total-missing"),
        ("0", "total-not-positive"),
        ("0,00", "total-not-positive"),
        ("-5", "total-not-positive"),
        ("5+", "total-not-a-number"),
        ("1,999", "total-too-precise"),
        ("999999999", "total-too-large"),
    ],
)
@pytest.mark.rule("N16", "X09")
def test_a_total_that_cannot_be_gets_a_word_and_nothing_is_frozen(
    stage: Stage, qtbot: QtBot, typed: str, code: str
) -> None:
    qtbot.keyClicks(screen(stage), typed)
    if stage.presenters.cashier.state.amount.problem is None:
        qtbot.keyClick(screen(stage), Qt.Key.Key_Return)
    words = advice(code)
    assert screen(stage).purchase.problem.words == f"{words.what} {words.next_step}"
    assert not stage.presenters.cashier.state.is_frozen
    assert stage.wishes.of("keep_open_sale") == []


def test_a_held_down_enter_freezes_but_never_records(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen(stage), "100")
    qtbot.keyClick(screen(stage), Qt.Key.Key_Return)
    repeated = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    screen(stage).keyPressEvent(repeated)
    assert stage.presenters.cashier.state.is_frozen
    assert stage.wishes.of("record") == []


@pytest.mark.rule("X10")
def test_an_unusual_total_asks_again_before_it_is_frozen(stage: Stage, qtbot: QtBot) -> None:
    stage.tell("median_changed", 1500)
    qtbot.keyClicks(screen(stage), "15000")
    qtbot.keyClick(screen(stage), Qt.Key.Key_Return)
    assert "€150.00" in screen(stage).question.words
    qtbot.keyClick(screen(stage).question, Qt.Key.Key_Escape)
    assert not stage.presenters.cashier.state.is_frozen
    qtbot.keyClick(screen(stage), Qt.Key.Key_Return)
    qtbot.keyClick(screen(stage).question, Qt.Key.Key_Return)
    assert stage.presenters.cashier.state.is_frozen


@pytest.mark.rule("J35")
def test_a_scan_after_the_total_is_frozen_says_that_the_sale_is_closed(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen(stage), "4599")
    qtbot.keyClick(screen(stage), Qt.Key.Key_Return)
    stage.shell.scans.on_scan_arrived(scan(), False)
    assert stage.wishes.of("identify") == []
    assert screen(stage).customer.hint.words.startswith(advice("sale-closed").what)
    assert stage.heard.sounds[-1] is Sound.REFUSED


def test_back_reopens_a_frozen_sale_and_forgets_it_on_disk(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen(stage), "4599")
    qtbot.keyClick(screen(stage), Qt.Key.Key_Return)
    qtbot.keyClick(screen(stage), Qt.Key.Key_Escape)
    assert not stage.presenters.cashier.state.is_frozen
    assert stage.presenters.cashier.state.amount.entry.amount_minor == 4599
    assert len(stage.wishes.of("forget_open_sale")) == 1


def test_enter_while_a_card_is_looked_up_freezes_when_the_answer_has_come(stage: Stage) -> None:
    cashier = stage.presenters.cashier
    stage.keys("4599")
    stage.shell.scans.on_scan_arrived(scan(), False)
    cashier.sale.enter()
    assert stage.wishes.of("keep_open_sale") == []
    stage.tell("identified", scan(), eligible())
    assert cashier.state.is_frozen
    assert cashier.state.sale.customer is not None


def test_a_full_disk_keeps_the_sale_and_enter_tries_the_same_purchase_again(stage: Stage) -> None:
    cashier = stage.presenters.cashier
    stage.keys("4599")
    cashier.sale.enter()
    cashier.sale.enter()
    stage.tell("refused", "record", KnownError("disk-full"))
    assert screen(stage).purchase.problem.words.startswith(advice("disk-full").what)
    cashier.sale.enter()
    ((first,), (second,)) = stage.wishes.of("record")
    assert first == second


def test_a_purchase_is_shown_as_recorded_only_after_the_journal_has_it(stage: Stage) -> None:
    stage.keys("4599")
    stage.presenters.cashier.sale.enter()
    stage.presenters.cashier.sale.enter()
    assert screen(stage).purchase.problem.words == ""
    confirm_recorded(stage, euros(4599))
    assert screen(stage).purchase.problem.words.startswith("Recorded")


def test_an_unfinished_sale_is_offered_and_recorded_with_the_same_id(stage: Stage, qtbot: QtBot) -> None:
    found = Sale(EntryId("before-the-crash")).frozen(euros(4599))
    stage.tell("open_sale_found", found, "2026-11-22T12:01:00.000Z")
    assert "€45.99" in screen(stage).question.words
    qtbot.keyClick(screen(stage).question, Qt.Key.Key_Return)
    assert only_sale(stage).sale_id == "before-the-crash"


def test_a_discarded_unfinished_sale_is_forgotten(stage: Stage) -> None:
    stage.tell("open_sale_found", Sale(EntryId("old")).frozen(euros(100)), "2026-11-22T12:01:00.000Z")
    stage.presenters.cashier.sale.answer(False)
    assert len(stage.wishes.of("forget_open_sale")) == 1
    assert stage.wishes.of("record") == []


def test_a_frozen_sale_is_asked_about_after_the_next_sign_in(stage: Stage) -> None:
    stage.keys("4599")
    stage.presenters.cashier.sale.enter()
    stage.tell("signed_out")
    stage.open()
    assert "€45.99" in screen(stage).question.words


@pytest.mark.rule("X07")
def test_taking_a_sale_back_needs_a_reason_and_a_press(stage: Stage, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen(stage).strip.chips[0], Qt.MouseButton.LeftButton)
    prompt = screen(stage).reversal
    assert "€12.50" in prompt.words
    assert not prompt.yes.isEnabled()
    qtbot.mouseClick(prompt.reasons[ReversalReason.RETURNED], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(prompt.yes, Qt.MouseButton.LeftButton)
    assert stage.wishes.of("reverse") == [(RECENT[0].purchase, ReversalReason.RETURNED)]
    stage.tell("reversed_purchase", RECENT[0].purchase)
    assert prompt.isHidden()


def test_a_sale_that_was_taken_back_cannot_be_taken_back_again(stage: Stage) -> None:
    stage.presenters.recent.open(RECENT[2])
    assert not screen(stage).reversal.yes.isVisible()


def test_a_pasted_total_is_read_and_a_pasted_word_is_refused(stage: Stage) -> None:
    QGuiApplication.clipboard().setText("1 234,50 €")
    screen(stage).keyPressEvent(_paste())
    assert stage.presenters.cashier.state.amount.entry.amount_minor == 123_450
    QGuiApplication.clipboard().setText("hello")
    screen(stage).keyPressEvent(_paste())
    assert stage.presenters.cashier.state.amount.problem == "total-not-a-number"
    assert stage.presenters.cashier.state.amount.entry.amount_minor == 123_450


def _paste() -> QKeyEvent:
    return QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, "\x16")
