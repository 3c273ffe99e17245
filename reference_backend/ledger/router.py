"""`POST /v1/balances`."""

from fastapi import APIRouter

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.ledger.schemas import BalanceAnswer, BalanceRequest
from reference_backend.ledger.service import balances
from reference_backend.registers.access import TheRegister

router = APIRouter(tags=["ledger"])


# POST, though it changes nothing: a reference may be a card's code, and addresses end up in logs.
@router.post(
    "/v1/balances",
    responses=problems.documented(
        "register-unknown",
        "register-revoked",
        "plastic-in-store-only",
        "capability-absent",
        "not-found",
        "too-many-tries",
    ),
)
def balance(backend: TheBackend, register: TheRegister, body: BalanceRequest) -> BalanceAnswer:
    """Return a member's bonus and points with this merchant."""
    return balances(backend, register, body)
