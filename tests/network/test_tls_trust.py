"""Whom a till believes, chosen at enrolment and later."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from pos_client.backend.client import BackendClient
from pos_client.backend.pins import pin_of_file
from pos_client.backend.transport import Transport
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.opening import Till
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.cli.commands import run
from pos_client.cli.exit_codes import Exit
from pos_client.domain.errors import UnreachableError
from pos_client.domain.installation import Installation
from pos_client.domain.trust import PUBLIC, Trust
from pos_client.secret_store.memory_store import MemorySecretStore
from pos_client.services.link import LinkWatch
from tests.fakes.clock import HandClock
from tests.fakes.till import QUICK_HASHER
from tests.network.authority import Authority, Validity, pin_by_hand
from tests.network.proxy import Proxy
from tests.network.shop import Shop
from tests.network.tls_server import TlsServer, secured

Key = ec.EllipticCurvePrivateKey
Ask = Callable[..., tuple[int, list[dict[str, Any]]]]


def new_key() -> Key:
    return ec.generate_private_key(ec.SECP256R1())


def public_key_file(folder: Path, key: Key) -> Path:
    """A backup key has no certificate yet."""
    path = folder / "backup.pub"
    encoding, form = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    path.write_bytes(key.public_key().public_bytes(encoding, form))
    return path


@pytest.fixture
def root(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "root", "The merchant's own authority")


class Moving:
    """A backend that changes its certificate while its address stays."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self.server = TlsServer(lambda caller, over: secured(self.context)(caller, over))


@pytest.fixture
def moving(root: Authority) -> Iterator[Moving]:
    made = Moving(root.server())
    with made.server:
        yield made


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    outside = Surroundings(MemorySecretStore(), clock=HandClock(datetime.now(UTC)), hasher=QUICK_HASHER)

    def asked(*arguments: str) -> tuple[int, list[dict[str, Any]]]:
        code = run([*arguments, "--json", "--data-dir", str(tmp_path / "till")], lambda: outside)
        return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return asked


def enrolled(folder: Path, url: str, trust: Trust = PUBLIC) -> DataFolder:
    """A till that a backend at this address would know."""
    opened = DataFolder(folder / "till")
    opened.remember(Installation(url, "instance", "till/instance", "till-1", trust))
    return opened


def asks(installation: Installation | None) -> str:
    """What a till with a token hears: the backend's version, or the code."""
    assert installation is not None
    transport = Transport(installation.url, lambda: datetime.now(UTC), trust=installation.trust)
    try:
        return BackendClient(transport, "token", lambda: datetime.now(UTC)).health()
    except UnreachableError as error:
        return error.code
    finally:
        transport.close()


def test_a_server_moves_to_the_backup_key_and_then_on_to_a_third_one(
    moving: Moving, root: Authority, ask: Ask, tmp_path: Path
) -> None:
    """The rotation drill: at no moment a till is cut off, and nobody enrols anything anew."""
    first, second, third = new_key(), new_key(), new_key()
    pins = [pin_by_hand(key) for key in (first, second, third)]
    own = root.ca_file.read_text(encoding="ascii")
    folder = enrolled(tmp_path, moving.server.url, Trust(own, (pins[0], pins[1])))
    moving.context = root.server(key=first)
    assert asks(folder.installation()) == "1"
    moving.context = root.server(key=second)
    assert asks(folder.installation()) == "1"
    ended, (told,) = ask("trust", "set", "--pin", pins[1], "--pin", pins[2])
    assert (ended, told["pins"]) == (Exit.DONE, [pins[1], pins[2]])
    before = folder.installation()
    moving.context = root.server(key=third)
    assert asks(folder.installation()) == "1"
    moving.context = root.server(key=first)
    assert asks(before) == "certificate-pin-wrong"


def test_a_choice_that_the_backend_does_not_fit_is_not_put_in(
    moving: Moving, root: Authority, ask: Ask, tmp_path: Path
) -> None:
    folder = enrolled(tmp_path, moving.server.url, Trust(root.ca_file.read_text(encoding="ascii")))
    kept = folder.record.read_bytes()
    strangers = [pin_by_hand(new_key()) for _ in range(2)]
    other = Authority(tmp_path / "other", "Another")
    for arguments, code, ends in (
        (("--pin", strangers[0], "--pin", strangers[1]), "certificate-pin-wrong", Exit.UNREACHABLE),
        (("--ca-file", str(other.ca_file)), "certificate-chain-incomplete", Exit.UNREACHABLE),
        (("--public-authorities",), "certificate-chain-incomplete", Exit.UNREACHABLE),
        (("--pin", strangers[0]), "pin-backup-missing", Exit.USAGE),
        (("--pin", strangers[0], "--pin", strangers[0]), "pin-backup-missing", Exit.USAGE),
        (("--pin", "sha256/nonsense", "--pin", strangers[0]), "pin-not-valid", Exit.USAGE),
        (("--no-pins", "--pin", strangers[0], "--pin", strangers[1]), "choice-missing", Exit.USAGE),
        ((), "choice-missing", Exit.USAGE),
    ):
        ended, (told,) = ask("trust", "set", *arguments)
        assert (ended, told["problem"]) == (ends, code)
        assert told["advice"]
        assert folder.record.read_bytes() == kept


def test_a_file_of_authorities_may_vanish_once_it_was_told(
    moving: Moving, root: Authority, ask: Ask, tmp_path: Path
) -> None:
    """A stick is pulled out, a share is gone: the shop goes on."""
    folder = enrolled(tmp_path, moving.server.url)
    assert asks(folder.installation()) == "certificate-chain-incomplete"
    ended, (told,) = ask("trust", "set", "--ca-file", str(root.ca_file))
    assert (ended, told["authorities"][0]["name"]) == (Exit.DONE, "CN=The merchant's own authority")
    root.ca_file.unlink()
    assert asks(folder.installation()) == "1"
    _, (shown,) = ask("trust", "show")
    assert shown == told


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "ca-file-unreadable"),
        (b"", "ca-file-not-valid"),
        (b"hello", "ca-file-not-valid"),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "ca-file-not-valid"),
        (b"x" * 40_000, "ca-file-not-valid"),
        (b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "ca-file-with-key"),
    ],
    ids=["not there", "empty", "words", "a broken certificate", "too long", "a private key"],
)
def test_a_file_that_is_none_of_certificates_is_refused(
    content: bytes | None, code: str, ask: Ask, tmp_path: Path
) -> None:
    enrolled(tmp_path, "https://backend.invalid")
    file = tmp_path / "given.pem"
    if content is not None:
        file.write_bytes(content)
    ended, (told,) = ask("trust", "set", "--ca-file", str(file))
    assert (ended, told["problem"]) == (Exit.USAGE, code)


def test_what_stands_beside_the_certificates_is_not_copied(
    moving: Moving, root: Authority, ask: Ask, tmp_path: Path
) -> None:
    file = tmp_path / "with-words.pem"
    file.write_bytes(b"the password of the admin is hunter2\n" + root.pem + root.pem)
    folder = enrolled(tmp_path, moving.server.url)
    assert ask("trust", "set", "--ca-file", str(file))[0] == Exit.DONE
    assert b"hunter2" not in folder.record.read_bytes()
    assert asks(folder.installation()) == "1"


def test_a_pin_is_made_of_a_certificate_and_of_a_public_key(
    root: Authority, ask: Ask, tmp_path: Path
) -> None:
    key = new_key()
    assert pin_of_file(public_key_file(tmp_path, key)) == pin_by_hand(key)
    ended, (told,) = ask("trust", "pin", str(root.ca_file))
    assert (ended, told["pin"]) == (Exit.DONE, pin_of_file(root.ca_file))
    ended, (told,) = ask("trust", "pin", str(tmp_path / "nothing"))
    assert (ended, told["problem"]) == (Exit.USAGE, "pin-file-unreadable")


def test_a_till_is_enrolled_by_own_authority_and_pins_and_keeps_them_when_it_comes_back(
    shop: Shop, root: Authority, ask: Ask, tmp_path: Path
) -> None:
    key, backup = new_key(), new_key()
    pins = (pin_by_hand(key), pin_by_hand(backup))
    chosen = ("--ca-file", str(root.ca_file), "--pin", pins[0], "--pin", pins[1])
    register, code = shop.new_register()
    with Proxy(shop.process.port, tls=root.server()) as another_key:
        ended, (told,) = ask("enrol", another_key.url, code, *chosen)
        assert (ended, told["problem"]) == (Exit.UNREACHABLE, "certificate-pin-wrong")
        assert another_key.doings.exchanges == 0
    with Proxy(shop.process.port, tls=root.server(key=key)) as proxy:
        ended, (told,) = ask("enrol", proxy.url, code, *chosen)
        assert (ended, told.get("register")) == (Exit.DONE, register)
        made = DataFolder(tmp_path / "till").installation()
        assert made is not None
        assert made.trust == Trust(root.ca_file.read_text(encoding="ascii"), pins)
        # Its code was spent: refused by the backend, whom it could believe without being told whom again.
        ended, (told,) = ask("enrol", proxy.url, code, "--again")
        assert (ended, told["problem"]) == (Exit.REFUSED, "enrolment-code-used")
        assert DataFolder(tmp_path / "till").installation() == made


def findings(ask: Ask) -> dict[str, dict[str, Any]]:
    return {one["part"]: one for one in ask("doctor", "--camera", "none")[1]}


@pytest.mark.parametrize(("days", "ok"), [(29, False), (31, True)])
def test_the_doctor_says_when_a_certificate_ends_in_less_than_thirty_days(
    days: int, ok: bool, moving: Moving, root: Authority, ask: Ask, tmp_path: Path
) -> None:
    long = Authority(tmp_path / "long", "Long-lived", lasts=Validity(-1, 900))
    moving.context = long.server(validity=Validity(-1, days))
    enrolled(tmp_path, moving.server.url, Trust(long.ca_file.read_text(encoding="ascii")))
    found = findings(ask)["certificate"]
    ends = datetime.now(UTC) + timedelta(days=days)
    assert (found["ok"], found["advice"] is None) == (ok, ok)
    assert f"the backend's until {ends:%Y-%m-%d}" in found["says"]


def test_the_doctor_says_when_an_own_authority_ends_also_while_the_backend_is_away(
    ask: Ask, tmp_path: Path
) -> None:
    short = Authority(tmp_path / "short", "Short-lived", lasts=Validity(-1, 10))
    enrolled(tmp_path, "https://backend.invalid", Trust(short.ca_file.read_text(encoding="ascii")))
    found = findings(ask)["certificate"]
    assert not found["ok"]
    assert "authority CN=Short-lived until" in found["says"]
    assert "trust set" in found["advice"]


def test_authorities_that_were_damaged_on_this_disk_are_not_replaced_by_others(tmp_path: Path) -> None:
    with TlsServer(secured(Authority(tmp_path / "any", "Any").server())) as server:
        till = enrolled(tmp_path, server.url).installation()
        assert till is not None
        assert asks(replace(till, trust=Trust("no certificate"))) == "backend-not-trusted"


def test_a_till_knows_when_the_certificate_ends_that_it_was_enrolled_by(
    shop: Shop, root: Authority, tmp_path: Path
) -> None:
    outside = Surroundings(MemorySecretStore(), hasher=QUICK_HASHER)
    till = Till(DataFolder(tmp_path / "till"), outside, LinkWatch(outside.clock))
    _, code = shop.new_register()
    with Proxy(shop.process.port, tls=root.server(validity=Validity(-1, 12))) as proxy:
        try:
            till.enrol(proxy.url, code, trust=Trust(root.ca_file.read_text(encoding="ascii")))
            assert till.back_office is not None
            ends = till.back_office.certificate_ending()
        finally:
            till.close()
    assert ends is not None
    assert timedelta(days=11) < ends - datetime.now(UTC) < timedelta(days=12)
