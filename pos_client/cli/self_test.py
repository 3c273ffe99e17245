"""`pos-client --self-test`: a package examines itself, without a backend, a keyring or a display."""

from __future__ import annotations

import importlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from pos_client.cli.exit_codes import Exit

_SAMPLE = "9193774729716649"
_HALF, _MODULE_PX, _QUIET_MODULES = 127, 6, 4
_OLDEST_SQLITE = (3, 51, 3)
"""Before it the write-ahead log could lose a commit (the WAL-reset bug)."""


def self_test(as_json: bool) -> int:
    """Run every check; one line each."""
    results = {name: _outcome(check) for name, check in _CHECKS.items()}
    for name, (passed, says) in results.items():
        line = json.dumps({"check": name, "ok": passed, "says": says})
        print(line if as_json else f"{'ok  ' if passed else 'FAIL'} {name:<14}{says}")
    return Exit.DONE if all(passed for passed, _ in results.values()) else Exit.FOUND_A_FAULT


def _outcome(check: Callable[[], str]) -> tuple[bool, str]:
    try:
        return True, check()
    except Exception as error:  # noqa: BLE001  # whatever is wrong with a package, the other checks still run
        return False, f"{type(error).__name__}: {error}"


def _must(condition: bool, words: str) -> None:
    if not condition:
        raise RuntimeError(words)


def _store() -> str:
    """An encrypted store opens, keeps a value over a restart, and cannot be read without its key."""
    import apsw

    from offline_cache.store import Store

    version = apsw.sqlite_lib_version()
    _must(tuple(int(part) for part in version.split(".")) >= _OLDEST_SQLITE, f"SQLite {version} is too old")
    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder) / "till.db", os.urandom(32)
        with Store.open(path, key, create=True) as store:
            store.settings.put("self-test", _SAMPLE)
        with Store.open(path, key) as store:
            _must(store.settings.get("self-test") == _SAMPLE, "the value did not survive")
        _must(_SAMPLE.encode() not in path.read_bytes(), "the file is not encrypted")
    return f"SQLite {version}, encrypted"


def _decoder() -> str:
    """A code that was just drawn is read."""
    from pos_client.demo.card_faces import symbol
    from pos_client.scanning.decoding.decoder import Decoder
    from pos_client.scanning.decoding.image_file import read_image

    drawn = symbol(_SAMPLE, "QRCode")
    dark = [
        [drawn.pixelColor(x, y).black() > _HALF for x in range(drawn.width())] for y in range(drawn.height())
    ]
    found = Decoder().decode(read_image(_pgm(dark)))
    _must([one.data for one in found] == [_SAMPLE.encode()], f"read {len(found)} codes")
    return Decoder.missing() or "zxing-cpp and zbar"


def _pgm(dark: list[list[bool]]) -> bytes:
    """The modules as a portable grey map, with their quiet zone."""
    side = (len(dark) + 2 * _QUIET_MODULES) * _MODULE_PX
    rows = bytearray(b"\xff" * side * side)
    for y in range(len(dark) * _MODULE_PX):
        for x in range(len(dark) * _MODULE_PX):
            if dark[y // _MODULE_PX][x // _MODULE_PX]:
                margin = _QUIET_MODULES * _MODULE_PX
                rows[(y + margin) * side + x + margin] = 0
    return f"P5 {side} {side} 255\n".encode() + bytes(rows)


def _qt() -> str:
    """The pin that keeps a till from aborting (ADR 0005)."""
    from pos_client.bootstrap.paint_check import qt_version

    version = qt_version()
    _must((6, 8) <= tuple(int(part) for part in version.split(".")[:2]) < (6, 12), f"PySide6 {version}")
    return f"PySide6 {version}"


def _window() -> str:
    """The till's first screen paints."""
    from pos_client.bootstrap.paint_check import EMPTY_WINDOW, colours_painted

    colours = colours_painted(1024, 768)
    _must(colours > EMPTY_WINDOW, "the window is empty")
    return f"painted in {colours} colours"


def _translations() -> str:
    from pos_client.cli.doctor import translations

    finding = translations()
    _must(finding.ok, finding.says)
    return finding.says


def _libraries() -> str:
    """What a running till imports late is in the package."""
    for name in ("requests", "keyring", "cv2", "argon2", "cryptography", "pyzbar"):
        importlib.import_module(name)
    return "all there"


_CHECKS: dict[str, Callable[[], str]] = {
    "store": _store,
    "decoder": _decoder,
    "libraries": _libraries,
    "qt": _qt,
    "translations": _translations,
    "window": _window,
}
