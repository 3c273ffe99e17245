"""What stands in an entry as it comes over the wire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from offline_cache.chain import BEFORE_THE_FIRST, canonical, link
from pos_client.domain.exchange import Forked, Head, Json


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


def hash_of(hashes: Sequence[str], seq: int, entry: Json) -> str:
    """An entry's hash at its place behind these."""
    previous = bytes.fromhex(hashes[seq - 2]) if seq > 1 else BEFORE_THE_FIRST
    return link(previous, canonical(entry["header"])).hex()


def parted_before(hashes: Sequence[str], head: Head, entries: Sequence[Json]) -> Forked | None:
    """The stop for a chain that went another way before this batch: its head does not follow from these."""
    before = seq_of(entries[0]) - 1
    if not 0 < before <= len(hashes):
        return None
    chain = list(hashes[:before])
    for seq, entry in enumerate(entries, before + 1):
        chain.append(hash_of(chain, seq, entry))
        if seq <= len(hashes) and chain[-1] != hashes[seq - 1]:
            return None
    return None if chain[-1] == head.hash else Forked(len(hashes), hashes[-1])
