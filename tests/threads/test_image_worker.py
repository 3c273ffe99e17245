"""Pictures that were dropped, pasted or opened."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QImage

from pos_client.domain.errors import InputError
from pos_client.domain.scan import Scan, ScanSource
from pos_client.scanning.decoding.decoder import Decoder
from pos_client.scanning.decoding.reading import Reading
from pos_client.workers.image_reading import BUDGET_MS, ImageWorker
from tests.fakes.programmes import programme_with_cards_in
from tests.unit.scanning.pictures import CARD, Picture, as_file, code_picture, frame

AT = datetime(2026, 11, 22, 9, 41, 7, tzinfo=UTC)


class Answers(QObject):
    """Every answer of the worker, in order."""

    def __init__(self, worker: ImageWorker) -> None:
        super().__init__()
        self.all: list[object] = []
        worker.code_seen.connect(self.code)
        worker.nothing_found.connect(self.nothing)
        worker.image_refused.connect(self.refused)

    @Slot(object)
    def code(self, scan: Scan) -> None:
        self.all.append(scan)

    @Slot(str)
    def nothing(self, name: str) -> None:
        self.all.append(f"nothing on {name!r}")

    @Slot(object)
    def refused(self, error: InputError) -> None:
        self.all.append(error.code)


@pytest.fixture
def worker(qapp: QGuiApplication) -> ImageWorker:
    return ImageWorker(now=lambda: AT)


@pytest.fixture
def answers(worker: ImageWorker) -> Answers:
    return Answers(worker)


CARD_SCAN = Scan(CARD.encode(), ScanSource.IMAGE, AT, "QRCode")


@pytest.mark.rule("X01", "J14")
def test_a_dropped_file_gives_its_code(worker: ImageWorker, answers: Answers, tmp_path: Path) -> None:
    path = tmp_path / "card.png"
    path.write_bytes(as_file(frame()))
    worker.read_file(str(path))
    assert answers.all == [CARD_SCAN]


def test_a_file_without_a_code_is_answered_by_its_name_only(
    worker: ImageWorker, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "cat.png"
    path.write_bytes(as_file(frame(None)))
    worker.read_file(str(path))
    assert answers.all == ["nothing on 'cat.png'"]


def test_a_file_that_is_no_picture_is_refused(worker: ImageWorker, answers: Answers, tmp_path: Path) -> None:
    path = tmp_path / "card.png"
    path.write_bytes(b"no picture")
    worker.read_file(str(path))
    worker.read_file(str(tmp_path / "absent.png"))
    assert answers.all == ["image-unreadable", "image-unreadable"]


@pytest.mark.parametrize(
    "form",
    [
        QImage.Format.Format_RGB32,
        QImage.Format.Format_ARGB32,
        QImage.Format.Format_ARGB32_Premultiplied,
        QImage.Format.Format_Grayscale8,
        QImage.Format.Format_Mono,
        QImage.Format.Format_RGB888,
        QImage.Format.Format_RGBA64,
    ],
)
def test_a_pasted_picture_of_any_format_gives_its_code(
    worker: ImageWorker, answers: Answers, form: QImage.Format
) -> None:
    picture = QImage.fromData(as_file(code_picture(CARD, scale=5)[:, :-3])).convertToFormat(form)
    worker.read_image(picture)
    assert answers.all == [CARD_SCAN]


def test_a_pasted_code_on_a_transparent_ground_is_read(worker: ImageWorker, answers: Answers) -> None:
    drawn = QImage.fromData(as_file(code_picture(CARD)))
    clear = drawn.convertToFormat(QImage.Format.Format_ARGB32)
    clear.setAlphaChannel(inverted(drawn))
    clear.setPixelColor(0, 0, Qt.GlobalColor.transparent)
    worker.read_image(clear)
    assert answers.all == [CARD_SCAN]


def inverted(image: QImage) -> QImage:
    mask = image.convertToFormat(QImage.Format.Format_Grayscale8)
    mask.invertPixels()
    return mask


def test_nothing_pasted_is_unreadable_and_a_huge_picture_too_large(
    worker: ImageWorker, answers: Answers
) -> None:
    worker.read_image(QImage())
    worker.read_image(QImage(40_001, 1_000, QImage.Format.Format_Mono))
    assert answers.all == ["image-unreadable", "image-too-large"]


def test_two_codes_on_one_picture_are_two_scans(worker: ImageWorker, answers: Answers) -> None:
    picture = frame()
    drawn = code_picture("NID1:2")
    picture[40 : 40 + drawn.shape[0], 40 : 40 + drawn.shape[1]] = drawn[:, :, None]
    worker.read_image(QImage.fromData(as_file(picture)))
    assert {scan.data for scan in answers.all if isinstance(scan, Scan)} == {CARD.encode(), b"NID1:2"}


class Noted(Decoder):
    """Finds nothing, and notes how long it may look."""

    budgets: list[float | None]

    def decode(self, image: Picture, *, budget_ms: float | None = None) -> tuple[Reading, ...]:
        self.budgets.append(budget_ms)
        return ()


def test_a_picture_of_nothing_but_noise_is_given_up_in_time(qapp: QGuiApplication, tmp_path: Path) -> None:
    decoder = Noted()
    decoder.budgets = []
    worker = ImageWorker(decoder=lambda _: decoder)
    path = tmp_path / "noise.png"
    path.write_bytes(as_file(frame(None)))
    worker.read_file(str(path))
    assert decoder.budgets == [BUDGET_MS]


def test_cards_in_a_symbology_of_the_programme_are_read_once_it_is_known(
    worker: ImageWorker, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "card.png"
    path.write_bytes(as_file(code_picture(CARD, "DataMatrix")))
    worker.read_file(str(path))
    worker.on_till_opened(programme_with_cards_in("DataMatrix", "a symbology of next year"))
    worker.read_file(str(path))
    assert answers.all == ["nothing on 'card.png'", Scan(CARD.encode(), ScanSource.IMAGE, AT, "DataMatrix")]
