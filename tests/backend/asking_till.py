"""A till that asks to be let in and renews its tokens, written from the contract."""

import secrets
import uuid
from dataclasses import replace
from typing import Any

import requests

from reference_backend.app import create_app
from reference_backend.assembly import assemble
from reference_backend.backend import Backend
from tests.backend.in_process import InProcess
from tests.backend.running import QUICK_HASHER, Running
from tests.backend.till import Till

Heard = tuple[int, str]
"""A status and the code of the problem, empty when there is none."""


class TimedInProcess(InProcess):
    """The backend with the tokens of the contract: a quarter of an hour, ninety days."""

    def open(self) -> Backend:
        return assemble(self.database, clock=self.clock, hasher=QUICK_HASHER)

    def exchange(self, **parts: Any) -> None:
        """Go on with other parts of the backend."""
        self.backend = replace(self.backend, **parts)
        self._app = create_app(self.backend)


def heard(answer: requests.Response) -> Heard:
    return answer.status_code, answer.json().get("code", "") if answer.content else ""


class AskingTill:
    """A till with a key and an id of its own, and no code of anybody."""

    def __init__(self, running: Running, was: str | None = None) -> None:
        self.running = running
        self.asked: dict[str, Any] = {
            "public_key": secrets.token_hex(32),
            "instance": str(uuid.uuid4()),
            "client_version": "0.6.0",
        }
        if was is not None:
            self.asked["register"] = was
        self.shown: dict[str, Any] = {}
        self.told: dict[str, Any] = {}

    @property
    def user_code(self) -> str:
        return str(self.shown["user_code"])

    def ask(self) -> Heard:
        answer = self.running.call("POST", "/v1/device-authorizations", json=self.asked)
        if answer.status_code == 200:
            self.shown = answer.json()
        return heard(answer)

    def poll(self) -> Heard:
        body = {"grant": "device", "device_code": self.shown["device_code"]}
        return self._tokens(body)

    def refresh(self, token: str | None = None) -> Heard:
        return self._tokens({"grant": "refresh", "refresh_token": token or self.told["refresh_token"]})

    def refreshed_in_vain(self) -> str:
        """Renew and lose the answer; return the refresh token that was in it."""
        before = dict(self.told)
        assert self.refresh() == (200, "")
        lost, self.told = self.told, before
        return str(lost["refresh_token"])

    def configuration(self, token: str | None = None) -> Heard:
        headers = {"Authorization": f"Bearer {token or self.told['token']}"}
        return heard(self.running.call("GET", "/v1/configuration", headers=headers))

    def enrol(self, code: str) -> None:
        answer = self.running.call("POST", "/v1/enrolments", json={**self.asked, "code": code})
        assert answer.status_code == 201, answer.text
        self.told = answer.json()

    def _tokens(self, body: dict[str, str]) -> Heard:
        answer = self.running.call("POST", "/v1/tokens", json=body)
        if answer.status_code == 200:
            assert answer.headers["Cache-Control"] == "no-store"
            self.told = {**self.told, **answer.json()}
        return heard(answer)


class Desk:
    """Somebody who is signed in at an enrolled till and says what happens to others."""

    def __init__(self, till: Till, role: str = "manager") -> None:
        self._till = till
        self.headers = {**till.headers, "X-Staff-Session": till.sign_in(role)}

    def decide(self, user_code: str, decision: str, register: str | None) -> Heard:
        body = {"decision": decision} | ({} if register is None else {"register": register})
        return self.post(f"/v1/device-authorizations/{user_code}/decision", body)

    def approve(self, user_code: str, register: str) -> Heard:
        return self.decide(user_code, "approve", register)

    def look_at(self, user_code: str) -> requests.Response:
        return self.get(f"/v1/device-authorizations/{user_code}")

    def revoke(self, register: str, reason: str = "stolen") -> Heard:
        return self.post(f"/v1/registers/{register}/revocation", {"reason": reason})

    def registers(self) -> dict[str, dict[str, Any]]:
        return {one["id"]: one for one in self.get("/v1/registers").json()["registers"]}

    def get(self, path: str) -> requests.Response:
        return self._till.running.call("GET", path, headers=self.headers)

    def post(self, path: str, body: dict[str, Any]) -> Heard:
        return heard(self._till.running.call("POST", path, headers=self.headers, json=body))


def restarted(running: Running) -> TimedInProcess:
    """Return the backend as another process finds it on the disk."""
    return TimedInProcess(running.database, running.clock, running.told)
