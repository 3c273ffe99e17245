"""Whom a till believes to be the backend (F22). Nobody can tell it to believe anybody."""

from __future__ import annotations

import re
import socket
import ssl
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from pos_client.backend import connections
from pos_client.domain.errors import UnreachableError
from pos_client.domain.standing import Link
from tests.network.authority import LOOPBACK, Authority, Validity
from tests.network.proxy import Proxy
from tests.network.shop import Shop
from tests.network.till import NetworkTill

SOURCES = (Path(__file__).parents[2] / "pos_client", Path(__file__).parents[2] / "offline_cache")
BYPASS = re.compile(
    r"verify\s*=\s*False|CERT_NONE|check_hostname\s*=\s*False|_create_unverified_context"
    r"|disable_warnings|assert_hostname\s*=\s*False|ignore.{0,12}certificate",
    re.IGNORECASE,
)


@pytest.fixture
def trusted(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "trusted", "The merchant's own authority")


class Secured:
    """A till that trusts one authority, in front of servers of all kinds."""

    def __init__(self, shop: Shop, folder: Path, trusted: Authority) -> None:
        self._shop, self._folder, self._trusted = shop, folder, trusted
        self._proxies: list[Proxy] = []
        self._tills: list[NetworkTill] = []

    def till_before(self, context: ssl.SSLContext) -> NetworkTill:
        proxy = Proxy(self._shop.process.port, tls=context)
        self._proxies.append(proxy)
        till = NetworkTill(self._folder, self._shop, proxy.url, "tls", ca_file=self._trusted.ca_file)
        self._tills.append(till)
        return till

    def close(self) -> None:
        for till in self._tills:
            till.close()
        for proxy in self._proxies:
            proxy.close()


@pytest.fixture
def secured(shop: Shop, tmp_path: Path, trusted: Authority) -> Iterator[Secured]:
    opened = Secured(shop, tmp_path / "till", trusted)
    yield opened
    opened.close()


def is_refused(till: NetworkTill) -> str:
    """The code of what is wrong; nothing was consumed."""
    till.record(3)
    waiting = till.waiting
    errors = [till.step() for _ in range(3)]
    assert {type(error) for error in errors} == {UnreachableError}
    (code,) = {error.code for error in errors if error}
    assert till.waiting == waiting
    assert (till.link.state.link, till.link.state.reason) == (Link.OFFLINE, code)
    return code


def test_a_good_certificate_of_an_authority_that_is_trusted_is_believed(
    secured: Secured, trusted: Authority, shop: Shop
) -> None:
    till = secured.till_before(trusted.server())
    till.record(3)
    assert till.drain()
    assert shop.arrived(till.register, till.recorded).is_right


@pytest.mark.parametrize(
    ("host", "validity", "says"),
    [
        (LOOPBACK, Validity(-30, -1), "certificate-expired"),
        (LOOPBACK, Validity(1, 30), "certificate-not-valid-yet"),
        ("127.0.0.2", Validity(), "certificate-of-another-host"),
        ("backend.example", Validity(), "certificate-of-another-host"),
    ],
)
def test_a_certificate_of_another_time_or_host_is_refused_and_the_queue_kept(
    secured: Secured, trusted: Authority, host: str, validity: Validity, says: str
) -> None:
    assert is_refused(secured.till_before(trusted.server(host, validity))) == says


def test_an_unknown_authority_is_refused(secured: Secured, tmp_path: Path) -> None:
    stranger = Authority(tmp_path / "stranger", "A stranger")
    assert is_refused(secured.till_before(stranger.server())) == "certificate-chain-incomplete"


def test_another_authority_of_the_same_name_is_refused(secured: Secured, tmp_path: Path) -> None:
    forger = Authority(tmp_path / "forger", "The merchant's own authority")
    assert is_refused(secured.till_before(forger.server())) in {
        "certificate-chain-incomplete",
        "backend-not-trusted",
    }


def test_a_self_signed_certificate_is_refused(secured: Secured, trusted: Authority) -> None:
    assert is_refused(secured.till_before(trusted.server(self_signed=True))) == "certificate-self-signed"


def test_an_authority_of_the_tests_is_not_trusted_unless_it_is_named(
    shop: Shop, tmp_path: Path, trusted: Authority
) -> None:
    with Proxy(shop.process.port, tls=trusted.server()) as proxy:
        till = NetworkTill(tmp_path / "till", shop, proxy.url, "stranger")
        assert is_refused(till) == "certificate-chain-incomplete"
        till.close()


def old_server(trusted: Authority) -> ssl.SSLContext:
    """Speaks TLS 1.1 and nothing newer, if OpenSSL still can."""
    context = trusted.server()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    return context


def answers_the_undemanding(proxy: Proxy, trusted: Authority) -> bool:
    """Whether somebody who takes old TLS gets through: otherwise there is nothing to refuse."""
    context = ssl.create_default_context(cafile=str(trusted.ca_file))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    port = int(proxy.url.rpartition(":")[2])
    try:
        with (
            socket.create_connection((LOOPBACK, port), timeout=5) as plain,
            context.wrap_socket(plain, server_hostname=LOOPBACK) as speaking,
        ):
            return speaking.version() == "TLSv1.1"
    except ssl.SSLError:
        return False


def test_tls_1_1_is_refused(shop: Shop, tmp_path: Path, trusted: Authority) -> None:
    with Proxy(shop.process.port, tls=old_server(trusted)) as proxy:
        if not answers_the_undemanding(proxy, trusted):
            pytest.skip("this OpenSSL cannot offer TLS 1.1")
        till = NetworkTill(tmp_path / "till", shop, proxy.url, "old", ca_file=trusted.ca_file)
        assert is_refused(till) == "tls-too-old"
        till.close()


def test_there_is_no_switch_that_believes_anybody() -> None:
    found = [
        f"{file.name}: {line.strip()}"
        for folder in SOURCES
        for file in folder.rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if BYPASS.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "planted", ["session.verify = False", "verify=False", "context.verify_mode = ssl.CERT_NONE"]
)
def test_such_a_switch_would_be_found(planted: str) -> None:
    assert BYPASS.search(planted)


class Blind(ssl.SSLContext):
    """Believes anybody, whatever it is told."""

    def __init__(self, *_arguments: Any) -> None:
        self.check_hostname = False
        super_verify_mode.__set__(self, ssl.CERT_NONE)

    @property  # type: ignore[override]  # the till sets it, and is not heeded
    def verify_mode(self) -> ssl.VerifyMode:
        return ssl.CERT_NONE

    @verify_mode.setter
    def verify_mode(self, _wanted: ssl.VerifyMode) -> None:
        pass


super_verify_mode: Any = ssl.SSLContext.__dict__["verify_mode"]


def test_a_till_that_checks_no_certificate_would_be_found_out(
    secured: Secured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the refusals above."""
    monkeypatch.setattr(connections, "client_context", lambda *_: Blind(ssl.PROTOCOL_TLS_CLIENT))
    stranger = Authority(tmp_path / "stranger", "A stranger")
    till = secured.till_before(stranger.server())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert till.step() is None


def test_what_is_said_to_the_library_about_certificates_changes_nothing(
    secured: Secured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordinary = connections.new_session

    def careless(*arguments: Any) -> requests.Session:
        session = ordinary(*arguments)
        session.verify = False
        return session

    monkeypatch.setattr(connections, "new_session", careless)
    stranger = Authority(tmp_path / "stranger", "A stranger")
    assert is_refused(secured.till_before(stranger.server())) == "certificate-chain-incomplete"
