"""A till's folder on another machine: nothing in it opens, and nothing personal or secret can be read."""

from __future__ import annotations

import base64
import logging
import os
import shutil
import sqlite3
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from offline_cache.errors import StoreKeyError
from offline_cache.store import Store
from pos_client.bootstrap.opening import Till
from pos_client.bootstrap.secret_places import secrets_of
from pos_client.bootstrap.till_logging import log_to
from pos_client.domain.errors import KnownError, SecretStoreError
from pos_client.domain.identification import Identification
from pos_client.domain.ids import StaffNumber, new_entry_id
from pos_client.domain.money import Money
from pos_client.domain.sale import Sale
from pos_client.domain.scan import Scan, ScanSource
from pos_client.services.link import LinkWatch
from tests.backend_process import BackendProcess
from tests.contract.till_without_keyring import GOOD, OTHER, Computer


@dataclass(frozen=True)
class Worked:
    """A till after some work: its folder as it lay while the till was open, and what must not be in it."""

    computer: Computer
    open_copy: Path
    closed_copy: Path
    canaries: dict[str, bytes]


def every_form(secret: bytes) -> Iterator[bytes]:
    """As it is, as text in other encodings, and where it may begin in a base64 text."""
    yield secret
    yield secret.hex().encode()
    yield secret.hex().upper().encode()
    for lead in range(3):
        # Without the signs that bytes before and behind share in.
        yield base64.b64encode(b"\0" * lead + secret)[4 if lead else 0 : -4]
    try:
        yield secret.decode().encode("utf-16-le")
    except UnicodeDecodeError:
        return


def found(folder: Path, canaries: dict[str, bytes]) -> list[str]:
    """Which canary stands in which file."""
    forms = [(name, form) for name, secret in canaries.items() for form in every_form(secret)]
    told = set()
    for path in (one for one in folder.rglob("*") if one.is_file()):
        content = path.read_bytes().rstrip(b"\0")
        told |= {f"{name} in {path.name}" for name, form in forms if form in content}
    return sorted(told)


class Work:
    """What a shift does at a till, and what it brings into its memory."""

    def __init__(self, computer: Computer, passphrase: str | None) -> None:
        self._computer = computer
        self.outside = computer.outside()
        self.till = Till(computer.folder, self.outside, LinkWatch(self.outside.clock))
        counter = self.till.open() if passphrase is None else self.till.open_with(passphrase)
        assert counter is not None
        self._counter = counter
        self.canaries = {"passphrase": GOOD.encode(), "wrong pin": b"987654"}

    def sign_in(self) -> None:
        number, pin = self._computer.backend.pin("kodutare", "cashier")
        with pytest.raises(KnownError):
            self._counter.sign_in(StaffNumber(number), "987654")
        self._counter.sign_in(StaffNumber(number), pin)
        self.canaries["pin"] = pin.encode()

    def serve(self) -> None:
        """Each card of the merchant's, and a sale to whom it belongs."""
        cards = self._computer.backend.told["sample_cards"]
        for card in (one for one in cards if one["merchant"] == "kodutare"):
            scan = Scan(card["code"].encode(), ScanSource.CAMERA, datetime.now(UTC), card["symbology"])
            answer = self._counter.identify(scan)
            self.canaries[f"card {card['key']}"] = card["code"].encode()
            if answer.member_ref is not None:
                self.canaries[f"member {card['key']}"] = answer.member_ref.encode()
                self.sell(answer)

    def sell(self, customer: Identification | None = None) -> None:
        now_ms = int(self.outside.clock.now().timestamp() * 1000)
        sale = Sale(new_entry_id(now_ms, os.urandom))
        known = sale if customer is None else sale.identified(customer)
        self._counter.record(known.frozen(Money(471_113, "EUR")))
        self.canaries[f"sale {len(self.canaries)}"] = sale.sale_id.encode()

    def deliver(self) -> None:
        """Purchases go, the list of cards for offline work comes."""
        assert self.till.back_office is not None
        for _ in range(6):
            self.till.back_office.rounds.step()

    def remember_secrets(self) -> None:
        installation = self._computer.folder.installation()
        assert installation is not None
        secrets = secrets_of(installation, self.outside.secrets)
        assert secrets.refresh_token is not None
        self.canaries |= {"database key": secrets.database_key, "signing key": secrets.signing_key}
        self.canaries["token"] = secrets.refresh_token.encode()


@pytest.fixture
def log() -> Iterator[list[logging.Handler]]:
    """Handlers that are taken away again, with the hooks for crashes that came with them."""
    hooks, handlers = (sys.excepthook, threading.excepthook), list[logging.Handler]()
    yield handlers
    sys.excepthook, threading.excepthook = hooks
    for handler in handlers:
        logging.getLogger("pos_client").removeHandler(handler)
        handler.close()


@pytest.fixture(params=["keyring", "passphrase"])
def worked(
    tmp_path: Path,
    real_backend: BackendProcess,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
    log: list[logging.Handler],
) -> Worked:
    """Staff signed in, cards were looked up and kept for offline, sales wait, a log was written."""
    computer = Computer(tmp_path / "till", real_backend, keyring=request.param == "keyring")
    passphrase = GOOD if request.param == "passphrase" else None
    options = () if passphrase is None else ("--passphrase",)
    assert computer.enrol(capsys, *options, typed=f"{GOOD}\n") is None
    log.append(log_to(computer.folder.log))
    logging.getLogger("pos_client").warning("the log is written")
    work = Work(computer, passphrase)
    work.sign_in()
    work.serve()
    work.deliver()
    work.sell()
    work.remember_secrets()
    shutil.copytree(computer.folder.path, tmp_path / "open")
    work.till.close()
    shutil.copytree(computer.folder.path, tmp_path / "closed")
    return Worked(computer, tmp_path / "open", tmp_path / "closed", work.canaries)


def on_another_machine(worked: Worked) -> Computer:
    """Another user's keyring, another home; the same folder."""
    return Computer(worked.closed_copy, worked.computer.backend, keyring=True)


@pytest.mark.rule("X08")
def test_nothing_personal_or_secret_can_be_read_in_any_file_of_a_copied_folder(worked: Worked) -> None:
    there = {path.name for path in worked.open_copy.iterdir()}
    assert {"till.db", "till.db-wal", "till.db.sealed-key", "pos-client.log", "installation.json"} <= there
    kinds = {name.split()[0] for name in worked.canaries}
    assert kinds >= {"card", "member", "sale", "pin", "token", "database", "signing", "passphrase"}
    assert found(worked.open_copy, worked.canaries) == []
    assert found(worked.closed_copy, worked.canaries) == []


def test_a_copied_folder_does_not_open_and_the_word_says_why(worked: Worked) -> None:
    computer = on_another_machine(worked)
    outside = computer.outside()
    till = Till(computer.folder, outside, LinkWatch(outside.clock))
    under_a_passphrase = computer.folder.secrets.exists()
    with pytest.raises(SecretStoreError) as caught:
        till.open()
    assert caught.value.code == ("passphrase-needed" if under_a_passphrase else "keyring-entry-missing")
    if under_a_passphrase:
        with pytest.raises(SecretStoreError, match="passphrase-wrong"):
            till.open_with(OTHER)
    with pytest.raises(StoreKeyError, match="database-key-wrong"):
        Store.open_for_reading(computer.folder.database, os.urandom(32))
    with (
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
        sqlite3.connect(computer.folder.database) as plain,
    ):
        plain.execute("SELECT * FROM sqlite_master")


@pytest.mark.parametrize("form", range(7))
def test_the_search_finds_what_is_written_in_any_form(tmp_path: Path, form: int) -> None:
    """The control: without this, nothing found would prove nothing."""
    written = list(every_form(b"9112345678901234"))[form]
    (tmp_path / "a file").write_bytes(os.urandom(999) + written + os.urandom(99))
    assert found(tmp_path, {"canary": b"9112345678901234"}) == ["canary in a file"]
