"""The way to the backend, as a till goes it."""

from __future__ import annotations

from datetime import datetime

from pos_client.backend.authorities import authorities_in
from pos_client.backend.client import BackendClient
from pos_client.backend.credentials import Credentials
from pos_client.backend.transport import Transport
from pos_client.domain.errors import InputError
from pos_client.domain.trust import Trust
from pos_client.services.certificate_watch import CertificateWatch
from pos_client.services.clock_evidence import ClockEvidence
from pos_client.services.ports import Clock


def client_for(
    address: str,
    token: Credentials | str | None,
    trust: Trust,
    clock: Clock,
    evidence: ClockEvidence,
    certificates: CertificateWatch,
    *,
    renews_ahead: bool = False,
) -> BackendClient:
    """A connection of its own. Raises InputError: as `Transport`."""
    transport = Transport(
        address,
        clock.now,
        evidence.backend_said,
        trust=trust,
        backend_ahead=lambda: evidence.offset,
        seen=certificates.seen,
    )
    return BackendClient(transport, token, clock.now, renews_ahead=renews_ahead)


def own_authorities_end(trust: Trust) -> tuple[datetime, ...]:
    """Until when the merchant's own authorities are good. A choice that does not read is told by the link."""
    try:
        return (
            () if trust.authorities is None else tuple(one.ends for one in authorities_in(trust.authorities))
        )
    except InputError:
        return ()
