"""Answers that leave in step, so that their time does not tell what was done for them (N06, N22)."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from starlette.concurrency import run_in_threadpool

T = TypeVar("T")
STEP_S = 0.25
"""Several times what the longest of these calls takes: a comparison of passwords, a card, a mail."""


@dataclass(frozen=True)
class Pace:
    """Lets calls answer only at whole steps since they came.

    All the work is done before the answer: what is done behind it delays the next call on the connection,
    and that tells as much. Nobody waits on a thread for the step.
    """

    step_s: float = STEP_S
    seconds: Callable[[], float] = time.monotonic
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def keep(self, work: Callable[[], T]) -> T:
        """Do the work on a thread, and return, or raise, what it did at the end of its last step."""
        began = self.seconds()
        try:
            return await run_in_threadpool(work)
        finally:
            await self.pause(self.step_s - (self.seconds() - began) % self.step_s)
