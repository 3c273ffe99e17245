"""What the published contract cannot do and does not say: demands that are kept by leaving something out."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from reference_backend.app import openapi_document
from reference_backend.journal.bodies import BODIES, PERSONAL
from reference_backend.wire import Wire

CALLS = {
    ("get", "/problems/{code}"),
    ("get", "/v1/configuration"),
    ("post", "/v1/enrolments"),
    ("get", "/v1/health"),
    ("post", "/v1/hello"),
    ("post", "/v1/holds"),
    ("delete", "/v1/holds/{hold_id}"),
    ("post", "/v1/identifications"),
    ("post", "/v1/journal"),
    ("get", "/v1/reports/day"),
    ("get", "/v1/snapshot"),
    ("post", "/v1/staff-sign-ins"),
    ("post", "/v1/unsealings"),
}
OF_A_PERSON = re.compile(
    r"mail|phone|mobile|birth|first_?name|last_?name|consent|password|history|balance|points"
)
MAY_SAY = {"points"}
"""`capabilities.points` says whether a programme has any."""


def names_in(schema: Mapping[str, Any]) -> Iterator[str]:
    """Every member that a schema of the document names."""
    for name, value in schema.items():
        if name == "properties":
            yield from value
        if isinstance(value, Mapping):
            yield from names_in(value)


@pytest.mark.rule("A4.role.nobody", "N09", "J28")
def test_a_till_can_make_these_calls_and_none_that_searches_changes_or_ends_anything_of_a_person() -> None:
    paths = openapi_document()["paths"]
    assert {(method, path) for path, calls in paths.items() for method in calls} == CALLS


@pytest.mark.rule("A4.role.nobody", "J20", "J38")
def test_nothing_that_a_till_is_told_or_tells_names_a_person_or_a_balance() -> None:
    named = set(names_in(openapi_document()["components"]["schemas"]))
    assert {name for name in named if OF_A_PERSON.search(name)} == MAY_SAY


@pytest.mark.rule("N13", "J38")
@pytest.mark.parametrize("models", [BODIES, PERSONAL], ids=["bodies", "personal parts"])
def test_no_kind_of_entry_has_room_for_more(models: Mapping[str, type[Wire]]) -> None:
    for kind, model in models.items():
        assert model.model_config.get("extra") == "forbid", kind
        named = set(names_in(model.model_json_schema()))
        assert not {name for name in named if OF_A_PERSON.search(name) or name in {"tender", "lines"}}, kind
