"""`GET /v1/snapshot`."""

from typing import Annotated

from fastapi import APIRouter, Query

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.registers.access import TheRegister
from reference_backend.snapshot.schemas import SnapshotPage
from reference_backend.snapshot.service import page

router = APIRouter(tags=["snapshot"])


@router.get(
    "/v1/snapshot", responses=problems.documented("register-unknown", "register-revoked", "cursor-expired")
)
def snapshot(
    backend: TheBackend,
    register: TheRegister,
    cursor: Annotated[str | None, Query(max_length=100)] = None,
    limit: Annotated[int, Query(ge=1, le=2000)] = 500,
) -> SnapshotPage:
    """Return a page of what a till needs to decide offline."""
    return page(backend, register, cursor, limit)
