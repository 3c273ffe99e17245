"""What many seeds tried and found, in lines."""

from __future__ import annotations

import sys
from collections import Counter

from tests.simulation.faults import FAULTS
from tests.simulation.many import Played
from tests.simulation.measuring import LEAST_PERCENT
from tests.simulation.run import Outcome

ENOUGH_SEEDS = 200
"""From so many on each fault must have fired."""
_MOST_EVENTS_SHOWN = 3
"""Seeds whose last events are printed; what failed, and how to replay it, is said of each."""


def report(played: Played) -> int:
    """Print it; 0 when all is well."""
    failed = [one for one in played.outcomes if one.failure is not None]
    fired: Counter[str] = Counter()
    for outcome in played.outcomes:
        fired.update(outcome.fired)
    _totals(played, failed)
    silent = _faults(fired)
    for outcome in failed[:_MOST_EVENTS_SHOWN]:
        _last_events(outcome)
    wrong = bool(failed)
    if silent and played.asked >= ENOUGH_SEEDS:
        _say(f"FAILED: these faults never fired: {', '.join(silent)}")
        wrong = True
    return int(_too_little_covered(played) or wrong)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _totals(played: Played, failed: list[Outcome]) -> None:
    outcomes = played.outcomes
    lost = sum("I1:" in (one.failure or "") for one in failed)
    doubled = sum("I2:" in (one.failure or "") for one in failed)
    _say(
        f"seeds {len(outcomes)}  steps {sum(one.steps for one in outcomes)}"
        f"  requests {sum(one.requests for one in outcomes)}"
        f"  recorded {sum(one.recorded for one in outcomes)}"
        f"  acknowledged {sum(one.acknowledged for one in outcomes)}"
        f"  delivered {sum(one.delivered for one in outcomes)}"
        f"  destroyed with their disk {sum(one.destroyed for one in outcomes)}"
    )
    _say(f"failed seeds {len(failed)}  lost {lost}  doubled {doubled}  seconds {played.seconds:.0f}")
    for one in failed:
        _say(f"FAILED seed {one.seed} at step {one.steps}: {one.failure}")
        replay = f"--first {one.seed} --seeds 1 --steps {one.steps_asked}"
        _say(f"    replay with: python -m tests.simulation {replay}")
    if outcomes:
        _say(f"event log of seed {outcomes[0].seed}: {outcomes[0].digest}")


def _faults(fired: Counter[str]) -> list[str]:
    """Each fault with its count; those that never fired are returned."""
    for name, fault in FAULTS.items():
        _say(f"{fired[name]:>8}  {fault.number:<8} {name:<34} {fault.how}")
    for name in sorted(set(fired) - set(FAULTS)):
        _say(f"{fired[name]:>8}  {'':<8} {name}")
    return [name for name in FAULTS if not fired[name]]


def _last_events(outcome: Outcome) -> None:
    _say(f"\nlast events of seed {outcome.seed}:")
    for line in outcome.last_events:
        _say(f"    {line}")


def _too_little_covered(played: Played) -> bool:
    measured = played.measured
    if measured is None:
        return False
    _say(
        f"branches taken of journal and delivery: {measured.taken} of {measured.branches},"
        f" {measured.percent:.1f} %"
    )
    for path, percent, arcs in measured.missing:
        _say(f"    {percent:5.1f} %  {path}: {arcs}")
    if measured.percent >= LEAST_PERCENT:
        return False
    _say(f"FAILED: less than {LEAST_PERCENT:.0f} %")
    return True
