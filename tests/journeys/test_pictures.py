"""Real photographs of codes: through the command line, and before the camera of a till that sells."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pos_client.scanning.decoding.image_file import read_image
from tests.decode_set import ABSENT, Photograph, decode_set, photographs
from tests.journeys.counter import Counter
from tests.journeys.video import counter_top, keep

ROOT = Path(__file__).resolve().parents[2]
EVERY = 15
"""One photograph in so many: all of them are the decoder's own tests' business."""
MOST_MISSED = 0.35
EMPTY_FRAMES = 25
"""Half a second and more: a code that is no card waits that long for a card beside it."""
FRAMES_EACH = 3
"""A bar code is certain once two frames agree."""


@pytest.fixture(scope="module")
def some_photographs() -> list[Photograph]:
    """From every part of the set."""
    folder = decode_set()
    if folder is None:
        pytest.skip(ABSENT)
    return photographs(folder)[::EVERY]


@pytest.mark.rule("J14", "X01")
def test_the_command_line_reads_real_photographs_a_line_of_json_each(
    some_photographs: list[Photograph],
) -> None:
    paths = [str(one.path) for one in some_photographs]
    done = subprocess.run(
        [sys.executable, "-m", "pos_client", "decode", "--json", *paths],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == paths

    missed = 0
    for photograph, line in zip(some_photographs, lines, strict=True):
        read = {scan["text"] for scan in line["scans"]}
        assert all(scan["symbology"] and scan["decoder"] in {"zxing-cpp", "pyzbar"} for scan in line["scans"])
        missed += bool(photograph.texts) and not read & photograph.texts
    assert missed <= MOST_MISSED * len(some_photographs)


def test_a_file_that_is_no_picture_is_named_by_the_command_line_and_the_next_one_is_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "no.png").write_bytes(b"no picture")
    (card,) = keep(tmp_path / "card", [counter_top("NID1:12345678901234")], as_folder=True)
    done = subprocess.run(
        [sys.executable, "-m", "pos_client", "decode", "--json", str(tmp_path / "no.png"), str(card)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    refused, read = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 1
    assert refused["problem"] == "image-unreadable"
    assert [scan["text"] for scan in read["scans"]] == ["NID1:12345678901234"]


@pytest.mark.rule("J14", "X01", "X02")
@pytest.mark.parametrize("as_folder", [False, True], ids=["film", "folder"])
def test_a_card_shown_among_photographs_goes_the_whole_way_from_the_camera_to_a_stored_purchase(
    kodutare: Counter, some_photographs: list[Photograph], tmp_path: Path, as_folder: bool
) -> None:
    member = kodutare.shop.new_member(consent=True)
    shown = [one for one in some_photographs if one.texts][:4]
    frames = [read_image(one.path) for one in shown for _ in range(FRAMES_EACH)]
    frames += [counter_top(None)] * EMPTY_FRAMES
    frames += [counter_top(member.phone.code)] * FRAMES_EACH
    path = tmp_path / ("film" if as_folder else "film.avi")
    keep(path, frames, as_folder=as_folder)
    till = kodutare.open_till()

    till.look_through(str(path))
    till.until(lambda: till.band() == "Card price", "the card before the camera")
    till.sell("45,99")

    kodutare.has_arrived([4599])
    assert [one["member_ref"] for one in kodutare.shop.purchases()] == [member.member_ref]
    scans = [json.loads(one["body"]) for one in kodutare.shop.entries("scan_counted")]
    assert {one["source"] for one in scans} == {"camera"}
    assert [one["result"] for one in scans[:-1]] == ["not_a_member_card"] * (len(scans) - 1)
    assert len(scans) > 1
    assert scans[-1]["result"] == "eligible"


def test_the_till_starts_with_its_camera_and_shows_what_it_sees(kodutare: Counter, tmp_path: Path) -> None:
    keep(tmp_path / "empty", [counter_top(None)] * 100, as_folder=True)
    till = kodutare.open_till(camera=str(tmp_path / "empty"))
    till.until(lambda: till.app.shell.presenters.camera.state.running, "the picture of the camera")
