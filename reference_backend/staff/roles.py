"""Which role may do what at a till (A4): the one table that calls and entries ask.

Selling, overriding a scan and approving a register are the till's alone: their entries name nobody, and no
entry or call asks these lines. Nor does any ask the last one: there is nothing at a till to be asked for.

                          cashier   info desk   manager
sell                         ✔          ✔          ✔      scan, record a purchase, reverse an own sale
replace a card               ✔          ✔          ✔      with its fee (6.5)
first card, paper,           –          ✔          ✔      2.9, 2.4.2, 3.7.1; a cashier hands over
withdrawal, card back
search by contact            –          ✔          ✔      exact, with a reason, audited
settle, override, reports    –          –          ✔
profiles, permissions        –          –          –      nobody at a till: members do it themselves
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from reference_backend.staff.schemas import Role


class Action(StrEnum):
    """What somebody at a till may wish to do."""

    SELL = "sell"
    REPLACE_CARD = "replace-card"
    ISSUE_FIRST_CARD = "issue-first-card"
    TAKE_CARD_BACK = "take-card-back"
    TAKE_APPLICATION = "take-application"
    DESTROY_PAPER = "destroy-paper"
    WITHDRAW_CONSENT = "withdraw-consent"
    SEARCH_CONTACT = "search-contact"
    OVERRIDE_SCAN = "override-scan"
    SETTLE_ENTRY = "settle-entry"
    READ_DAY_REPORT = "read-day-report"
    APPROVE_REGISTER = "approve-register"
    EDIT_PROFILE = "edit-profile"
    EDIT_PERMISSIONS = "edit-permissions"
    END_MEMBERSHIP = "end-membership"
    SEE_HISTORY = "see-history"


_ALL: frozenset[Role] = frozenset({"cashier", "info_desk", "manager"})
_DESK: frozenset[Role] = frozenset({"info_desk", "manager"})
_MANAGER: frozenset[Role] = frozenset({"manager"})
_NOBODY: frozenset[Role] = frozenset()

ROLES: Mapping[Action, frozenset[Role]] = MappingProxyType(
    {
        Action.SELL: _ALL,
        Action.REPLACE_CARD: _ALL,
        Action.ISSUE_FIRST_CARD: _DESK,
        Action.TAKE_CARD_BACK: _DESK,
        Action.TAKE_APPLICATION: _DESK,
        Action.DESTROY_PAPER: _DESK,
        Action.WITHDRAW_CONSENT: _DESK,
        Action.SEARCH_CONTACT: _DESK,
        Action.OVERRIDE_SCAN: _MANAGER,
        Action.SETTLE_ENTRY: _MANAGER,
        Action.READ_DAY_REPORT: _MANAGER,
        Action.APPROVE_REGISTER: _MANAGER,
        Action.EDIT_PROFILE: _NOBODY,
        Action.EDIT_PERMISSIONS: _NOBODY,
        Action.END_MEMBERSHIP: _NOBODY,
        Action.SEE_HISTORY: _NOBODY,
    }
)


def may(role: Role, action: Action) -> bool:
    """Say whether a role may do this."""
    return role in ROLES[action]
