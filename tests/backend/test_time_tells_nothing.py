"""Another merchant's member takes a till as long as a stranger does (N06).

What the backend asks its database is counted, statement by statement: a busy machine changes nothing of that.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from reference_backend.configuration.repository import terms_of
from reference_backend.erasure.service import end_membership
from reference_backend.identification.service import identify
from reference_backend.registers.access import Register, register_by_token
from reference_backend.tables import cards, members, memberships
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.till import Till, uuid7

CAFE, SHOP = "kaarnan-kahvila", "kodutare"
STRANGERS_CODE = "NID1:00000000000097"
STRANGERS_REFERENCE = "019aab12-c3d4-4e5f-8a6b-000000000009"
ROUNDS, EACH = 5, 60


@contextmanager
def counted(running: Running) -> Iterator[list[str]]:
    """Yield every statement that the database is asked meanwhile."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    engine = running.backend.database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def asked_by(running: Running, call: Callable[[], object]) -> list[str]:
    with counted(running) as asked:
        call()
    assert asked
    return asked


@pytest.fixture
def elsewhere(in_process: InProcess) -> dict[str, Any]:
    """A membership with the bookshop alone, and the card's code."""
    code = in_process.code(CAFE, "other_merchant_only")
    member_id = next(one["member_id"] for one in rows(in_process, cards) if one["code"] == code)
    joined = next(one for one in rows(in_process, memberships) if one["member_id"] == member_id)
    return {**joined, "code": code}


@pytest.fixture
def cafe(in_process: InProcess) -> Till:
    return Till(in_process, "kaarna-turku-1")


@pytest.mark.rule("N06")
def test_a_shown_card_is_looked_up_in_as_many_steps(
    in_process: InProcess, cafe: Till, elsewhere: dict[str, Any]
) -> None:
    known = asked_by(in_process, lambda: cafe.identify(elsewhere["code"]))
    assert known == asked_by(in_process, lambda: cafe.identify(STRANGERS_CODE))


@pytest.mark.rule("N06")
@pytest.mark.parametrize("named_by", ["card", "reference"])
@pytest.mark.parametrize("path", ["/v1/holds", "/v1/balances"])
def test_a_hold_and_a_balance_are_refused_in_as_many_steps(
    in_process: InProcess, cafe: Till, elsewhere: dict[str, Any], path: str, named_by: str
) -> None:
    known, unknown = (
        (f"card:{elsewhere['code']}", f"card:{STRANGERS_CODE}")
        if named_by == "card"
        else (elsewhere["member_ref"], STRANGERS_REFERENCE)
    )
    wish = {"sale": uuid7(1_700_000_000_000), "benefit": "coffee-5"} if path == "/v1/holds" else {}
    refused: list[tuple[int, str]] = []

    def ask(member: str) -> None:
        answer = cafe.post(path, {**wish, "member_ref": member})
        refused.append((answer.status_code, answer.json()["code"]))

    assert asked_by(in_process, lambda: ask(known)) == asked_by(in_process, lambda: ask(unknown))
    assert refused[0] == refused[1]


@pytest.mark.rule("N06")
def test_a_contact_of_nobody_here_is_searched_in_as_many_steps(in_process: InProcess) -> None:
    till = Till(in_process, "kodutare-tallinn-1")
    code = in_process.code(SHOP, "eligible_virtual")
    member_id = next(one["member_id"] for one in rows(in_process, cards) if one["code"] == code)
    email = next(one["email"] for one in rows(in_process, members) if one["id"] == member_id)
    backend = in_process.backend
    with backend.database.write() as connection:
        end_membership(connection, terms_of(connection, SHOP, backend.programmes), member_id, "2026-11-01")
    headers = {**till.headers, "X-Staff-Session": till.sign_in("info_desk")}

    def search(address: str) -> list[str]:
        body = {"reason": "lost-card", "email": address}

        def ask() -> None:
            answer = in_process.call("POST", "/v1/contact-searches", headers=headers, json=body)
            assert answer.json() == {"holder": None, "cards": []}

        return asked_by(in_process, ask)

    search("first@example.com")  # the first of a member of staff makes the row that counts the misses
    assert search(email) == search("nobody@example.com")


def apart(running: Running, register: Register, codes: tuple[str, str]) -> float:
    """Return how far the processor's times for two codes are apart, asked by turns.

    The least of each: a machine with much else to do makes a call longer, and none of them shorter.
    """
    times: dict[str, list[float]] = {code: [] for code in codes}
    for place in range(EACH):
        for code in codes if place % 2 else reversed(codes):
            began = time.thread_time()
            identify(running.backend, register, code)
            times[code].append(time.thread_time() - began)
    one, other = (min(times[code]) for code in codes)
    return abs(one - other) / max(one, other)


@pytest.mark.rule("N06")
def test_a_shown_card_takes_the_processor_as_long(
    in_process: InProcess, cafe: Till, elsewhere: dict[str, Any]
) -> None:
    register = register_by_token(in_process.backend, cafe.told["token"])
    codes = (elsewhere["code"], STRANGERS_CODE)
    assert statistics.median(apart(in_process, register, codes) for _ in range(ROUNDS)) < 0.1
