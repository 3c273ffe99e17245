"""A row that was altered with care: what its own hash no longer gives away."""

from __future__ import annotations

import json

import pytest

from offline_cache.chain import BEFORE_THE_FIRST, canonical, link
from offline_cache.journal import Journal
from offline_cache.journal_rows import Row
from offline_cache.verify import verify_rows
from tests.unit.offline_cache.till import purchase

HEADER, HASH = 6, 7


def with_header(row: Row, text: bytes) -> Row:
    """The row with another header, and the hash that fits it."""
    return (*row[:HEADER], text, link(BEFORE_THE_FIRST, text), *row[HASH + 1 :])


@pytest.fixture
def opening(journal: Journal) -> Row:
    journal.append([purchase()])
    return next(iter(journal._all_rows()))


def test_the_row_as_it_was_written_is_whole(opening: Row) -> None:
    assert verify_rows([opening]).ok


def test_a_header_that_a_backend_would_write_otherwise_is_found(opening: Row) -> None:
    """The same members with a blank: the till's hash fits, and no backend would come to the same one."""
    text = json.dumps(json.loads(opening[HEADER]), sort_keys=True).encode()
    bad = verify_rows([with_header(opening, text)]).first_bad
    assert bad is not None
    assert bad.why == "the header is not canonical"


def test_a_header_that_tells_of_another_place_than_its_row_is_found(opening: Row) -> None:
    header = json.loads(opening[HEADER]) | {"kind": "purchase_recorded"}
    bad = verify_rows([with_header(opening, canonical(header))]).first_bad
    assert bad is not None
    assert bad.why == "the header does not fit its row"
