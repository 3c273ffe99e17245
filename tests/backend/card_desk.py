"""Plastic cards handed out and taken back at a till."""

from typing import Any

from reference_backend import tables
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.till import Document, Entry, Till

CASHIER, INFO_DESK, MANAGER = "12", "31", "90"
SHOP = "kodutare"


def blank(running: Running, number: int = 1) -> str:
    return running.code(SHOP, f"blank_plastic_{number}")


def holder(running: Running, key: str = "eligible_virtual") -> str:
    return "card:" + running.code(SHOP, key)


def issue(till: Till, to: str, card: str, issue: str = "first", fee_minor: int = 99, **more: Any) -> Entry:
    fee = {"amount_minor": fee_minor, "currency": "EUR"}
    body = {"issue": issue, "fee": fee, "fee_version": "2024-1", "payment": "cash", **more.pop("body", {})}
    return till.append("card_issued", body, {"holder": to, "card": card}, **more)


def refund(
    till: Till, issued: Entry, reason: str = "payment-void", staff: str = MANAGER, **more: Any
) -> Entry:
    fee = {"amount_minor": 99, "currency": "EUR"}
    body: Document = {"issue": issued["header"]["entry_id"], "fee": fee, "reason": reason, "staff": staff}
    return till.append("fee_refunded", {**body, **more})


def card(running: Running, code: str) -> Document:
    return next(row for row in rows(running, tables.cards) if row["code"] == code)


def flags_of(running: Running, entry: Entry) -> str:
    entry_id = entry["header"]["entry_id"]
    return next(str(one["flags"]) for one in rows(running, tables.entries) if one["entry_id"] == entry_id)
