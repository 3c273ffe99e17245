"""The lines of `pos-client decode`."""

import itertools
import json
from pathlib import Path

import pytest

from pos_client.scanning.decoding.decode_files import decode_files
from tests.unit.scanning.pictures import CARD, as_file, code_picture, frame


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_line_says_text_symbology_decoder_and_time(tmp_path: Path) -> None:
    ticks = itertools.count(step=0.005)
    path = saved(tmp_path, "card.png", as_file(code_picture(CARD)))
    (line,) = decode_files([path], seconds=lambda: next(ticks))
    assert line.as_line() == f"{path}\t{CARD}\tQRCode\tzxing-cpp\t5.0 ms"
    assert json.loads(line.as_json()) == {
        "file": str(path),
        "scans": [
            {
                "text": CARD,
                "symbology": "QRCode",
                "decoder": "zxing-cpp",
                "stage": "whole picture",
                "sure": True,
                "corners": [list(corner) for corner in line.scans[0].corners],
                "bytes": CARD.encode().hex(),
            }
        ],
        "ms": 5.0,
    }


def test_a_file_that_is_refused_is_told_and_the_next_one_follows(tmp_path: Path) -> None:
    bad = saved(tmp_path, "bad.png", b"no picture")
    empty = saved(tmp_path, "empty.png", as_file(frame(None)))
    good = saved(tmp_path, "good.png", as_file(frame()))
    lines = list(decode_files([bad, tmp_path / "absent.png", empty, good]))
    assert [line.problem for line in lines] == ["image-unreadable", "image-unreadable", None, None]
    assert [len(line.scans) for line in lines] == [0, 0, 0, 1]
    assert lines[0].as_line() == f"{bad}\timage-unreadable"
    assert json.loads(lines[0].as_json())["problem"] == "image-unreadable"
    assert "\tno code found\t" in lines[2].as_line()


@pytest.mark.parametrize("evil", ["\x1b[2J", "\u202e", "\r\n", "\x07"])
def test_a_code_cannot_play_tricks_on_a_terminal(tmp_path: Path, evil: str) -> None:
    path = saved(tmp_path, "evil.png", as_file(code_picture(f"a{evil}b")))
    (line,) = decode_files([path])
    assert line.as_json().isascii()
    assert line.as_json().isprintable()
    assert line.as_line().replace("\t", "").isprintable()
