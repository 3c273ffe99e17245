"""Whether a journal is whole: every place taken, every header in its chain, every part under its digest."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from offline_cache.chain import BEFORE_THE_FIRST, EPOCH_OPENED, canonical, link, salted_digest
from offline_cache.errors import EntryError
from offline_cache.journal_rows import Row, names_its_row


@dataclass(frozen=True, slots=True)
class FirstBad:
    """The first place where the journal is not what it was, and a word why."""

    epoch: int
    seq: int
    why: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What a look at the whole journal found. Entries behind the first bad one are not looked at."""

    entries: int
    epochs: int
    first_bad: FirstBad | None

    @property
    def ok(self) -> bool:
        """Nothing is missing and nothing was altered."""
        return self.first_bad is None


def verify_rows(rows: Iterable[Row], *, from_the_start: bool = True) -> VerifyReport:
    """Look at rows in the order of `journal_rows.COLUMNS`, sorted by epoch and seq.

    With `from_the_start` false the first row is taken as it is and the chain is held from there.
    """
    entries, epochs = 0, set[int]()
    epoch, seq, previous = 0, 0, BEFORE_THE_FIRST
    trusted = not from_the_start
    for row in rows:
        if not trusted:
            why = _wrong_place(row, epoch, seq) or _wrong_entry(
                row, previous if row[1] == epoch else BEFORE_THE_FIRST
            )
            if why:
                return VerifyReport(entries, len(epochs), FirstBad(row[1], row[2], why))
        trusted = False
        epoch, seq, previous = row[1], row[2], row[7]
        epochs.add(epoch)
        entries += 1
    return VerifyReport(entries, len(epochs), None)


def _wrong_place(row: Row, epoch: int, seq: int) -> str | None:
    """No holes: the next place is the next seq, or the first of the next epoch, which opens it.

    Epochs between that another installation of the register wrote are told by the opening: it parted from a
    fork, and names its predecessor. Where an epoch of this journal is missing instead, the backend's compare
    and set finds that out.
    """
    if (row[1], row[2]) == (epoch, seq + 1) and epoch > 0:
        return None
    if row[2] != 1 or row[1] <= epoch or (row[1] > epoch + 1 and not _follows_others(row)):
        return "an entry before this one is missing"
    return None if row[4] == EPOCH_OPENED else "the epoch does not begin with its opening"


def _follows_others(row: Row) -> bool:
    """Whether this opening of an epoch says that others lie between it and the journal before it: another
    installation's, or ones that were lost and are declared.
    """
    try:
        body = json.loads(row[8])
        return body["previous_epoch"] == row[1] - 1 and body["fork_seq"] is not None
    except (ValueError, TypeError, KeyError):
        return False


def _wrong_entry(row: Row, previous: bytes) -> str | None:
    if not isinstance(row[6], bytes) or link(previous, row[6]) != row[7]:
        return "the header does not fit its hash"
    try:
        header = json.loads(row[6])
        if canonical(header) != row[6]:
            return "the header is not canonical"
    except (ValueError, EntryError):
        return "the header does not read"
    if not names_its_row(header, row):
        return "the header does not fit its row"
    return _wrong_part("body", row[8], row[9], header, row[12]) or _wrong_part(
        "personal", row[10], row[11], header, row[12]
    )


def _wrong_part(name: str, text: object, salt: object, header: dict[str, Any], absent: object) -> str | None:
    digest = header.get(f"{name}_digest")
    if text is None:
        return None if digest is None or absent is not None else f"the {name} is missing without a reason"
    fits = isinstance(text, bytes) and isinstance(salt, bytes) and salted_digest(salt, text) == digest
    return None if fits else f"the {name} does not fit its digest"
