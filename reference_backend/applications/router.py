"""`GET /v1/applications/{entry_id}`."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path

from reference_backend import problems
from reference_backend.applications.schemas import ApplicationAnswer
from reference_backend.applications.service import application
from reference_backend.backend import TheBackend
from reference_backend.registers.access import TheShopRegister
from reference_backend.staff.roles import Action
from reference_backend.staff.service import Person, person_of_partner_who

router = APIRouter(tags=["applications"])


@router.get(
    "/v1/applications/{entry_id}",
    responses=problems.documented(
        "register-unknown",
        "register-revoked",
        "channel-not-allowed",
        "staff-session-needed",
        "role-not-allowed",
        "organisation-not-authorised",
        "not-found",
    ),
)
def applications(
    backend: TheBackend,
    register: TheShopRegister,
    _person: Annotated[Person, Depends(person_of_partner_who(Action.TAKE_APPLICATION))],
    entry_id: Annotated[str, Path(max_length=36)],
) -> ApplicationAnswer:
    """Say what became of an application on paper, and whether its copy is safe; for the info desk."""
    return application(backend, register, entry_id)
