"""What the backend answered, noted beside the entries that it answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

import apsw

from offline_cache.chain import wire_time
from offline_cache.errors import EntryError


class ReceiptLike(Protocol):
    """What the backend answered about one entry."""

    @property
    def epoch(self) -> int: ...
    @property
    def seq(self) -> int: ...
    @property
    def entry_id(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def first_outcome(self) -> str | None: ...
    @property
    def stored_at(self) -> datetime | None: ...


_STATES = {"accepted": "acknowledged", "held": "held", "set_aside": "set_aside", "duplicate": "acknowledged"}


def settle(connection: apsw.Connection, register: str, receipts: Iterable[ReceiptLike]) -> None:
    """Note what the backend answered, and once when that was.

    What is accepted again keeps the time of its first answer: its body is kept no longer for that.
    A receipt that names no entry of this journal, by place *and* id, does nothing.
    """
    answered: set[str] = set()
    for receipt in receipts:
        stored_at = None if receipt.stored_at is None else wire_time(receipt.stored_at)
        place = (register, receipt.epoch, receipt.seq, str(receipt.entry_id))
        connection.execute(
            _ANSWERED,
            (_state_after(receipt), receipt.reason, stored_at, *place),
        )
        if connection.changes() and stored_at is not None:
            answered.add(stored_at)
    if answered:
        _note_contact(connection, register, max(answered))


# What was held or set aside is readable for a day from the answer that ends that.
_ANSWERED = (
    "UPDATE entry SET state = ?1, reason = ?2, answered_at = CASE"
    " WHEN state IN ('waiting', 'acknowledged') THEN coalesce(min(answered_at, ?3), ?3, answered_at)"
    " ELSE coalesce(?3, answered_at) END"
    " WHERE register = ?4 AND epoch = ?5 AND seq = ?6 AND entry_id = ?7"
)


def _state_after(receipt: ReceiptLike) -> str:
    outcome = receipt.first_outcome if receipt.outcome == "duplicate" else receipt.outcome
    state = _STATES.get(outcome or "accepted")
    if state is None:
        raise EntryError("an outcome that the wire contract does not have")
    return state


def _note_contact(connection: apsw.Connection, register: str, stored_at: str) -> None:
    connection.execute(
        "INSERT INTO delivery (register, last_acknowledged_at) VALUES (?, ?) ON CONFLICT (register)"
        " DO UPDATE SET last_acknowledged_at = max(last_acknowledged_at, excluded.last_acknowledged_at)",
        (register, stored_at),
    )
