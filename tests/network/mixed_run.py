"""A till records and delivers while everything at once is wrong with the network, by a seed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.network.misdeeds import Plan, mixed, never
from tests.network.proxy import Proxy
from tests.network.shop import Arrived, Shop
from tests.network.till import NetworkTill

ENTRIES = 30
BAD_STEPS = 18
"""Steps under misdeeds; after them the network is well and the rest must arrive."""


@dataclass(frozen=True)
class Outcome:
    """What one seed did and what came of it."""

    seed: int
    connections: int
    done: Counter[str]
    arrived: Arrived
    still_waiting: int
    set_aside: int
    claimed: int
    """Entries that the till called confirmed while the backend did not have them (I7)."""
    followed: int
    seconds: float

    @property
    def is_right(self) -> bool:
        """Everything arrived once, nothing was claimed before, nobody troubled, no redirect followed."""
        troubles = self.still_waiting, self.set_aside, self.claimed, self.followed
        return self.arrived.is_right and not any(troubles)

    def row(self) -> str:
        """One line of a report."""
        got = self.arrived
        return (
            f"seed {self.seed}: {self.connections} connections, {sum(self.done.values())} exchanges, "
            f"{got.recorded} recorded, {got.arrived} arrived, {got.lost} lost, {got.doubled} doubled, "
            f"{self.still_waiting} waiting, {self.set_aside} set aside, {self.claimed} claimed, "
            f"{self.followed} redirects followed, "
            f"{self.seconds:.1f} s"
        )


Habit = Callable[[NetworkTill], None]
"""Changes how a till behaves: the controls plant their bugs by it."""


def run(folder: Path, shop: Shop, seed: int, *, plan: Plan = mixed, habit: Habit | None = None) -> Outcome:
    """One till, one proxy, one seed."""
    began = time.monotonic()
    with Proxy(shop.process.port, seed, plan) as proxy:
        till = NetworkTill(folder, shop, proxy.url, seed)
        try:
            if habit is not None:
                habit(till)
            claimed = _live_through(till, proxy, shop)
            queue = till.office.queue()
        finally:
            till.close()
    return Outcome(
        seed,
        proxy.doings.connections,
        proxy.doings.done,
        shop.arrived(till.register, till.recorded),
        queue.waiting,
        queue.set_aside,
        claimed,
        proxy.doings.visits_to_the_portal,
        time.monotonic() - began,
    )


def _live_through(till: NetworkTill, proxy: Proxy, shop: Shop) -> int:
    left, claimed = ENTRIES, 0
    for _ in range(BAD_STEPS):
        sold = min(left, till.random.randint(0, 4))
        if sold:
            till.record(sold)
            left -= sold
        till.step()
        claimed += shop.missing(till.register, till.confirmed)
    till.record(max(left, 1))
    proxy.plan = never
    till.drain()
    return claimed


def summary(outcomes: list[Outcome]) -> str:
    """What a gate prints: how much was tried, and what came of it."""
    done: Counter[str] = Counter()
    for one in outcomes:
        done += one.done
    faults = ", ".join(f"{name} {count}" for name, count in sorted(done.items()))
    total = Arrived(*(sum(getattr(one.arrived, name) for one in outcomes) for name in _FIGURES))
    return (
        f"network: {len(outcomes)} seeds, {sum(one.connections for one in outcomes)} connections, "
        f"{sum(done.values())} exchanges ({faults}); {total.recorded} recorded, {total.arrived} arrived, "
        f"{total.lost} lost, {total.doubled} doubled, {sum(one.seconds for one in outcomes):.1f} s"
    )


_FIGURES = ("recorded", "arrived", "lost", "doubled")
