"""The decoder: stages in order, the same answer whichever of them reads, and no surprise from hostile
symbols.
"""

import itertools
from functools import partial

import numpy as np
import pytest
import zxingcpp

from pos_client.scanning.decoding import decoder as decoder_module
from pos_client.scanning.decoding import zbar_stage
from pos_client.scanning.decoding.decoder import Decoder
from pos_client.scanning.decoding.reading import TILL_SYMBOLOGIES, Image, Reading
from pos_client.scanning.decoding.zbar_stage import ZbarStage, why_missing
from pos_client.scanning.decoding.zxing_stage import ZxingStage
from tests.unit.scanning.decoding.hard_pictures import empty_counters, hard_pictures
from tests.unit.scanning.pictures import CARD, code_picture, frame

needs_zbar = pytest.mark.skipif(why_missing() is not None, reason=str(why_missing()))

SAMPLES = [
    ("QRCode", CARD, "QRCode", CARD),
    (
        "QRCode",
        "https://nano.example/id/AB-12_c?x=1&y=2",
        "QRCode",
        "https://nano.example/id/AB-12_c?x=1&y=2",
    ),
    ("Code128", "9112345678901234", "Code128", "9112345678901234"),
    ("Code39", "ABC-123", "Code39", "ABC-123"),
    ("EAN13", "5901234123457", "EAN13", "5901234123457"),
    ("EAN8", "96385074", "EAN8", "96385074"),
    ("UPCA", "012345678905", "EAN13", "0012345678905"),
    ("UPCE", "01234565", "UPCE", "01234565"),
    ("ITF", "12345678901231", "ITF", "12345678901231"),
]


class Finds:
    """A stage that finds what it was told."""

    name = "told"

    def __init__(self, *found: bytes) -> None:
        self.looks = 0
        self._found = found

    def read(self, grey: Image) -> list[Reading]:
        self.looks += 1
        return [Reading(data, "", "QRCode", (), self.name, 0.0) for data in self._found]


def blank() -> Image:
    return np.full((20, 20), 255, np.uint8)


@pytest.mark.rule("J14")
@pytest.mark.parametrize(("drawn_as", "drawn", "symbology", "text"), SAMPLES)
def test_each_symbology_is_read(drawn_as: str, drawn: str, symbology: str, text: str) -> None:
    (reading,) = Decoder().decode(code_picture(drawn, drawn_as))
    assert (reading.symbology, reading.data, reading.text) == (symbology, text.encode(), text)
    assert reading.decoder == "zxing-cpp"
    assert len(reading.corners) == 4
    assert reading.cost_ms > 0


@needs_zbar
@pytest.mark.parametrize(("drawn_as", "drawn", "symbology", "text"), SAMPLES)
def test_both_decoders_give_the_same_answer(drawn_as: str, drawn: str, symbology: str, text: str) -> None:
    (reading,) = Decoder(stages=[ZbarStage(TILL_SYMBOLOGIES)]).decode(code_picture(drawn, drawn_as))
    assert (reading.symbology, reading.data, reading.text) == (symbology, text.encode(), text)
    assert reading.decoder == "pyzbar"
    assert len(reading.corners) == 4


@pytest.mark.rule("J14")
@pytest.mark.parametrize(("drawn_as", "drawn", "symbology", "text"), SAMPLES)
def test_an_inverted_code_is_read(drawn_as: str, drawn: str, symbology: str, text: str) -> None:
    (reading,) = Decoder().decode(255 - code_picture(drawn, drawn_as))
    assert (reading.symbology, reading.data) == (symbology, text.encode())


@pytest.mark.rule("J14")
def test_a_code_on_a_transparent_ground_is_read() -> None:
    drawn = code_picture(CARD)
    black = np.zeros_like(drawn)
    assert Decoder().decode(np.dstack([black, black, black, 255 - drawn]))[0].data == CARD.encode()


def test_the_first_stage_that_finds_something_wins() -> None:
    stages = [Finds(), Finds(b"one", b"one", b"two"), Finds(b"never")]
    readings = Decoder(stages=stages).decode(blank())
    assert [one.data for one in readings] == [b"one", b"two"]
    assert [stage.looks for stage in stages] == [1, 1, 0]


def test_no_step_is_begun_when_the_budget_is_spent() -> None:
    ticks = itertools.count(step=0.03)
    stages = [Finds(), Finds(), Finds(b"too late")]
    assert Decoder(stages=stages, seconds=lambda: next(ticks)).decode(blank(), budget_ms=50) == ()
    assert [stage.looks for stage in stages] == [1, 1, 0]


def test_the_first_step_is_taken_whatever_the_budget() -> None:
    assert Decoder().decode(code_picture(CARD), budget_ms=0)[0].data == CARD.encode()


def test_the_budget_is_looked_at_between_regions() -> None:
    stripes = next(itertools.islice(empty_counters(), 1, None))
    looked_at = []
    for budget_ms in (25, None):
        ticks = itertools.count(step=0.01)
        assert Decoder(seconds=partial(next, ticks)).decode(stripes, budget_ms=budget_ms) == ()
        looked_at.append(round(next(ticks) / 0.01) - 1)
    within, without = looked_at
    assert within == 3, "the whole picture, and two regions"
    assert without > within


def test_the_cost_is_that_of_all_stages_tried() -> None:
    ticks = itertools.count(step=0.01)
    (reading,) = Decoder(stages=[Finds(b"x")], seconds=lambda: next(ticks)).decode(blank())
    assert reading.cost_ms == pytest.approx(10)


def test_symbologies_that_were_not_asked_for_are_not_read() -> None:
    assert Decoder(["QRCode"]).decode(code_picture("5901234123457", "EAN13")) == ()


def test_an_empty_frame_has_no_code() -> None:
    assert Decoder().decode(frame(None)) == ()


def test_bytes_come_out_as_they_went_in() -> None:
    control = b"NID1:\x00\x1b[2J\x07"
    assert Decoder().decode(code_picture(control))[0].data == control


@pytest.mark.parametrize(
    "shape", [(0, 10), (10,), (10, 10, 2), (10, 10, 3, 1)], ids=["empty", "a line", "two channels", "a cube"]
)
def test_what_is_no_picture_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="not a picture"):
        Decoder().decode(np.zeros(shape, np.uint8))


def test_without_the_systems_zbar_the_till_reads_with_zxing_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zbar_stage, "_load_pyzbar", lambda: (None, "Unable to find zbar shared library"))
    decoder = Decoder()
    assert decoder.decode(code_picture(CARD))[0].decoder == "zxing-cpp"
    assert decoder.decode(frame(None)) == ()
    missing = decoder.missing()
    assert missing is not None
    assert missing.startswith("Unable to find zbar shared library; ")
    assert "zbar" in missing.partition("; ")[2]
    with pytest.raises(ImportError, match="Unable to find zbar"):
        ZbarStage(TILL_SYMBOLOGIES)


@needs_zbar
def test_nothing_is_missing_where_zbar_is_installed() -> None:
    assert decoder_module.Decoder.missing() is None


@needs_zbar
def test_zbar_never_looks_for_databar() -> None:
    from pyzbar.pyzbar import ZBarSymbol

    symbols = ZbarStage({*TILL_SYMBOLOGIES, "DataBar", "DataBarExp"})._symbols
    assert not {ZBarSymbol.DATABAR, ZBarSymbol.DATABAR_EXP} & set(symbols)


def test_a_code_of_seven_thousand_digits_is_read_whole_and_left_to_the_rules() -> None:
    digits = "9" * 7089
    barcode = zxingcpp.create_barcode(digits, zxingcpp.BarcodeFormat.QRCode, ec_level="L")
    drawn = np.pad(np.array(barcode.to_image(scale=4)), 40, constant_values=255)
    assert ZxingStage(TILL_SYMBOLOGIES).read(drawn)[0].data == digits.encode()


@needs_zbar
@pytest.mark.parametrize(
    "payload",
    [
        b"kaart",
        "jäsen".encode(),
        "jäsen".encode("latin-1"),
        "会員".encode("shift-jis"),
        bytes(range(128, 256)),
    ],
    ids=["ASCII", "UTF-8", "Latin-1", "Shift JIS", "binary"],
)
def test_no_byte_of_a_qr_code_is_changed_by_zbars_guess_at_its_encoding(payload: bytes) -> None:
    picture = code_picture(payload)
    assert {one.data for one in ZbarStage(TILL_SYMBOLOGIES).read(picture)} <= {payload}
    assert Decoder().decode(picture)[0].data == payload


@needs_zbar
def test_zbar_without_anything_to_look_for_finds_nothing() -> None:
    assert ZbarStage([]).read(code_picture(CARD)) == []


@pytest.mark.parametrize(("drawn_as", "drawn", "symbology", "text"), SAMPLES)
def test_a_good_picture_is_read_for_sure(drawn_as: str, drawn: str, symbology: str, text: str) -> None:
    (reading,) = Decoder().decode(code_picture(drawn, drawn_as))
    assert reading.sure
    assert reading.stage == "whole picture"


@pytest.mark.parametrize("hardship", ["blur", "glare"])
def test_a_code_that_only_a_closer_look_reads_has_its_corners_on_the_picture(hardship: str) -> None:
    alone = Decoder(stages=[ZxingStage(TILL_SYMBOLOGIES)])
    hard = [
        (one, reading)
        for one in hard_pictures(2)
        if one.hardship == hardship and not alone.decode(one.picture)
        for reading in Decoder().decode(one.picture)
    ]
    assert hard
    for one, reading in hard:
        assert reading.stage.startswith(("bars: ", "matrix: "))
        upright = np.array(reading.corners)
        middle = upright.mean(axis=0)
        assert (0, 0) < tuple(middle) < one.picture.shape[::-1]
        left, top = (upright.min(axis=0) - 40).clip(0)
        right, bottom = upright.max(axis=0) + 40
        again = Decoder().decode(one.picture[top:bottom, left:right])
        assert reading.data in {other.data for other in again}


@pytest.mark.parametrize("shape", [(1, 3000), (5000, 1), (2, 65535), (1, 1)])
def test_a_picture_of_hardly_any_height_holds_no_code(shape: tuple[int, int]) -> None:
    assert Decoder().decode(np.zeros(shape, np.uint8)) == ()


def test_what_is_no_picture_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="not a picture"):
        Decoder().decode(np.uint8(7))  # type: ignore[arg-type]  # a number and no array is the point


def test_a_code_on_a_picture_larger_than_any_telephones_is_read_where_it_is() -> None:
    picture = np.full((5000, 6000), 255, np.uint8)
    drawn = code_picture(CARD, scale=20)
    picture[3000 : 3000 + drawn.shape[0], 4000 : 4000 + drawn.shape[1]] = drawn
    (reading,) = Decoder().decode(picture)
    assert reading.data == CARD.encode()
    (left, top), _, (right, bottom), _ = reading.corners
    middle = 4000 + drawn.shape[1] / 2, 3000 + drawn.shape[0] / 2
    assert abs((left + right) / 2 - middle[0]) < 12
    assert abs((top + bottom) / 2 - middle[1]) < 12
    assert right - left > 21 * 20 - 12
