"""`pos-client doctor`: each part ok, or what to do."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from xml.etree import ElementTree

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.secret_places import secrets_of
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.cli.certificate import ask_backend, certificate_finding
from pos_client.cli.devices import camera_finding, scanners_finding
from pos_client.cli.exit_codes import Exit
from pos_client.cli.finding import Finding
from pos_client.cli.kept_aside import kept_aside_finding
from pos_client.cli.next_steps import next_step
from pos_client.domain.errors import KnownError, SecretStoreError
from pos_client.scanning.keys.way_of_keys import way_of_keys
from pos_client.services.clock_evidence import TRUSTED_WITHIN

_ENOUGH_DISK_BYTES = 512 * 1024 * 1024


def doctor(folder: DataFolder, outside: Surroundings, *, camera: str | None, as_json: bool) -> int:
    """Check every part, whatever the ones before it said."""
    sound = True
    for part, check in _checks(folder, outside, camera):
        finding = _examined(part, check)
        sound = sound and finding.ok
        print(json.dumps(asdict(finding)) if as_json else _line(finding), flush=True)
    return Exit.DONE if sound else Exit.FOUND_A_FAULT


def _checks(
    folder: DataFolder, outside: Surroundings, camera: str | None
) -> Iterator[tuple[str, Callable[[], Finding]]]:
    yield "camera", lambda: camera_finding(folder, camera)
    yield "scanner", _scanner
    yield "scanners", lambda: scanners_finding(folder)
    yield "decoder", _decoder
    yield "keyring", lambda: _keyring(folder, outside)
    yield "backend", lambda: _backend(folder, outside)
    yield "certificate", lambda: certificate_finding(folder, outside)
    yield "clock", lambda: _clock(folder, outside)
    yield "disk", lambda: _disk(folder)
    yield "database", lambda: _database(folder, outside)
    yield "kept-aside", lambda: kept_aside_finding(folder, outside)
    yield "translations", translations


def _examined(part: str, check: Callable[[], Finding]) -> Finding:
    from offline_cache.errors import CacheError

    try:
        return check()
    except (KnownError, CacheError) as error:
        return Finding(part, ok=False, says=str(error), advice=next_step(error.code))


def _line(finding: Finding) -> str:
    words = f"{'ok  ' if finding.ok else 'NOT '} {finding.part:<13}{finding.says}"
    return words if finding.advice is None else f"{words}\n{'':<18}→ {finding.advice}"


def _scanner() -> Finding:
    """A scanner that types is a keyboard: whether one is there shows only when it scans."""
    way = way_of_keys(sys.platform, os.environ)
    return Finding("scanner", ok=True, says=f"typed codes are read by {way.says}", advice=way.advice)


def _decoder() -> Finding:
    from pos_client.scanning.decoding.decoder import Decoder

    missing = Decoder.missing()
    says = "zxing-cpp and zbar" if missing is None else "zxing-cpp alone, some bar codes less: no zbar"
    return Finding("decoder", missing is None, says, missing)


def _keyring(folder: DataFolder, outside: Surroundings) -> Finding:
    installation = folder.installation()
    store = getattr(outside.secrets, "name", "the secret store")
    if installation is None:
        outside.secrets.load("till/doctor")
        return Finding("keyring", ok=True, says=f"{store} answers")
    try:
        secrets_of(installation, outside.secrets)
    except SecretStoreError as error:
        return Finding("keyring", ok=False, says=f"{store}: {error}", advice=next_step(error.code))
    return Finding("keyring", ok=True, says=f"{store} has this till's keys")


def _backend(folder: DataFolder, outside: Surroundings) -> Finding:
    answer = ask_backend(folder, outside)
    if answer is None:
        return Finding("backend", ok=False, says="not enrolled", advice="open the till and enrol it")
    return Finding("backend", ok=True, says=f"answers, version {answer.version}")


def _clock(folder: DataFolder, outside: Surroundings) -> Finding:
    answer = ask_backend(folder, outside)
    offset = None if answer is None else answer.clock.offset
    if offset is None:
        return Finding("clock", ok=True, says="cannot be compared before the backend answered")
    off_s = abs(offset.total_seconds())
    return Finding(
        "clock",
        ok=abs(offset) <= TRUSTED_WITHIN,
        says=f"{off_s:.0f} s from the backend's",
        advice=None if abs(offset) <= TRUSTED_WITHIN else "set this computer's clock",
    )


def _disk(folder: DataFolder) -> Finding:
    there = next(one for one in (folder.path, *folder.path.parents) if one.exists())
    free = shutil.disk_usage(there).free
    enough = free >= _ENOUGH_DISK_BYTES
    return Finding("disk", enough, f"{free // 2**20} MB free", None if enough else "make room on the disk")


def _database(folder: DataFolder, outside: Surroundings) -> Finding:
    from pos_client.cli.journal import reading

    if folder.installation() is None:
        return Finding("database", ok=True, says="none yet: not enrolled")
    with reading(folder, outside) as journal:
        report = journal.verify()
    words = f"{report.entries} entries, " + ("whole" if report.ok else "not whole")
    return Finding("database", report.ok, words, None if report.ok else next_step("database-damaged"))


def translations() -> Finding:
    """Whether the languages that come with the program can be read."""
    from pos_client.ui.resources import RESOURCES

    files = sorted((RESOURCES / "translations").glob("pos_client_*.ts"))
    broken = [file.name for file in files if not _readable(file.read_bytes())]
    says = ", ".join(file.stem.rpartition("_")[2] for file in files) or "none"
    return Finding(
        "translations",
        bool(files) and not broken,
        says,
        "install the program anew" if broken or not files else None,
    )


def _readable(text: bytes) -> bool:
    try:
        ElementTree.fromstring(text)  # noqa: S314  # our own file
    except ElementTree.ParseError:
        return False
    return True
