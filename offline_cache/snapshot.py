"""The backend's list of cards, for when the backend is out of reach: keyed hashes and statuses, no names.

Only answers of the backend change it. A whole list is built beside the one in force and takes its place in
one commit, with its last page: a till never decides by half a list. A million cards are about 40 MB on the
disk, twice that while a new list is built; the place is used again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import apsw

from offline_cache.chain import parse_wire_time
from offline_cache.journal_rows import Rows
from offline_cache.snapshot_page import FORMS, STATUSES, read_page
from offline_cache.snapshot_slots import (
    begin_copy,
    clear_a_piece,
    copy_a_piece,
    leave,
    take_in_delta,
    take_in_part,
)
from offline_cache.writer import AnyWriter, Priority

# Both tables in one statement, so that what is in force and the card are of one moment; the subquery is
# evaluated first, and the other table is not touched.
_LOOKUP = " UNION ALL ".join(
    f"SELECT c.status, c.form, c.member_ref, b.benefits FROM snapshot_{slot} c"  # noqa: S608
    f" JOIN snapshot_benefits b ON b.slot = '{slot}' AND b.number = c.benefits"
    f" WHERE c.key = ?1 AND (SELECT state FROM snapshot_list WHERE slot = '{slot}') = 'live'"
    for slot in "ab"
)


WASHED_EVERY = 32
"""Pages, or pieces of clearing: some 600 pages of the log. SQLite would copy the log into the file by itself
at 1,000, inside the commit of whoever comes then, and that may be a sale.
"""


@dataclass(frozen=True, slots=True)
class SnapshotCard:
    """What the till knows of a card without asking."""

    status: str
    form: str
    member_ref: str | None
    benefits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SnapshotInfo:
    """How old the list is, how many cards it has, and where the next delta begins."""

    taken_at: datetime
    cards: int
    cursor: str


class Snapshot:
    """Callable from any thread; pages and clearing from one at a time. They wait behind sales and receipts,
    and each is a short job for the writer.
    """

    def __init__(self, writer: AnyWriter, rows: Rows, wash: Callable[[], bool]) -> None:
        """`wash` brings what was removed out of the write-ahead log too; False when it could not just now."""
        self._writer = writer
        self._rows = rows
        self._wash = wash
        self._clearing = True
        self._unwashed = False
        self._jobs = 0
        self._copied_to: bytes | None = None

    def lookup(self, key_hex16: str) -> SnapshotCard | None:
        """The card of this key (16 hex digits)."""
        found = self._rows(_LOOKUP, (bytes.fromhex(key_hex16),))
        if not found:
            return None
        status, form, member_ref, benefits = found[0]
        return SnapshotCard(STATUSES[status], FORMS[form], member_ref, tuple(json.loads(benefits)))

    def info(self) -> SnapshotInfo | None:
        """None until a whole list has arrived."""
        found = self._rows("SELECT taken_at, cards, cursor FROM snapshot_list WHERE state = 'live'", ())
        return SnapshotInfo(parse_wire_time(found[0][0]), *found[0][1:]) if found else None

    def begin_refill(self) -> None:
        """Forget the pages of a list that was not finished, and make room for another.

        Call it before the first page of a whole one.
        """
        self._make_room(give_up=True)

    def apply(self, page: Mapping[str, Any], whole: bool) -> None:
        """Take in a page of the wire: of a whole list, or of what came since the cursor.

        Raises `EntryError` for a page that breaks the contract; nothing of it is taken in.
        """
        read = read_page(page)
        if whole:
            self._make_room(give_up=self._copied_to is not None)
        take_in = take_in_part if whole else take_in_delta
        self._writer.run(Priority.SNAPSHOT, lambda connection: take_in(connection, read))
        self._keep_log_short()
        self._clearing |= whole and not read.more
        # A card that is told anew may have lost its member's reference: that must go as well.
        self._unwashed |= not whole and bool(read.gone or read.cards)

    def clear(self) -> None:
        """The whole list is not in force any more: it is too old, or the register was revoked. `tidy` removes
        it.
        """
        self._give_up(live=True)

    def tidy(self) -> bool:
        """Remove a piece of what is no longer in force, and at the end from the write-ahead log too, so that
        an erased member's row is nowhere in the files. Whether there is more to do; call it until not.

        Raises `CacheError`.
        """
        if self._clearing and self._clear_a_piece():
            return True
        if self._unwashed:
            self._unwashed = not self._wash()
        return False

    def rewrite(self) -> bool:
        """Write a piece of the list in force anew, beside it, where rows were removed from it; the new one
        takes its place at the end, and `tidy` removes the old one. Only then no trace of a removed row is
        left in free parts of pages. Whether there is more to do; call it until not, and not all the time:
        it writes the whole list.

        Raises `CacheError`.
        """
        if self._copied_to is None:
            if not self._writer.run(Priority.SNAPSHOT, begin_copy):
                return False
            self._copied_to = b""
        behind = self._copied_to
        self._copied_to = self._writer.run(Priority.SNAPSHOT, lambda c: copy_a_piece(c, behind))
        self._clearing |= self._copied_to is None
        self._keep_log_short()
        return True

    def _give_up(self, *, live: bool) -> None:
        def work(connection: apsw.Connection) -> None:
            leave(connection, live=live)

        self._writer.run(Priority.SNAPSHOT, work)
        self._clearing, self._copied_to = True, None

    def _make_room(self, *, give_up: bool) -> None:
        if give_up:
            self._give_up(live=False)
        while self._clearing:
            self._clear_a_piece()

    def _clear_a_piece(self) -> bool:
        self._clearing = self._writer.run(Priority.SNAPSHOT, clear_a_piece)
        self._unwashed |= self._clearing
        self._keep_log_short()
        return self._clearing

    def _keep_log_short(self) -> None:
        self._jobs += 1
        if self._jobs % WASHED_EVERY == 0:
            self._wash()


def forget_unfinished_refill(connection: apsw.Connection) -> None:
    """At a start: the pages of a list that was cut off are of no use to the next one. `tidy` removes them."""
    with connection:
        leave(connection, live=False)
