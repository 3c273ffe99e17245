"""The environment of a till's process has no say in whom it believes, and by which way it asks."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pos_client.backend import connections, tls
from pos_client.backend.client import BackendClient
from pos_client.backend.transport import Transport
from pos_client.domain.errors import UnreachableError
from pos_client.domain.trust import PUBLIC, Trust
from tests.network.authority import Authority
from tests.network.tls_server import TlsServer, secured


@pytest.fixture
def root(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "root", "The merchant's own authority")


def asks(url: str, trust: Trust, token: str | None = "token") -> str:
    """The backend's version, or the code of why it was not believed."""
    transport = Transport(url, lambda: datetime.now(UTC), trust=trust)
    try:
        return BackendClient(transport, token, lambda: datetime.now(UTC)).health()
    except UnreachableError as error:
        return error.code
    finally:
        transport.close()


@pytest.fixture
def trap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[tuple[Authority, socket.socket]]:
    """All that the environment can say to a client of HTTP: a proxy, a stranger's authority, a password."""
    stranger = Authority(tmp_path / "stranger", "A stranger")
    netrc = tmp_path / ".netrc"
    netrc.write_text("default login somebody password something\n", encoding="ascii")
    netrc.chmod(0o600)
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxy.settimeout(0)
        address = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, address)
            monkeypatch.setenv(name.lower(), address)
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
            monkeypatch.setenv(name, str(stranger.ca_file))
        monkeypatch.setenv("SSL_CERT_DIR", str(stranger.ca_file.parent))
        monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys.log"))
        monkeypatch.setenv("NETRC", str(netrc))
        monkeypatch.setenv("HOME", str(tmp_path))
        yield stranger, proxy


@pytest.mark.parametrize("own", [True, False])
def test_the_environment_names_no_authority_no_proxy_and_no_password(
    own: bool, trap: tuple[Authority, socket.socket], root: Authority, tmp_path: Path
) -> None:
    stranger, proxy = trap
    trust = Trust(root.ca_file.read_text(encoding="ascii")) if own else PUBLIC
    with TlsServer(secured(stranger.server())) as server:
        assert asks(server.url, trust) == "certificate-chain-incomplete"
        assert b"".join(server.requests) == b""
    with TlsServer(secured(root.server())) as server:
        heard = asks(server.url, trust)
        assert heard == ("1" if own else "certificate-chain-incomplete")
        assert b"Basic" not in b"".join(server.requests)
    assert not (tmp_path / "keys.log").exists()
    with pytest.raises(BlockingIOError):
        proxy.accept()


def test_no_password_of_a_netrc_takes_the_place_of_a_token_that_is_not_there(
    trap: tuple[Authority, socket.socket], root: Authority
) -> None:
    trust = Trust(root.ca_file.read_text(encoding="ascii"))
    with TlsServer(secured(root.server())) as server:
        assert asks(server.url, trust, None) == "1"
        assert b"authorization" not in b"".join(server.requests).lower()


def test_an_own_authority_is_the_only_one_also_after_the_library_has_asked(
    root: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`requests` would load certifi's into the same context, beside it."""
    ordinary, made = tls.client_context, list[ssl.SSLContext]()

    def noted(*arguments: Any) -> ssl.SSLContext:
        made.append(ordinary(*arguments))
        return made[-1]

    monkeypatch.setattr(connections, "client_context", noted)
    with TlsServer(secured(root.server())) as server:
        assert asks(server.url, Trust(root.ca_file.read_text(encoding="ascii"))) == "1"
    assert [context.cert_store_stats()["x509"] for context in made] == [1]
    assert [context.minimum_version for context in made] == [ssl.TLSVersion.TLSv1_2]
    assert all(context.options & ssl.OP_NO_COMPRESSION for context in made)
