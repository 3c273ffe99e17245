"""An export that only the backend opens, and what of it comes back into a journal."""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag

from offline_cache import taking_in
from offline_cache.chain import Json
from offline_cache.errors import CacheError
from offline_cache.export import FORMAT, export_sealed, read_sealed, register_of
from offline_cache.journal import Journal
from offline_cache.sealed_chunks import CHUNK_BYTES, ChunkWriter, ExportDamagedError, read_chunks
from offline_cache.sealing import seal
from offline_cache.store import Store
from offline_cache.taking_in import TakenIn
from tests.unit.offline_cache.recovery import Recovery, unseal
from tests.unit.offline_cache.till import (
    KEY,
    NOON,
    REGISTER,
    alter,
    ids_of,
    journal_of,
    new_id,
    new_store,
    purchase,
    receipt_for,
)

MANY = 400


def sealed_export(journal: Journal) -> bytes:
    out = io.BytesIO()
    assert export_sealed(journal, Recovery(), out).ok
    return out.getvalue()


def entries_of(file: bytes) -> list[Json]:
    return list(read_sealed(io.BytesIO(file), partial(unseal, "export-key", REGISTER)))


def chunks_of(file: bytes) -> tuple[bytes, list[bytes]]:
    """The first line, and the chunks with their lengths."""
    first, _, rest = file.partition(b"\n")
    chunks = []
    while rest:
        size = 4 + struct.unpack(">I", rest[:4])[0]
        chunks.append(rest[:size])
        rest = rest[size:]
    return first + b"\n", chunks


@pytest.fixture
def full(journal: Journal) -> Journal:
    journal.append([purchase(n, member="m" * 100) for n in range(MANY)])
    return journal


@contextmanager
def another_till(path: Path, register: str = REGISTER) -> Iterator[Journal]:
    with new_store(path.parent / "another" / "till.db") as store:
        yield journal_of(store, register)


def test_a_sealed_export_gives_every_entry_back_and_shows_nothing(full: Journal) -> None:
    file = sealed_export(full)
    assert entries_of(file) == list(full.all_on_the_wire())
    assert register_of(io.BytesIO(file)) == REGISTER
    assert b"purchase_recorded" not in file
    assert len(chunks_of(file)[1]) > 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda first, chunks: first + b"".join(chunks[:-1]),
        lambda first, chunks: first + b"".join(chunks)[:-1],
        lambda first, chunks: first + b"".join(chunks[:0]),
        lambda first, chunks: first + b"".join([chunks[1], chunks[0], *chunks[2:]]),
        lambda first, chunks: first + b"".join([*chunks[:1], *chunks[2:]]),
        lambda first, chunks: first + b"".join([*chunks, chunks[-1]]),
        lambda first, chunks: first + b"".join(chunks) + b"\0",
        lambda first, chunks: first + chunks[0][:99] + bytes([chunks[0][99] ^ 1]) + chunks[0][100:],
        lambda first, chunks: first.replace(b"till-1", b"till-1 ") + b"".join(chunks),
        lambda first, chunks: first[:1] + b"\n" + b"".join(chunks),
    ],
    ids=[
        "without its last chunk",
        "without its last byte",
        "without a chunk",
        "two chunks changed places",
        "a chunk is missing",
        "the last chunk twice",
        "a byte too many",
        "a flipped bit",
        "another first line",
        "no first line",
    ],
)
def test_an_export_that_was_cut_reordered_or_altered_is_noticed(full: Journal, spoil: Any) -> None:
    spoiled = spoil(*chunks_of(sealed_export(full)))
    with pytest.raises(ExportDamagedError) as caught:
        entries_of(spoiled)
    assert isinstance(caught.value, CacheError)
    assert caught.value.code == "export-damaged"


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]\n", b"{}\n", b'{"format": "another"}\n'])
def test_another_file_is_no_export(content: bytes) -> None:
    with pytest.raises(ExportDamagedError):
        entries_of(content)


def test_another_key_opens_nothing(full: Journal) -> None:
    file = io.BytesIO(sealed_export(full))
    with pytest.raises(ExportDamagedError):
        list(read_sealed(file, lambda _: bytes(32)))
    file.seek(0)
    with pytest.raises(ExportDamagedError):
        list(read_sealed(file, lambda _: b"short"))


def test_another_register_cannot_have_the_key_unsealed(full: Journal) -> None:
    with pytest.raises(InvalidTag):
        list(read_sealed(io.BytesIO(sealed_export(full)), partial(unseal, "export-key", "till-2")))


def test_two_exports_have_nothing_in_common(full: Journal) -> None:
    one, two = (chunks_of(sealed_export(full))[1] for _ in range(2))
    assert not set(one) & set(two)


def test_a_text_that_ends_where_a_chunk_ends_is_whole() -> None:
    for size in (0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES):
        out = io.BytesIO()
        writer = ChunkWriter(out, KEY, b"before")
        writer.write(bytes(size))
        writer.finish()
        out.seek(0)
        assert b"".join(read_chunks(out, KEY, b"before")) == bytes(size)


def test_an_export_comes_back_under_the_same_ids_salts_and_digests(path: Path, full: Journal) -> None:
    exported = entries_of(sealed_export(full))
    with another_till(path) as journal:
        (own,) = journal.append([purchase()])
        assert journal.take_in(exported) == TakenIn(added=MANY, known=1, refused=0)
        _, first, *again = journal.waiting(MANY + 2)
        assert first == own
        assert ids_of(tuple(again)) == ids_of(full.waiting(MANY + 1))[1:]
        for was, now in zip(full.waiting(MANY + 1)[1:], again, strict=True):
            assert {**now.wire, "header": None} == {**was.wire, "header": None}
        assert journal.verify().ok


def test_an_export_that_is_taken_in_twice_adds_nothing(path: Path, full: Journal) -> None:
    exported = entries_of(sealed_export(full))
    assert full.take_in(exported) == TakenIn(known=MANY + 1)
    with another_till(path) as journal:
        journal.take_in(exported[: MANY // 2])
        assert journal.take_in(exported) == TakenIn(added=MANY // 2 + 1, known=MANY // 2)
        assert journal.take_in(exported) == TakenIn(known=MANY + 1)
        assert journal.status().head_seq == MANY + 1


def test_new_ids_for_what_comes_back_would_be_noticed(
    path: Path, full: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control of the test above."""
    genuine = taking_in._returning

    def planted(entry: Json, register: str) -> taking_in.Returning | None:
        one = genuine(entry, register)
        return one and taking_in.Returning(one.header | {"entry_id": new_id()}, one.parts)

    monkeypatch.setattr(taking_in, "_returning", planted)
    with pytest.raises(AssertionError):
        test_an_export_that_is_taken_in_twice_adds_nothing(path, full)


def test_what_another_register_wrote_or_does_not_verify_is_refused_and_counted(
    path: Path, journal: Journal
) -> None:
    journal.append([purchase(n, member="m") for n in range(3)])
    opening, altered, bare, whole = (dict(one) for one in journal.all_on_the_wire())
    altered["personal"] = {"member_ref": "another"}
    bare |= {"body": None, "body_salt": None}
    lost = {"header": None, "absent": "unreadable", "epoch": 1, "seq": 9, "entry_id": "x"}
    with another_till(path) as other:
        assert other.take_in([opening, altered, bare, whole, lost]) == TakenIn(added=1, known=1, refused=3)
        assert other.verify().ok
    with another_till(path.parent / "x", "till-2") as stranger:
        assert stranger.take_in([whole]) == TakenIn(refused=1)


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("v", 2),
        ("v", True),
        ("epoch", 0),
        ("epoch", "1"),
        ("seq", 2**53),
        ("seq", 1.0),
        ("entry_id", "x"),
        ("entry_id", "01A20293-AD81-783B-BD15-E57811C0DFDE"),
        ("kind", "Purchase"),
        ("kind", ""),
        ("occurred_at", "2026-11-22T12:00:00Z"),
        ("occurred_at", "2026-11-22T14:00:00.000+02:00"),
        ("occurred_at", "2026-13-22T12:00:00.000Z"),
        ("occurred_at", "2026-11-22T12:00:00.000Z\n"),
        ("zone", "Europe/Tallinn\n"),
        ("zone", "z" * 81),
        ("register", "till-1\n"),
        ("key_id", "0123"),
        ("body_digest", None),
        ("personal_digest", "00"),
        ("clock", None),
        ("clock", {"boot": "b1", "monotonic_ms": 1, "offset_ms": 0}),
        ("clock", {"boot": "b1", "monotonic_ms": 1, "offset_ms": 0, "trusted": 1}),
        ("clock", {"boot": "b1", "monotonic_ms": -1, "offset_ms": 0, "trusted": True}),
        ("clock", {"boot": "", "monotonic_ms": 1, "offset_ms": 0, "trusted": True}),
        ("clock", {"boot": "b1", "monotonic_ms": 1, "offset_ms": 0, "trusted": True, "more": 1}),
        ("more", "x"),
    ],
)
def test_a_header_that_is_not_the_contract_s_is_refused_and_counted(
    path: Path, journal: Journal, member: str, value: object
) -> None:
    journal.append([purchase(1)])
    opening, sale = journal.all_on_the_wire()
    forged = {**sale, "header": {**sale["header"], member: value}}  # type: ignore[dict-item]
    with another_till(path) as other:
        assert other.take_in([opening, forged]) == TakenIn(known=1, refused=1)
        assert other.take_in([sale]) == TakenIn(added=1)


@pytest.mark.parametrize(
    "spoiled",
    [
        {"absent": "gone"},
        {"absent": 1},
        {"absent": ["sealed"]},
        {"absent": "sealed"},
        {"sealed": "00"},
        {"sealed": "xx", "absent": "sealed", "body": None, "body_salt": None},
        {"sealed": 0, "absent": "sealed", "body": None, "body_salt": None},
        {"sealed": "00", "absent": "sealed"},
        {"body": [], "absent": "erased"},
        {"body": None, "absent": None},
        {"body_salt": "00" * 8},
        {"body_salt": 5},
        {"personal": "m"},
        {"more": None},
        {"header": None},
        {"header": []},
        {"header": {}},
    ],
)
def test_parts_that_are_not_the_contract_s_are_refused_and_counted(
    path: Path, journal: Journal, spoiled: dict[str, object]
) -> None:
    journal.append([purchase(1)])
    opening, sale = journal.all_on_the_wire()
    with another_till(path) as other:
        assert other.take_in([opening, {**sale, **spoiled}]) == TakenIn(known=1, refused=1)
        bare = {name: value for name, value in sale.items() if name != "absent"}
        assert other.take_in([bare, {}, sale]) == TakenIn(added=1, refused=2)


def sealed_lines(*lines: bytes) -> io.BytesIO:
    """An export as anybody can make it who knows the backend's public key."""
    sealed = seal(Recovery(), "export-key", REGISTER, KEY).hex()
    first = json.dumps({"format": FORMAT, "register": REGISTER, "sealed": sealed}).encode()
    out = io.BytesIO()
    out.write(first + b"\n")
    writer = ChunkWriter(out, KEY, first)
    writer.write(b"".join(line + b"\n" for line in lines))
    writer.finish()
    out.seek(0)
    return out


def test_lines_that_are_no_entries_are_refused_and_counted(path: Path, journal: Journal) -> None:
    journal.append([purchase(1)])
    sale = json.dumps(list(journal.all_on_the_wire())[1]).encode()
    with another_till(path) as other:
        read = read_sealed(sealed_lines(b"5", b"[]", b"null", b'"verify"', sale), lambda _: KEY)
        assert other.take_in(list(read)) == TakenIn(added=1, refused=4)


@pytest.mark.parametrize("line", [b"no JSON", b"[" * 100_000, b"\xff", b"9" * 5000], ids=len)
def test_a_line_that_is_no_json_is_damage(line: bytes) -> None:
    with pytest.raises(ExportDamagedError):
        list(read_sealed(sealed_lines(line), lambda _: KEY))


def test_an_entry_that_was_erased_comes_back_as_erased(path: Path, journal: Journal) -> None:
    journal.append([purchase(1)])
    _, sale = journal.all_on_the_wire()
    with another_till(path) as other:
        gone = {**sale, "body": None, "body_salt": None, "absent": "erased"}
        assert other.take_in([gone]) == TakenIn(added=1)
        assert other.verify().ok


def test_an_id_that_names_another_fact_here_is_refused(path: Path, journal: Journal) -> None:
    (sale,) = journal.append([purchase(1)])
    exported = list(journal.all_on_the_wire())
    with another_till(path) as other:
        clash = purchase(2)
        object.__setattr__(clash, "entry_id", sale.entry_id)
        other.append([clash])
        assert other.take_in(exported) == TakenIn(known=1, refused=1)


def test_what_is_sealed_comes_back_sealed(path: Path, journal: Journal) -> None:
    (sale,) = journal.append([purchase(1)])
    journal.settle([receipt_for(sale)])
    journal.retire(NOON + timedelta(days=2), Recovery())
    exported = list(journal.all_on_the_wire())
    with another_till(path) as other:
        assert other.take_in(exported) == TakenIn(added=1, known=1)
        there = other.find(sale.entry_id)
        assert there is not None
        assert there.wire["sealed"] == exported[1]["sealed"]
        assert other.verify().ok


def test_what_a_fork_left_behind_and_was_erased_there_comes_back_as_what_took_its_place(
    path: Path, journal: Journal
) -> None:
    (sale,) = journal.append([purchase(1)])
    journal.open_epoch(2, None, epoch=1)
    journal.settle([receipt_for(one) for one in journal.waiting()])
    journal.retire(NOON + timedelta(days=2), Recovery())
    left, again = (one for one in journal.all_on_the_wire() if one["header"]["entry_id"] == sale.entry_id)  # type: ignore[index]
    assert (left["absent"], again["absent"]) == ("erased", "sealed")
    with another_till(path) as other:
        other.take_in(list(journal.all_on_the_wire()))
        there = other.find(sale.entry_id)
        assert there is not None
        assert there.wire["sealed"] == again["sealed"]


def test_a_row_that_no_longer_reads_does_not_stop_an_export(path: Path, journal: Journal) -> None:
    journal.append([purchase(1), purchase(2)])
    alter(path, "UPDATE entry SET header = 'gone' WHERE seq = 2")
    out = io.BytesIO()
    assert not export_sealed(journal, Recovery(), out).ok
    assert [entry["header"] is None for entry in entries_of(out.getvalue())] == [False, True, False]


def test_an_export_can_be_made_beside_a_running_till(path: Path, full: Journal) -> None:
    with Store.open_for_reading(path, KEY) as store:
        assert entries_of(sealed_export(journal_of(store))) == list(full.all_on_the_wire())
