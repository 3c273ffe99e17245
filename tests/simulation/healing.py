"""After the last step everything is mended, everybody comes back, and what waits has its time."""

from __future__ import annotations

from collections.abc import Callable

from pos_client.domain.standing import Link
from tests.simulation import machine_steps, outside_steps
from tests.simulation.counter_steps import record, sell
from tests.simulation.invariants import broken, head_there
from tests.simulation.shop import Shop
from tests.simulation.tills import Till
from tests.simulation.token_steps import enrol_again, must_enrol_again

_MOST_STEPS = 400
_MOST_MS = 7 * 86_400_000
_REFUSED_FOR_GOOD = "register-in-use"


def heal(shop: Shop, after_step: Callable[[], None]) -> None:
    """Mend everything and let all tills deliver until nothing is left to do."""
    network = shop.network
    network.trouble, network.server_down_until_ms = 0.0, 0
    network.server.start()
    network.server.not_dying()
    # Let in first: a till that was wiped and has nothing yet has its configuration from the backend, and does
    # not start without it (seed 558). One that has sold starts whatever the backend says of its register.
    for register in sorted({till.who.register for till in shop.tills}):
        outside_steps.revoke(shop, register, None)
    for till in shop.tills:
        _mend(shop, till)
    after_step()
    _drain(shop, after_step)
    _all_done(shop)
    for till in shop.tills:
        # The next morning's first sale: a till whose disk was put back finds its fork by it.
        sell(shop, till)
    _drain(shop, after_step)
    # Clones first: what one of them hands over may find that it had won the register for itself.
    for till in sorted(shop.tills, key=lambda one: one.is_clone_of is None):
        if _recover_by_hand(shop, till):
            _drain(shop, after_step)


def _enrolled_again(shop: Shop) -> bool:
    """Whoever says that it must be enrolled again is; whether anybody was."""
    said_so = [till for till in shop.tills if must_enrol_again(till)]
    for till in said_so:
        enrol_again(shop, till)
    return bool(said_so)


def _mend(shop: Shop, till: Till) -> None:
    machine_steps.disk_heals(shop, till)
    line, plan = till.line, till.disk.plan
    plan.die_in = None
    line.cut_until_ms = line.unauthorised_until_ms = 0
    line.next_fault = line.kill_next = None
    till.clock.wrong_by *= 0
    line.lose_next_tokens = line.token_ends_in_a_batch = False
    if till.is_clone_of is not None:
        till.locked_out = False
    if till.locked_out:
        enrol_again(shop, till)
    else:
        machine_steps.restart(shop, till)
    if till.unclear is not None:
        record(shop, till, till.unclear)


def _drain(shop: Shop, after_step: Callable[[], None]) -> None:
    """Deliver until each has told the backend that nothing waits; who must be enrolled again for that, is."""
    _deliver_all(shop, after_step)
    while _enrolled_again(shop):
        after_step()
        _deliver_all(shop, after_step)


def _deliver_all(shop: Shop, after_step: Callable[[], None]) -> None:
    """In the order in which the tills wake."""
    until = shop.world.ms + _MOST_MS
    for _ in range(_MOST_STEPS):
        busy = [one for one in shop.tills if not _is_done(shop, one)]
        if not busy or shop.world.ms > until:
            return
        till = min(busy, key=lambda one: one.wake_ms)
        shop.world.ms = max(shop.world.ms, till.wake_ms)
        shop.network.let_late_ones_arrive()
        till.deliver()
        after_step()


def _all_done(shop: Shop) -> None:
    """Nobody has to sell something before what was sold arrives, or comes back to a backend that lost it."""
    for till in shop.tills:
        if not _is_done(shop, till):
            waiting = till.journal.status().waiting
            raise broken(
                "I1", f"{till.name} has {waiting} waiting or missing at the backend, and delivers no more"
            )


def _is_done(shop: Shop, till: Till) -> bool:
    """Whether it has nothing more to say: all is delivered and known to be, or nobody listens to it."""
    if till.running is None or till.running.link.state.link is Link.REFUSED:
        return True
    status, there = till.journal.status(), head_there(shop, till)
    if _has_a_twin(shop, till):
        # Two copies of one till overwrite what each other's hello said: neither is ever known to be complete.
        return not status.waiting
    heard = there is not None and there[1:4] == (0, status.epoch, status.head_seq)
    # A till whose disk was put back is behind, in its epoch or by one, and finds its fork by the next sale.
    return (
        not status.waiting
        and heard
        and there is not None
        and (there[0] > status.epoch or there[4] >= status.head_seq)
    )


def _count_refused(shop: Shop, refused: int) -> None:
    """An entry whose stored header was altered cannot be taken in again: whoever takes the export in is told
    how many these are, and its other copy went with the disk.
    """
    books = shop.books
    acknowledged = {one.entry_id for one in books.acknowledged()}
    gone = (acknowledged & books.damaged) - books.destroyed - shop.held_anywhere()
    if len(gone) > refused:
        raise broken("I1", f"{len(gone)} are gone with a disk, and {refused} were told to be refused")
    books.destroyed |= gone


def _has_a_twin(shop: Shop, till: Till) -> bool:
    others = (one for one in shop.tills if one is not till and one.running is not None)
    return any(one.who.register == till.who.register for one in others)


def _recover_by_hand(shop: Shop, till: Till) -> bool:
    """A copy of a till that may not deliver any more: its journal is exported, and taken in by the till that
    goes on.
    """
    if till.running is None:
        raise broken("I1", f"{till.name} does not start any more")
    state = till.running.link.state
    in_use = state.link is Link.REFUSED and state.reason == _REFUSED_FOR_GOOD
    if till.is_clone_of is None and not in_use:
        return False
    exported = list(till.journal.all_on_the_wire())
    heir = till.is_clone_of or till
    till.stop()
    if heir is till:
        machine_steps.fresh_installation(shop, till)
    else:
        shop.tills.remove(till)
    if heir.running is None:
        raise broken("I1", f"{heir.name} does not start any more")
    taken = heir.journal.take_in(exported)
    shop.world.fire("export-taken-in", f"{heir.name} {taken}")
    _count_refused(shop, taken.refused)
    heir.wake_ms = shop.world.ms
    heir.running.office.rounds.begin_anew()
    return True
