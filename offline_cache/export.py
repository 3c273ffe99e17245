"""The journal as a file: plain JSON lines, or the same lines sealed for the backend."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator
from typing import BinaryIO, TextIO

from offline_cache.chain import Json, canonical
from offline_cache.journal_questions import JournalQuestions
from offline_cache.sealed_chunks import KEY_BYTES, ChunkWriter, ExportDamagedError, read_chunks
from offline_cache.sealing import RecoveryKey, seal
from offline_cache.verify import VerifyReport

FORMAT = "till-export-1"
_LONGEST_FIRST_LINE = 4096


def export_journal(journal: JournalQuestions, out: TextIO) -> VerifyReport:
    """Write JSON lines: every entry of every epoch, then `{"verify": {...}}`.

    Gives what the last line says.
    """
    for entry in journal.all_on_the_wire():
        _write_line(out, entry)
    report = journal.verify()
    bad = report.first_bad
    trailer = {
        "entries": report.entries,
        "epochs": report.epochs,
        "ok": report.ok,
        "first_bad": None if bad is None else {"epoch": bad.epoch, "seq": bad.seq, "why": bad.why},
    }
    _write_line(out, {"verify": trailer})
    return report


def export_sealed(
    journal: JournalQuestions,
    recovery: RecoveryKey,
    out: BinaryIO,
    random_bytes: Callable[[int], bytes] = os.urandom,
) -> VerifyReport:
    """Write the same lines so that only the backend gives them back: a first line with the file's key, sealed
    for this register, then the lines in authenticated chunks.

    `out` is neither synced nor closed. Gives what the last line says.
    """
    key = random_bytes(KEY_BYTES)
    sealed = seal(recovery, "export-key", journal.register, key)
    first = canonical({"format": FORMAT, "register": journal.register, "sealed": sealed.hex()})
    out.write(first + b"\n")
    chunks = ChunkWriter(out, key, first)
    text = io.TextIOWrapper(io.BufferedWriter(chunks), encoding="ascii", newline="\n")
    report = export_journal(journal, text)
    text.flush()
    chunks.finish()
    return report


def register_of(file: BinaryIO) -> str:
    """Whose export this is, from its first line. Raises `ExportDamagedError`."""
    return _first_line(file)[1]


def read_sealed(file: BinaryIO, unseal: Callable[[bytes], bytes]) -> Iterator[Json]:
    """The entries of a sealed export, one by one, each once it is known to be authentic.

    `unseal` has the backend open the file's key (purpose `export-key`). Raises `ExportDamagedError` for what
    was cut, reordered or altered, at the latest at the end; what came before holds.
    """
    first, _, sealed = _first_line(file)
    key = unseal(sealed)
    if len(key) != KEY_BYTES:
        raise ExportDamagedError("the key has another length")
    for line in _lines(read_chunks(file, key, first)):
        value = _object(line)
        if "verify" not in value:
            yield value


def _object(line: bytes) -> Json:
    """A line that is JSON and no object is an entry without anything: whoever takes it in refuses it."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ExportDamagedError("a line is no JSON") from error
    return value if isinstance(value, dict) else {}


def _first_line(file: BinaryIO) -> tuple[bytes, str, bytes]:
    line = file.readline(_LONGEST_FIRST_LINE)
    try:
        first = json.loads(line)
        if first["format"] != FORMAT:
            raise ExportDamagedError("this is no sealed export")
        return line.rstrip(b"\n"), str(first["register"]), bytes.fromhex(first["sealed"])
    except (ValueError, TypeError, KeyError) as error:
        raise ExportDamagedError("this is no sealed export") from error


def _lines(chunks: Iterator[bytes]) -> Iterator[bytes]:
    begun = b""
    for chunk in chunks:
        *whole, begun = (begun + chunk).split(b"\n")
        yield from whole


def _write_line(out: TextIO, value: object) -> None:
    # ASCII only: some readers take U+2028 in a text for the end of a line.
    out.write(json.dumps(value, sort_keys=True, separators=(",", ":")) + "\n")
