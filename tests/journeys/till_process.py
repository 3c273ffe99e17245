"""A whole till as a process of its own, for journeys that kill it or need another platform's windows.

`python till_process.py DATA_FOLDER PICTURES`. A line of JSON in, a line of JSON out:

    in   first the secrets that an earlier process told, {} for none; then [command, argument, ...]
    out  {"secrets": {...}} whenever the till keeps some; {"done": answer} or {"missed": why} for each command

The secrets pass through these pipes and lie nowhere else: they outlive a killed process as a keyring's would.
Only this test program has such a store.
"""

from __future__ import annotations

import base64
import json
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication  # noqa: E402

from pos_client.demo.hands import NotSeenError, wait_for  # noqa: E402
from pos_client.demo.sample_cards import Carrier, SampleCard  # noqa: E402
from pos_client.domain.installation import TillSecrets  # noqa: E402
from tests.journeys.counter import OpenTill  # noqa: E402
from tests.journeys.watch import Watch  # noqa: E402

COMMAND_S = 300.0


def tell(what: dict[str, object]) -> None:
    """One line out."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


class SecretsThroughThePipe:
    """Keeps secrets in memory and tells the test about them, which hands them to the next process."""

    name = "the test that started this process"

    def __init__(self, known: dict[str, dict[str, str]]) -> None:
        self._known = known

    def load(self, name: str) -> TillSecrets | None:
        """The secrets of this name."""
        kept = self._known.get(name)
        if kept is None:
            return None
        return TillSecrets(
            base64.b64decode(kept["database_key"]),
            base64.b64decode(kept["signing_key"]),
            kept["refresh_token"],
        )

    def save(self, name: str, secrets: TillSecrets) -> None:
        """Keep and tell."""
        parts = asdict(secrets)
        self._known[name] = {
            key: base64.b64encode(value).decode() if isinstance(value, bytes) else value
            for key, value in parts.items()
        }
        tell({"secrets": self._known})

    def forget(self, name: str) -> None:
        """Keep no more, and tell."""
        self._known.pop(name, None)
        tell({"secrets": self._known})


class Orders:
    """What the test asks, carried out by the person at the till."""

    def __init__(self, till: OpenTill, qt: QApplication) -> None:
        self._till = till
        self._qt = qt
        self._watch: Watch | None = None

    def enrol(self, url: str, code: str) -> None:
        """With address and code."""
        self._till.enrol_quickly(url, code)

    def sign_in_as(self, role: str) -> None:
        """By the demo's number and PIN."""
        self._till.sign_in_as(role)

    def speak_english_anywhere(self) -> None:
        """Whatever screen is shown first."""
        self._till.until(lambda: "English" in self._till.words(), "a screen with languages")
        self.press_button("English")

    def shows(self, words: str) -> None:
        """Wait until the words are on the window."""
        self._till.shows(words)

    def link(self, words: str) -> None:
        """Wait for this word about the network."""
        self._till.says_link(words)

    def scan(self, code: str, verdict: str) -> None:
        """A phone with that code."""
        card = SampleCard(f"scan-{code[-6:]}", "", "", code, "QRCode", Carrier.PHONE, "Shop")
        self._till.scan(card, verdict)

    def freeze(self, total: str) -> None:
        """Type the total, and Enter; return once the disk has the unfinished sale."""
        self._till.freeze_quickly(total)
        self.until_counter_is_idle()

    def record(self) -> None:
        """Enter; return once it says recorded."""
        self._till.record_quickly()

    def press_button(self, words: str) -> None:
        """Click on it."""
        self._till.hands.click(self._till.hands.button(words))

    def question(self) -> str:
        """What is asked over the screen."""
        return self._till.question()

    def purchases(self) -> list[str]:
        """What stands along the bottom."""
        return self._till.purchases()

    def delivered(self) -> None:
        """Wait until nothing waits."""
        self._till.all_delivered()

    def band(self, headline: str) -> str:
        """Wait for the band's word."""
        self._till.until(lambda: self._till.band() == headline, f"the band to say {headline!r}")
        return self._till.band()

    def amount(self, text: str) -> str:
        """Wait until this amount is shown."""
        shown = self._till.counter.purchase.amount
        self._till.until(lambda: shown.text == text, f"the amount {text!r}")
        return shown.text

    def is_frozen(self) -> bool:
        """Whether the total is fixed."""
        return self._till.counter.purchase.frozen.isVisible()

    def frozen(self) -> None:
        """Wait until it is."""
        self._till.until(self.is_frozen, "the frozen total")

    def remove_card(self) -> None:
        """Take it out of the sale."""
        self._till.remove_card()

    def come_to_front(self) -> None:
        """Wait until the window has the keyboard, and put the focus on the counter."""
        window = self._till.app.window
        window.activateWindow()
        self._till.until(window.isActiveWindow, "the window to be active")
        self._till.counter.setFocus()

    def watch(self) -> None:
        """From now on remember what arrives and what moves."""
        self._watch = Watch(self._till)
        self._watch.begin(self._qt)

    def arrived(self, count: int) -> list[str]:
        """Wait until so many codes have come; all of them."""
        watch = self._watch
        assert watch is not None
        self._till.until(lambda: len(watch.arrived) + len(watch.misread) >= count, f"{count} codes")
        return [data.decode("latin-1") for data in watch.arrived] + watch.misread

    def astray(self) -> list[str]:
        """What has moved or changed, once all is done."""
        assert self._watch is not None
        self._watch.settle()
        return self._watch.astray()

    def until_counter_is_idle(self) -> None:
        """A round through the counter's thread: what was asked before is done."""
        heard: list[object] = []
        self._till.app.counter.recent_changed.connect(heard.append)
        self._till.app.shell.presenters.recent.load_recent_asked.emit()
        self._till.until(lambda: heard, "the counter's thread to answer")
        self._till.app.counter.recent_changed.disconnect(heard.append)


def carry_out(orders: Orders, command: list[Any]) -> dict[str, object]:
    """The answer to one command."""
    act: Callable[..., object] = getattr(orders, command[0])
    try:
        return {"done": act(*command[1:])}
    except NotSeenError as missed:
        return {"missed": str(missed)}


def main(folder: Path, pictures: Path) -> int:
    """Until the input ends."""
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    secrets = SecretsThroughThePipe(json.loads(sys.stdin.readline()))

    def listen() -> None:
        for line in sys.stdin:
            lines.put(line)
        lines.put("[]")

    threading.Thread(target=listen, daemon=True).start()
    qt = QApplication(sys.argv[:1])
    till = OpenTill(qt, folder, pictures, secrets)
    orders = Orders(till, qt)
    while command := json.loads(_next(lines)):
        tell(carry_out(orders, command))
    till.close()
    return 0


def _next(lines: queue.SimpleQueue[str]) -> str:
    """The next line; the till goes on working meanwhile."""
    wait_for(lambda: not lines.empty(), "a command", COMMAND_S)
    return lines.get()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
