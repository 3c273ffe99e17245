"""Many tills after one outage, and a backend that fails half of the time (F27)."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from random import Random
from statistics import quantiles
from threading import Event, Thread

import pytest

from pos_client.backend.client import Deadlines
from pos_client.domain.errors import UnreachableError
from pos_client.services.backoff import LONGEST_PROBE_S, Backoff
from tests.fakes.clock import HandClock
from tests.network.conftest import OpenProxy, OpenTill
from tests.network.misdeeds import never, sometimes
from tests.network.shop import Shop
from tests.network.till import NetworkTill

TILLS = 20
OUTAGE_S = 600.0
ENTRIES_EACH = 20
TIMES_FASTER = 5
"""The measured run has a fifth of the batch in a fifth of the time: the same load on the backend."""
P95_S = 1.0
AWAY = UnreachableError("backend-unreachable")

RandomBytes = Callable[[int], bytes]


def first_try_after(outage_s: float, random_bytes: RandomBytes) -> float:
    """Seconds from the end of the outage until a till that lost its backend at its beginning tries again."""
    clock, passed = HandClock(), 0.0
    backoff = Backoff(random_bytes, clock)
    while passed < outage_s:
        wait_s = backoff.wait_s(AWAY)
        clock.pass_by(timedelta(seconds=wait_s))
        passed += wait_s
    return passed - outage_s


def returns(jitters: Iterable[RandomBytes]) -> list[float]:
    return sorted(first_try_after(OUTAGE_S, jitter) for jitter in jitters)


def jittering(seed: object) -> list[RandomBytes]:
    return [Random(f"{seed}/{number}").randbytes for number in range(TILLS)]


def most_in_a_second(times: list[float]) -> int:
    return max(sum(1 for other in times if at <= other < at + 1.0) for at in times)


def test_tills_that_lost_the_backend_at_the_same_moment_do_not_come_back_at_the_same_moment() -> None:
    for seed in range(50):
        found = returns(jittering(seed))
        assert most_in_a_second(found) <= TILLS * 0.4
        assert found[-1] <= LONGEST_PROBE_S
        assert found[-1] - found[0] >= LONGEST_PROBE_S / 4


def test_without_jitter_they_would_all_come_in_one_second() -> None:
    """The control."""
    assert most_in_a_second(returns([lambda count: b"\xff" * count] * TILLS)) == TILLS


def test_twenty_tills_come_back_after_an_outage_and_the_backend_answers_within_a_second(
    shop: Shop, open_proxy: OpenProxy, open_till: OpenTill, capsys: pytest.CaptureFixture[str]
) -> None:
    proxy = open_proxy()
    tills = [open_till(proxy.url, Deadlines()) for _ in range(TILLS)]
    for till in tills:
        till.drain()
        till.record(ENTRIES_EACH)
        till.office.rounds.begin_anew()  # as after a failure: a hello is due first
    before = len(proxy.doings.backend_s)
    after_s = returns(jittering("measured"))
    began = time.monotonic()
    drained = _all_at_their_time(tills, [at / TIMES_FASTER for at in after_s])
    seconds = time.monotonic() - began
    took = proxy.doings.backend_s[before:]
    p50, p95 = (quantiles(took, n=100)[at] for at in (49, 94))
    with capsys.disabled():
        sys.stdout.write(
            f"\ncoming back: {TILLS} tills within {after_s[-1] / TIMES_FASTER:.1f} s, "
            f"{len(took)} requests, the backend's p50 {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, "
            f"all delivered after {seconds:.1f} s\n"
        )
    assert drained == [True] * TILLS
    assert all(shop.arrived(till.register, till.recorded).is_right for till in tills)
    assert p95 < P95_S


def _all_at_their_time(tills: list[NetworkTill], after_s: list[float]) -> list[bool]:
    drained = [False] * len(tills)

    def come_back(number: int) -> None:
        Event().wait(after_s[number])
        drained[number] = tills[number].drain()

    threads = [Thread(target=come_back, args=(number,)) for number in range(len(tills))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return drained


def test_a_backend_that_fails_half_of_the_time_gets_everything_and_is_not_hammered(
    open_proxy: OpenProxy, open_till: OpenTill, shop: Shop
) -> None:
    proxy = open_proxy(sometimes("failing", 0.5), seed="flapping")
    till = open_till(proxy.url)
    till.record(200)
    errors: Counter[str] = Counter()
    began = till.clock.monotonic_s()
    for _ in range(60):
        error = till.step()
        errors[error.code if error else "well"] += 1
    passed_s = till.clock.monotonic_s() - began
    proxy.plan = never
    assert till.drain()
    assert shop.arrived(till.register, till.recorded).is_right
    assert set(errors) == {"well", "backend-failing"}
    assert passed_s > 0.2 * errors["backend-failing"]
