"""One way for all codes: three sources, equal output, and one scan for one showing."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from pos_client.domain.scan import Scan, ScanSource
from pos_client.scanning.debounce import IN_SIGHT_S, REPEAT_S, SILENCE_S, Debounce
from pos_client.scanning.decoder import Decoder
from pos_client.scanning.router import ScanRouter
from tests.unit.scanning.keys import ENTER, Desk
from tests.unit.scanning.pictures import code_picture

AT = datetime(2026, 11, 22, 9, 41, 7, tzinfo=UTC)
LATER = AT + timedelta(seconds=1)


@dataclass
class Counter:
    """A router on a clock of its own, and what it delivered."""

    now_s: float = 100.0
    delivered: list[tuple[Scan, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.router = ScanRouter(lambda: self.now_s, lambda scan, again: self.delivered.append((scan, again)))

    def show(self, code: bytes, at_s: float, source: ScanSource = ScanSource.CAMERA) -> None:
        self.now_s = 100.0 + at_s
        self.router.accept(Scan(code, source, AT))

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
        ([(A, 0), (B, 0.1)], [(A, False), (B, False)]),
        ([(A, 0), (B, 0.1), (A, 0.2), (B, 0.3)], [(A, False), (B, False)]),
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
        (b"]d1ABC", b"ABC", "DataMatrix"),
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
