"""Who stands at the till."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from pos_client.domain.ids import StaffNumber

LOCK_AFTER_S = 180.0
"""So long nobody touches the till, then it asks who is there (B4)."""
_BADGE = re.compile(rb"POS-STAFF:([0-9]{1,6})")
_NUMBER = re.compile(r"[0-9]{1,6}")


class Role(StrEnum):
    """Values are the wire's."""

    CASHIER = "cashier"
    INFO_DESK = "info_desk"
    MANAGER = "manager"


class Action(StrEnum):
    """What table A4 grants by role. Values are those of `golden/roles.json`; the backend goes by it too."""

    SCAN_AND_RECORD = "sell"
    REPLACE_CARD = "replace-card"
    ISSUE_FIRST_CARD = "issue-first-card"
    TAKE_CARD_BACK = "take-card-back"
    TAKE_APPLICATION = "take-application"
    DESTROY_PAPER = "destroy-paper"
    WITHDRAW_CONSENT = "withdraw-consent"
    SEARCH_CONTACT = "search-contact"
    SEE_SET_ASIDE = "see-set-aside"
    TYPE_A_CODE = "override-scan"
    SETTLE = "settle-entry"
    SEE_THE_DAY = "read-day-report"
    UNLOCK_STAFF = "unlock-staff"
    APPROVE_REGISTER = "approve-register"
    REVOKE_REGISTER = "revoke-register"


_CASHIER = frozenset({Action.SCAN_AND_RECORD, Action.REPLACE_CARD})
_INFO_DESK = _CASHIER | {
    Action.ISSUE_FIRST_CARD,
    Action.TAKE_CARD_BACK,
    Action.TAKE_APPLICATION,
    Action.DESTROY_PAPER,
    Action.WITHDRAW_CONSENT,
    Action.SEARCH_CONTACT,
    Action.SEE_SET_ASIDE,
}
_MANAGER = _INFO_DESK | {
    Action.TYPE_A_CODE,
    Action.SETTLE,
    Action.SEE_THE_DAY,
    Action.UNLOCK_STAFF,
    Action.APPROVE_REGISTER,
    Action.REVOKE_REGISTER,
}
_GRANTED: Mapping[str, frozenset[Action]] = MappingProxyType(
    {Role.CASHIER: _CASHIER, Role.INFO_DESK: _INFO_DESK, Role.MANAGER: _MANAGER}
)


@dataclass(frozen=True, slots=True)
class StaffSession:
    """Somebody signed in. `session` is the backend's, None when signed in offline; `stamp` the backend's for
    number, role and PIN as they were then.
    """

    staff: StaffNumber
    role: Role
    signed_in_at: datetime
    session: str | None = None
    stamp: str | None = None

    @property
    def offline(self) -> bool:
        """Signed in without the backend: what needs it is not available."""
        return self.session is None

    def may(self, action: Action) -> bool:
        """Whether table A4 grants the action to this role: not what has no line, nor to another role."""
        return action in _GRANTED.get(self.role, frozenset())


def staff_number(text: str) -> StaffNumber | None:
    """One to six ASCII digits, None for anything else."""
    return StaffNumber(text) if _NUMBER.fullmatch(text) else None


def badge_number(code: bytes) -> StaffNumber | None:
    """The number on a badge, `POS-STAFF:12`, and nothing else: who scanned it is not shown by it."""
    found = _BADGE.fullmatch(code)
    return None if found is None else StaffNumber(found[1].decode("ascii"))
