"""`GET /v1/reports/day`."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.problems import Problem
from reference_backend.registers.access import TheRegister
from reference_backend.reports.schemas import DayReport
from reference_backend.reports.service import day_report
from reference_backend.staff.roles import Action
from reference_backend.staff.service import Person, person_who

router = APIRouter(tags=["reports"])


@router.get(
    "/v1/reports/day",
    responses=problems.documented(
        "register-unknown", "register-revoked", "staff-session-needed", "role-not-allowed"
    ),
)
def day(
    backend: TheBackend,
    register: TheRegister,
    _reader: Annotated[Person, Depends(person_who(Action.READ_DAY_REPORT))],
    date_text: Annotated[
        str, Query(alias="date", pattern=r"^\d{4}-\d\d-\d\d$", json_schema_extra={"format": "date"})
    ],
) -> DayReport:
    """Return the store's business day; for managers only."""
    try:
        date.fromisoformat(date_text)
    except ValueError as error:
        raise Problem("invalid-request", "query.date: not a day") from error
    return day_report(backend, register, date_text)
