"""The time that an id tells."""

from datetime import UTC, datetime, timedelta

from reference_backend.clock import to_wire

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def made_at(entry_id: str) -> str:
    """Return when an id was made, by the till's clock: the first 48 bits of a UUIDv7 (RFC 9562, 5.7)."""
    milliseconds = int(entry_id[:8] + entry_id[9:13], 16)
    try:
        return to_wire(_EPOCH + timedelta(milliseconds=milliseconds))
    except OverflowError:  # 48 bits reach beyond the last year that there is
        return to_wire(datetime.max.replace(tzinfo=UTC))
