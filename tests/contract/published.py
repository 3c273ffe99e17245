"""What is published of the contract: the OpenAPI document, the page and the golden files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parents[2] / "docs"
OPENAPI: dict[str, Any] = json.loads((DOCS / "contract" / "openapi.json").read_text(encoding="utf-8"))
GOLDEN = sorted((DOCS / "contract" / "golden").glob("*.json"))
_CODE = re.compile(r"`([a-z][a-z0-9]*(?:-[a-z0-9]+)+)`")


def golden(name: str) -> dict[str, Any]:
    return dict(json.loads((DOCS / "contract" / "golden" / name).read_text(encoding="utf-8")))


def resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema itself, where another one is only pointed to."""
    reference = schema.get("$ref")
    if reference is None:
        return schema
    return dict(OPENAPI["components"]["schemas"][str(reference).rpartition("/")[2]])


def request_schema(method: str, path: str) -> Mapping[str, Any] | None:
    """What the contract lets a till send there; None where it takes no body. KeyError: no such call."""
    call = OPENAPI["paths"][path][method.lower()]
    body = call.get("requestBody")
    return None if body is None else resolved(body["content"]["application/json"]["schema"])


def misfits(value: object, schema: Mapping[str, Any], where: str = "") -> list[str]:
    """Members that the schema does not name, and those that it asks for in vain."""
    schema = resolved(schema)
    if isinstance(value, list):
        items = schema.get("items", {})
        return [
            fault for index, one in enumerate(value) for fault in misfits(one, items, f"{where}[{index}]")
        ]
    properties = schema.get("properties")
    if not isinstance(value, Mapping) or properties is None:
        return []
    names, needed = set(properties), set(schema.get("required", ()))
    wrong = [f"{where}.{name}" for name in (value.keys() - names) | (needed - value.keys())]
    inside = (misfits(value[name], properties[name], f"{where}.{name}") for name in value.keys() & names)
    return sorted(wrong) + [fault for faults in inside for fault in faults]


def reasons_on_the_page() -> set[str]:
    """Why an entry is set aside or held, as the page lists it."""
    page = (DOCS / "wire-contract.md").read_text(encoding="utf-8")
    begins = page.index("Reasons of *set aside* and *held*")
    return set(_CODE.findall(page[begins : page.index("A client treats one that it does not know", begins)]))


def problem_codes() -> set[str]:
    """Every code that a refusal of the published backend can have."""
    return set(OPENAPI["components"]["schemas"]["Problem"]["properties"]["code"]["enum"])
