"""Access and refresh tokens: JWTs (RFC 7519, RFC 8725), one algorithm, one audience for each of the two.

What is read here is what the backend once signed. Whether it still holds, the register's row says.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final

import jwt

from reference_backend.problems import Problem
from reference_backend.secrets_source import SecretsSource
from reference_backend.tokens.keys import TokenKey

ALGORITHM: Final = "HS256"
ACCESS: Final = "register"
REFRESH: Final = "refresh"
LONGEST: Final = 2_000
"""Characters. A token has some six hundred at most; nothing longer is looked at."""
_REMEMBERED = 1_024
# RFC 7515, 7.1. PyJWT takes padding too, by which one token had several forms.
_COMPACT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
_ALWAYS = ("sub", "aud", "fam", "born", "gen", "iat", "exp", "jti")


@dataclass(frozen=True)
class TokenLifetimes:
    """How long the two are good. A refresh token is replaced at every use, so its end moves along."""

    access: timedelta = timedelta(minutes=15)
    refresh: timedelta = timedelta(days=90)


LIFETIMES: Final = TokenLifetimes()


@dataclass(frozen=True)
class Standing:
    """Which enrolment of which register a token belongs to, and how often it was renewed since.

    An enrolment begins a *family*, at `born`; each refresh makes its next generation, from 1 on.
    """

    register: str
    family: str
    born: str
    generation: int


@dataclass(frozen=True)
class Installation:
    """What a till said of itself when it was enrolled."""

    public_key: bytes
    instance: str


@dataclass(frozen=True)
class TokenPair:
    """Two tokens of one generation; `expires_in` is seconds, of the access token."""

    access: str
    refresh: str
    expires_in: int


class Tokens:
    """Makes tokens and reads those that were made here."""

    def __init__(self, keys: Sequence[TokenKey], lifetimes: TokenLifetimes) -> None:
        """Take at least one key, the newest first: it signs, all of them verify."""
        self._keys = tuple(one.secret for one in keys)
        self._lifetimes = lifetimes
        self._jwt = jwt.PyJWT()
        # A till shows one token some thousand times, and to verify it costs more than to look up its row.
        # What is no token is not remembered; whether a token is over is asked each time.
        self._verified = lru_cache(maxsize=_REMEMBERED)(self._verify)

    def pair(
        self, standing: Standing, installation: Installation, now: datetime, secrets: SecretsSource
    ) -> TokenPair:
        """Return the two tokens of this generation, good from now on."""
        issued = int(now.timestamp())
        says = {
            "sub": standing.register,
            "fam": standing.family,
            "born": standing.born,
            "gen": standing.generation,
            "iat": issued,
        }
        access_s, refresh_s = (
            int(one.total_seconds()) for one in (self._lifetimes.access, self._lifetimes.refresh)
        )
        about = {"key": installation.public_key.hex(), "ins": installation.instance}
        access = {**says, "aud": ACCESS, "exp": issued + access_s, "jti": secrets.identifier()}
        refresh = {**says, **about, "aud": REFRESH, "exp": issued + refresh_s, "jti": secrets.identifier()}
        return TokenPair(self._signed(access), self._signed(refresh), access_s)

    def access(self, token: str, now: datetime) -> Standing:
        """Return what an access token says; Problem `register-unknown` or `token-expired`."""
        claims = self._read(token, ACCESS)
        if claims is None:
            raise Problem("register-unknown")
        if _is_over(claims, now):
            raise Problem("token-expired")
        return _standing(claims)

    def refresh(self, token: str, now: datetime) -> tuple[Standing, Installation]:
        """Return what a refresh token says; Problem `refresh-token-unknown` for every other one."""
        claims = self._read(token, REFRESH)
        if claims is None or _is_over(claims, now):
            raise Problem("refresh-token-unknown")
        return _standing(claims), Installation(bytes.fromhex(claims["key"]), claims["ins"])

    def is_a_tills(self, token: str) -> bool:
        """Say whether this is an access token that was made here, good or over."""
        return self._read(token, ACCESS) is not None

    def _signed(self, claims: dict[str, Any]) -> str:
        return self._jwt.encode(claims, self._keys[0], ALGORITHM)

    def _read(self, token: str, audience: str) -> Mapping[str, Any] | None:
        if len(token) > LONGEST:
            return None
        try:
            # A refresh token is shown once.
            return self._verified(token, audience) if audience == ACCESS else self._verify(token, audience)
        except jwt.PyJWTError:
            return None

    def _verify(self, token: str, audience: str) -> Mapping[str, Any]:
        """Return the claims; PyJWTError. The keys are few, so each is tried, and no header chooses one."""
        if _COMPACT.fullmatch(token) is None:
            raise jwt.DecodeError("not in the compact form")
        for older in range(len(self._keys) - 1):
            try:
                return self._by_key(token, audience, self._keys[older])
            except jwt.InvalidSignatureError:
                continue
        return self._by_key(token, audience, self._keys[-1])

    def _by_key(self, token: str, audience: str, key: bytes) -> Mapping[str, Any]:
        # The times are judged by the backend's own clock, which is handed in, and not by the machine's.
        options: jwt.types.Options = {
            "require": [*_ALWAYS, *(("key", "ins") if audience == REFRESH else ())],
            "verify_exp": False,
            "verify_iat": False,
            "verify_nbf": False,
            "strict_aud": True,
        }
        return self._jwt.decode(token, key, [ALGORITHM], options=options, audience=audience)


def _is_over(claims: Mapping[str, Any], now: datetime) -> bool:
    return bool(claims["exp"] <= now.timestamp())


def _standing(claims: Mapping[str, Any]) -> Standing:
    return Standing(claims["sub"], claims["fam"], claims["born"], claims["gen"])
