"""When an entry was made, and when what it tells of happened."""

from datetime import UTC, datetime, timedelta

from reference_backend.clock import from_wire, to_wire
from reference_backend.journal.schemas import Header

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def made_at(entry_id: str) -> str:
    """Return when an id was made, by the till's clock: the first 48 bits of a UUIDv7 (RFC 9562, 5.7)."""
    milliseconds = int(entry_id[:8] + entry_id[9:13], 16)
    try:
        return to_wire(_EPOCH + timedelta(milliseconds=milliseconds))
    except OverflowError:  # 48 bits reach beyond the last year that there is
        return to_wire(datetime.max.replace(tzinfo=UTC))


def put_right(header: Header, arrived: str) -> str:
    """Return when it happened, as well as can be known: never after it arrived.

    A clock that is known to be wrong is put right by what it was wrong by; where even that is not known, the
    arrival is all that is sure. Else a till with an old date would withdraw a consent before it was given.
    """
    if header.clock.trusted:
        return min(header.occurred_at, arrived)
    if header.clock.offset_ms is None:
        return arrived
    try:
        happened = from_wire(header.occurred_at) + timedelta(milliseconds=header.clock.offset_ms)
    except OverflowError:  # no clock is wrong by so much
        return arrived
    return min(to_wire(happened), arrived)
