"""The journal as a text file: one wire entry a line, and a last line that says whether all of it is whole."""

from __future__ import annotations

import json
from typing import TextIO

from offline_cache.journal_questions import JournalQuestions
from offline_cache.verify import VerifyReport


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


def _write_line(out: TextIO, value: object) -> None:
    # ASCII only: some readers take U+2028 in a text for the end of a line.
    out.write(json.dumps(value, sort_keys=True, separators=(",", ":")) + "\n")
