"""One seed from its beginning to its end."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.simulation import counter_steps, machine_steps, outside_steps, strange_steps, token_steps
from tests.simulation.disk import SimulatedDisks, simulated_disks
from tests.simulation.healing import heal
from tests.simulation.invariants import Invariants, LogWatch, canaries_of, fingerprint_of
from tests.simulation.server import BackendBrokeError, without_threads
from tests.simulation.shop import Shop, open_shop
from tests.simulation.template import Template, make_template
from tests.simulation.tills import Till
from tests.simulation.world import World

Step = Callable[[Shop, Till], None]
STEPS = 80

Mix = Sequence[tuple[Step, float]]
EVERYTHING: Mix = (
    (counter_steps.sell, 40),
    (counter_steps.only_scan, 3),
    (counter_steps.take_back, 3),
    (counter_steps.replace_a_card, 2),
    (counter_steps.only_sign_in, 1),
    (counter_steps.append_what_cannot_be_written, 0.7),
    (counter_steps.append_under_a_taken_id, 0.7),
    (strange_steps.append_a_strange_fact, 2),
    (strange_steps.settle_what_was_set_aside, 1.5),
    (strange_steps.send_a_strange_request, 2),
    (strange_steps.write_with_the_till_s_key, 1),
    (counter_steps.report_the_day, 0.7),
    (machine_steps.file_is_moved_away, 0.4),
    (strange_steps.take_back_before_it_is_recorded, 1),
    (machine_steps.start, 10),
    (machine_steps.restart, 1),
    (machine_steps.kill_now, 1.5),
    (machine_steps.kill_while_writing, 2),
    (machine_steps.kill_around_a_request, 1.5),
    (machine_steps.cut_power, 2),
    (machine_steps.disk_fills, 0.8),
    (machine_steps.disk_has_room_again, 1.5),
    (machine_steps.sync_fails_once, 1),
    (machine_steps.syncs_fail_for_good, 0.4),
    (machine_steps.write_fails, 0.7),
    (machine_steps.disk_heals, 2),
    (machine_steps.second_process, 0.4),
    (machine_steps.clock_jumps, 1.2),
    (machine_steps.keep_a_copy, 2.5),
    (machine_steps.put_an_old_copy_back, 2.5),
    (machine_steps.clone, 1),
    (machine_steps.wipe_and_enrol_anew, 0.5),
    (machine_steps.damage_a_body, 0.8),
    (machine_steps.damage_a_header, 0.8),
    (outside_steps.network_gets_worse, 1.5),
    (outside_steps.network_gets_better, 3),
    (outside_steps.one_fault, 6),
    (outside_steps.line_is_cut, 1.5),
    (outside_steps.line_is_back, 2),
    (outside_steps.refused_for_a_while, 0.5),
    (outside_steps.content_is_refused, 0.8),
    (outside_steps.switch_by_hand, 2),
    (outside_steps.months_pass, 0.2),
    (outside_steps.a_night_passes, 0.5),
    (outside_steps.backend_dies_in_a_batch, 1.5),
    (outside_steps.backend_is_copied, 1.5),
    (outside_steps.backend_is_put_back, 1.5),
    (outside_steps.member_is_erased, 0.5),
    (outside_steps.card_is_lost, 0.5),
    (outside_steps.consent_is_withdrawn, 0.5),
    (outside_steps.register_is_revoked, 0.4),
    (token_steps.refresh_answer_is_lost, 0.5),
    (token_steps.token_ends_in_a_batch, 0.5),
    (token_steps.refresh_token_is_stolen, 0.2),
)


@dataclass
class Outcome:
    """What one seed came to."""

    seed: int
    steps_asked: int = STEPS
    steps: int = 0
    recorded: int = 0
    acknowledged: int = 0
    delivered: int = 0
    destroyed: int = 0
    requests: int = 0
    digest: str = ""
    failure: str | None = None
    error: BaseException | None = None
    last_events: list[str] = field(default_factory=list)
    fired: Counter[str] = field(default_factory=Counter)


class Simulation:
    """Plays seeds, one after the other, over one template. A context manager."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._closing = ExitStack()
        self._logs = LogWatch()

    def __enter__(self) -> Simulation:
        self._closing.enter_context(without_threads())
        self._disks: SimulatedDisks = self._closing.enter_context(simulated_disks())
        self._template: Template = make_template(self._folder, self._disks)
        self._closing.callback(self._template.server.close)
        root = logging.getLogger()
        root.addHandler(self._logs)
        self._closing.callback(root.removeHandler, self._logs)
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()

    def play(self, seed: int, steps: int = STEPS, mix: Mix = EVERYTHING) -> Outcome:
        """One seed of so many steps, drawn from `mix` by their weights.

        What breaks is in the outcome; only what is wrong with the simulation itself is raised.
        """
        world, outcome = World(seed), Outcome(seed, steps)
        shop = open_shop(world, self._template, self._disks, self._folder / "seed")
        self._logs.found = None
        self._logs.canaries = canaries_of(shop)
        invariants = Invariants(shop, self._logs)
        try:
            self._play(shop, invariants, outcome, steps, mix)
        except (Exception, BackendBrokeError) as error:  # noqa: BLE001  # any exception that gets here is a fault
            outcome.failure = f"{type(error).__name__}: {error}"
            outcome.error = error
        finally:
            for till in shop.tills:
                till.kill()
        self._sum_up(shop, outcome)
        return outcome

    def _play(self, shop: Shop, invariants: Invariants, outcome: Outcome, steps: int, mix: Mix) -> None:
        invariants.after_step()
        for number in range(steps):
            outcome.steps = number + 1
            shop.pass_time(_pause_ms(shop.world))
            _one_step(shop, mix)
            invariants.after_step()
        heal(shop, invariants.after_step)
        invariants.at_the_end()
        shop.world.note(f"end {fingerprint_of(shop)}")

    def _sum_up(self, shop: Shop, outcome: Outcome) -> None:
        books, world = shop.books, shop.world
        for till in shop.tills:
            for fault in till.disk.fired:
                world.fired[fault] += 1
        outcome.recorded = len(books.facts)
        outcome.acknowledged = len(books.acknowledged())
        outcome.destroyed = len(books.destroyed)
        outcome.requests = shop.network.exchanges
        there = {row[0] for row in shop.network.server.looked_at("SELECT entry_id FROM entries")}
        outcome.delivered = sum(one.entry_id in there for one in books.acknowledged())
        outcome.digest = world.log.hexdigest()
        outcome.fired = world.fired
        outcome.last_events = list(world.log.last)


def _pause_ms(world: World) -> int:
    kind = world.random.random()
    if kind < 0.75:
        return world.random.randrange(100, 5_000)
    if kind < 0.95:
        return world.random.randrange(5_000, 120_000)
    return world.random.randrange(120_000, 1_200_000)


def _one_step(shop: Shop, mix: Mix) -> None:
    ((step, _),) = shop.world.random.choices(mix, [weight for _, weight in mix])
    till = shop.world.random.choice(shop.tills)
    step(shop, till)
