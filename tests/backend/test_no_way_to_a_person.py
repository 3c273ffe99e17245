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
    ("get", "/v1/applications/{entry_id}"),
    ("post", "/v1/attachments"),
    ("put", "/v1/attachments/{attachment_id}"),
    ("post", "/v1/balances"),
    ("get", "/v1/configuration"),
    ("post", "/v1/contact-searches"),
    ("post", "/v1/device-authorizations"),
    ("get", "/v1/device-authorizations/{user_code}"),
    ("post", "/v1/device-authorizations/{user_code}/decision"),
    ("post", "/v1/enrolments"),
    ("get", "/v1/health"),
    ("post", "/v1/hello"),
    ("post", "/v1/holds"),
    ("delete", "/v1/holds/{hold_id}"),
    ("post", "/v1/identifications"),
    ("post", "/v1/journal"),
    ("get", "/v1/registers"),
    ("post", "/v1/registers/{register_id}/revocation"),
    ("get", "/v1/reports/day"),
    ("get", "/v1/snapshot"),
    ("post", "/v1/staff-checks"),
    ("post", "/v1/staff-pins"),
    ("post", "/v1/staff-sign-ins"),
    ("post", "/v1/staff-unlocks"),
    ("post", "/v1/tokens"),
    ("post", "/v1/unsealings"),
}
OF_A_PERSON = re.compile(
    r"mail|phone|mobile|birth|first_?name|last_?name|consent|password|history|balance|points"
)
MAY_SAY = {"points", "email", "phone", "birthday", "password"}
"""The configuration says whether a programme has points, and what its form asks for; the info desk types the
whole contact of who stands there, and no answer names one."""


ON_PAPER = {
    "application_taken": {
        "ApplicationTaken": {"newsletter_email"},
        "ApplicantPart": {"first_name", "last_name", "email", "phone", "birth_month", "birth_day"},
    }
}
"""What stands on a paper form (2.2); a till sends it once, and is told nothing of it."""


MEMBERS_SIDE = "/v1/members/"
"""What members say and see themselves; a till's token opens none of it."""


def tills_paths() -> dict[str, Any]:
    paths = openapi_document()["paths"]
    return {path: calls for path, calls in paths.items() if not path.startswith(MEMBERS_SIDE)}


def schemas_of(part: Any, known: Mapping[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Every schema that a part of the document leads to."""
    if isinstance(part, Mapping):
        name = str(part.get("$ref", "")).rpartition("/")[2]
        if name and name not in found:
            found[name] = known[name]
            schemas_of(known[name], known, found)
    for one in part.values() if isinstance(part, Mapping) else part if isinstance(part, list) else ():
        schemas_of(one, known, found)
    return found


def names_in(schema: Mapping[str, Any]) -> Iterator[str]:
    """Every member that a schema of the document names."""
    for name, value in schema.items():
        if name == "properties":
            yield from value
        if isinstance(value, Mapping):
            yield from names_in(value)


@pytest.mark.rule("A4.role.nobody", "N09", "J28")
def test_a_till_can_make_these_calls_and_none_that_searches_changes_or_ends_anything_of_a_person() -> None:
    paths = tills_paths()
    assert {(method, path) for path, calls in paths.items() for method in calls} == CALLS


@pytest.mark.rule("A4.role.nobody", "J20", "J38")
def test_nothing_that_a_till_is_told_or_tells_names_a_person_or_a_balance() -> None:
    named = set(names_in(schemas_of(tills_paths(), openapi_document()["components"]["schemas"], {})))
    assert {name for name in named if OF_A_PERSON.search(name)} == MAY_SAY


@pytest.mark.rule("N13", "J38")
@pytest.mark.parametrize("models", [BODIES, PERSONAL], ids=["bodies", "personal parts"])
def test_no_kind_of_entry_has_room_for_more(models: Mapping[str, type[Wire]]) -> None:
    for kind, model in models.items():
        assert model.model_config.get("extra") == "forbid", kind
        named = set(names_in(model.model_json_schema()))
        of_a_person = {name for name in named if OF_A_PERSON.search(name)}
        assert of_a_person == ON_PAPER.get(kind, {}).get(model.__name__, set()), kind
        assert not named & {"tender", "lines"}, kind
