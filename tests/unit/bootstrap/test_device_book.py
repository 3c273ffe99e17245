"""The file of the chosen devices: whole, for one user's eyes, and never a reason not to start."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pos_client.bootstrap.device_book import DeviceFile
from pos_client.domain.devices import Devices, Suffix, WedgeProfile
from pos_client.domain.errors import KnownError

CHOSEN = Devices("rtsp://admin:hunter2@10.0.0.9/1", "hid:/dev/hidraw1", WedgeProfile("fi", "~", Suffix.TAB))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "till" / "devices.json"


def written(path: Path, text: str | bytes) -> DeviceFile:
    path.parent.mkdir()
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return DeviceFile(path)


@pytest.mark.parametrize("devices", [CHOSEN, Devices(), Devices(camera=None)])
def test_what_is_kept_is_read_again(path: Path, devices: Devices) -> None:
    DeviceFile(path).save(Devices("0"))
    DeviceFile(path).save(devices)
    assert DeviceFile(path).load() == devices


def test_where_nobody_has_chosen_nothing_is_known(path: Path) -> None:
    assert DeviceFile(path).load() is None


@pytest.mark.skipif(os.name != "posix", reason="rights of files are the folder's own on Windows")
def test_only_this_user_may_read_it_for_an_address_may_have_a_password(path: Path) -> None:
    left_by_a_crash = path.with_suffix(".new")
    path.parent.mkdir()
    left_by_a_crash.touch(mode=0o666)
    DeviceFile(path).save(CHOSEN)
    assert path.stat().st_mode & 0o777 == 0o600
    assert not left_by_a_crash.exists()


def test_a_file_of_an_older_till_is_filled_up_and_what_nobody_knows_is_left_out(path: Path) -> None:
    book = written(path, '{"camera": "2", "colour": "red", "wedge": {"layout": "ee", "volume": 11}}')
    assert book.load() == Devices("2", None, WedgeProfile("ee"))
    book.save(book.load() or Devices())
    assert "red" not in path.read_text()
    assert set(json.loads(path.read_text())) == {"camera", "scanner", "wedge"}


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
@pytest.mark.parametrize("endless", ["/dev/zero", "pipe", "itself", "folder"])
def test_what_is_no_plain_file_is_told_at_once_and_never_read(path: Path, endless: str) -> None:
    path.parent.mkdir()
    match endless:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to(path if endless == "itself" else endless)
    with pytest.raises(KnownError) as told:
        DeviceFile(path).load()
    assert told.value.code == "devices-unreadable"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"camera": 0}',
        '{"camera": ["0"]}',
        '{"wedge": "fi"}',
        '{"wedge": {"suffix": "beep"}}',
        '{"wedge": {"layout": 7}}',
        '{"scanner": {"source": "COM3"}}',
        json.dumps({"camera": "x" * 5000}),
        "[" * 100_000,
        b"\xff\xfe\x00",
        '{"camera": "\\ud800"}',
        json.dumps({"camera": None}) + " " * 100_000,
    ],
)
def test_a_file_with_something_else_in_it_is_told_and_breaks_nothing(path: Path, text: str | bytes) -> None:
    book = written(path, text)
    with pytest.raises(KnownError) as told:
        book.load()
    assert told.value.code == "devices-unreadable"
    book.save(CHOSEN)
    assert book.load() == CHOSEN


def test_the_word_about_it_says_nothing_of_what_stands_in_it(path: Path) -> None:
    book = written(path, '{"camera": "rtsp://admin:hunter2@x/", "scanner": 7}')
    with pytest.raises(KnownError) as told:
        book.load()
    assert "hunter2" not in f"{told.value} {told.value.detail}"


def test_a_folder_in_its_place_is_told_when_reading_and_when_writing(path: Path) -> None:
    (path / "something").mkdir(parents=True)
    with pytest.raises(KnownError) as unread:
        DeviceFile(path).load()
    with pytest.raises(KnownError) as unwritten:
        DeviceFile(path).save(CHOSEN)
    assert (unread.value.code, unwritten.value.code) == ("devices-unreadable", "devices-not-written")
