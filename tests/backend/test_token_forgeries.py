"""What was not signed here, for this, by this way, opens nothing (RFC 8725)."""

import base64
import hmac
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from reference_backend import tables
from reference_backend.registers.service import new_code
from reference_backend.tokens.keys import TokenKey, keep_token_keys, token_key_file
from reference_backend.tokens.signing import LIFETIMES, Tokens
from tests.backend.asking_till import AskingTill, TimedInProcess
from tests.backend.conftest import Filled
from tests.backend.looking import rows
from tests.backend.running import TurnedClock

REGISTER = "kodutare-tallinn-1"
UNKNOWN, NO_REFRESH = (401, "register-unknown"), (401, "refresh-token-unknown")


@pytest.fixture
def shop(database: Path, filled_once: Filled, clock: TurnedClock) -> Iterator[TimedInProcess]:
    backend = TimedInProcess(database, clock, filled_once.told)
    yield backend
    backend.close()


@pytest.fixture
def till(shop: TimedInProcess) -> AskingTill:
    till = AskingTill(shop)
    till.enrol(new_code(shop.backend, REGISTER))
    return till


@pytest.fixture
def key(shop: TimedInProcess) -> bytes:
    (row,) = rows(shop, tables.token_keys)
    return bytes(row["secret"])


def claims(token: str) -> dict[str, Any]:
    return dict(jwt.decode(token, options={"verify_signature": False}))


def piece(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def without_signature(token: str) -> str:
    return f"{piece({'alg': 'none', 'typ': 'JWT'})}.{token.split('.')[1]}."


def by_a_public_key(token: str) -> str:
    own = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return jwt.encode(claims(token), own, algorithm="RS256")


def by_another_key(token: str) -> str:
    return jwt.encode(claims(token), bytes(range(32)), algorithm="HS256")


def by_an_empty_key(token: str) -> str:
    header, payload, _ = token.split(".")
    return f"{header}.{payload}."


def changed(token: str) -> str:
    header, _, signature = token.split(".")
    return ".".join((header, piece({**claims(token), "sub": "kaarna-turku-1"}), signature))


FORGERS: list[Callable[[str], str]] = [
    without_signature,
    by_a_public_key,
    by_another_key,
    by_an_empty_key,
    changed,
    lambda token: token[:-2],
    lambda token: f"{token}=",
    lambda token: token + "x" * 2000,
    lambda token: token.replace(".", ". ", 1),
    lambda _token: "a.b.c",
    lambda _token: "...",
    lambda _token: "ä" * 20,
]


@pytest.mark.parametrize("forged", FORGERS)
def test_a_token_that_was_not_signed_here_is_none(till: AskingTill, forged: Callable[[str], str]) -> None:
    assert till.refresh(forged(till.told["refresh_token"])) == NO_REFRESH
    try:
        sent = forged(till.told["token"]).encode("latin-1").decode("ascii")
    except UnicodeDecodeError:
        return  # no header carries it
    assert till.configuration(sent) == UNKNOWN


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_the_right_key_by_another_algorithm_opens_nothing(
    till: AskingTill, key: bytes, algorithm: str
) -> None:
    assert till.configuration(jwt.encode(claims(till.told["token"]), key * 2, algorithm=algorithm)) == UNKNOWN


@pytest.mark.parametrize("header", [{"alg": "HS256"}, {"alg": "RS256"}, {"alg": ["HS256"]}, {}, []])
def test_a_public_key_as_the_secret_opens_nothing(till: AskingTill, header: object) -> None:
    """As a verifier is fooled that takes an RSA key's public half, which everybody knows, for a secret."""
    public = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key()
    secret = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    signed = f"{piece(header)}.{till.told['token'].split('.')[1]}"
    mac = hmac.digest(secret, signed.encode(), "sha256")
    assert till.configuration(f"{signed}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}") == UNKNOWN


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "RS256"},
        {"alg": "none"},
        {"alg": "hs256"},
        {"alg": ["HS256"]},
        {},
        [],
        {"alg": "HS256", "crit": ["x"]},
    ],
)
def test_the_right_key_under_another_header_opens_nothing(
    till: AskingTill, key: bytes, header: object
) -> None:
    signed = f"{piece(header)}.{till.told['token'].split('.')[1]}"
    mac = hmac.digest(key, signed.encode(), "sha256")
    assert till.configuration(f"{signed}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}") == UNKNOWN


def test_neither_of_the_two_tokens_stands_in_for_the_other(till: AskingTill) -> None:
    assert till.configuration(till.told["refresh_token"]) == UNKNOWN
    assert till.refresh(till.told["token"]) == NO_REFRESH


@pytest.mark.parametrize("audience", ["other", ["register"], ["register", "other"], "", 1, None])
def test_a_token_for_another_audience_opens_nothing(till: AskingTill, key: bytes, audience: object) -> None:
    token = jwt.PyJWS().encode(
        json.dumps({**claims(till.told["token"]), "aud": audience}).encode(), key, algorithm="HS256"
    )
    assert till.configuration(token) == UNKNOWN


@pytest.mark.parametrize("claim", ["sub", "aud", "fam", "born", "gen", "iat", "exp", "jti"])
def test_a_token_that_lacks_a_word_opens_nothing(till: AskingTill, key: bytes, claim: str) -> None:
    for name, heard, refused in (
        ("token", till.configuration, UNKNOWN),
        ("refresh_token", till.refresh, NO_REFRESH),
    ):
        fewer = {name: value for name, value in claims(till.told[name]).items() if name != claim}
        assert heard(jwt.encode(fewer, key, algorithm="HS256")) == refused


def test_the_token_of_another_backend_opens_nothing_here(
    till: AskingTill, clock: TurnedClock, filled_once: Filled, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = TimedInProcess(tmp_path / "other" / "backend.sqlite3", clock)
    try:
        stranger = AskingTill(other)
        stranger.enrol(new_code(other.backend, REGISTER))
    finally:
        other.close()
    assert till.configuration(stranger.told["token"]) == UNKNOWN
    assert till.refresh(stranger.told["refresh_token"]) == NO_REFRESH


def test_a_register_that_is_not_there_is_not_known(till: AskingTill, key: bytes) -> None:
    for name, heard, refused in (
        ("token", till.configuration, UNKNOWN),
        ("refresh_token", till.refresh, NO_REFRESH),
    ):
        token = jwt.encode({**claims(till.told[name]), "sub": "nowhere"}, key, algorithm="HS256")
        assert heard(token) == refused


def test_what_was_signed_with_an_older_key_is_known_and_the_newest_signs(
    shop: TimedInProcess, till: AskingTill, key: bytes, clock: TurnedClock
) -> None:
    newer = TokenKey("2030-01-01T00:00:00.000Z", bytes([7]) * 32)
    shop.exchange(tokens=Tokens((newer, TokenKey(clock.text(), key)), LIFETIMES))
    assert till.configuration() == (200, "")
    assert till.refresh() == (200, "")
    assert jwt.decode(
        till.told["token"],
        newer.secret,
        ["HS256"],
        options={"verify_exp": False, "verify_iat": False},
        audience="register",
    )
    assert till.configuration() == (200, "")
    shop.exchange(tokens=Tokens((newer,), LIFETIMES))
    assert till.configuration() == (200, "")


def test_the_key_stands_in_the_database_and_beside_it_and_is_told_nowhere(
    shop: TimedInProcess, key: bytes, clock: TurnedClock
) -> None:
    file = token_key_file(shop.database)
    assert key.hex() in file.read_text(encoding="utf-8")
    fresh = TokenKey(clock.text(), bytes(32))
    file.unlink()
    assert [one.secret for one in keep_token_keys(shop.backend.database, file, fresh)] == [key]
    assert key.hex() in file.read_text(encoding="utf-8")
    assert key.hex() not in repr(TokenKey(clock.text(), key))
    assert repr(key) not in repr(TokenKey(clock.text(), key))
