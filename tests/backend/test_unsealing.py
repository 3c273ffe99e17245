"""`POST /v1/unsealings`: a till that lost its keyring gets its own secrets back, and nobody else's."""

from collections.abc import Callable

import pytest

from reference_backend.registers.service import new_code
from reference_backend.tables import unsealings
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.sealing import seal
from tests.backend.till import Document, Till

SECRET = bytes(range(32))


def ask(till: Till, sealed: bytes, purpose: str = "database-key") -> tuple[int, Document]:
    answer = till.post("/v1/unsealings", {"purpose": purpose, "sealed": sealed.hex()})
    return answer.status_code, answer.json()


def refusal(till: Till, sealed: bytes, purpose: str = "database-key") -> Document:
    """The whole problem but its own number: refusals that differ would tell something."""
    status, problem = ask(till, sealed, purpose)
    assert status == 422
    return {name: value for name, value in problem.items() if name != "instance"}


@pytest.fixture
def plain_refusal(till: Till) -> Document:
    problem = refusal(till, b"")
    assert problem["code"] == "not-sealed-for-this"
    assert "detail" not in problem
    return problem


@pytest.mark.parametrize("purpose", ["database-key", "export-key"])
def test_what_a_register_sealed_is_opened_for_it(till: Till, purpose: str) -> None:
    assert ask(till, seal(till, purpose, SECRET), purpose) == (200, {"secret": SECRET.hex()})


def test_a_till_that_was_enrolled_anew_opens_what_its_register_sealed_before(
    till: Till, running: Running
) -> None:
    sealed = seal(till, "database-key", SECRET)
    anew = Till(running, till.register, code=new_code(running.backend, till.register))
    assert ask(anew, sealed) == (200, {"secret": SECRET.hex()})
    assert ask(till, sealed)[1]["code"] == "enrolment-ended"


@pytest.mark.rule("N08")
@pytest.mark.parametrize("other", ["kodutare-tallinn-2", "kodutare-tartu-1", "kaarna-turku-1"])
def test_what_another_register_sealed_is_refused_whose_ever_it_is(
    till: Till, enrol: Callable[[str], Till], plain_refusal: Document, other: str
) -> None:
    assert refusal(till, seal(enrol(other), "database-key", SECRET)) == plain_refusal


@pytest.mark.parametrize(
    ("sealed_as", "asked_as"),
    [("export-key", "database-key"), ("database-key", "export-key"), ("entry", "database-key")],
)
def test_what_was_sealed_for_another_purpose_is_refused(
    till: Till, plain_refusal: Document, sealed_as: str, asked_as: str
) -> None:
    assert refusal(till, seal(till, sealed_as, SECRET), asked_as) == plain_refusal


def test_an_entry_is_not_unsealed_for_anybody(till: Till) -> None:
    status, problem = ask(till, seal(till, "entry", SECRET), "entry")
    assert (status, problem["code"]) == (422, "invalid-request")


def test_a_seal_with_any_part_of_it_cut_off_or_changed_is_refused(
    till: Till, plain_refusal: Document
) -> None:
    sealed = seal(till, "database-key", SECRET)
    cut = [sealed[:length] for length in (0, 7, 8, 39, 40, 55, 56, len(sealed) - 1)]
    flipped = [
        sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        for place in (0, 7, 8, 20, 40, 70, len(sealed) - 1)
    ]
    low_order_points = [sealed[:8] + bytes([first]) + bytes(31) + sealed[40:] for first in (0, 1)]
    longer = [sealed + b"\0", sealed + bytes(500_000)]
    for wrong in (*cut, *flipped, *low_order_points, *longer):
        assert refusal(till, wrong) == plain_refusal


@pytest.mark.parametrize("sealed", ["0", "zz", "AB", 1, None])
def test_what_is_no_hex_is_an_invalid_request(till: Till, sealed: object) -> None:
    answer = till.post("/v1/unsealings", {"purpose": "database-key", "sealed": sealed})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-request")


def test_nothing_is_unsealed_without_a_registers_token(running: Running, till: Till) -> None:
    request = {"purpose": "database-key", "sealed": seal(till, "database-key", SECRET).hex()}
    answer = running.call("POST", "/v1/unsealings", json=request)
    assert (answer.status_code, answer.json()["code"]) == (401, "register-unknown")


def test_every_call_is_noted_opened_or_refused_and_no_secret_with_it(till: Till, running: Running) -> None:
    ask(till, seal(till, "export-key", SECRET), "export-key")
    ask(till, b"no seal")
    trail = rows(running, unsealings)
    key_id = till.configuration["recovery"]["key_id"]
    noted = [(row["register_id"], row["purpose"], row["key_id"], row["opened"]) for row in trail]
    opened, refused = ("export-key", key_id, True), ("database-key", None, False)
    assert noted == [(till.register, *opened), (till.register, *refused)]
    assert {row["asked_at"] for row in trail} == {running.clock.text()}
    assert SECRET.hex() not in str(trail)
