"""Whatever is drawn on the tray reads back as what it stands for."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_client.demo.card_faces import draw_face, symbol
from pos_client.demo.card_tile import CardTile, LargeCard, drag_data, face_on_counter, picture_file
from pos_client.demo.sample_cards import FOREIGN, Carrier, SampleCard
from pos_client.demo.tray import Tray
from pos_client.scanning.decoding.decoder import Decoder
from pos_client.scanning.decoding.image_file import read_image
from pos_client.ui.theme import Theme

SHOP = "Kodutare"
NUMBER, PLASTIC_NUMBER, NANO_ID = "9112345678901260", "9212345678901269", "NID1:12345678901260"


def sample(key: str, code: str, symbology: str, carrier: Carrier, owner: str = SHOP) -> SampleCard:
    return SampleCard(key, "Eligible member – phone", "card price", code, symbology, carrier, owner)


CARDS = (
    sample("phone", NUMBER, "QRCode", Carrier.PHONE),
    sample("sheet", NUMBER, "QRCode", Carrier.SHEET),
    sample("sheet-bars", NUMBER, "Code128", Carrier.SHEET),
    sample("plastic", PLASTIC_NUMBER, "Code128", Carrier.PLASTIC),
    sample("nano", NANO_ID, "QRCode", Carrier.PHONE, "Kaarnan Kahvila"),
    sample("long-name", NANO_ID, "QRCode", Carrier.SHEET, "The Shop With The Very Long Name Oy"),
    *FOREIGN,
)


def grey(image: QImage) -> np.ndarray:
    flat = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())
    return rows[:, : flat.width()].copy()


def read(image: QImage) -> list[tuple[str, str]]:
    return [(one.data.decode(), one.symbology) for one in Decoder().decode(grey(image))]


@pytest.fixture
def tray(qtbot: QtBot, tmp_path: Path) -> Tray:
    staff = [{"number": "12", "role": "cashier", "pin": "120012"}]
    tray = Tray(CARDS, staff, ["Sign in as 12."], tmp_path, Theme())
    qtbot.addWidget(tray)
    tray.resize(1024, 768)
    tray.show()
    qtbot.waitExposed(tray)
    return tray


@pytest.mark.parametrize("place", range(len(CARDS)), ids=[card.key for card in CARDS])
def test_a_card_on_the_tray_can_be_scanned_off_the_screen(tray: Tray, place: int) -> None:
    tile = tray.tiles[place]
    assert read(tile.grab(tile.face_area()).toImage()) == [(tile.card.code, tile.card.symbology)]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.key)
@pytest.mark.parametrize("size", [QSize(1024, 768), QSize(1920, 1080)], ids=["small", "large"])
def test_a_card_held_large_before_a_webcam_is_read(qapp: QApplication, card: SampleCard, size: QSize) -> None:
    assert read(face_on_counter(card, size)) == [(card.code, card.symbology)]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.key)
def test_what_a_drag_carries_is_a_picture_and_a_file_that_both_read(
    qapp: QApplication, tmp_path: Path, card: SampleCard
) -> None:
    data = drag_data(card, tmp_path)
    carried = data.imageData()
    assert isinstance(carried, QImage)
    assert read(carried) == [(card.code, card.symbology)]
    [url] = data.urls()
    [reading] = Decoder().decode(read_image(Path(url.toLocalFile())))
    assert (reading.data.decode(), reading.symbology) == (card.code, card.symbology)


def test_a_picture_that_cannot_be_written_is_told(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "phone.png").mkdir()
    with pytest.raises(OSError, match=r"phone\.png"):
        picture_file(CARDS[0], tmp_path)


def test_a_symbol_is_one_pixel_per_module(qapp: QApplication) -> None:
    assert (symbol(NUMBER, "QRCode").width(), symbol(NUMBER, "QRCode").height()) == (21, 21)
    assert symbol(PLASTIC_NUMBER, "Code128").height() == 1


def test_a_code_that_its_symbology_cannot_hold_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match=r".+"):
        symbol("not digits", "EAN13")


def test_a_click_asks_to_show_the_card_large(qtbot: QtBot, tmp_path: Path) -> None:
    tile = CardTile(CARDS[0], tmp_path, Theme())
    qtbot.addWidget(tile)
    shown: list[object] = []
    tile.show_large_asked.connect(shown.append)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    QTest.keyClick(tile, Qt.Key.Key_Return)
    assert shown == [CARDS[0], CARDS[0]]


def test_a_card_is_held_large_until_a_click_puts_it_away(
    tray: Tray, qtbot: QtBot, qapp: QApplication
) -> None:
    def large() -> list[LargeCard]:
        return [one for one in qapp.topLevelWidgets() if isinstance(one, LargeCard) and one.isVisible()]

    for tile in tray.tiles[:2]:
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [one.windowTitle() for one in large()] == [tray.tiles[1].card.caption])
    assert read(large()[0].grab().toImage())[0][0] == tray.tiles[1].card.code
    QTest.mouseClick(large()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not large())


def test_the_switch_says_what_it_does_and_reports_the_hand_on_it(tray: Tray) -> None:
    reported: list[bool] = []
    tray.cable_toggled.connect(reported.append)
    assert "plugged in" in tray.cable.text()
    tray.cable.click()
    assert "pulled" in tray.cable.text()
    tray.cable.click()
    assert reported == [False, True]


def test_a_face_leaves_the_ground_around_it_clear(qapp: QApplication) -> None:
    face = QPixmap.fromImage(draw_face(CARDS[0], QSize(300, 240)))
    assert face.toImage().pixelColor(2, 120).alpha() == 0
