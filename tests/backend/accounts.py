"""What a till does about a member's bonus, and what is booked of it."""

from typing import Any

from reference_backend import tables
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.till import Document, Entry, Till, uuid7

CAFE, BOOKSHOP = "kaarnan-kahvila", "lumon-kirjat"


def member_at(running: Running, till: Till, merchant: str, key: str = "eligible_virtual") -> str:
    """Return the reference by which a merchant knows the holder of a sample card."""
    return str(till.identify(running.code(merchant, key))["member_ref"])


def new_sale(till: Till) -> str:
    return uuid7(int(till.running.clock.present.timestamp() * 1000))


def hold(
    till: Till, sale: str, member: str, amount_minor: Any = None, benefit: str = "redeem"
) -> tuple[int, str]:
    """Ask for a hold; return the status with the hold's id or the problem's code."""
    asked = {"sale": sale, "benefit": benefit, "member_ref": member, "amount_minor": amount_minor}
    answer = till.post("/v1/holds", asked)
    return answer.status_code, answer.json().get("hold") or answer.json()["code"]


def use(till: Till, member: str, hold_id: str | None, sale: str, benefit: str = "redeem") -> Entry:
    body = {"purchase": sale, "benefit": benefit, "hold": hold_id}
    return till.append("benefit_used", body, {"member_ref": member})


def redeem(till: Till, member: str, amount_minor: int, total_minor: int = 10_000) -> tuple[Entry, Entry]:
    """Hold an amount, buy, and use it: the purchase and the use, not uploaded yet."""
    sale = new_sale(till)
    status, held = hold(till, sale, member, amount_minor)
    assert status == 200, held
    return till.buy(total_minor, member, entry_id=sale), use(till, member, held, sale)


def balance(till: Till, member: str) -> Document:
    """Return bonus, what is available of it, and points, as plain numbers."""
    answer = till.post("/v1/balances", {"member_ref": member})
    assert answer.status_code == 200, answer.text
    said = answer.json()
    return {
        "bonus": said["bonus"]["amount_minor"],
        "available": said["available"]["amount_minor"],
        "points": said["points"],
    }


def amounts(running: Running, member: str) -> list[int]:
    """Return every booking of a member, the smallest first."""
    booked = rows(running, tables.ledger_bookings)
    return sorted(row["amount_minor"] for row in booked if row["member_ref"] == member)


def flags_of(running: Running, entry: Entry) -> set[str]:
    """Return what the manager is told of an entry."""
    wanted = entry["header"]["entry_id"]
    found = next(row for row in rows(running, tables.entries) if row["entry_id"] == wanted)
    return set(filter(None, found["flags"].split(",")))
