"""A till as the contract describes it, written from the contract and not from the backend's code."""

import copy
import hashlib
import json
import secrets
import uuid
from typing import Any

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.backend.running import Running

Entry = dict[str, Any]
Document = dict[str, Any]
ZEROS = "00" * 32


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(salt: str, part: Any) -> str:
    return hashlib.sha256(bytes.fromhex(salt) + canonical(part)).hexdigest()


def next_hash(previous: str, header: Document) -> str:
    return hashlib.sha256(bytes.fromhex(previous) + canonical(header)).hexdigest()


def uuid7(milliseconds: int) -> str:
    value = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=value))


class Till:
    """An enrolled register with its journal in memory."""

    def __init__(self, running: Running, register: str, *, code: str | None = None) -> None:
        self.running = running
        self.key = Ed25519PrivateKey.generate()
        self.instance = str(uuid.uuid4())
        answer = running.call(
            "POST",
            "/v1/enrolments",
            json={
                "code": code or running.enrolment_code(register),
                "public_key": self.public_key.hex(),
                "instance": self.instance,
                "client_version": "0.1.0",
            },
        )
        assert answer.status_code == 201, answer.text
        self.told = answer.json()
        self.register = self.told["register"]["id"]
        self.headers = {"Authorization": f"Bearer {self.told['token']}"}
        self.configuration = self.get("/v1/configuration").json()
        self.place = self.configuration["store"]["place"]
        self.epoch = 0
        self.entries: list[Entry] = []
        self.hashes: list[str] = []

    @property
    def public_key(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    @property
    def head_hash(self) -> str:
        return self.hashes[-1] if self.hashes else ZEROS

    def twin(self) -> "Till":
        """Return a copy as a restored disk image makes it: same key, token and instance."""
        other = copy.copy(self)
        other.entries, other.hashes = list(self.entries), list(self.hashes)
        return other

    # --- calls -----------------------------------------------------------------------------

    def get(self, path: str, **options: Any) -> requests.Response:
        headers = {**self.headers, **options.pop("headers", {})}
        return self.running.call("GET", path, headers=headers, **options)

    def post(self, path: str, body: Any) -> requests.Response:
        # Not `json=`: a broken till may send what JSON does not have (NaN).
        headers = {**self.headers, "Content-Type": "application/json"}
        return self.running.call("POST", path, headers=headers, data=json.dumps(body))

    def identify(self, code: str) -> Document:
        answer = self.post("/v1/identifications", {"code": code, "symbology": None})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def sign_in(self, role: str) -> str:
        staff = next(one for one in self.running.told["staff"] if one["role"] == role)
        answer = self.post("/v1/staff-sign-ins", {"staff": staff["number"], "pin": staff["pin"]})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["session"])

    def report(self, day: str) -> Document:
        answer = self.get(f"/v1/reports/day?date={day}", headers={"X-Staff-Session": self.sign_in("manager")})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    # --- journal ---------------------------------------------------------------------------

    def open_epoch(self, number: int = 1, previous: int | None = None) -> Entry:
        self.epoch, self.entries, self.hashes = number, [], []
        body = {"previous_epoch": previous, "fork_seq": None, "fork_hash": None, "instance": self.instance}
        return self.append("epoch_opened", body)

    def append(
        self,
        kind: str,
        body: Document,
        personal: Document | None = None,
        *,
        entry_id: str | None = None,
        occurred_at: str | None = None,
        **header: Any,
    ) -> Entry:
        if not self.entries and kind != "epoch_opened":
            self.open_epoch(self.epoch or 1, None)
        salt, personal_salt = secrets.token_hex(16), secrets.token_hex(16)
        now = self.running.clock.present
        whole = {
            "v": 1,
            "register": self.register,
            "epoch": self.epoch,
            "seq": len(self.entries) + 1,
            "entry_id": entry_id or uuid7(int(now.timestamp() * 1000)),
            "kind": kind,
            "occurred_at": occurred_at or self.running.clock.text(),
            "zone": self.configuration["store"]["zone"],
            "clock": {"monotonic_ms": 1, "boot": "boot-1", "offset_ms": 0, "trusted": True},
            "key_id": hashlib.sha256(self.public_key).hexdigest()[:16],
            "body_digest": digest(salt, body),
            "personal_digest": None if personal is None else digest(personal_salt, personal),
            **header,
        }
        entry = {
            "header": whole,
            "body": body,
            "body_salt": salt,
            "personal": personal,
            "personal_salt": None if personal is None else personal_salt,
            "absent": None,
        }
        self.hashes.append(next_hash(self.head_hash, whole))
        self.entries.append(entry)
        return entry

    def buy(self, amount_minor: int = 4599, member: str | None = None, **more: Any) -> Entry:
        body = {
            "place": self.place,
            "total": {"amount_minor": amount_minor, "currency": "EUR"},
            "total_entry": "keyed",
            **more.pop("body", {}),
        }
        return self.append("purchase_recorded", body, {"member_ref": member} if member else None, **more)

    def reverse(self, purchase: str) -> Entry:
        return self.append("purchase_reversed", {"purchase": purchase, "reason": "mistake"})

    def replace_card(self, holder: str, card: str, fee_minor: int = 99) -> Entry:
        body = {
            "issue": "replacement",
            "fee": {"amount_minor": fee_minor, "currency": "EUR"},
            "fee_version": "2024-1",
            "payment": "cash",
        }
        return self.append("card_issued", body, {"holder": holder, "card": card})

    def batch(self, first: int = 1, last: int | None = None) -> Document:
        last = last or len(self.entries)
        head_hash = self.hashes[last - 1]
        return {
            "epoch": self.epoch,
            "head": {"seq": last, "hash": head_hash, "signature": self.signature(last, head_hash)},
            "entries": self.entries[first - 1 : last],
        }

    def signature(self, seq: int, head_hash: str) -> str:
        head = {"epoch": self.epoch, "hash": head_hash, "register": self.register, "seq": seq}
        return self.key.sign(canonical(head)).hex()

    def upload(self, first: int = 1, last: int | None = None) -> Document:
        answer = self.post("/v1/journal", self.batch(first, last))
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def outcome(self, entry: Entry) -> tuple[str, str | None]:
        """Upload everything; return what became of this entry, as it was said first."""
        results = self.upload()["results"]
        found = next(one for one in results if one["seq"] == entry["header"]["seq"])
        return found.get("first_outcome", found["outcome"]), found["reason"]

    def hello(self, waiting: int = 0) -> Document:
        seq = len(self.entries)
        body = {
            "epoch": self.epoch,
            "seq": seq,
            "hash": self.head_hash,
            "signature": self.signature(seq, self.head_hash),
            "till_time": self.running.clock.text(),
            "waiting": waiting,
        }
        answer = self.post("/v1/hello", body)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())
