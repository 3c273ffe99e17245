"""Everybody who may call the backend, and what each operation of the contract is asked with.

A shop with somebody of each role, another till of the same shop, the web's, another merchant's manager, and
two members on their own pages. What the questions name (an entry, a picture, a hold, a register) is the
shop's.
"""

import itertools
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import requests
from sqlalchemy import insert, update

from reference_backend import tables
from reference_backend.clock import to_wire
from reference_backend.registers import device_codes
from reference_backend.registers.schemas import DeviceAuthorizationRequest
from reference_backend.secrets_source import fingerprint
from tests.backend.desk import announced, apply, begin, entry_id, picture
from tests.backend.in_process import InProcess
from tests.backend.members_side.visitor import CAFE, PASSWORD, SHOP, Visitor, card_form, of_address
from tests.backend.sealing import seal
from tests.backend.till import Document, Till

CALLERS = (
    "nobody",
    "garbage",
    "member",
    "another member",
    "register",
    "cashier",
    "info desk",
    "manager",
    "another till",
    "another shop",
    "web",
)
Headers = dict[str, str]
STRANGE = "019aab12-c3d4-7e5f-8a6b-00000000dead"


@dataclass(frozen=True)
class Question:
    """One call: `raw` is a body that is no JSON."""

    path: str
    body: Document | None = None
    raw: bytes | None = None


class Town:
    """All of them over one backend."""

    def __init__(self, backend: InProcess) -> None:
        self.backend = backend
        self._numbers = itertools.count(1)
        self.till = Till(backend, "kodutare-tallinn-1")
        self.cafe = Till(backend, "kaarna-turku-1")
        self._second = Till(backend, "kodutare-tallinn-2")
        self._second_cafe = Till(backend, "kaarna-turku-2")
        self._elsewhere = Till(backend, "lumo-helsinki-1")
        self._web = Till(backend, "kodutare-tartu-1")
        self._to_the_web("kodutare-tartu")
        self._members = {"member": self._member(1), "another member": self._member(2)}
        self.content = picture()
        taken = apply(self.till, {"picture": announced(self.content)}, email="taken@example.com")
        self.till.upload()
        self.entry = entry_id(taken)
        self.attachment = str(begin(self.till, taken, announced(self.content)).json()["attachment"])

    def headers_of(self, caller: str, *, at: str = SHOP) -> Headers:
        """What this caller shows, at the Estonian shop or at the café."""
        till, second = (self.till, self._second) if at == SHOP else (self.cafe, self._second_cafe)
        match caller:
            case "nobody":
                return {}
            case "garbage":
                return {"Authorization": "Bearer rubbish", "X-Staff-Session": "rubbish"}
            case "member" | "another member":
                return {"Authorization": f"Bearer {self._session(self._members[caller])}"}
            case "register":
                return till.headers
            case "another till":
                return {**second.headers, "X-Staff-Session": till.sign_in("manager")}
            case "another shop":
                return signed_in(self._elsewhere, "manager")
            case "web":
                return signed_in(self._web, "manager")
            case role:
                return signed_in(till, role.replace(" ", "_"))

    def ask(self, method: str, caller: str, question: Question, *, at: str = SHOP) -> requests.Response:
        """Ask it as this caller."""
        headers = self.headers_of(caller, at=at)
        if question.raw is not None:
            headers = {**headers, "Content-Type": "application/octet-stream"}
            return self.backend.call(method, question.path, headers=headers, data=question.raw)
        if question.body is None:
            return self.backend.call(method, question.path, headers=headers)
        return self.backend.call(method, question.path, headers=headers, json=question.body)

    def number(self) -> int:
        """Another one each time, for what works once."""
        return next(self._numbers)

    def wish(self) -> Document:
        """A benefit that can be used once, for one sale of the shop's till."""
        holder = self.till.identify(self.backend.code(SHOP, "birthday_virtual"))["member_ref"]
        return {"sale": STRANGE, "benefit": "birthday-20", "member_ref": holder}

    def hold(self) -> str:
        """One of the shop's till, as it stands."""
        return str(self.till.post("/v1/holds", self.wish()).json()["hold"])

    def user_code(self) -> str:
        """What another new till shows."""
        asked = DeviceAuthorizationRequest(public_key="ab" * 32, instance=STRANGE, client_version="1")
        return device_codes.ask(self.backend.backend, asked, f"192.0.2.{self.number()}").user_code

    def _member(self, number: int) -> str:
        address = f"member{number}@example.com"
        Visitor(self.backend).join_fully(card_form(address, phone=f"+372 5123 456{number}"))
        [member] = of_address(self.backend, address)
        return str(member["id"])

    def _session(self, member_id: str) -> str:
        """A new one each time: what was asked before may have ended it."""
        backend, session = self.backend.backend, secrets.token_urlsafe(32)
        row = {"session_hash": fingerprint(session), "member_id": member_id}
        until = to_wire(backend.clock.now() + timedelta(minutes=30))
        with backend.database.write() as connection:
            connection.execute(insert(tables.member_sessions).values(expires_at=until, **row))
        return session

    def _to_the_web(self, store: str) -> None:
        moved = update(tables.stores).where(tables.stores.c.id == store).values(channel="web")
        with self.backend.backend.database.write() as connection:
            connection.execute(moved)


def signed_in(till: Till, role: str) -> Headers:
    """A register with somebody at it."""
    return {**till.headers, "X-Staff-Session": till.sign_in(role)}


Asking = Callable[[Town], Question]


def _journal(town: Town) -> Question:
    return Question("/v1/journal", town.till.batch())


def _hello(town: Town) -> Question:
    till, seq = town.till, len(town.till.entries)
    head: Document = {"epoch": till.epoch, "seq": seq, "hash": till.head_hash}
    signed = {**head, "signature": till.signature(seq, till.head_hash)}
    return Question("/v1/hello", {**signed, "till_time": town.backend.clock.text(), "waiting": 0})


def _unsealing(town: Town) -> Question:
    sealed = seal(town.till, "database-key", b"k" * 32).hex()
    return Question("/v1/unsealings", {"purpose": "database-key", "sealed": sealed})


def _hold(town: Town) -> Question:
    return Question("/v1/holds", town.wish())


def _balance(town: Town) -> Question:
    code = town.backend.code(CAFE, "member_of_both")
    return Question("/v1/balances", {"member_ref": town.cafe.identify(code)["member_ref"]})


def _shown(town: Town) -> Question:
    code = town.backend.code(SHOP, "eligible_virtual")
    return Question("/v1/identifications", {"code": code, "symbology": None})


def _search(_town: Town) -> Question:
    return Question("/v1/contact-searches", {"email": "member1@example.com", "reason": "lost-card"})


def _decision(town: Town) -> Question:
    path = f"/v1/device-authorizations/{town.user_code()}/decision"
    return Question(path, {"decision": "approve", "register": "kodutare-tartu-2"})


def _enrolment(_town: Town) -> Question:
    key: Document = {"public_key": "ab" * 32, "instance": STRANGE, "client_version": "1"}
    return Question("/v1/enrolments", {**key, "code": ""})


def _authorization(_town: Town) -> Question:
    return Question("/v1/device-authorizations", {"public_key": "not a key"})


def _first_piece(town: Town) -> Question:
    return Question(f"/v1/attachments/{town.attachment}?offset=0", raw=town.content[:10])


def at(path: str, **body: Any) -> Asking:
    """A question that is always the same."""
    return lambda _town: Question(path, body or None)


ME, OPEN_JOIN = "/v1/members/me", f"/v1/members/joins/{STRANGE}"

QUESTIONS: dict[str, Asking] = {
    "GET /problems/{code}": at("/problems/not-found"),
    "GET /v1/health": at("/v1/health"),
    "POST /v1/enrolments": _enrolment,
    "POST /v1/device-authorizations": _authorization,
    "POST /v1/tokens": at("/v1/tokens", grant="device", device_code="nobody's"),
    "GET /v1/members/{merchant}/joining": at(f"/v1/members/{SHOP}/joining"),
    "POST /v1/members/{merchant}/joins": at(f"/v1/members/{SHOP}/joins", key="none"),
    "POST /v1/members/joins/{application}/confirmation": at(f"{OPEN_JOIN}/confirmation", code="123456"),
    "POST /v1/members/joins/{application}/phone-codes": at(f"{OPEN_JOIN}/phone-codes"),
    "POST /v1/members/joins/{application}/submission": at(f"{OPEN_JOIN}/submission", password=PASSWORD),
    "POST /v1/members/links": lambda town: Question(
        "/v1/members/links", {"at": SHOP, "email": f"nobody{town.number()}@example.com"}
    ),
    "GET /v1/members/links/{token}": at("/v1/members/links/unknown"),
    "POST /v1/members/links/{token}": at("/v1/members/links/unknown", password=None),
    "POST /v1/members/sessions": at("/v1/members/sessions", at=SHOP, email="x", password="y"),
    "GET /v1/members/unsubscriptions/{token}": at("/v1/members/unsubscriptions/unknown"),
    "POST /v1/members/unsubscriptions/{token}": at("/v1/members/unsubscriptions/unknown"),
    "GET /v1/configuration": at("/v1/configuration"),
    "GET /v1/snapshot": at("/v1/snapshot"),
    "POST /v1/hello": _hello,
    "POST /v1/journal": _journal,
    "POST /v1/identifications": _shown,
    "POST /v1/holds": _hold,
    "DELETE /v1/holds/{hold_id}": lambda town: Question(f"/v1/holds/{town.hold()}"),
    "POST /v1/balances": _balance,
    "POST /v1/unsealings": _unsealing,
    "POST /v1/staff-sign-ins": at("/v1/staff-sign-ins", staff="12", pin="120012"),
    "POST /v1/staff-pins": at("/v1/staff-pins", staff="12", pin="120012", new_pin="111111"),
    "POST /v1/staff-checks": at("/v1/staff-checks", remembered=[], wrong_tries=[]),
    "POST /v1/attachments": lambda town: Question(
        "/v1/attachments", {"entry": town.entry, **announced(town.content)}
    ),
    "PUT /v1/attachments/{attachment_id}": _first_piece,
    "POST /v1/contact-searches": _search,
    "GET /v1/applications/{entry_id}": lambda town: Question(f"/v1/applications/{town.entry}"),
    "GET /v1/reports/day": at("/v1/reports/day?date=2026-11-22"),
    "GET /v1/registers": at("/v1/registers"),
    "GET /v1/device-authorizations/{user_code}": lambda town: Question(
        f"/v1/device-authorizations/{town.user_code()}"
    ),
    "POST /v1/device-authorizations/{user_code}/decision": _decision,
    "POST /v1/registers/{register_id}/revocation": at(
        "/v1/registers/kodutare-tartu-2/revocation", reason="closed"
    ),
    "POST /v1/staff-unlocks": at("/v1/staff-unlocks", staff="12"),
    "GET /v1/members/me": at(ME),
    "GET /v1/members/me/export": at(f"{ME}/export"),
    "GET /v1/members/me/card.png": at(f"{ME}/card.png"),
    "PATCH /v1/members/me": at(ME, first_name="Mari"),
    "PUT /v1/members/me/password": at(f"{ME}/password", current="not the one", new=PASSWORD),
    "PUT /v1/members/me/channels": at(f"{ME}/channels", newsletter_email=False),
    "PUT /v1/members/me/consents": at(f"{ME}/consents", purchase_linking=False),
    "PUT /v1/members/me/objection": at(f"{ME}/objection", objects=True),
    "POST /v1/members/me/email-changes": lambda town: Question(
        f"{ME}/email-changes", {"email": f"other{town.number()}@example.com"}
    ),
    "DELETE /v1/members/me/memberships/{merchant}": at(f"{ME}/memberships/{SHOP}"),
    "DELETE /v1/members/me": at(ME),
    "DELETE /v1/members/sessions/mine": at("/v1/members/sessions/mine"),
}
"""What each operation is asked with; one that needs nobody's proof is asked so that nothing comes of it."""

__all__ = ["CAFE", "CALLERS", "QUESTIONS", "SHOP", "Question", "Town"]
