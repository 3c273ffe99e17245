"""Codes that this program draws: every other one of its decoders reads them back."""

import numpy as np
import pytest

from pos_client.scanning.decoding.code_drawing import draw_code128, draw_qr
from pos_client.scanning.decoding.decoder import Decoder
from pos_client.scanning.keys.wedge_calibration import CALIBRATION_TEXT

LIGHT = 255
QR_QUIET, BARS_QUIET = 4, 10
"""Modules, by ISO/IEC 18004 and ISO/IEC 15417."""


def test_the_qr_code_is_read_back_at_the_size_of_the_screen() -> None:
    shown = np.kron(draw_qr(CALIBRATION_TEXT), np.ones((8, 8), dtype=np.uint8))
    assert {reading.data for reading in Decoder().decode(shown)} == {CALIBRATION_TEXT.encode()}


def test_the_barcode_is_read_back_at_two_pixels_for_each_module() -> None:
    shown = np.kron(draw_code128(CALIBRATION_TEXT), np.ones((120, 2), dtype=np.uint8))
    shown = np.pad(shown, 20, constant_values=LIGHT)
    assert {reading.data for reading in Decoder().decode(shown)} == {CALIBRATION_TEXT.encode()}


@pytest.mark.parametrize("picture", [draw_qr("A1"), draw_code128("A1")])
def test_the_quiet_zone_is_part_of_the_picture(picture: np.ndarray) -> None:
    quiet = QR_QUIET if picture.shape[0] > 1 else BARS_QUIET
    assert (picture[:, :quiet] == LIGHT).all()
    assert (picture[:, -quiet:] == LIGHT).all()
