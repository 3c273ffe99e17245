"""After the last step everything is mended, everybody comes back, and what waits has its time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pos_client.domain.standing import Link
from tests.simulation import machine_steps, outside_steps
from tests.simulation.counter_steps import record
from tests.simulation.shop import Shop
from tests.simulation.tills import Till

_MOST_STEPS = 1500
_MOST_MS = 7 * 86_400_000
_REFUSED_FOR_GOOD = "register-in-use"


def heal(shop: Shop, after_step: Callable[[], None]) -> None:
    """Mend everything and let all tills deliver until nothing is left to do."""
    network = shop.network
    network.trouble, network.server_down_until_ms = 0.0, 0
    network.server.start()
    network.server.not_dying()
    for till in shop.tills:
        _mend(shop, till)
    for register in sorted({till.who.register for till in shop.tills}):
        outside_steps.revoke(shop, register, None)
    after_step()
    _drain(shop, after_step)
    for till in list(shop.tills):
        _recover_by_hand(shop, till)
    _drain(shop, after_step)


def _mend(shop: Shop, till: Till) -> None:
    machine_steps.disk_heals(shop, till)
    line, plan = till.line, till.disk.plan
    plan.die_in = None
    line.cut_until_ms = line.unauthorised_until_ms = 0
    line.next_fault = line.kill_next = None
    till.clock.wrong_by *= 0
    machine_steps.restart(shop, till)
    if till.unclear is not None:
        record(shop, till, till.unclear)


def _drain(shop: Shop, after_step: Callable[[], None]) -> None:
    """Deliver in the order in which the tills wake, until each has said a hello with nothing waiting."""
    until = shop.world.ms + _MOST_MS
    calm: dict[str, int] = {}
    for _ in range(_MOST_STEPS):
        if all(calm.get(one.name, 0) >= 2 for one in shop.tills) or shop.world.ms > until:
            return
        till = min(shop.tills, key=lambda one: one.wake_ms)
        shop.world.ms = max(shop.world.ms, till.wake_ms)
        shop.network.let_late_ones_arrive()
        till.deliver()
        after_step()
        assert till.running is not None
        refused = till.running.link.state.link is Link.REFUSED
        if _waits(till) and not refused:
            calm[till.name] = 0
        elif till.wake_ms - shop.world.ms > 1_000:
            calm[till.name] = calm.get(till.name, 0) + 1


def _waits(till: Till) -> bool:
    return till.journal.status().waiting > 0


def _recover_by_hand(shop: Shop, till: Till) -> None:
    """A copy of a till that may not deliver any more: its journal is exported, and taken in by the till that
    goes on.
    """
    assert till.running is not None
    state = till.running.link.state
    in_use = state.link is Link.REFUSED and state.reason == _REFUSED_FOR_GOOD
    if till.is_clone_of is None and not in_use:
        return
    exported: list[Any] = list(till.journal.all_on_the_wire())
    heir = till.is_clone_of or till
    if heir is till:
        machine_steps.fresh_installation(shop, till)
    else:
        till.stop()
        shop.tills.remove(till)
    assert heir.running is not None
    if not hasattr(heir.journal, "take_in"):
        shop.count_destroyed()
        return
    taken = heir.journal.take_in(exported)
    shop.world.fire("export-taken-in", f"{heir.name} {taken}")
    heir.wake_ms = shop.world.ms
    heir.running.office.rounds.begin_anew()
