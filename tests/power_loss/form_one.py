"""A file of the first released form with waiting entries, as that program wrote it."""

from __future__ import annotations

from pathlib import Path

from offline_cache.chain import BEFORE_THE_FIRST, canonical, link, salted_digest, wire_time
from offline_cache.connection import open_writer
from offline_cache.inspection import create_file
from offline_cache.schema import STEPS, migrate
from tests.unit.offline_cache.till import CLOCK, KEY, NOON, REGISTER, purchase_body

_SALT = bytes(range(16))


def make(path: Path, purchases: int) -> None:
    """Epoch 1 with its opening and so many purchases, all waiting."""
    create_file(path, KEY)
    connection = open_writer(path, KEY)
    try:
        migrate(connection, path, STEPS[:1])
        previous = BEFORE_THE_FIRST
        with connection:
            for seq in range(1, purchases + 2):
                header, body = _header(seq), canonical(_body(seq))
                header["body_digest"] = salted_digest(_SALT, body)
                text = canonical(header)
                previous = link(previous, text)
                place = [header[name] for name in ("register", "epoch", "seq", "entry_id", "kind")]
                connection.execute(
                    "INSERT INTO entry (register, epoch, seq, entry_id, kind, occurred_at, header, hash,"
                    " body, body_salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (*place, header["occurred_at"], text.decode(), previous, body.decode(), _SALT),
                )
            connection.execute("INSERT INTO setting VALUES ('old', '1')")
    finally:
        connection.close()


def _header(seq: int) -> dict[str, object]:
    return {
        "v": 1,
        "register": REGISTER,
        "epoch": 1,
        "seq": seq,
        "entry_id": f"00000000-0000-7000-8000-{seq:012d}",
        "kind": "epoch_opened" if seq == 1 else "purchase_recorded",
        "occurred_at": wire_time(NOON),
        "zone": "Europe/Tallinn",
        "clock": CLOCK,
        "key_id": "0123456789abcdef",
        "personal_digest": None,
    }


def _body(seq: int) -> dict[str, object]:
    if seq > 1:
        return purchase_body(seq)
    return {"previous_epoch": None, "fork_seq": None, "fork_hash": None, "instance": "i"}
