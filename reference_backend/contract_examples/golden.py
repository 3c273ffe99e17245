"""The golden files of the contract: `python -m reference_backend.contract_examples` writes them.

Vectors are computed, exchanges are what the real services answer to a till with a fixed key and clock.
"""

import json
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher

from reference_backend import chain
from reference_backend.assembly import assemble
from reference_backend.backend import Backend
from reference_backend.card_changes import card_key
from reference_backend.contract_examples.cards import card_numbers
from reference_backend.contract_examples.entries import (
    INSTANCE,
    MOMENT,
    PRIVATE_KEY,
    REGISTER,
    Document,
    batch,
    first_entries,
    hashes,
    later_entries,
    signing_key,
)
from reference_backend.contract_examples.recovery import (
    RECOVERY_KEY,
    SEALED_DATABASE_KEY,
    sealed_entry,
    with_its_purchase_sealed,
)
from reference_backend.demo.starting import SAMPLES, fill_if_new
from reference_backend.identification.service import identify
from reference_backend.journal.schemas import UploadRequest
from reference_backend.journal.service import upload
from reference_backend.problems import Problem
from reference_backend.registers.access import Register, register_by_token
from reference_backend.registers.schemas import EnrolmentRequest
from reference_backend.registers.service import enrol, new_code
from reference_backend.secrets_source import SystemSecrets
from reference_backend.till_settings.router import configuration
from reference_backend.unsealing.schemas import UnsealingRequest
from reference_backend.unsealing.service import unseal

GOLDEN = Path(__file__).parents[2] / "docs" / "contract" / "golden"


_REFRESH: Document = {"grant": "refresh", "refresh_token": "eyJ.eyJ.sig"}
_DEVICE: Document = {"grant": "device", "device_code": "A" * 43}


class _StandingClock:
    def now(self) -> datetime:
        return MOMENT


class _KnownKeys(SystemSecrets):
    def key(self) -> bytes:
        return RECOVERY_KEY


def golden_files() -> dict[str, Document]:
    """Return every golden file by name."""
    return {**_vectors(), **card_numbers(), **sealed_entry(), **_exchanges()}


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
    key = signing_key()
    public_key = key.public_key().public_bytes_raw()
    entries = first_entries()
    linked = hashes(entries)
    message = chain.head_message(REGISTER, 1, len(entries), linked[-1])
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
                    [chain.FIRST_PREVIOUS.hex(), *linked], entries, linked, strict=False
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
            "head": {"epoch": 1, "hash": linked[-1], "register": REGISTER, "seq": len(entries)},
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
        path = Path(folder) / "golden.sqlite3"
        backend = assemble(path, clock=_StandingClock(), secrets=_KnownKeys(), hasher=hasher)
        try:
            fill_if_new(backend)
            return _played(backend, _enrolled(backend))
        finally:
            backend.database.close()


def _played(backend: Backend, register: Register) -> dict[str, Document]:
    samples = json.loads(backend.database.fact(SAMPLES))
    codes = {one["key"]: one["code"] for one in samples if one["merchant"] == register.merchant_id}
    first = first_entries()
    whole = len(first)
    rare = [*first, *with_its_purchase_sealed(later_entries())]
    # In this order, against one database: opened, a gap, the rest, the end once more, and what is rare.
    batches = {
        "journal-opened.json": batch(first, 1, 1),
        "journal-gap.json": batch(first, 3, whole),
        "journal-stored.json": batch(first, 2, whole),
        "journal-duplicate.json": batch(first, whole, whole),
        "journal-hole-sealed-settled.json": batch(rare, whole + 1, len(rare)),
    }
    journal = {
        name: _exchange("POST", "/v1/journal", offered, _upload(backend, register, offered))
        for name, offered in batches.items()
    }
    return {
        **journal,
        "identification-eligible.json": _identification(backend, register, codes["eligible_virtual"]),
        "identification-lost.json": _identification(backend, register, codes["lost_plastic"]),
        "identification-stranger.json": _identification(backend, register, "9100000000000009"),
        "configuration.json": _exchange("GET", "/v1/configuration", None, _configuration(backend, register)),
        "unsealing-database-key.json": _unsealing(backend, register),
        "problem-code-of-another-till.json": _of_another_till(),
        "problem-enrolment-ended.json": _refused("/v1/tokens", _REFRESH, Problem("enrolment-ended")),
        "problem-sign-in-refused.json": _problem("sign-in-refused"),
        "problem-slow-down.json": _refused("/v1/tokens", _DEVICE, Problem("slow-down", None, 10)),
        "problem-too-many-tries.json": _problem("too-many-tries", retry_after_s=60),
    }


def _exchange(
    method: str, path: str, request: Document | None, answer: Document, status: int = 200
) -> Document:
    return {
        "request": {"method": method, "path": path, "body": request},
        "response": {"status": status, "body": answer},
    }


def _identification(backend: Backend, register: Register, code: str) -> Document:
    answer = identify(backend, register, code).model_dump()
    return _exchange("POST", "/v1/identifications", {"code": code, "symbology": None}, answer)


def _configuration(backend: Backend, register: Register) -> Document:
    return configuration(backend, register).model_dump(by_alias=True)


def _unsealing(backend: Backend, register: Register) -> Document:
    request = {"purpose": "database-key", "sealed": SEALED_DATABASE_KEY}
    answer = unseal(backend, register, UnsealingRequest.model_validate(request))
    return _exchange("POST", "/v1/unsealings", request, answer.model_dump())


def _problem(code: str, retry_after_s: int | None = None) -> Document:
    return _refused(
        "/v1/staff-sign-ins", {"staff": "12", "pin": "000000"}, Problem(code, None, retry_after_s)
    )


def _of_another_till() -> Document:
    public_key = signing_key().public_key().public_bytes_raw().hex()
    asked = {"code": "ABCD1234", "public_key": public_key, "instance": INSTANCE, "client_version": "0.1.0"}
    return _refused("/v1/enrolments", {**asked, "register": REGISTER}, Problem("code-of-another-till"))


def _refused(path: str, request: Document, problem: Problem) -> Document:
    document = {**problem.document(), "instance": f"urn:uuid:{INSTANCE}"}
    return _exchange("POST", path, request, document, problem.status)


def _upload(backend: Backend, register: Register, offered: Document) -> Document:
    return upload(backend, register, UploadRequest.model_validate(offered)).model_dump(exclude_unset=True)


def _enrolled(backend: Backend) -> Register:
    key = signing_key().public_key().public_bytes_raw()
    request = EnrolmentRequest(
        code=new_code(backend, REGISTER), public_key=key.hex(), instance=INSTANCE, client_version="0.1.0"
    )
    token = enrol(backend, request, "golden").token
    return register_by_token(backend, token)
