"""A serial port through pyserial, on pseudoterminals: what may be opened, and what is read from it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pos_client.domain.errors import KnownError
from pos_client.scanning.ports import serial_port
from pos_client.scanning.ports.serial_port import SerialPort
from tests.ptys import PtyScanner

if sys.platform != "win32":
    import termios

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudoterminals")

PATIENCE_S = 5.0
AT_ONCE_S = 0.01


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[PtyScanner]:
    with PtyScanner(tmp_path / "by-id-scanner") as plugged_in:
        yield plugged_in


@pytest.fixture
def port(scanner: PtyScanner) -> Iterator[SerialPort]:
    opened = SerialPort(str(scanner.path))
    yield opened
    opened.close()


def refusal(source: str) -> str:
    with pytest.raises(KnownError) as refused:
        SerialPort(source)
    return refused.value.code


def test_what_was_sent_is_read_byte_for_byte(scanner: PtyScanner, port: SerialPort) -> None:
    every_byte = bytes(range(256)) * 4
    scanner.send(every_byte)

    read = b""
    while len(read) < len(every_byte):
        read += port.read(PATIENCE_S)

    assert read == every_byte


def test_a_silent_line_gives_nothing(port: SerialPort) -> None:
    assert port.read(AT_ONCE_S) == b""


def test_what_lay_there_before_the_port_was_opened_is_not_a_scan_of_now(scanner: PtyScanner) -> None:
    scanner.send(b"of yesterday\r")

    port = SerialPort(str(scanner.path))

    assert port.read(AT_ONCE_S) == b""
    port.close()


def test_a_pulled_plug_is_said_and_stays_said(scanner: PtyScanner, port: SerialPort) -> None:
    scanner.unplug()

    for _ in range(2):
        with pytest.raises(KnownError, match="scanner-unplugged"):
            port.read(PATIENCE_S)


class TornLine:
    """A port whose plug is pulled between the first byte and the others."""

    timeout = PATIENCE_S

    def read(self, _size: int) -> bytes:
        return b"4"

    @property
    def in_waiting(self) -> int:
        raise OSError(errno.EIO, "gone")


def test_the_byte_that_came_before_the_plug_was_pulled_is_not_lost(
    scanner: PtyScanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serial_port, "_open", lambda _: TornLine())
    port = SerialPort(str(scanner.path))

    assert port.read(PATIENCE_S) == b"4"
    with pytest.raises(KnownError, match="scanner-unplugged"):
        port.read(PATIENCE_S)


def test_a_closed_port_may_be_closed_again(port: SerialPort) -> None:
    port.close()
    port.close()


def test_a_second_program_does_not_get_the_port(scanner: PtyScanner, port: SerialPort) -> None:
    assert refusal(str(scanner.path)) == "scanner-busy"


def test_a_port_that_was_let_go_can_be_opened_again(scanner: PtyScanner) -> None:
    SerialPort(str(scanner.path)).close()
    SerialPort(str(scanner.path)).close()


@contextmanager
def without_the_rights_of_root() -> Iterator[None]:
    """Root may open everything."""
    me = os.geteuid()
    os.seteuid(me or 65534)
    try:
        yield
    finally:
        os.seteuid(me)


def test_a_port_without_rights_is_denied(scanner: PtyScanner) -> None:
    Path(scanner.device).chmod(0)

    with without_the_rights_of_root():
        assert refusal(scanner.device) == "scanner-denied"


def test_a_port_that_vanishes_while_it_is_opened_is_missing(
    scanner: PtyScanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hung_up(*_: object) -> None:
        raise termios.error(5, "Input/output error")

    handles = len(list(Path("/dev/fd").iterdir()))
    monkeypatch.setattr(termios, "tcflush", hung_up)

    assert refusal(str(scanner.path)) == "scanner-missing"
    assert len(list(Path("/dev/fd").iterdir())) == handles


@pytest.mark.parametrize(
    "source",
    [
        "",
        "/dev/tty-that-is-not-there",
        "/dev/null",
        "/dev",
        "COM7",
        "a\0b",
        "socket://127.0.0.1:9",
        "loop://",
    ],
)
def test_what_is_no_serial_port_is_missing(source: str) -> None:
    assert refusal(source) == "scanner-missing"


def test_a_file_is_no_scanner_and_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "sales.txt"
    file.write_bytes(b"kept")

    assert refusal(str(file)) == "scanner-missing"
    assert refusal(f"spy://{file}?file={tmp_path / 'spied'}") == "scanner-missing"
    assert file.read_bytes() == b"kept"
    assert not (tmp_path / "spied").exists()


def test_a_link_to_nothing_is_missing(scanner: PtyScanner) -> None:
    scanner.unplug()
    scanner.path.symlink_to("/dev/pts/nothing")

    assert refusal(str(scanner.path)) == "scanner-missing"
