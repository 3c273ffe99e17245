"""The journal as a text file that a stranger can check."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

from offline_cache.chain import canonical
from offline_cache.export import export_journal
from offline_cache.journal import Journal
from tests.unit.offline_cache.till import alter, purchase


def exported(journal: Journal) -> list[dict[str, object]]:
    out = io.StringIO()
    export_journal(journal, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_an_export_can_be_verified_from_its_lines_alone(journal: Journal) -> None:
    journal.append([purchase(n, member="õ\n\u2028") for n in range(3)])
    *entries, trailer = exported(journal)
    previous = bytes(32)
    for entry in entries:
        previous = hashlib.sha256(previous + canonical(entry["header"])).digest()
    assert previous.hex() == journal.status().head_hash
    assert trailer == {"verify": {"entries": 4, "epochs": 1, "ok": True, "first_bad": None}}


def test_the_last_line_goes_red_when_a_body_was_altered(path: Path, journal: Journal) -> None:
    journal.append([purchase(100)])
    alter(path, "UPDATE entry SET body = replace(body, '100', '900') WHERE seq = 2")
    *_, trailer = exported(journal)
    assert trailer == {
        "verify": {
            "entries": 1,
            "epochs": 1,
            "ok": False,
            "first_bad": {"epoch": 1, "seq": 2, "why": "the body does not fit its digest"},
        }
    }
