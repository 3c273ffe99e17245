"""Whatever a till may call: the merchant is the token's, and a body that names one is refused (N08)."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from reference_backend.app import openapi_document
from tests.backend.in_process import InProcess
from tests.backend.till import Till

DOCUMENT = openapi_document()
NAMES = ("merchant", "merchant_id", "store", "register_id")


def of_tills() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every call of the contract with a body in JSON whose sender is a register, or is about to be one."""
    for path, methods in DOCUMENT["paths"].items():
        for method, call in methods.items():
            content = call.get("requestBody", {}).get("content", {}).get("application/json")
            said = json.dumps(call["responses"])
            if content and ("register-unknown" in said or path == "/v1/enrolments"):
                yield method.upper(), path, content["schema"]


CALLS = tuple(of_tills())


@pytest.mark.rule("N08")
def test_the_calls_of_a_till_are_all_looked_at() -> None:
    known = {"balances", "hello", "journal", "attachments", "enrolments", "holds", "identifications"}
    assert {f"/v1/{one}" for one in known} <= {path for _, path, _ in CALLS}


@pytest.mark.rule("N08")
def test_no_call_of_a_till_takes_a_merchant_in_its_body(in_process: InProcess) -> None:
    till = Till(in_process, "kodutare-tallinn-1")
    headers = {**till.headers, "X-Staff-Session": till.sign_in("manager")}
    for method, path, schema in CALLS:
        closed = DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        assert closed["additionalProperties"] is False, path
        for name in NAMES:
            assert name not in closed["properties"], path
            answer = in_process.call(method, path, headers=headers, json={name: "kaarnan-kahvila"})
            assert (answer.status_code, answer.json()["code"]) == (422, "invalid-request"), path
