"""A day at a till and at its backend, then a look into every byte that they left: nobody is in it."""

from __future__ import annotations

import json
import logging
import os
import secrets
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import requests
from PySide6.QtWidgets import QApplication

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.bootstrap.till_logging import log_to
from pos_client.cli.doctor import doctor
from pos_client.services.identify import Identify
from pos_client.services.rounds import Rounds
from pos_client.services.set_aside import SetAside
from pos_client.ui.info_desk.presenter import Step
from tests.backend.desk import apply, withdraw
from tests.backend.members_side.visitor import PASSWORD, Visitor, card_form
from tests.backend.till import Till as ContractTill
from tests.backend_process import BackendProcess
from tests.contract.test_copied_folder import every_form
from tests.journeys.back_office import BackOffice
from tests.journeys.counter import Counter, OpenTill
from tests.journeys.demo_staff import PINS
from tests.journeys.test_passphrase_at_the_start import GOOD, enrol, places

SHORTEST = 6
"""Fewer bytes than these stand in any large file by chance."""
WRONG_PIN = "987654"
JOINED = {
    "first name": "Kanarbikuke",
    "last name": "Kuldlinnu-Vint",
    "email": "kanarbikuke@example.com",
    "phone": "+372 5987 6541",
}
ON_PAPER = {
    "first_name": "Tsiitsitaja",
    "last_name": "Leevikese-Saba",
    "email": "tsiitsitaja@example.com",
    "phone": "5987 6542",
}


@dataclass
class Process:
    """The backend's process, called as `Visitor` and the contract's till call a backend."""

    url: str
    backend: Any
    clock: Any
    told: Any = None

    def call(self, method: str, path: str, **options: Any) -> requests.Response:
        """Over TCP."""
        return requests.request(method, self.url + path, timeout=15, **options)


class RealClock:
    """The present, in the contract's form."""

    def __init__(self, backend: Any) -> None:
        self._clock = backend.clock

    @property
    def present(self) -> Any:
        """Now."""
        return self._clock.now()

    def text(self) -> str:
        """As it stands on the wire."""
        return f"{self.present:%Y-%m-%dT%H:%M:%S.000Z}"


class Remembering(Visitor):
    """Keeps what came by mail: once it was sent, the backend does not."""

    def __init__(self, process: Process) -> None:
        super().__init__(process)  # type: ignore[arg-type]  # called as one that runs in this process
        self.came: dict[str, str] = {}

    def phone_code(self) -> str:
        """The newest one."""
        self.came["phone code"] = super().phone_code()
        return self.came["phone code"]

    def link_to(self, email: str) -> str:
        """The newest one."""
        self.came["link"] = super().link_to(email)
        return self.came["link"]


class Day:
    """What is done, and what of it must be found nowhere."""

    def __init__(self, counter: Counter, process: Process) -> None:
        self.counter = counter
        self.process = process
        self.canaries: dict[str, bytes] = {}

    def mark(self, **named: str) -> None:
        """These stand nowhere at the end of the day."""
        self.canaries |= {name: value.encode() for name, value in named.items()}

    def somebody_joins(self) -> None:
        """On the members' side, to the own pages and out again."""
        form = card_form(
            JOINED["email"],
            first_name=JOINED["first name"],
            last_name=JOINED["last name"],
            phone=JOINED["phone"],
        )
        visitor = Remembering(self.process)
        visitor.join_fully(form)
        visitor.enter(JOINED["email"], "kodutare")
        assert visitor.session is not None
        assert visitor.log_in(JOINED["email"], "a wrong one, long enough")[0] == 401
        self.mark(password=PASSWORD, member_session=visitor.session, **visitor.came)
        self.mark(card_of_joined=visitor.me()["cards"][0]["code"])
        self.mark(**JOINED)

    def a_form_and_a_letter_come_in(self) -> None:
        """On paper, at another till of this merchant; it shows a PIN and finds somebody by the address."""
        code = self.counter.shop.new_enrolment_code("Desk")
        desk = ContractTill(self.process, "", code=code)  # type: ignore[arg-type]
        apply(desk, None, **ON_PAPER)
        withdraw(desk, None)
        desk.upload()
        number, pin = PINS["info_desk"]
        session = desk.post("/v1/staff-sign-ins", {"staff": number, "pin": pin}).json()["session"]
        sought = {"email": ON_PAPER["email"], "reason": "lost-card"}
        found = self.process.call(
            "POST", "/v1/contact-searches", json=sought, headers={**desk.headers, "X-Staff-Session": session}
        )
        assert found.json()["holder"] is not None
        self.mark(enrolment_code_of_desk=code, token_of_desk=desk.told["token"], staff_session=session)
        self.mark(refresh_token_of_desk=desk.told["refresh_token"], holder=found.json()["holder"])
        self.mark(**{f"{name} on paper": value for name, value in ON_PAPER.items()})

    def the_till_is_enrolled(self) -> OpenTill:
        """On a computer without a keyring; the passphrase is typed twice."""
        self.counter.secrets = places(self.counter)
        till = self.counter.switch_on()
        enrol(self.counter, till, GOOD)
        till.speak_english()
        log_to(DataFolder(till.folder).log)
        self.mark(passphrase=GOOD, wrong_pin=WRONG_PIN)
        self.mark(**{f"pin of {who}": pin for who, (_, pin) in PINS.items()})
        return till

    def a_shift_is_worked(self, till: OpenTill) -> None:
        """Cards of all kinds, with and without the network; a lost card is replaced."""
        shop = self.counter.shop
        linked, other = shop.new_member(consent=True, plastic="active"), shop.new_member(birthday=True)
        stranger, blank = (
            self.counter.office.card_of_nobody("kodutare"),
            self.counter.office.new_blank("kodutare"),
        )
        for name, card in {"linked": linked.phone, "other": other.phone, "stranger": stranger}.items():
            self.mark(**{f"card of {name}": card.code})
        self.mark(blank=blank.code, member_ref=linked.member_ref, member_id=linked.member_id)
        till.scan(linked.phone, "Card price")
        till.sell_quickly("10,00")
        till.scan(stranger, "Not a member here")
        till.sell_quickly("20,00")
        till.all_delivered()
        till.has_its_list_of_cards()
        self.counter.cable.unplug()
        till.show_to_till(other.phone)
        cashier = till.app.shell.presenters.cashier
        till.until(lambda: cashier.state.sale.customer is not None, "the list's answer")
        till.sell_quickly("30,00")
        self.counter.cable.plug()
        till.says_link("Online")
        till.choose("Replace a lost card")
        till.until(till.at_the_desk, "the info desk")
        till.desk_scans(linked.phone, Step.HOLDER)
        till.desk_scans(blank, Step.BLANK)
        till.desk_hands_over()
        till.until(lambda: shop.entries("card_issued"), "the card at the backend")
        # What it then still knows offline is in its files when they are looked through.
        self.counter.cable.unplug()
        till.app.shell.show_screen("cashier")


def looked_through(folder: Path, canaries: dict[str, bytes]) -> list[str]:
    """Which canary stands in which file, in whatever form."""
    return sorted(
        f"{name} in {path.relative_to(folder)}"
        for path in folder.rglob("*")
        if path.is_file()
        for name in named_in(path.read_bytes(), canaries)
    )


def named_in(content: bytes, canaries: dict[str, bytes]) -> list[str]:
    """Which canaries stand in these bytes."""
    return [
        name
        for name, secret in canaries.items()
        if any(form in content for form in every_form(secret) if len(form) >= SHORTEST)
    ]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where whatever asks for a temporary file gets it."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def day(kodutare: Counter, office: BackOffice, backend: BackendProcess) -> Iterator[Day]:
    """The till's log is written as the program writes it; hooks and handlers are as before afterwards."""
    hooks = (sys.excepthook, threading.excepthook)
    handlers = logging.getLogger("pos_client").handlers[:]
    beside = office._backend
    yield Day(kodutare, Process(backend.url, beside, RealClock(beside)))
    sys.excepthook, threading.excepthook = hooks
    for handler in set(logging.getLogger("pos_client").handlers) - set(handlers):
        logging.getLogger("pos_client").removeHandler(handler)
        handler.close()


def more_than(count: Callable[[], int], before: int) -> bool:
    """Whether it has grown."""
    return count() > before


def crash(till: OpenTill, log: Path, day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each worker meets a fault of ours whose words quote whom it was about, and so does a hook."""
    quoting = " ".join(value.decode() for value in day.canaries.values())

    def fall(*_given: object, **_named: object) -> None:
        raise RuntimeError(quoting)

    def crashes() -> int:
        return log.read_text(encoding="utf-8").count("RuntimeError")

    card = day.counter.shop.new_member().phone
    day.mark(card_at_the_crash=card.code)
    asked = till.app.shell.presenters
    wishes: dict[type, Callable[[], object]] = {
        Identify: lambda: till.show_to_till(card),
        Rounds: lambda: None,
        SetAside: asked.set_aside.list_set_aside_asked.emit,
    }
    for where, ask in wishes.items():
        seen = crashes()
        with monkeypatch.context() as broken:
            broken.setattr(where, "step" if where is Rounds else "__call__", fall)
            ask()
            till.until(partial(more_than, crashes, seen), f"the crash of {where.__name__}")
    try:
        fall()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
        threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, None)))


@pytest.mark.rule("J20", "N13")
def test_after_a_day_nobody_is_found_in_any_file_log_report_or_clipboard(
    day: Day,
    backend: BackendProcess,
    temporary: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    day.somebody_joins()
    day.a_form_and_a_letter_come_in()
    till = day.the_till_is_enrolled()
    till.type_staff_and_pin(PINS["info_desk"][0], WRONG_PIN)
    till.shows("Staff number or PIN is not right.")
    till.sign_in_as("info_desk")
    till.says_link("Online")
    day.a_shift_is_worked(till)
    folder = DataFolder(till.folder)
    crash(till, folder.log, day, monkeypatch)

    assert doctor(folder, Surroundings(day.counter.secrets), camera=None, as_json=True) in (0, 1, 2, 3, 4, 5)
    said = capfd.readouterr()
    clipboard = QApplication.clipboard()
    assert {"till.db", "till.db-wal", "till.db.sealed-key", "till.secrets", "pos-client.log"} <= {
        path.name for path in folder.path.iterdir()
    }
    assert len(day.canaries) > 25
    assert looked_through(folder.path, day.canaries) == []
    till.close()
    assert looked_through(folder.path, day.canaries) == []
    assert looked_through(temporary, day.canaries) == []
    assert named_in(backend._log.read_bytes(), day.canaries) == []
    assert named_in((said.out + said.err).encode(), day.canaries) == []
    assert named_in(clipboard.text().encode(), day.canaries) == []
    crashed = folder.log.read_text(encoding="utf-8")
    assert crashed.count("RuntimeError") >= 5
    assert "test_nothing_personal_is_left.py" in crashed


def test_the_look_finds_what_is_planted(tmp_path: Path) -> None:
    """The control: without it, nothing found would prove nothing."""
    canaries = {"name": b"Kanarbikuke", "pin": b"120012", "card": b"9112345678901234"}
    for index, planted in enumerate(canaries.values()):
        (tmp_path / str(index)).write_bytes(os.urandom(9999) + planted + os.urandom(99))
    assert looked_through(tmp_path, canaries) == ["card in 2", "name in 0", "pin in 1"]
    assert named_in(json.dumps({"unlike": secrets.token_hex(9)}).encode(), canaries) == []
