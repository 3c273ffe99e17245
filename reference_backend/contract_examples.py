"""The golden files of the contract: `python -m reference_backend.contract_examples` writes them.

Vectors are computed, exchanges are what the real services answer to a till with a fixed key and clock.
"""

import json
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from reference_backend import chain
from reference_backend.assembly import assemble
from reference_backend.backend import Backend
from reference_backend.card_examples import card_numbers
from reference_backend.cards.service import identify
from reference_backend.clock import to_wire
from reference_backend.demo.starting import SAMPLES, fill_if_new
from reference_backend.journal.schemas import UploadRequest
from reference_backend.journal.service import upload
from reference_backend.problems import Problem
from reference_backend.registers.access import Register, register_by_token
from reference_backend.registers.schemas import EnrolmentRequest
from reference_backend.registers.service import enrol, new_code
from reference_backend.snapshot.changes import card_key

GOLDEN = Path(__file__).parents[1] / "docs" / "contract" / "golden"
PRIVATE_KEY = bytes(range(32))
REGISTER = "kodutare-tallinn-1"
INSTANCE = "0f9b8c7d-6e5f-4a3b-8c1d-2e3f4a5b6c7d"
MOMENT = datetime(2026, 11, 22, 9, 41, 7, 123000, tzinfo=UTC)
Document = dict[str, Any]


class _StandingClock:
    def now(self) -> datetime:
        return MOMENT


def golden_files() -> dict[str, Document]:
    """Return every golden file by name."""
    return {**_vectors(), **card_numbers(), **_exchanges()}


def write(folder: Path) -> None:
    """Write the golden files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in golden_files().items():
        (folder / name).write_text(rendered(document), encoding="utf-8", newline="\n")


def rendered(document: Document) -> str:
    """Return a golden file's text."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _vectors() -> dict[str, Document]:
    values: list[Any] = [
        {"b": 1, "a": [True, False, None], "aa": "ä", "B": "capitals first"},
        {"nested": {"z": {"y": "x"}, "a": []}, "number": 2**53 - 1, "negative": -1},
        'quote " backslash \\ slash / newline \n tab \t bell \u0007 õäöü € 𝄞',
        {},
        "",
    ]
    key = Ed25519PrivateKey.from_private_bytes(PRIVATE_KEY)
    public_key = key.public_key().public_bytes_raw()
    entries = _entries()
    hashes = _hashes(entries)
    message = chain.head_message(REGISTER, 1, len(entries), hashes[-1])
    snapshot_key, codes = bytes(range(64, 96)), ["NID1:78661036530405", "9193774729716649"]
    return {
        "canonical-json.json": {
            "about": "The canonical text of each value, as UTF-8 in hex.",
            "vectors": [{"value": one, "utf8_hex": chain.canonical(one).hex()} for one in values],
        },
        "chain.json": {
            "about": "Each header with the hash before it and its own hash.",
            "vectors": [
                {"previous": before, "header": entry["header"], "hash": after}
                for before, entry, after in zip(
                    [chain.FIRST_PREVIOUS.hex(), *hashes], entries, hashes, strict=False
                )
            ],
        },
        "digests.json": {
            "about": "The salted digest of bodies and personal parts.",
            "vectors": [
                {"salt": entry[salt], "part": entry[part], "digest": entry["header"][f"{part}_digest"]}
                for entry in entries
                for part, salt in (("body", "body_salt"), ("personal", "personal_salt"))
                if entry[part] is not None
            ],
        },
        "head-signature.json": {
            "about": "Ed25519 over the canonical head, by a key that is public on purpose.",
            "private_key": PRIVATE_KEY.hex(),
            "public_key": public_key.hex(),
            "key_id": chain.key_id(public_key),
            "head": {"epoch": 1, "hash": hashes[-1], "register": REGISTER, "seq": len(entries)},
            "message_hex": message.hex(),
            "signature": key.sign(message).hex(),
        },
        "snapshot-keys.json": {
            "about": "The first 8 bytes of HMAC-SHA-256 over the card code.",
            "snapshot_key": snapshot_key.hex(),
            "vectors": [{"code": code, "key": card_key(snapshot_key, code)} for code in codes],
        },
    }


def _exchanges() -> dict[str, Document]:
    with tempfile.TemporaryDirectory() as folder:
        # A throw-away database needs no strong hashes.
        hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        backend = assemble(Path(folder) / "golden.sqlite3", clock=_StandingClock(), hasher=hasher)
        try:
            fill_if_new(backend)
            return _played(backend, _enrolled(backend))
        finally:
            backend.database.close()


def _played(backend: Backend, register: Register) -> dict[str, Document]:
    samples = json.loads(backend.database.fact(SAMPLES))
    codes = {one["key"]: one["code"] for one in samples if one["merchant"] == register.merchant_id}
    whole = len(_entries())
    # In this order, against one database: opened, a gap, the rest, the end once more.
    batches = {
        "journal-opened.json": _batch(1, 1),
        "journal-gap.json": _batch(3, whole),
        "journal-stored.json": _batch(2, whole),
        "journal-duplicate.json": _batch(whole, whole),
    }
    journal = {
        name: _exchange("POST", "/v1/journal", batch, _upload(backend, register, batch))
        for name, batch in batches.items()
    }
    return {
        **journal,
        "identification-eligible.json": _identification(backend, register, codes["eligible_virtual"]),
        "identification-lost.json": _identification(backend, register, codes["lost_plastic"]),
        "identification-stranger.json": _identification(backend, register, "9100000000000009"),
        "problem-sign-in-refused.json": _problem("sign-in-refused"),
        "problem-too-many-tries.json": _problem("too-many-tries", retry_after_s=60),
    }


def _exchange(method: str, path: str, request: Document, answer: Document, status: int = 200) -> Document:
    return {
        "request": {"method": method, "path": path, "body": request},
        "response": {"status": status, "body": answer},
    }


def _identification(backend: Backend, register: Register, code: str) -> Document:
    answer = identify(backend, register, code).model_dump()
    return _exchange("POST", "/v1/identifications", {"code": code, "symbology": None}, answer)


def _problem(code: str, retry_after_s: int | None = None) -> Document:
    problem = Problem(code, retry_after_s=retry_after_s)
    document = {**problem.document(), "instance": f"urn:uuid:{INSTANCE}"}
    return _exchange("POST", "/v1/staff-sign-ins", {"staff": "12", "pin": "000000"}, document, problem.status)


def _upload(backend: Backend, register: Register, batch: Document) -> Document:
    return upload(backend, register, UploadRequest.model_validate(batch)).model_dump(exclude_unset=True)


def _enrolled(backend: Backend) -> Register:
    key = Ed25519PrivateKey.from_private_bytes(PRIVATE_KEY).public_key().public_bytes_raw()
    request = EnrolmentRequest(
        code=new_code(backend, REGISTER), public_key=key.hex(), instance=INSTANCE, client_version="0.1.0"
    )
    token = enrol(backend, request, "golden").token
    with backend.database.read() as connection:
        return register_by_token(connection, token)


def _batch(first: int, last: int) -> Document:
    entries = _entries()[first - 1 : last]
    head_hash = _hashes(_entries())[last - 1]
    message = chain.head_message(REGISTER, 1, last, head_hash)
    signature = Ed25519PrivateKey.from_private_bytes(PRIVATE_KEY).sign(message).hex()
    head = {"seq": last, "hash": head_hash, "signature": signature}
    return {"epoch": 1, "head": head, "entries": entries}


def _entries() -> list[Document]:
    opened = {"previous_epoch": None, "fork_seq": None, "fork_hash": None, "instance": INSTANCE}
    scan = {"source": "camera", "form": "virtual", "result": "eligible"}
    scan_flags = {"offline": False, "override": False, "repeat": False}
    total = {"amount_minor": 4599, "currency": "EUR"}
    purchase = {"place": "4740000000018", "total": total, "total_entry": "keyed"}
    return [
        _entry(1, "epoch_opened", opened, None),
        _entry(2, "scan_counted", {**scan, **scan_flags}, None),
        _entry(3, "purchase_recorded", purchase, {"member_ref": "card:9193774729716649"}),
        _entry(4, "purchase_recorded", {**purchase, "total_entry": "till"}, None),
    ]


def _entry(seq: int, kind: str, body: Document, personal: Document | None) -> Document:
    salt, personal_salt = bytes([seq]) * 16, bytes([seq + 128]) * 16
    public_key = Ed25519PrivateKey.from_private_bytes(PRIVATE_KEY).public_key().public_bytes_raw()
    header = {
        "v": 1,
        "register": REGISTER,
        "epoch": 1,
        "seq": seq,
        "entry_id": f"019aab12-c3d4-7e5f-8a6b-00000000000{seq}",
        "kind": kind,
        "occurred_at": to_wire(MOMENT),
        "zone": "Europe/Tallinn",
        "clock": {"monotonic_ms": 1000 * seq, "boot": "boot-1", "offset_ms": -12, "trusted": True},
        "key_id": chain.key_id(public_key),
        "body_digest": chain.digest(salt, body),
        "personal_digest": None if personal is None else chain.digest(personal_salt, personal),
    }
    return {
        "header": header,
        "body": body,
        "body_salt": salt.hex(),
        "personal": personal,
        "personal_salt": None if personal is None else personal_salt.hex(),
        "absent": None,
    }


def _hashes(entries: list[Document]) -> list[str]:
    previous, hashes = chain.FIRST_PREVIOUS, []
    for entry in entries:
        previous = chain.link(previous, entry["header"])
        hashes.append(previous.hex())
    return hashes


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLDEN)
