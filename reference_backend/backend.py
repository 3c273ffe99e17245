"""What the application is made of, in one value that is handed in."""

from dataclasses import dataclass, field
from threading import BoundedSemaphore
from typing import Annotated, cast

from argon2 import PasswordHasher
from fastapi import Depends, Request

from reference_backend.clock import Clock, to_wire
from reference_backend.configuration.model import Programme
from reference_backend.database import Database
from reference_backend.pace import Pace
from reference_backend.recovery.keys import RecoveryKeys
from reference_backend.secrets_source import SecretsSource
from reference_backend.tokens.signing import Tokens

LOGINS_AT_ONCE = 4
"""Passwords of strangers that are compared side by side: each takes 64 MiB and the time of a processor."""


@dataclass(frozen=True)
class Backend:
    """The parts of a running backend."""

    database: Database
    programmes: dict[str, Programme]
    clock: Clock
    secrets: SecretsSource
    hasher: PasswordHasher
    incarnation: str
    recovery: RecoveryKeys
    tokens: Tokens
    pace: Pace = field(default_factory=Pace)
    logins: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(LOGINS_AT_ONCE))

    def now_text(self) -> str:
        """Return the present in the form of the wire."""
        return to_wire(self.clock.now())


async def _of_request(request: Request) -> Backend:  # async: a plain function would cost a thread's turn
    return cast(Backend, request.app.state.backend)


TheBackend = Annotated[Backend, Depends(_of_request)]
