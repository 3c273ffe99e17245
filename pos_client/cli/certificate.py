"""The doctor's calls to the backend, and what it finds about certificates that end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.cli.finding import Finding
from pos_client.cli.next_steps import next_step
from pos_client.domain.errors import InputError, UnreachableError
from pos_client.services.certificate_watch import SOON
from pos_client.services.clock_evidence import ClockEvidence

if TYPE_CHECKING:
    from pos_client.domain.installation import Installation


@dataclass(frozen=True, slots=True)
class Asked:
    """`certificate_ends` is None where plain HTTP was spoken."""

    version: str
    clock: ClockEvidence
    certificate_ends: datetime | None


def ask_backend(folder: DataFolder, outside: Surroundings) -> Asked | None:
    """What it says of itself, as the till asks it but without the till's token; None of no till.

    Raises:
        KnownError: as `Transport.send`.
    """
    from pos_client.backend.client import BackendClient
    from pos_client.backend.transport import Transport

    installation = folder.installation()
    if installation is None:
        return None
    clock, ends = ClockEvidence(outside.clock, outside.boot), list[datetime]()
    transport = Transport(
        installation.url,
        outside.clock.now,
        clock.backend_said,
        trust=installation.trust,
        seen=ends.append,
    )
    try:
        version = BackendClient(transport, None, outside.clock.now).health()
    finally:
        transport.close()
    return Asked(version, clock, ends[-1] if ends else None)


def certificate_finding(folder: DataFolder, outside: Surroundings) -> Finding:
    """Not ok where one that the link rests on is over in less than 30 days."""
    installation = folder.installation()
    if installation is None:
        return Finding("certificate", ok=True, says="not enrolled")
    known = [*_shown(folder, outside), *_own(installation)]
    now = outside.clock.now()
    late = any(ends - now < SOON for _, ends in known)
    says = "; ".join(f"{whose} until {ends:%Y-%m-%d}, {_days(ends, now)}" for whose, ends in known)
    return Finding(
        "certificate",
        not late,
        says or "none was seen",
        next_step("certificate-ends-soon") if late else None,
    )


def _shown(folder: DataFolder, outside: Surroundings) -> Iterator[tuple[str, datetime]]:
    try:
        asked = ask_backend(folder, outside)
    except UnreachableError:
        return  # told by the finding about the backend
    if asked is not None and asked.certificate_ends is not None:
        yield "the backend's", asked.certificate_ends


def _own(installation: Installation) -> Iterator[tuple[str, datetime]]:
    from pos_client.backend.authorities import authorities_in

    if installation.trust.authorities is None:
        return
    try:
        found = authorities_in(installation.trust.authorities)
    except InputError:
        return  # told by the finding about the backend, which nobody can believe then
    for one in found:
        yield f"authority {one.name}", one.ends


def _days(ends: datetime, now: datetime) -> str:
    days = (ends - now).days
    return "over" if ends <= now else f"in {days} day{'' if days == 1 else 's'}"
