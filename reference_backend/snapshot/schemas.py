"""The snapshot on the wire."""

from typing import Literal

from reference_backend.wire import Moment, Wire


class SnapshotCard(Wire):
    """A card of a member of this merchant, by its keyed hash; no code and no person."""

    key: str
    status: Literal["active", "lost", "replaced", "cancelled"]
    form: Literal["virtual", "plastic"]
    member_ref: str | None
    benefits: list[str]


class SnapshotPage(Wire):
    """A page of the whole, or of what came since the cursor."""

    cursor: str
    more: bool
    taken_at: Moment
    cards: list[SnapshotCard]
    gone: list[str]
