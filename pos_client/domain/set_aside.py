"""What the backend set aside, what may be done about it, and what was done."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pos_client.domain.entry import Kind, Settlement, SettlementReason
from pos_client.domain.ids import EntryId, StaffNumber, new_entry_id
from pos_client.domain.money import Money
from pos_client.domain.staff import Action, StaffSession

ABOUT_THE_MEMBER = frozenset({"membership-ended", "member-unknown", "personal-absent"})
"""Reasons that end when the purchase is sent again without its link to the member."""


class Act(StrEnum):
    """What a person may do about a record."""

    CORRECT = "correct"
    ACCEPT_LOSS = "accept_loss"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class Settled:
    """What was done, when and by whom. The details are None once the entry that tells them was sealed for
    the backend.
    """

    at: datetime
    how: Settlement | None = None
    reason: SettlementReason | None = None
    staff: StaffNumber | None = None
    replacement: EntryId | None = None


@dataclass(frozen=True, slots=True)
class SetAsideRecord:
    """One record that waits, or waited, for a person. `reason` is the backend's code; `kind` may be one that
    this program does not know. `total` is a purchase's total or a card's fee.
    """

    entry: EntryId
    kind: Kind | str
    occurred_at: datetime
    reason: str | None
    total: Money | None = None
    with_card: bool = False
    correctable: bool = False
    settled: Settled | None = None

    @property
    def about_the_member(self) -> bool:
        """Whether sending it again without its link to the member would help."""
        return self.with_card and self.reason in ABOUT_THE_MEMBER

    def acts_of(self, session: StaffSession) -> frozenset[Act]:
        """What this person may do about it now: the manager acts, everybody else reads."""
        if not session.may(Action.SETTLE):
            return frozenset()
        if self.settled is not None:
            return frozenset({Act.EXPORT})
        return frozenset(Act) if self.correctable else frozenset({Act.ACCEPT_LOSS, Act.EXPORT})


def settling_id(entry: EntryId) -> EntryId:
    """The id of the one entry that settles `entry`.

    Derived and not drawn: pressing twice, or again after a crash whose outcome nobody knows, names the same
    entry, and the journal has it once.
    """
    return _derived(entry, b"settled")


def replacement_id(entry: EntryId) -> EntryId:
    """The id of the one entry that may stand for a corrected `entry`; derived as `settling_id`."""
    return _derived(entry, b"replaced")


def _derived(entry: EntryId, purpose: bytes) -> EntryId:
    """A UUIDv7 with the time of `entry`; its other bits are a hash of it (as RFC 9562, section 5.8, allows
    for bits of one's own making).
    """
    unix_ms = int(entry.replace("-", "")[:12], 16)
    digest = hashlib.sha256(b"%s|%s" % (purpose, entry.encode())).digest()
    return new_entry_id(unix_ms, lambda size: digest[:size])
