"""Which role may do what at a till (A4): the one table that calls and entries ask, each of its lines.

                          cashier   info desk   manager
replace a card               ✔          ✔          ✔      with its fee (6.5)
first card, paper,           –          ✔          ✔      2.9, 2.4.2, 3.7.1; a cashier hands over
withdrawal, card back
search by contact            –          ✔          ✔      exact, with a reason, audited
settle, override, reports    –          –          ✔
let a till in, put one out,  –          –          ✔
unlock a colleague

What is not here no role decides. Selling is everybody's: its calls and entries name nobody, and the
register's token is enough; of a reversal the backend asks which till made the sale. Profiles, permissions,
endings and histories are nobody's at a till: there is no call for them, members do it themselves.

`docs/contract/golden/roles.json` has these lines, and those that only a till asks; tills go by it too.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from reference_backend.staff.schemas import Role


class Action(StrEnum):
    """What somebody at a till may wish to do."""

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
    UNLOCK_STAFF = "unlock-staff"
    APPROVE_REGISTER = "approve-register"
    REVOKE_REGISTER = "revoke-register"


_ALL: frozenset[Role] = frozenset({"cashier", "info_desk", "manager"})
_DESK: frozenset[Role] = frozenset({"info_desk", "manager"})
_MANAGER: frozenset[Role] = frozenset({"manager"})

ROLES: Mapping[Action, frozenset[Role]] = MappingProxyType(
    {
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
        Action.UNLOCK_STAFF: _MANAGER,
        Action.APPROVE_REGISTER: _MANAGER,
        Action.REVOKE_REGISTER: _MANAGER,
    }
)


def may(role: Role, action: Action) -> bool:
    """Say whether a role may do this: not what has no line, nor whose role is none of these."""
    return role in ROLES.get(action, frozenset())
