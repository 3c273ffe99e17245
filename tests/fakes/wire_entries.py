"""What stands in an entry as it comes over the wire."""

from __future__ import annotations

from typing import Any

from pos_client.domain.exchange import Json


def header_of(entry: Json) -> dict[str, Any]:
    header = entry["header"]
    assert isinstance(header, dict)
    return header


def previous_epoch(opening: Json) -> int | None:
    body = opening["body"]
    assert isinstance(body, dict)
    previous: int | None = body["previous_epoch"]
    return previous


def seq_of(entry: Json) -> int:
    return int(header_of(entry)["seq"])


def id_of(entry: Json) -> str:
    return str(header_of(entry)["entry_id"])
