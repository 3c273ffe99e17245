"""Each operation of the contract × whoever may call × whose it is: one table, and what has no line fails.

The rights of roles are those of A4; a right that the table gives and A4 does not is a fault of the table.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from reference_backend.app import openapi_document
from reference_backend.tables import holds as kept_holds
from tests.backend.callers import CAFE, CALLERS, QUESTIONS, SHOP, Town
from tests.backend.conftest import START, Filled
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.running import TurnedClock

SIGNS = {
    "t": (401, "register-unknown"),
    "s": (401, "staff-session-needed"),
    "m": (401, "member-session-needed"),
    "r": (403, "role-not-allowed"),
    "w": (403, "channel-not-allowed"),
    "c": (403, "capability-absent"),
    "n": (403, "not-for-tills"),
    "x": (403, "register-mismatch"),
}
"""Besides: `+` answered, `-` refused for what was asked, the same for everybody, `0` as what is not there."""
NOT_THERE = {
    "not-found",
    "attachment-unknown",
    "benefit-unknown",
    "benefit-not-available",
    "bad-signature",
    "not-sealed-for-this",
    "picture-not-announced",
}
ABSENT = {"t", "s", "m", "r", "w", "c", "n", "x", "0"}
# nobody, garbage | member, another | register, cashier, info desk, manager | another till, shop, the web's
TABLE = """
    GET /problems/{code}                                   ++ ++ ++++ +++
    GET /v1/health                                         ++ ++ ++++ +++
    POST /v1/enrolments                                    -- -- ---- ---
    POST /v1/device-authorizations                         -- -- ---- ---
    POST /v1/tokens                                        -- -- ---- ---
    GET /v1/members/{merchant}/joining                     ++ ++ ++++ +++
    POST /v1/members/{merchant}/joins                      -- -- ---- ---
    POST /v1/members/joins/{application}/confirmation      -- -- ---- ---
    POST /v1/members/joins/{application}/phone-codes       -- -- ---- ---
    POST /v1/members/joins/{application}/submission        -- -- ---- ---
    POST /v1/members/links                                 ++ ++ ++++ +++
    GET /v1/members/links/{token}                          -- -- ---- ---
    POST /v1/members/links/{token}                         -- -- ---- ---
    POST /v1/members/sessions                              -- -- ---- ---
    GET /v1/members/unsubscriptions/{token}                -- -- ---- ---
    POST /v1/members/unsubscriptions/{token}               -- -- ---- ---

    GET /v1/configuration                                  tt tt ++++ +++
    GET /v1/snapshot                                       tt tt ++++ +++
    POST /v1/staff-sign-ins                                tt tt ++++ +++
    POST /v1/staff-pins                                    tt tt ---- ---
    POST /v1/staff-checks                                  tt tt ++++ +++
    POST /v1/identifications                               tt tt ++++ +++
    POST /v1/holds                                         tt tt ++++ 000
    DELETE /v1/holds/{hold_id}                             tt tt ++++ +++
    POST /v1/balances                                      tt tt ++++ +0c
    POST /v1/hello                                         tt tt ++++ 000
    POST /v1/journal                                       tt tt ++++ xxx
    POST /v1/unsealings                                    tt tt ++++ 000
    POST /v1/attachments                                   tt tt ++++ 00w
    PUT /v1/attachments/{attachment_id}                    tt tt ++++ 00w

    POST /v1/contact-searches                              tt tt sr++ scw
    GET /v1/applications/{entry_id}                        tt tt sr++ s0w

    GET /v1/reports/day                                    tt tt srr+ s++
    GET /v1/registers                                      tt tt srr+ s++
    GET /v1/device-authorizations/{user_code}              tt tt srr+ s++
    POST /v1/device-authorizations/{user_code}/decision    tt tt srr+ s0+
    POST /v1/registers/{register_id}/revocation            tt tt srr+ s0+
    POST /v1/staff-unlocks                                 tt tt srr+ s++

    GET /v1/members/me                                     mm ++ nnnn nnn
    GET /v1/members/me/export                              mm ++ nnnn nnn
    GET /v1/members/me/card.png                            mm ++ nnnn nnn
    PATCH /v1/members/me                                   mm ++ nnnn nnn
    PUT /v1/members/me/password                            mm -- nnnn nnn
    PUT /v1/members/me/channels                            mm ++ nnnn nnn
    PUT /v1/members/me/consents                            mm ++ nnnn nnn
    PUT /v1/members/me/objection                           mm ++ nnnn nnn
    POST /v1/members/me/email-changes                      mm ++ nnnn nnn
    DELETE /v1/members/sessions/mine                       mm ++ nnnn nnn
    DELETE /v1/members/me/memberships/{merchant}           mm ++ nnnn nnn
    DELETE /v1/members/me                                  mm ++ nnnn nnn
"""
AT = {"POST /v1/balances": CAFE}
"""The café's programme has balances, the shop's has none."""
OF_THE_DESK = {"POST /v1/contact-searches", "GET /v1/applications/{entry_id}"}
OF_MANAGERS = {
    "GET /v1/reports/day",
    "GET /v1/registers",
    "GET /v1/device-authorizations/{user_code}",
    "POST /v1/device-authorizations/{user_code}/decision",
    "POST /v1/registers/{register_id}/revocation",
    "POST /v1/staff-unlocks",
}
"""What A4 gives to a role; all else at a till is any register's own doing and names nobody."""


def lines() -> dict[str, str]:
    """Each route with a sign for each caller."""
    parts = (line.split(maxsplit=2) for line in TABLE.splitlines() if line.strip())
    return {f"{method} {path}": signs.replace(" ", "") for method, path, signs in parts}


def published() -> set[str]:
    paths = openapi_document()["paths"]
    return {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}


def sign_of(answer: requests.Response) -> str:
    """The table's sign for an answer."""
    if answer.status_code < 300:
        return "+"
    said = (answer.status_code, answer.json()["code"])
    known = {what: sign for sign, what in SIGNS.items()}
    return known.get(said, "0" if said[1] in NOT_THERE else "-")


@pytest.fixture(scope="module")
def town(filled_once: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    database = Path(shutil.copy(filled_once.path, tmp_path_factory.mktemp("town") / "backend.sqlite3"))
    backend = InProcess(database, TurnedClock(START), filled_once.told)
    yield Town(backend)
    backend.close()


def test_each_operation_of_the_document_has_a_line_and_a_question() -> None:
    assert set(lines()) == set(QUESTIONS) == published()
    assert {len(signs) for signs in lines().values()} == {len(CALLERS)}


@pytest.mark.rule("A4.role.info-desk", "A4.role.contact-search", "A4.role.manager", "N15", "J20")
def test_everybody_is_answered_as_the_table_says(town: Town) -> None:
    """In the table's order: its last lines end memberships."""
    wrong = []
    for route, signs in lines().items():
        method, at = route.partition(" ")[0], AT.get(route, SHOP)
        answers = [town.ask(method, caller, QUESTIONS[route](town), at=at) for caller in CALLERS]
        found = "".join(sign_of(one) for one in answers)
        told = {one.json().get("code") for one, sign in zip(answers, signs, strict=True) if sign == "-"}
        wrong += [f"{route}: {found}, not {signs}"] if found != signs else []
        wrong += [f"{route}: not the same for all: {told}"] if len(told) > 1 else []
    assert wrong == []


@pytest.mark.rule("A4.role.info-desk", "A4.role.contact-search", "A4.role.manager", "A4.role.nobody")
def test_no_role_has_a_line_wider_than_a4() -> None:
    tills = {route: signs for route, signs in lines().items() if signs[0] == "t"}
    bare = CALLERS.index("register")
    roles = {
        role: {
            route
            for route, signs in tills.items()
            if signs[bare] in ABSENT and signs[CALLERS.index(role)] not in ABSENT
        }
        for role in ("cashier", "info desk", "manager")
    }
    assert roles["cashier"] == set()
    assert roles["info desk"] == OF_THE_DESK
    assert roles["manager"] == OF_THE_DESK | OF_MANAGERS


def test_nobody_and_rubbish_are_never_answered_where_a_line_is_not_open() -> None:
    for route, signs in lines().items():
        assert signs[0] == signs[1], route
        if signs[0] not in "+-":
            assert signs[0] in "tm", route
            assert set(signs) & ABSENT, route


@pytest.mark.rule("A4.role.nobody", "J28")
def test_no_till_and_no_role_reaches_a_members_own_pages() -> None:
    own = {route: signs for route, signs in lines().items() if signs[0] == "m"}
    assert own
    assert {signs[CALLERS.index("register") :] for signs in own.values()} == {"n" * 7}


@pytest.mark.rule("N06", "N15")
def test_what_another_shop_or_till_names_is_to_them_as_if_it_were_not_there(town: Town) -> None:
    held = town.hold()
    for caller in ("another till", "another shop", "web"):
        headers = town.headers_of(caller)
        dropped = town.backend.call("DELETE", f"/v1/holds/{held}", headers=headers)
        nothing = town.backend.call("DELETE", "/v1/holds/nothing", headers=headers)
        assert (dropped.status_code, dropped.content) == (nothing.status_code, nothing.content)
    assert [one["state"] for one in rows(town.backend, kept_holds) if one["id"] == held] == ["open"]


@pytest.mark.rule("N06")
def test_a_shops_card_is_a_strangers_in_another_shop(town: Town) -> None:
    headers = town.headers_of("another shop")

    def shown(code: str) -> object:
        asked = {"code": code, "symbology": None}
        answer = town.backend.call("POST", "/v1/identifications", headers=headers, json=asked)
        return {**answer.json(), "as_of": None}

    assert shown(town.backend.code(SHOP, "eligible_virtual")) == shown("9100000000000009")
