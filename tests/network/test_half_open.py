"""Packets that vanish on the way (F18), and what keeps idle connections from being forgotten."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pos_client.backend.client import BackendClient
from pos_client.backend.connections import OpenSockets, kept_alive
from pos_client.backend.transport import Transport
from tests.network.half_open import ENTRIES, REFUSED
from tests.network.proxy import Proxy
from tests.network.shop import Shop

ROOT = Path(__file__).parents[2]
NOTICED_S, COUNTER_S, BACK_S = 10.0, 1.5, 30.0
LATE_S = 0.75


def in_a_namespace(folder: Path) -> dict[str, Any]:
    """What was measured there; skipped where this machine does not allow it."""
    tools = [shutil.which(name) for name in ("unshare", "ip", "tc")]
    if sys.platform != "linux" or not all(tools):
        pytest.skip("needs Linux with unshare (util-linux) and iproute2")
    if os.geteuid() != 0:
        pytest.skip("needs root, for a network namespace")
    command = ["unshare", "--net", sys.executable, "-m", "tests.network.half_open", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110, check=False)
    if done.returncode == REFUSED or "unshare failed" in done.stderr:
        pytest.skip(f"this kernel refuses: {(done.stdout + done.stderr).strip()}")
    assert done.returncode == 0, done.stderr
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


@pytest.mark.rule("X04")
def test_a_connection_whose_packets_vanish_is_noticed_the_queue_waits_and_the_till_comes_back_by_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = in_a_namespace(tmp_path)
    with capsys.disabled():
        sys.stdout.write(
            f"\nhalf open: noticed after {found['noticed_s']:.2f} s, "
            f"look-up answered from the list after {found['looked_up_s']:.2f} s, "
            f"all delivered {found['back_s']:.2f} s after the packets flowed again\n"
        )
    assert found["online_before"]
    assert (found["code"], found["waiting"]) == ("backend-too-slow", ENTRIES)
    assert found["noticed_s"] <= NOTICED_S
    assert found["from_the_list"]
    assert found["looked_up_s"] <= COUNTER_S + LATE_S
    assert found["back_s"] <= BACK_S
    assert found["arrived_right"]


def test_idle_connections_are_kept_alive_by_the_system(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[socket.socket] = []
    monkeypatch.setattr(OpenSockets, "add", lambda _, one: opened.append(one))
    with Proxy(shop.process.port) as proxy:
        client = BackendClient(Transport(proxy.url, lambda: pytest.fail("no date needed")), None, _nobody)
        client.health()
        for level, option, value in kept_alive():
            assert opened[0].getsockopt(level, option) == value
        client.close()
    assert {socket.SO_KEEPALIVE, socket.TCP_NODELAY} <= {option for _, option, _ in kept_alive()}


def _nobody() -> Any:
    raise AssertionError("nobody signs in here")
