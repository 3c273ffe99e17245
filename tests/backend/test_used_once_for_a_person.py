"""What is single stays used for a person who leaves and joins again (N11, J26)."""

import pytest

from reference_backend import tables
from tests.backend.accounts import CAFE, hold, new_sale, use
from tests.backend.in_process import InProcess
from tests.backend.leaving import end, erase, join
from tests.backend.looking import rows
from tests.backend.till import Document, Till

SINGLE = "coffee-5"


def uses_of(running: InProcess, member_id: str) -> list[Document]:
    return [one for one in rows(running, tables.benefit_uses) if one["member_id"] == member_id]


def enjoy(till: Till, member: str) -> None:
    """Have the single benefit in one sale, uploaded."""
    sale = new_sale(till)
    status, held = hold(till, sale, member, benefit=SINGLE)
    assert status == 200, held
    bought = till.buy(1000, member, entry_id=sale)
    used = use(till, member, held, sale, SINGLE)
    assert till.outcome(bought) == ("accepted", None)
    assert till.outcome(used) == ("accepted", None)


@pytest.mark.rule("N11", "J26")
def test_to_leave_and_to_join_again_gives_no_single_benefit_anew(in_process: InProcess) -> None:
    cafe = Till(in_process, "kaarna-turku-1")
    first = join(in_process, CAFE)
    enjoy(cafe, first.member_ref)
    end(in_process, CAFE, first.member_id)
    again = join(in_process, CAFE)
    assert again.member_ref != first.member_ref
    assert hold(cafe, new_sale(cafe), again.member_ref, benefit=SINGLE)[0] == 409
    [kept] = uses_of(in_process, first.member_id)
    assert (kept["benefit"], kept["purchase"]) == (SINGLE, ""), "nothing says in which purchase"


@pytest.mark.rule("N11", "N24")
def test_what_was_used_is_forgotten_with_the_person(in_process: InProcess) -> None:
    cafe = Till(in_process, "kaarna-turku-1")
    first = join(in_process, CAFE)
    enjoy(cafe, first.member_ref)
    end(in_process, CAFE, first.member_id)
    join(in_process, CAFE)
    assert erase(in_process, first.member_id)
    assert uses_of(in_process, first.member_id) == []
