"""Who stands at the till."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pos_client.domain.ids import StaffNumber


class Role(StrEnum):
    """Values are the wire's; each may do what those before it may (requirements, table A4)."""

    CASHIER = "cashier"
    INFO_DESK = "info_desk"
    MANAGER = "manager"


class Action(StrEnum):
    """What table A4 grants by role."""

    SCAN_AND_RECORD = "scan_and_record"
    REPLACE_CARD = "replace_card"
    OPEN_INFO_DESK = "open_info_desk"
    TYPE_A_CODE = "type_a_code"
    SEE_THE_DAY = "see_the_day"
    SEE_SET_ASIDE = "see_set_aside"
    SETTLE = "settle"


_GRANTED = {
    Role.CASHIER: {Action.SCAN_AND_RECORD, Action.REPLACE_CARD},
    Role.INFO_DESK: {
        Action.SCAN_AND_RECORD,
        Action.REPLACE_CARD,
        Action.OPEN_INFO_DESK,
        Action.SEE_SET_ASIDE,
    },
    Role.MANAGER: set(Action),
}


@dataclass(frozen=True, slots=True)
class StaffSession:
    """Somebody signed in. `session` is the backend's, None when signed in offline."""

    staff: StaffNumber
    role: Role
    signed_in_at: datetime
    session: str | None = None

    @property
    def offline(self) -> bool:
        """Signed in without the backend: what needs it is not available."""
        return self.session is None

    def may(self, action: Action) -> bool:
        """Whether table A4 grants the action to this role. Deny by default."""
        return action in _GRANTED[self.role]
