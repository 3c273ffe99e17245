"""When a certificate that the link rests on is over: told while there is still time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

SOON = timedelta(days=30)
"""A certificate that is renewed by itself is so earlier; an authority needs a person, who has more to do."""


class CertificateWatch:
    """Fed at every handshake, on any thread; asked on another."""

    def __init__(self) -> None:
        self._backend: datetime | None = None
        self._authorities: tuple[datetime, ...] = ()

    def seen(self, ends: datetime) -> None:
        """Until when the certificate is good that the backend has shown just now, in the place of others."""
        self._backend = ends

    def own_authorities_end(self, ends: Iterable[datetime]) -> None:
        """Until when the merchant's own authorities are good, where there are any."""
        self._authorities = tuple(ends)

    def ending(self, now: datetime) -> datetime | None:
        """The first of these moments, where it is less than 30 days away. An authority that is over already
        is left out: either another took its place, or the link says so itself.
        """
        to_come = [one for one in self._authorities if one > now]
        known = to_come if self._backend is None else [self._backend, *to_come]
        first = min(known, default=None)
        return first if first is not None and first - now < SOON else None
