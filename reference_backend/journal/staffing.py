"""Who stands behind an entry: a number that the till gives, judged by the merchant's list of staff."""

from reference_backend.journal.decision import Arrival, SetAside
from reference_backend.staff.book import StaffMember
from reference_backend.staff.roles import Action, may

# Papers and letters: the company's own staff, or a partner's that it named (J10).
_DIGITISING = frozenset({Action.TAKE_APPLICATION, Action.DESTROY_PAPER, Action.WITHDRAW_CONSENT})


def staff_for(arrival: Arrival, number: str | None, action: Action) -> StaffMember | None:
    """Return who did this, None when the entry names nobody and anybody may.

    SetAside `staff-unknown` for a number that the merchant does not have, `role-not-allowed` for a role that
    may not do it (A4), and for nobody where not everybody may; `organisation-not-authorised` for papers and
    letters in the hands of a partner that the merchant does not list (J10).
    """
    if number is None:
        if not may("cashier", action):
            raise SetAside("role-not-allowed")
        return None
    member = arrival.books.staff.by_number(number)
    if member is None:
        raise SetAside("staff-unknown")
    if not may(member.role, action):
        raise SetAside("role-not-allowed")
    if action in _DIGITISING and not member.works_for(arrival.terms.merchant.partners):
        raise SetAside("organisation-not-authorised")
    return member


def check_takes_papers(arrival: Arrival, *, keeps_personal: bool = True) -> None:
    """SetAside `capability-absent` where the programme takes neither papers nor letters at a till (N18)."""
    if not arrival.terms.programme.capabilities.paper_applications:
        raise SetAside("capability-absent", keeps_personal=keeps_personal)


def check_in_shop(arrival: Arrival) -> None:
    """SetAside `channel-not-allowed` for what happens in shops only and came from the web (J01, Q8)."""
    if arrival.register.channel != "shop":
        raise SetAside("channel-not-allowed")
