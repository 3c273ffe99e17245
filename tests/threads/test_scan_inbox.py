"""Where the silence of three seconds ends: with the sale, at both desks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from pos_client.backend.wire_configuration import configuration
from pos_client.domain.entry import Payment
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.ids import EntryId
from pos_client.domain.money import Money
from pos_client.domain.programme import CardIssue, Fee
from pos_client.domain.scan import Scan, ScanSource
from pos_client.domain.standing import CardSlip, RecentPurchase, RecordState
from pos_client.ui.presenters import Presenters
from pos_client.ui.sounds import Sound
from pos_client.workers.scan_inbox import ScanInbox
from tests.fakes.programmes import card_number, customer_card

AT = datetime(2026, 11, 22, 9, 41, 7, tzinfo=UTC)
CARD = Scan(b"9112345678901234", ScanSource.WEDGE, AT)
FEE = Fee(CardIssue.REPLACEMENT, Money(99, "EUR"), "2024-1", date(2024, 1, 1))
MEMBER = Identification(Verdict.MEMBER_WITHOUT_BENEFIT, AnswerSource.BACKEND, code=CARD.data.decode())
SALE = EntryId("019aa000-0000-7000-8000-000000000001")


class NoSound:
    """A till without a loudspeaker."""

    def play(self, sound: Sound) -> None:
        """Nothing is heard."""


class Desk(QObject):
    """Both presenters behind one inbox, on a clock that stands still; `arrived` is what came through."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers = count(1)
        self.presenters = Presenters.build(lambda: AT, self._new_sale_id, NoSound())
        self.inbox = ScanInbox(lambda: 100.0)
        self.arrived: list[tuple[Scan, bool]] = []
        self.inbox.scan_arrived.connect(self.take)
        self.presenters.cashier.counter.customer_gone.connect(self.inbox.forget)
        self.presenters.info_desk.customer_gone.connect(self.inbox.forget)

    def _new_sale_id(self) -> EntryId:
        return EntryId(f"{SALE[:-12]}{next(self._numbers):012}")

    @Slot(object, bool)
    def take(self, scan: Scan, repeat: bool) -> None:
        self.arrived.append((scan, repeat))


@pytest.fixture
def desk(qapp: QGuiApplication) -> Desk:
    made = Desk()
    made.inbox.take(CARD)
    return made


@pytest.mark.rule("X03")
def test_the_same_card_twice_in_one_sale_is_one_scan(desk: Desk) -> None:
    desk.inbox.take(CARD)
    assert desk.arrived == [(CARD, False)]


@pytest.mark.rule("X03")
def test_after_a_recorded_sale_the_same_card_is_a_new_scan(desk: Desk) -> None:
    sale = desk.presenters.cashier.state.sale.sale_id
    recorded = RecentPurchase(sale, AT, Money(4599, "EUR"), RecordState.ON_THIS_TILL)
    desk.presenters.cashier.sale.on_recorded(recorded)
    desk.inbox.take(CARD)
    assert desk.arrived == [(CARD, False), (CARD, False)]


def test_a_card_that_was_taken_out_can_be_put_in_again_at_once(desk: Desk) -> None:
    desk.presenters.cashier.cards.put_in(MEMBER)
    desk.presenters.cashier.cards.take_out()
    desk.inbox.take(CARD)
    assert len(desk.arrived) == 2


def test_after_a_sign_out_the_same_card_is_a_new_scan(desk: Desk) -> None:
    desk.presenters.cashier.sale.on_signed_out()
    desk.inbox.take(CARD)
    assert len(desk.arrived) == 2


def test_a_card_that_was_just_handed_over_can_be_used_at_once(desk: Desk) -> None:
    slip = CardSlip(SALE, AT, "5678", FEE, Payment.CASH)
    desk.presenters.info_desk.on_card_replaced(slip)
    desk.inbox.take(CARD)
    assert len(desk.arrived) == 2


def test_a_replacement_that_is_begun_anew_takes_the_same_card(desk: Desk) -> None:
    desk.presenters.info_desk.start_anew()
    desk.inbox.take(CARD)
    assert len(desk.arrived) == 2


# --- with a programme, and a screen -------------------------------------------------------------------

POSTER = Scan(b"https://shop.example", ScanSource.CAMERA, AT, "QRCode")
MEMBERS_CARD = Scan(card_number(customer_card(), 1).encode(), ScanSource.CAMERA, AT, "QRCode")


def opened_at(screen: str) -> tuple[ScanInbox, list[Scan]]:
    """An inbox on a clock of its own that runs, at a till that is open."""
    inbox, arrived = ScanInbox(), list[Scan]()
    inbox.on_till_opened(configuration(customer_card()))
    inbox.screen_changed(screen)
    inbox.scan_arrived.connect(lambda scan, _repeat: arrived.append(scan))
    return inbox, arrived


@pytest.mark.rule("X02")
def test_a_poster_before_the_camera_waits_for_a_card_and_comes_by_itself_when_there_is_none(
    qtbot: QtBot,
) -> None:
    inbox, arrived = opened_at("cashier")
    with qtbot.waitSignal(inbox.scan_arrived, timeout=5000):
        inbox.take(POSTER)
        assert arrived == []
    assert arrived == [POSTER]


def test_a_card_beside_the_poster_comes_at_once_and_the_poster_never(qapp: QGuiApplication) -> None:
    inbox, arrived = opened_at("cashier")
    inbox.take(POSTER)
    inbox.take(MEMBERS_CARD)
    assert arrived == [MEMBERS_CARD]
    assert inbox._router.wait_s is None


def test_a_card_that_is_held_out_before_anybody_signed_in_is_turned_away_with_the_screens_name(
    qtbot: QtBot,
) -> None:
    inbox, arrived = opened_at("sign_in")
    with qtbot.waitSignal(inbox.scan_unwanted, timeout=5000) as turned_away:
        inbox.take(MEMBERS_CARD)
    assert (turned_away.args, arrived) == (["sign_in"], [])


def test_after_a_new_configuration_its_cards_go_before_posters(qtbot: QtBot) -> None:
    inbox, arrived = opened_at("cashier")
    document = customer_card()
    document["programme"]["card_formats"][0]["pattern"] = "^93[0-9]{14}$"
    inbox.on_configuration_changed(configuration(document))
    inbox.take(MEMBERS_CARD)
    assert arrived == []
    with qtbot.waitSignal(inbox.scan_arrived, timeout=5000):
        pass
    assert arrived == [MEMBERS_CARD]
