"""A header that was written before its place was known is the canonical one of its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_cache.chain import LARGEST_INTEGER, canonical
from offline_cache.errors import EntryError
from offline_cache.header_text import header_text
from tests.unit.offline_cache.till import CLOCK

_DIGEST = st.binary(min_size=32, max_size=32).map(bytes.hex)
_PLACE = st.integers(1, LARGEST_INTEGER)
_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_FACTS = {
    "v": st.just(1),
    "register": _TEXT,
    "entry_id": _TEXT,
    "kind": _TEXT,
    "occurred_at": st.just("2026-11-22T12:00:00.000Z"),
    "zone": _TEXT,
    "clock": st.fixed_dictionaries({"boot": _TEXT, "offset_ms": st.none() | st.integers(-9, 9)}),
    "key_id": _TEXT,
    "body_digest": _DIGEST,
    "personal_digest": st.none() | _DIGEST,
}


@given(st.fixed_dictionaries(_FACTS), _PLACE, _PLACE)
def test_a_header_made_without_its_place_is_canonical_at_its_place(
    facts: dict[str, object], epoch: int, seq: int
) -> None:
    assert header_text(facts).at(epoch, seq) == canonical({**facts, "epoch": epoch, "seq": seq})


@pytest.mark.parametrize("wrong", [{"clock": {"at": 1.5}}, {"kind": "\ud800"}])
def test_a_header_that_has_no_canonical_form_is_refused_before_it_has_a_place(
    wrong: dict[str, object],
) -> None:
    facts = dict.fromkeys(_FACTS, "x") | {"clock": CLOCK} | wrong
    with pytest.raises(EntryError):
        header_text(facts)
