"""What sends messages goes on after whatever happened, and is not set up so that it cannot."""

import logging
import threading
from pathlib import Path

import pytest

from reference_backend.__main__ import main
from reference_backend.messages.background import LONGEST_PAUSE_S, BackgroundSender
from reference_backend.messages.settings import OutboxSettingsError, read_settings


class Rounds:
    """A stop signal whose waits are over at once, so many times; it remembers how long each would be."""

    def __init__(self, number: int) -> None:
        self.waits: list[float] = []
        self._number = number
        self.over = threading.Event()

    def wait(self, timeout: float) -> bool:
        if len(self.waits) == self._number:
            self.over.set()
            return True
        self.waits.append(timeout)
        return False

    def set(self) -> None:
        self._number = len(self.waits)


def test_the_sender_goes_on_after_an_error_that_nobody_expected_and_names_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    sent: list[int] = []

    def send() -> None:
        sent.append(1)
        if len(sent) == 1:
            raise KeyError("aino@example.com")

    rounds = Rounds(3)
    with caplog.at_level(logging.ERROR), BackgroundSender(send, every_s=5.0, stop=rounds):
        assert rounds.over.wait(5)
    assert len(sent) == 3
    assert [one.getMessage() for one in caplog.records] == ["outbox-round-failed: KeyError"]
    assert rounds.waits == [5.0, 10.0, 5.0]


def test_the_sender_that_fails_again_and_again_pauses_longer_up_to_a_limit() -> None:
    def fail() -> None:
        raise ValueError

    rounds = Rounds(10)
    with BackgroundSender(fail, every_s=5.0, stop=rounds):
        assert rounds.over.wait(5)
    assert rounds.waits[:4] == [5.0, 10.0, 20.0, 40.0]
    assert rounds.waits[-1] == LONGEST_PAUSE_S


@pytest.mark.parametrize("folder", ["mail\\u0000box", "mail\\nbox", ""])
def test_a_folder_that_no_disk_can_have_is_refused_when_the_settings_are_read(
    tmp_path: Path, folder: str
) -> None:
    file = tmp_path / "outbox.toml"
    file.write_text(f'folder = "{folder}"\n', encoding="utf-8")
    with pytest.raises(OutboxSettingsError, match=r"outbox.toml: folder: "):
        read_settings(file)


def test_a_folder_that_cannot_be_made_is_refused_before_anything_is_served(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    settings = tmp_path / "outbox.toml"
    settings.write_text(f"folder = {str(tmp_path / 'file' / 'mail')!r}\n", encoding="utf-8")
    assert main(["outbox", "send", "--database", str(database), "--outbox", str(settings)]) == 1
    assert "folder" in capsys.readouterr().err
