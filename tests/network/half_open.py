"""A connection whose packets vanish (F18): in a network namespace of its own, on Linux, as root.

Run by `unshare --net python -m tests.network.half_open FOLDER`. A queueing discipline that holds nothing
drops every packet on the way, without a word to either side. What was measured goes to standard output as
JSON; the exit status is `REFUSED` where the kernel does not allow it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

from pos_client.backend.client import Deadlines
from pos_client.bootstrap.system_clock import SystemClock
from pos_client.domain.errors import KnownError
from pos_client.domain.identification import AnswerSource
from pos_client.domain.scan import Scan, ScanSource
from pos_client.services.backoff import Backoff
from tests.network.shop import MERCHANT, open_shop
from tests.network.till import NetworkTill

REFUSED = 77
ENTRIES = 20
LONGEST_S = 60.0
_DROP = ("root", "tbf", "rate", "8bit", "burst", "1", "limit", "1")


class KernelRefusesError(Exception):
    """No namespace, no queueing discipline, or no right to them."""


def order(*words: str) -> None:
    """Run a command of iproute2."""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise KernelRefusesError(f"{' '.join(words)}: {done.stderr.strip()}")


def cut() -> None:
    """From now on every packet vanishes."""
    order("tc", "qdisc", "add", "dev", "lo", *_DROP)


def mend() -> None:
    """Packets flow again."""
    order("tc", "qdisc", "del", "dev", "lo", "root")


def seconds_until_an_error(till: NetworkTill) -> tuple[str, float]:
    """One step of the delivery's thread, by the watch on the wall."""
    began = time.monotonic()
    try:
        till.office.rounds.step()
    except KnownError as error:
        return error.code, time.monotonic() - began
    return "an answer", time.monotonic() - began


def seconds_until_it_is_back(till: NetworkTill) -> float:
    """As the delivery's thread does it, with real waits: nobody helps."""
    backoff = Backoff(till.random.randbytes, SystemClock())
    began = time.monotonic()
    while till.waiting and time.monotonic() - began < LONGEST_S:
        try:
            till.office.rounds.step()
        except KnownError as error:
            Event().wait(backoff.wait_s(error))
    return time.monotonic() - began


def measure(folder: Path) -> dict[str, object]:
    """The whole story: delivered, cut off, noticed, answered from the list, come back."""
    with open_shop(folder) as shop:
        till = NetworkTill(folder / "till", shop, shop.process.url, "half open", Deadlines())
        till.counter.sign_in(*shop.process.pin(MERCHANT, "cashier"))
        card = shop.process.card(MERCHANT, "eligible_virtual")
        scan = Scan(card.code.encode(), ScanSource.CAMERA, till.clock.now(), card.symbology)
        till.work(20, lambda: till.office.snapshot.info() is not None)
        before = till.counter.identify(scan).source
        till.drain()
        till.record(ENTRIES)
        cut()
        code, noticed_s = seconds_until_an_error(till)
        waiting = till.waiting
        began = time.monotonic()
        during = till.counter.identify(scan).source
        looked_up_s = time.monotonic() - began
        mend()
        back_s = seconds_until_it_is_back(till)
        arrived = shop.arrived(till.register, till.recorded)
        till.close()
    return {
        "online_before": before is AnswerSource.BACKEND,
        "code": code,
        "noticed_s": noticed_s,
        "waiting": waiting,
        "from_the_list": during is AnswerSource.SNAPSHOT,
        "looked_up_s": looked_up_s,
        "back_s": back_s,
        "arrived_right": arrived.is_right,
    }


def main() -> int:
    """Measure and tell."""
    try:
        order("ip", "link", "set", "lo", "up")
        cut()
        mend()
    except KernelRefusesError as error:
        sys.stdout.write(f"{error}\n")
        return REFUSED
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
