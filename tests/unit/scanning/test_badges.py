"""A colleague's badge and another till's code go their own ways, and never that of a customer's card."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from pos_client.domain.scan import Scan, ScanSource
from pos_client.scanning.router import BACKGROUND_S, ScanRouter
from pos_client.scanning.wanted import NO_BADGE, WANTED

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BADGE, TILL, CARD = b"POS-STAFF:12", b"POS-ENROL:BCDFGHJK", b"9112345678901234"


@dataclass
class Desk:
    """A router at a screen, and what came of each code."""

    screen: str
    now_s: float = 100.0
    delivered: list[bytes] = field(default_factory=list)
    turned_away: list[str] = field(default_factory=list)
    badges: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.router = ScanRouter(
            lambda: self.now_s,
            lambda scan, _again: self.delivered.append(scan.data),
            self.turned_away.append,
            self.badges.append,
        )
        self.router.change_screen(self.screen)

    def show(self, code: bytes, source: ScanSource = ScanSource.SERIAL) -> None:
        self.router.accept(Scan(code, source, AT))


@pytest.mark.parametrize("screen", sorted(WANTED.keys() - NO_BADGE))
@pytest.mark.parametrize("code", [BADGE, BADGE + b"\r\n", b"]Q3" + BADGE])
def test_a_badge_gives_the_number_on_every_screen_that_has_a_use_for_it(screen: str, code: bytes) -> None:
    desk = Desk(screen)
    desk.show(code)
    assert (desk.badges, desk.delivered, desk.turned_away) == (["12"], [], [])


@pytest.mark.parametrize("screen", sorted(NO_BADGE))
def test_where_a_till_is_set_up_a_badge_is_a_code_like_any_other(screen: str) -> None:
    desk = Desk(screen)
    desk.show(BADGE)
    assert desk.badges == []


@pytest.mark.parametrize(
    "code",
    [
        b"POS-STAFF:",
        b"POS-STAFF:12 OR 1=1",
        b"POS-STAFF:12;490123",
        b"POS-STAFF:1234567",
        b"POS-STAFF:\xd9\xa1\xd9\xa2",
        b"xPOS-STAFF:12",
        b"pos-staff:12",
    ],
)
def test_what_only_looks_like_a_badge_is_none(code: bytes) -> None:
    desk = Desk("locked")
    desk.show(code)
    assert (desk.badges, desk.turned_away) == ([], ["locked"])


def test_a_badge_that_hangs_before_the_camera_is_one_badge() -> None:
    desk = Desk("cashier")
    for _ in range(20):
        desk.show(BADGE, ScanSource.CAMERA)
        desk.now_s += 0.5
    assert desk.badges == ["12"]
    desk.now_s += BACKGROUND_S
    desk.show(BADGE, ScanSource.CAMERA)
    assert desk.badges == ["12", "12"]


def test_a_scanner_that_is_pressed_twice_shows_the_badge_twice() -> None:
    desk = Desk("sign_in")
    desk.show(BADGE)
    desk.show(BADGE)
    assert desk.badges == ["12", "12"]


def test_a_customers_card_on_the_locked_screen_is_turned_away_and_not_delivered() -> None:
    desk = Desk("locked")
    for source in (ScanSource.SERIAL, ScanSource.WEDGE, ScanSource.IMAGE):
        desk.show(CARD, source)
    assert (desk.delivered, desk.turned_away) == ([], ["locked"] * 3)


def test_the_page_of_tills_takes_the_code_of_a_till_and_nothing_else() -> None:
    desk = Desk("tills")
    desk.show(CARD)
    desk.show(TILL)
    desk.show(b"POS-ENROL:BCDFGHJ4")
    assert desk.delivered == [TILL]
    assert desk.turned_away == ["tills", "tills"]


def test_a_tills_code_before_the_camera_is_looked_up_once() -> None:
    desk = Desk("tills")
    for _ in range(10):
        desk.show(TILL, ScanSource.CAMERA)
        desk.now_s += 0.2
    assert desk.delivered == [TILL]
