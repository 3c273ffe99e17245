"""The journal of the golden files: a till with a fixed key, clock and salts."""

from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from reference_backend import chain
from reference_backend.clock import to_wire

PRIVATE_KEY = bytes(range(32))
REGISTER = "kodutare-tallinn-1"
INSTANCE = "0f9b8c7d-6e5f-4a3b-8c1d-2e3f4a5b6c7d"
MOMENT = datetime(2026, 11, 22, 9, 41, 7, 123000, tzinfo=UTC)
PURCHASE = {
    "place": "4740000000018",
    "total": {"amount_minor": 4599, "currency": "EUR"},
    "total_entry": "keyed",
}
Document = dict[str, Any]


def signing_key() -> Ed25519PrivateKey:
    """Return the till's key, which is public on purpose."""
    return Ed25519PrivateKey.from_private_bytes(PRIVATE_KEY)


def first_entries() -> list[Document]:
    """Return an ordinary beginning: opened, a scan, a purchase with a card and one without."""
    opened = {"previous_epoch": None, "fork_seq": None, "fork_hash": None, "instance": INSTANCE}
    scan = {"source": "camera", "form": "virtual", "result": "eligible"}
    scan_flags = {"offline": False, "override": False, "repeat": False}
    return [
        entry(1, "epoch_opened", opened, None),
        entry(2, "scan_counted", {**scan, **scan_flags}, None),
        entry(3, "purchase_recorded", PURCHASE, {"member_ref": "card:9193774729716649"}),
        entry(4, "purchase_recorded", {**PURCHASE, "total_entry": "till"}, None),
    ]


def later_entries() -> list[Document]:
    """Return what is rare: a hole, a purchase (to be sealed), and the hole settled by a person."""
    hole = {"epoch": 1, "from_seq": 3, "to_seq": 4, "reason": "unreadable-header"}
    settled = {
        "entry": entry_id(5),
        "how": "loss_accepted",
        "replacement": None,
        "reason": "other",
        "staff": "90",
    }
    return [
        entry(5, "hole_declared", hole, None),
        entry(6, "purchase_recorded", PURCHASE, {"member_ref": "card:9193774729716649"}),
        entry(7, "entry_settled", settled, None),
    ]


def entry_id(seq: int) -> str:
    """Return the id of the entry with that number."""
    return f"019aab12-c3d4-7e5f-8a6b-00000000000{seq}"


def entry(seq: int, kind: str, body: Document, personal: Document | None) -> Document:
    """Return an entry as it stands on the wire."""
    salt, personal_salt = bytes([seq]) * 16, bytes([seq + 128]) * 16
    header = {
        "v": 1,
        "register": REGISTER,
        "epoch": 1,
        "seq": seq,
        "entry_id": entry_id(seq),
        "kind": kind,
        "occurred_at": to_wire(MOMENT),
        "zone": "Europe/Tallinn",
        "clock": {"monotonic_ms": 1000 * seq, "boot": "boot-1", "offset_ms": -12, "trusted": True},
        "key_id": chain.key_id(signing_key().public_key().public_bytes_raw()),
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


def hashes(entries: list[Document]) -> list[str]:
    """Return the hash of each entry of a journal, from its first on."""
    previous, made = chain.FIRST_PREVIOUS, []
    for one in entries:
        previous = chain.link(previous, chain.canonical(one["header"]))
        made.append(previous.hex())
    return made


def batch(entries: list[Document], first: int, last: int) -> Document:
    """Return the upload of entries `first` to `last` of a journal."""
    head_hash = hashes(entries)[last - 1]
    message = chain.head_message(REGISTER, 1, last, head_hash)
    head = {"seq": last, "hash": head_hash, "signature": signing_key().sign(message).hex()}
    return {"epoch": 1, "head": head, "entries": entries[first - 1 : last]}
