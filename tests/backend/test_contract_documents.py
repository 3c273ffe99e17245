"""The published contract and the golden files are what this backend does."""

import json
from pathlib import Path
from typing import Any

import pytest

from reference_backend.app import openapi_document
from reference_backend.contract_examples.golden import GOLDEN, golden_files, rendered
from tests.backend.running import Running
from tests.backend.till import Till, canonical, digest, next_hash

OPENAPI = Path(__file__).parents[2] / "docs" / "contract" / "openapi.json"


def golden(name: str) -> dict[str, Any]:
    return dict(json.loads((GOLDEN / name).read_text(encoding="utf-8")))


def test_the_published_openapi_document_is_up_to_date() -> None:
    published = json.loads(OPENAPI.read_text(encoding="utf-8"))
    assert published == openapi_document(), "run: python -m reference_backend openapi"


def test_the_document_is_served_where_it_is_published(running: Running) -> None:
    assert running.call("GET", "/openapi.json").json() == openapi_document()


def test_every_call_documents_its_refusals_as_problems() -> None:
    for path, methods in openapi_document()["paths"].items():
        for method, call in methods.items():
            for status, answer in call["responses"].items():
                if status >= "400":
                    assert list(answer["content"]) == ["application/problem+json"], (path, method, status)


def test_the_golden_files_are_what_the_services_answer_today() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.json")}
    made = {name: rendered(document) for name, document in golden_files().items()}
    assert {name: written.get(name) for name in made} == made, (
        "run: python -m reference_backend.contract_examples"
    )


def test_the_vectors_hold_for_an_independent_reading_of_the_contract() -> None:
    for vector in golden("canonical-json.json")["vectors"]:
        assert canonical(vector["value"]).hex() == vector["utf8_hex"]
    for vector in golden("chain.json")["vectors"]:
        assert next_hash(vector["previous"], vector["header"]) == vector["hash"]
    for vector in golden("digests.json")["vectors"]:
        assert digest(vector["salt"], vector["part"]) == vector["digest"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "not-found"),
        ("PUT", "/v1/journal", 405, "method-not-allowed"),
        ("GET", "/v1/configuration", 401, "register-unknown"),
        ("POST", "/v1/enrolments", 422, "invalid-request"),
    ],
)
def test_every_refusal_is_a_problem_with_a_stable_code(
    running: Running, method: str, path: str, status: int, code: str
) -> None:
    answer = running.call(method, path)
    problem = answer.json()
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "instance"} <= set(problem)
    assert answer.headers["X-Backend-Incarnation"] == running.backend.incarnation
    assert running.call("GET", problem["type"]).json()["code"] == code


def test_a_bug_is_a_problem_too_and_names_the_incarnation(served: Running) -> None:
    till = Till(served, "kodutare-tallinn-1")
    served.backend.programmes.clear()  # stands for a bug: nothing that a caller sends does this
    answer = till.get("/v1/configuration")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal-error")
    assert answer.headers["X-Backend-Incarnation"] == served.backend.incarnation


def test_a_problem_never_repeats_what_was_sent(till: Till) -> None:
    answer = till.post("/v1/staff-sign-ins", {"staff": "canary-staff", "pin": "canary-pin", "canary key": 1})
    assert answer.status_code == 422
    assert "canary" not in answer.text


def test_a_request_that_is_far_too_large_is_refused_before_it_is_read(till: Till) -> None:
    answer = till.post("/v1/staff-sign-ins", {"staff": "1" * 2_000_001, "pin": ""})
    assert (answer.status_code, answer.json()["code"]) == (413, "request-too-large")
