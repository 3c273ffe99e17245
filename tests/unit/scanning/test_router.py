"""One way for all codes: three sources, equal output, and one scan for one showing."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from stdnum.iso7064 import mod_97_10

from pos_client.domain.card import CardForm, CardFormat, CheckDigit
from pos_client.domain.card_pattern import card_pattern
from pos_client.domain.scan import Scan, ScanSource
from pos_client.scanning.debounce import IN_SIGHT_S, REPEAT_S, SILENCE_S, Debounce
from pos_client.scanning.decoding.decoder import Decoder
from pos_client.scanning.router import ScanRouter
from tests.unit.scanning.keys.strokes import ENTER, Desk
from tests.unit.scanning.pictures import code_picture

AT = datetime(2026, 11, 22, 9, 41, 7, tzinfo=UTC)
LATER = AT + timedelta(seconds=1)


@dataclass
class Counter:
    """A router on a clock of its own, and what it delivered."""

    now_s: float = 100.0
    delivered: list[tuple[Scan, bool]] = field(default_factory=list)
    turned_away: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.router = ScanRouter(
            lambda: self.now_s,
            lambda scan, again: self.delivered.append((scan, again)),
            self.turned_away.append,
        )

    def show(
        self,
        code: bytes,
        at_s: float,
        source: ScanSource = ScanSource.CAMERA,
        symbology: str | None = None,
        scanned_at: datetime = AT,
    ) -> None:
        self.until(at_s)
        self.router.accept(Scan(code, source, scanned_at, symbology))

    def until(self, at_s: float) -> None:
        """Let the time pass, and what waits come when its time is up."""
        while (wait_s := self.router.wait_s) is not None and self.now_s + wait_s <= 100.0 + at_s:
            self.now_s += wait_s
            self.router.time_passed()
        self.now_s = 100.0 + at_s

    @property
    def told(self) -> list[tuple[bytes, bool]]:
        return [(scan.data, again) for scan, again in self.delivered]


A, B = b"NID1:12345678901234", b"9112345678901234"


@pytest.mark.rule("X03")
@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ([(A, 0)], [(A, False)]),
        ([(A, 0), (A, 0.03), (A, 2.9)], [(A, False)]),
        ([(A, 0), (A, 2.9), (A, 5.8), (A, 8.7)], [(A, False)]),
        ([(A, 0), (A, SILENCE_S)], [(A, False), (A, True)]),
        ([(A, 0), (A, 10), (A, 11)], [(A, False), (A, True)]),
        ([(A, 0), (A, REPEAT_S + 0.1)], [(A, False), (A, False)]),
        ([(A, 0), (B, 0.1)], [(A, False)]),
        ([(A, 0), (B, 0.1), (A, 0.2), (B, 2.3)], [(A, False), (B, False)]),
        ([(A, 0), (B, 4), (A, 8)], [(A, False), (B, False), (A, True)]),
        ([(b"", 0), (b"\r\n", 1)], []),
        ([(A, 0), (A + b"\r\n", 0.1), (A + b"\t", 0.2)], [(A, False)]),
    ],
)
def test_a_code_is_delivered_once_per_showing(
    shown: list[tuple[bytes, float]], told: list[tuple[bytes, bool]]
) -> None:
    counter = Counter()
    for code, at_s in shown:
        counter.show(code, at_s)
    assert counter.told == told


@pytest.mark.rule("X03")
def test_a_card_that_lies_before_the_camera_for_a_minute_is_one_scan() -> None:
    counter = Counter()
    for frame in range(30 * 90):
        counter.show(A, frame / 30)
    assert counter.told == [(A, False)]


@pytest.mark.rule("X03")
@pytest.mark.parametrize("source", [ScanSource.WEDGE, ScanSource.SERIAL, ScanSource.KEYED, ScanSource.IMAGE])
def test_the_same_card_in_the_next_sale_is_a_new_scan_at_once(source: ScanSource) -> None:
    counter = Counter()
    counter.show(A, 0, source)
    counter.router.forget()
    counter.show(A, 0.5, source)
    assert counter.told == [(A, False), (A, False)]


@pytest.mark.rule("X03")
def test_a_card_held_to_the_camera_again_after_the_sale_is_a_new_scan() -> None:
    counter = Counter()
    counter.show(A, 0)
    counter.router.forget()
    counter.show(A, IN_SIGHT_S)
    counter.show(A, IN_SIGHT_S + 0.03)
    assert counter.told == [(A, False), (A, False)]


def test_a_card_that_stays_before_the_camera_does_not_walk_into_the_next_sale() -> None:
    counter = Counter()
    for frame in range(30 * 60):
        counter.show(A, frame / 30)
        if frame in (40, 400, 401):
            counter.router.forget()
    assert counter.told == [(A, False)]


def test_a_scanner_beside_a_card_that_stays_before_the_camera_is_heard_in_the_next_sale() -> None:
    counter = Counter()
    counter.show(A, 0)
    counter.router.forget()
    counter.show(A, 0.1, ScanSource.WEDGE)
    counter.show(A, 0.2)
    assert [scan.source for scan, _ in counter.delivered] == [ScanSource.CAMERA, ScanSource.WEDGE]


def test_a_picture_is_never_swallowed_and_each_code_on_it_counts_once() -> None:
    counter = Counter()
    for at, symbology in ((AT, "QRCode"), (AT, "Code128"), (LATER, "QRCode")):
        counter.router.accept(Scan(A, ScanSource.IMAGE, at, symbology))
    assert counter.told == [(A, False), (A, True)]


@pytest.mark.rule("X03")
def test_the_same_card_from_two_sources_within_three_seconds_is_one_scan() -> None:
    counter = Counter()
    counter.show(A, 0, ScanSource.CAMERA)
    counter.show(A, 1, ScanSource.WEDGE)
    assert counter.told == [(A, False)]


def test_codes_are_forgotten_after_a_minute() -> None:
    debounce = Debounce()
    for number in range(1000):
        debounce.see(str(number).encode(), float(number))
    assert len(debounce._last_seen) <= REPEAT_S + 1


@pytest.mark.rule("X01")
@pytest.mark.parametrize(
    ("typed", "data", "symbology"),
    [
        (b"]Q1NID1:1", b"NID1:1", "QRCode"),
        (b"]Q3NID1:1", b"NID1:1", "QRCode"),
        (b"]C09112345678901234", b"9112345678901234", "Code128"),
        (b"]E05901234123457", b"5901234123457", "EAN13"),
        (b"]E496385074", b"96385074", "EAN8"),
        (b"]E00012345678905", b"0012345678905", "EAN13"),
        (b"]E0012345678905", b"0012345678905", "EAN13"),
        (b"]C180187350053850000001", b"80187350053850000001", "Code128"),
        (b"]d1ABC", b"ABC", "DataMatrix"),
        (b"]e00109501234567890", b"0109501234567890", "DataBar"),
        (b"]F0A40156B", b"A40156B", "Codabar"),
        (b"]G0CARD-93", b"CARD-93", "Code93"),
        (b"]Q", b"]Q", None),
        (b"]Q1", b"]Q1", None),
        (b"]?1ABC", b"]?1ABC", None),
        (b"]E0123", b"]E0123", None),
        (b"NID1:]Q1", b"NID1:]Q1", None),
    ],
)
def test_a_scanners_prefix_becomes_the_symbology(typed: bytes, data: bytes, symbology: str | None) -> None:
    counter = Counter()
    counter.show(typed, 0, ScanSource.WEDGE)
    ((scan, _),) = counter.delivered
    assert (scan.data, scan.symbology) == (data, symbology)


def test_a_prefix_that_a_camera_reads_is_part_of_the_code() -> None:
    counter = Counter()
    counter.router.accept(Scan(b"]Q1NID1:1", ScanSource.CAMERA, AT, "QRCode"))
    assert counter.told == [(b"]Q1NID1:1", False)]


CORPUS = [
    "NID1:12345678901234",
    "9112345678901234",
    "https://nano.example/id/AB-12_c?x=1&y=2",
    "5901234123457",
    "WIFI:T:WPA;S:cafe;P:secret;;",
    "MECARD:N:Tamm,Mari;;",
    "<b>bold</b> & 'quotes' \"double\"",
    "javascript:alert(1)",
    "~!@#$%^&*()_+{}|:<>?`-=[]\\;',./",
]


@pytest.mark.rule("X01")
@pytest.mark.parametrize("text", CORPUS)
def test_a_code_is_the_same_from_camera_picture_and_scanner(text: str) -> None:
    read = Decoder().decode(code_picture(text))[0].data
    typed = Desk().type(text, 2).tap(ENTER).scans[0].encode()
    outputs = []
    for data, source in (
        (read, ScanSource.CAMERA),
        (read, ScanSource.IMAGE),
        (typed, ScanSource.WEDGE),
        (typed + b"\r\n", ScanSource.SERIAL),
    ):
        counter = Counter()
        counter.show(data, 0, source)
        outputs += [scan.data for scan, _ in counter.delivered]
    assert outputs == [text.encode()] * 4


# --- what the screen wants ----------------------------------------------------------------------------

CARD = f"NID1:123456789012{mod_97_10.calc_check_digits('123456789012')}".encode()
OTHER_CARD = f"NID1:000000000001{mod_97_10.calc_check_digits('000000000001')}".encode()
MISREAD = CARD[:-3] + b"0" + CARD[-2:]
POSTER, SECOND_POSTER = b"https://shop.example/offers", b"WIFI:S:cafe;;"
FORMATS = (
    CardFormat(
        CardForm.VIRTUAL, card_pattern("^NID1:[0-9]{14}$").expression, frozenset({"QRCode"}), CheckDigit.MOD97
    ),
)
WEDGE, CAMERA, IMAGE = ScanSource.WEDGE, ScanSource.CAMERA, ScanSource.IMAGE


def desk(screen: str = "cashier") -> Counter:
    """A till that knows its programme, with this screen before the cashier."""
    counter = Counter()
    counter.router.use_formats(FORMATS)
    counter.router.change_screen(screen)
    return counter


TABLE = [
    # screen, code, source, delivered, turned away
    ("cashier", CARD, CAMERA, True, False),
    ("cashier", CARD, WEDGE, True, False),
    ("cashier", POSTER, CAMERA, True, False),
    ("cashier", POSTER, WEDGE, True, False),
    ("info_desk", CARD, CAMERA, True, False),
    ("info_desk", CARD, IMAGE, True, False),
    ("info_desk", POSTER, ScanSource.SERIAL, True, False),
    ("scanners", CARD, CAMERA, True, False),
    ("scanners", POSTER, CAMERA, True, False),
    ("scanners", POSTER, WEDGE, True, False),
    *(
        (screen, code, source, False, source is WEDGE or code is CARD)
        for screen in ("enrol", "sign_in", "blocked", "manager", "a screen of next year")
        for code in (CARD, POSTER)
        for source in (WEDGE, CAMERA)
    ),
]


@pytest.mark.rule("X02")
@pytest.mark.parametrize(("screen", "code", "source", "delivered", "turned_away"), TABLE)
def test_a_screen_gets_what_it_wants_and_a_card_that_it_does_not_want_is_not_lost_without_a_word(
    screen: str, code: bytes, source: ScanSource, delivered: bool, turned_away: bool
) -> None:
    counter = desk(screen)
    counter.show(code, 0, source)
    counter.until(5)
    assert counter.told == ([(code, False)] if delivered else [])
    assert counter.turned_away == ([screen] if turned_away else [])


def test_a_card_held_to_the_camera_while_somebody_signs_in_is_read_once_the_counter_is_open() -> None:
    counter = desk("sign_in")
    for frame in range(30):
        counter.show(CARD, frame / 30)
    counter.router.change_screen("cashier")
    counter.show(CARD, 1.1)
    assert counter.turned_away == ["sign_in"]
    assert counter.told == [(CARD, False)]


def test_a_card_left_lying_by_the_last_sale_is_not_read_after_a_look_at_another_screen() -> None:
    counter = desk()
    for frame in range(300):
        counter.show(CARD, frame / 30)
        if frame == 60:
            counter.router.forget()
        if frame in (90, 200):
            counter.router.change_screen("manager" if frame == 90 else "cashier")
    assert counter.told == [(CARD, False)]
    assert counter.turned_away == []


def test_a_test_scan_is_shown_each_time_and_does_not_silence_the_counter() -> None:
    counter = desk("scanners")
    for at_s in (0, 0.5, 1):
        counter.show(CARD, at_s, WEDGE)
    counter.show(CARD, 1.1)
    counter.show(CARD, 1.2)
    counter.router.change_screen("cashier")
    counter.show(CARD, 1.5, WEDGE)
    assert [scan.source for scan, _ in counter.delivered] == [WEDGE, WEDGE, WEDGE, CAMERA, WEDGE]
    assert counter.told[-1] == (CARD, False)


def test_the_card_of_one_desk_is_new_at_the_other() -> None:
    counter = desk()
    counter.show(CARD, 0, WEDGE)
    counter.router.change_screen("info_desk")
    counter.show(CARD, 0.5, WEDGE)
    assert counter.told == [(CARD, False), (CARD, False)]


# --- several codes in one view ------------------------------------------------------------------------


@pytest.mark.rule("X02")
@pytest.mark.parametrize("screen", ["cashier", "info_desk"])
@pytest.mark.parametrize("order", [(POSTER, CARD), (CARD, POSTER), (MISREAD, CARD), (CARD, MISREAD)])
def test_of_a_card_and_something_else_before_the_camera_the_card_is_meant(
    screen: str, order: tuple[bytes, bytes]
) -> None:
    counter = desk(screen)
    for frame in range(60):
        for code in order:
            counter.show(code, frame / 30)
    counter.until(5)
    assert counter.told == [(CARD, False)]


def test_a_poster_that_the_camera_reads_now_and_then_is_named_once() -> None:
    counter = desk()
    for at_s in (0, 4, 9, 15, 24, 33):
        counter.show(POSTER, at_s)
        if at_s == 9:
            counter.router.forget()
    counter.until(60)
    assert counter.told == [(POSTER, False)]


def test_of_three_posters_one_is_named() -> None:
    counter = desk()
    for code in (POSTER, SECOND_POSTER, b"4006381333931"):
        counter.show(code, 0)
    counter.until(5)
    assert counter.told == [(POSTER, False)]


def test_with_a_card_in_hand_the_cashier_hears_nothing_of_the_background() -> None:
    counter = desk()
    counter.show(CARD, 0, WEDGE)
    counter.show(POSTER, 20)
    counter.until(30)
    assert counter.told == [(CARD, False)]
    counter.router.forget()
    counter.show(SECOND_POSTER, 40)
    counter.until(41)
    assert counter.told[1:] == [(SECOND_POSTER, False)]


def test_what_somebody_scans_by_hand_is_named_at_once_whatever_is_in_hand() -> None:
    counter = desk()
    counter.show(CARD, 0)
    counter.show(POSTER, 0.1, WEDGE)
    assert counter.told == [(CARD, False), (POSTER, False)]


def test_at_the_info_desk_the_wrong_card_after_the_holders_is_named() -> None:
    counter = desk("info_desk")
    counter.show(CARD, 0)
    counter.show(b"4006381333931", 5)
    counter.until(6)
    assert [code for code, _ in counter.told] == [CARD, b"4006381333931"]


@pytest.mark.rule("X03")
def test_a_second_card_in_view_comes_when_the_first_has_been_looked_up_and_once() -> None:
    counter = desk()
    for frame in range(150):
        counter.show(CARD, frame / 30)
        counter.show(OTHER_CARD, frame / 30)
        if frame == 59:
            assert counter.told == [(CARD, False)]
    assert counter.told == [(CARD, False), (OTHER_CARD, False)]


@pytest.mark.rule("X03")
def test_a_second_card_that_waits_when_the_first_is_taken_out_comes_at_once() -> None:
    counter = desk()
    counter.show(CARD, 0)
    counter.show(OTHER_CARD, 0.3)
    counter.router.forget()
    counter.until(0.3)
    counter.show(OTHER_CARD, 0.4)
    assert counter.told == [(CARD, False), (OTHER_CARD, False)]


def test_a_second_card_of_a_scanner_does_not_wait() -> None:
    counter = desk()
    counter.show(CARD, 0)
    counter.show(OTHER_CARD, 0.1, WEDGE)
    assert counter.told == [(CARD, False), (OTHER_CARD, False)]


def test_a_number_as_qr_code_and_as_bar_code_is_one_scan_whichever_is_read_first() -> None:
    for first, second in (("QRCode", "Code128"), ("Code128", "QRCode")):
        counter = desk()
        counter.show(CARD, 0, CAMERA, first)
        counter.show(CARD, 0.1, CAMERA, second)
        counter.until(5)
        assert [(scan.data, scan.symbology) for scan, _ in counter.delivered] == [(CARD, "QRCode")]


@pytest.mark.rule("X03")
def test_a_card_that_camera_and_scanner_read_at_the_same_time_is_one_scan() -> None:
    for first, second in ((CAMERA, WEDGE), (WEDGE, CAMERA), (WEDGE, ScanSource.SERIAL)):
        counter = desk()
        counter.show(CARD, 0, first)
        counter.show(b"]Q1" + CARD + b"\r" if second is not CAMERA else CARD, 0, second)
        assert counter.told == [(CARD, False)]


def test_on_a_picture_the_card_is_meant_and_a_picture_without_one_is_named() -> None:
    counter = desk()
    for code in (POSTER, CARD, SECOND_POSTER):
        counter.show(code, 0, IMAGE)
    counter.until(5)
    assert counter.told == [(CARD, False)]
    counter.show(POSTER, 6, IMAGE, scanned_at=LATER)
    counter.until(7)
    assert [code for code, _ in counter.told] == [CARD, POSTER]


def test_a_change_of_screen_drops_what_waited() -> None:
    counter = desk()
    counter.show(POSTER, 0)
    counter.router.change_screen("manager")
    counter.until(5)
    assert counter.told == []
