"""A card from the tray can be let go anywhere over the till, where a card means something."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos_client.demo.card_tile import drag_data
from pos_client.demo.hands import Hands, NotSeenError
from pos_client.demo.sample_cards import PRODUCT
from pos_client.ui.widgets.picture_drop import PictureDrop


def till(qtbot: QtBot, *, wanted: bool) -> tuple[QWidget, list[str]]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    files: list[str] = []
    PictureDrop(window, lambda: wanted).file_dropped.connect(files.append)
    return window, files


def test_a_dropped_card_is_handed_on_as_the_file_it_is(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window, files = till(qtbot, wanted=True)
    Hands(qapp, window).drop(drag_data(PRODUCT, tmp_path), window)
    assert [Path(file) for file in files] == [tmp_path / "product.png"]


def test_where_a_card_means_nothing_it_is_not_taken(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    window, files = till(qtbot, wanted=False)
    with pytest.raises(NotSeenError, match="does not take"):
        Hands(qapp, window).drop(drag_data(PRODUCT, tmp_path), window)
    assert files == []


def test_an_address_of_the_web_is_never_opened(qtbot: QtBot, qapp: QApplication) -> None:
    window, files = till(qtbot, wanted=True)
    data = QMimeData()
    data.setUrls([QUrl("https://shop.example/card.png")])
    Hands(qapp, window).drop(data, window)
    assert files == []
