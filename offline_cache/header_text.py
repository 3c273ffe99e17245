"""The text of an entry's header, written before its place in the chain is known.

A sale waits for it, and the writer has one turn for all: what can be ready is ready when the turn comes, and
what a header always has is not sorted anew for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from offline_cache.chain import canonical


@dataclass(frozen=True, slots=True)
class HeaderText:
    """A header's canonical text around its `epoch` and its `seq`."""

    before_epoch: bytes
    before_seq: bytes
    behind: bytes

    def at(self, epoch: int, seq: int) -> bytes:
        """The whole header of an entry at this place."""
        return b"%b%d%b%d%b" % (self.before_epoch, epoch, self.before_seq, seq, self.behind)


def header_text(facts: Mapping[str, object]) -> HeaderText:
    """The text of all the members of a header (wire contract) but its place, in the order of their names.

    Everything is text but `v`, which is 1, and `clock`; the digests and the time are plain. Raises
    `EntryError` for what has no canonical form.
    """
    personal = facts["personal_digest"]
    before_epoch = b'{"body_digest":"%b","clock":%b,"entry_id":%b,"epoch":' % (
        str(facts["body_digest"]).encode(),
        canonical(facts["clock"]),
        canonical(facts["entry_id"]),
    )
    before_seq = b',"key_id":%b,"kind":%b,"occurred_at":"%b","personal_digest":%b,"register":%b,"seq":' % (
        canonical(facts["key_id"]),
        canonical(facts["kind"]),
        str(facts["occurred_at"]).encode(),
        b"null" if personal is None else b'"%b"' % str(personal).encode(),
        canonical(facts["register"]),
    )
    return HeaderText(before_epoch, before_seq, b',"v":1,"zone":%b}' % canonical(facts["zone"]))
