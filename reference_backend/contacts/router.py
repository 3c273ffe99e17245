"""`POST /v1/contact-searches`."""

from typing import Annotated

from fastapi import APIRouter, Depends

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.contacts.schemas import ContactSearchAnswer, ContactSearchRequest
from reference_backend.contacts.service import search
from reference_backend.registers.access import TheShopRegister
from reference_backend.staff.roles import Action
from reference_backend.staff.service import Person, person_of_partner_who

router = APIRouter(tags=["contacts"])


@router.post(
    "/v1/contact-searches",
    responses=problems.documented(
        "register-unknown",
        "register-revoked",
        "channel-not-allowed",
        "staff-session-needed",
        "role-not-allowed",
        "organisation-not-authorised",
        "capability-absent",
        "fields-not-valid",
        "too-many-tries",
    ),
)
def contact_searches(
    backend: TheBackend,
    register: TheShopRegister,
    person: Annotated[Person, Depends(person_of_partner_who(Action.SEARCH_CONTACT))],
    body: ContactSearchRequest,
) -> ContactSearchAnswer:
    """Find a holder by the exact address or number; for the info desk and managers."""
    return search(backend, register, person, body)
