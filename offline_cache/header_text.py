"""The text of an entry's header, written before its place in the chain is known.

A sale waits for it, and the writer has one turn for all: what can be ready is ready when the turn comes, and
what a header always has is not sorted anew for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from offline_cache.chain import text_of
from offline_cache.errors import EntryError


class HeaderText(NamedTuple):
    """A header's canonical text around its `epoch` and its `seq`."""

    before_epoch: bytes
    before_seq: bytes
    behind: bytes

    def at(self, epoch: int, seq: int) -> bytes:
        """The whole header of an entry at this place."""
        return b"%b%d%b%d%b" % (self.before_epoch, epoch, self.before_seq, seq, self.behind)


def header_text(facts: Mapping[str, object]) -> HeaderText:
    """The text of all the members of a header (wire contract) but its place.

    `v` is 1, digests and the time are plain. Raises `EntryError` for what has no canonical form.
    """
    try:
        return _in_the_order_of_names(facts)
    except (UnicodeEncodeError, RecursionError) as error:
        raise EntryError(f"not canonical JSON: {type(error).__name__}") from error


def _in_the_order_of_names(facts: Mapping[str, object]) -> HeaderText:
    personal = facts["personal_digest"]
    before_epoch = (
        f'{{"body_digest":"{facts["body_digest"]}","clock":{text_of(facts["clock"])},'
        f'"entry_id":{text_of(facts["entry_id"])},"epoch":'
    )
    before_seq = (
        f',"key_id":{text_of(facts["key_id"])},"kind":{text_of(facts["kind"])},'
        f'"occurred_at":"{facts["occurred_at"]}",'
        f'"personal_digest":{text_of(personal)},"register":{text_of(facts["register"])},"seq":'
    )
    behind = f',"v":1,"zone":{text_of(facts["zone"])}}}'
    return HeaderText(before_epoch.encode(), before_seq.encode(), behind.encode())
