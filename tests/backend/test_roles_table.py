"""The table of roles (A4) has no line that nobody asks, and what no role decides is open or closed to all."""

import json
import re
from pathlib import Path
from typing import cast

import pytest

import reference_backend
from reference_backend import tables
from reference_backend.staff import roles
from reference_backend.staff.roles import ROLES, Action, may
from reference_backend.staff.schemas import Role
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.till import Till, uuid7

SOURCE = Path(reference_backend.__file__).parent
NUMBERS: tuple[Role, ...] = ("cashier", "info_desk", "manager")
GOLDEN = Path(__file__).parents[2] / "docs" / "contract" / "golden" / "roles.json"
TABLE = {
    line["action"]: set(line["roles"])
    for line in json.loads(GOLDEN.read_text(encoding="utf-8"))["actions"]
    if "backend" in line["asked_by"]
}


@pytest.mark.rule("A4.role.replacement", "A4.role.info-desk", "A4.role.contact-search", "A4.role.manager")
@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", NUMBERS)
def test_each_role_may_do_what_the_table_says_and_nothing_else(role: Role, action: Action) -> None:
    assert {one.value for one in ROLES} == set(TABLE) == {one.value for one in Action}
    assert may(role, action) is (role in TABLE[action.value])


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", ["", "owner", "Manager", "manager "])
def test_a_role_that_is_none_of_the_three_may_do_nothing(role: str, action: Action) -> None:
    assert may(cast(Role, role), action) is False


@pytest.mark.parametrize("role", NUMBERS)
def test_what_has_no_line_nobody_may_do(role: Role) -> None:
    assert may(role, cast(Action, "erase-the-shop")) is False


def test_each_action_is_asked_by_a_call_or_an_entry() -> None:
    asking = "".join(path.read_text() for path in SOURCE.rglob("*.py") if path != Path(str(roles.__file__)))
    asked = set(re.findall(r"\bAction\.([A-Z_]+)\b", asking))
    assert asked == {one.name for one in Action}


def flags_of(till: Till, entry_id: str) -> list[str]:
    (stored,) = [row for row in rows(till.running, tables.entries) if row["entry_id"] == entry_id]
    return str(stored["flags"]).split(",") if stored["flags"] else []


@pytest.fixture
def shop(in_process: InProcess) -> Till:
    return Till(in_process, "kodutare-tallinn-1")


@pytest.mark.rule("A4.role.sale")
@pytest.mark.parametrize("role", [None, *NUMBERS])
def test_scanning_and_selling_ask_for_nobody(shop: Till, role: Role | None) -> None:
    if role is not None:
        shop.sign_in(role)
    code = shop.running.code("kodutare", "with_consent")
    assert shop.identify(code)["verdict"] == "eligible"
    bought = shop.buy()
    back = shop.reverse(bought["header"]["entry_id"])
    assert shop.outcome(bought) == shop.outcome(back) == ("accepted", None)
    assert flags_of(shop, back["header"]["entry_id"]) == []


@pytest.mark.rule("A4.role.sale", "X07")
@pytest.mark.parametrize("in_one_batch", [True, False])
def test_a_sale_of_ones_own_is_taken_back_without_a_word(shop: Till, in_one_batch: bool) -> None:
    bought = shop.buy()
    if not in_one_batch:
        shop.upload()
    back = shop.reverse(bought["header"]["entry_id"])
    assert shop.outcome(back) == ("accepted", None)
    assert flags_of(shop, back["header"]["entry_id"]) == []


@pytest.mark.rule("A4.role.sale", "X07")
def test_another_tills_sale_that_was_taken_back_stands_so_and_is_flagged(shop: Till) -> None:
    other = Till(shop.running, "kodutare-tallinn-2")
    bought = other.buy()
    other.upload()
    back = shop.reverse(bought["header"]["entry_id"])
    assert shop.outcome(back) == ("accepted", None)
    assert flags_of(shop, back["header"]["entry_id"]) == ["not-own-sale"]
    assert [row["purchase"] for row in rows(shop.running, tables.reversals)] == [bought["header"]["entry_id"]]


@pytest.mark.rule("A4.role.sale", "X07")
def test_another_tills_sale_is_flagged_also_when_it_comes_after_its_reversal(shop: Till) -> None:
    other = Till(shop.running, "kodutare-tallinn-2")
    bought = other.buy()
    back = shop.reverse(bought["header"]["entry_id"])
    assert shop.outcome(back) == ("held", "purchase-not-here-yet")
    other.upload()
    assert flags_of(shop, back["header"]["entry_id"]) == ["not-own-sale"]


@pytest.mark.rule("A4.role.sale", "X07")
def test_ones_own_sale_that_comes_after_its_reversal_is_not_flagged(shop: Till) -> None:
    bought = uuid7(int(shop.running.clock.present.timestamp() * 1000))
    back = shop.reverse(bought)
    shop.upload()
    shop.buy(entry_id=bought)
    shop.upload()
    assert flags_of(shop, back["header"]["entry_id"]) == []
    assert len(rows(shop.running, tables.reversals)) == 1
