"""One misdeed at a time, against a real backend process: what the till makes of it, and when."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from threading import Thread

import pytest

from pos_client.backend.client import BackendClient, Deadlines
from pos_client.backend.transport import Transport
from pos_client.domain.errors import KnownError, UnreachableError
from pos_client.domain.ids import StaffNumber
from pos_client.domain.standing import Link
from tests.network.conftest import OpenProxy, OpenTill
from tests.network.exchange import Exchange
from tests.network.misdeeds import MISDEEDS, always, never, sometimes
from tests.network.shop import Shop
from tests.network.till import NetworkTill

ENTRIES = 120
LATE_S = 0.75
"""What a busy machine may add to a deadline."""
WAITS_OUT = ("slow_bytes", "slow_head", "black_hole", "delivered_late")
HARMLESS = {"latency", "replayed"}
"""The till need not notice."""
SAID = {
    "slow_bytes": {"backend-too-slow"},
    "slow_head": {"backend-too-slow"},
    "black_hole": {"backend-too-slow"},
    "delivered_late": {"backend-too-slow"},
    "truncated_json": {"backend-garbled"},
    "portal_page": {"captive-portal"},
    "portal_json": {"backend-garbled"},
    "portal_redirect": {"captive-portal"},
    "huge_body": {"backend-garbled"},
    "wrong_type": {"captive-portal"},
    "failing": {"backend-failing"},
    "garbage": {"backend-unreachable", "captive-portal"},
}


@pytest.mark.parametrize("name", sorted(MISDEEDS))
def test_through_each_misdeed_all_entries_arrive_once(
    open_proxy: OpenProxy, open_till: OpenTill, shop: Shop, name: str
) -> None:
    proxy = open_proxy(sometimes(name, 0.5), seed=name)
    till = open_till(proxy.url)
    till.record(ENTRIES)
    till.work(12, lambda: False)
    proxy.plan = never
    assert till.drain()
    assert proxy.doings.done[name] > 0
    assert shop.arrived(till.register, till.recorded).is_right
    assert (till.office.queue().set_aside, proxy.doings.visits_to_the_portal) == (0, 0)


@pytest.mark.parametrize("name", sorted(MISDEEDS.keys() - HARMLESS - {"told_again"}))
def test_a_misdeed_consumes_nothing_and_is_called_by_its_name(
    open_proxy: OpenProxy, open_till: OpenTill, name: str
) -> None:
    proxy = open_proxy(always(name))
    till = open_till(proxy.url)
    till.record(5)
    waiting = till.waiting
    errors = [till.step() for _ in range(3)]
    assert all(isinstance(error, UnreachableError) for error in errors)
    codes = {error.code for error in errors if error is not None}
    assert codes <= SAID.get(name, {"backend-unreachable"})
    assert till.waiting == waiting
    assert till.link.state.link is Link.OFFLINE


def test_an_answer_lost_after_the_commit_changes_nothing_at_the_backend_however_often(
    open_proxy: OpenProxy, open_till: OpenTill, shop: Shop
) -> None:
    proxy = open_proxy()
    till = open_till(proxy.url)
    till.record(40)
    till.step()  # hello
    proxy.plan = always("dropped_after")
    for _ in range(6):
        till.step()
        till.work(1, lambda: False)
    assert till.waiting
    proxy.plan = never
    assert till.drain()
    assert shop.arrived(till.register, till.recorded).is_right


def took(ask: Callable[[], object]) -> tuple[str, float]:
    """The code of the error, and after how many seconds it came."""
    began = time.monotonic()
    try:
        ask()
    except KnownError as error:
        return error.code, time.monotonic() - began
    return "an answer", time.monotonic() - began


@pytest.mark.rule("X04")
def test_the_deadlines_hold_whatever_the_network_does_8_s_behind_and_1_5_s_at_the_counter(
    open_proxy: OpenProxy, open_till: OpenTill, capsys: pytest.CaptureFixture[str]
) -> None:
    """All at once, since each takes its 8 s (F19)."""
    till = open_till(open_proxy().url)
    late: dict[str, tuple[str, float]] = {}

    def measure(name: str, what: str, limit_s: float) -> None:
        client = BackendClient(Transport(proxies[name].url, till.clock.now), till.token, till.clock.now)
        asks = {
            "sync": client.configuration,
            "sign-in": lambda: client.sign_in(StaffNumber("1"), "1"),
            "look-up": lambda: client.identify("NID1:1", None, till.programme),
        }
        code, seconds = took(asks[what])
        late[f"{what} through {name}"] = code, seconds - limit_s
        client.close()

    proxies = {name: open_proxy(always(name)) for name in WAITS_OUT}
    limits = {"sync": 8.0, "sign-in": 5.0, "look-up": 1.5}
    measured = [(name, what, limit) for name in WAITS_OUT for what, limit in limits.items()]
    threads = [Thread(target=measure, args=one) for one in measured]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with capsys.disabled():
        rows = ", ".join(f"{name} {by:+.2f} s" for name, (_, by) in late.items())
        sys.stdout.write(f"\ndeadlines: {rows}\n")
    assert len(late) == len(measured)
    assert {code for code, _ in late.values()} == {"backend-too-slow"}
    assert all(-0.05 <= by < LATE_S for _, by in late.values())


def dripping(exchange: Exchange) -> bool:
    """A byte now and then, each in time for a socket's timeout; slower than any deadline together."""
    answer = exchange.answer()
    exchange.drip(answer[:20], 0.05)
    exchange.say(answer[20:])
    return True


def configuration_within(url: str, till: NetworkTill, deadline_s: float) -> tuple[str, float]:
    transport = Transport(url, till.clock.now)
    client = BackendClient(transport, till.token, till.clock.now, Deadlines(in_the_background_s=deadline_s))
    try:
        return took(client.configuration)
    finally:
        client.close()


def test_dripping_bytes_do_not_move_the_deadline_where_a_sockets_timeout_would_let_them(
    open_proxy: OpenProxy, open_till: OpenTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = open_proxy(always("dripping"), misdeeds={"dripping": dripping})
    till = open_till(proxy.url)
    assert configuration_within(proxy.url, till, 0.4)[0] == "backend-too-slow"
    monkeypatch.setattr("pos_client.backend.transport.within", lambda _, work, *__: work(lambda: None))
    code, seconds = configuration_within(proxy.url, till, 0.4)
    assert code == "an answer"
    assert seconds > 0.9
