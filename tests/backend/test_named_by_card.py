"""A member who is named by a card: where the card counts, and that one which ended gives nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from reference_backend import tables
from tests.backend.accounts import flags_of, new_sale
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.offering import benefit, enable, offer
from tests.backend.running import Running, TurnedClock
from tests.backend.till import Document, Entry, Till

SHOP, PROGRAMME = "kodutare", "customer-card-ee"
CARD_PRICE, ONCE = "card-price", "once"
ENDED = ("lost_plastic", "replaced_plastic", "cancelled")


@pytest.fixture
def running(database: Path, clock: TurnedClock) -> Iterator[Running]:
    backend = InProcess(database, clock)
    enable(backend.backend, PROGRAMME, points=True)
    once = benefit(ONCE, "percent_discount", percent=20, single_use=True, chosen=True)
    offer(backend.backend, SHOP, once, benefit(CARD_PRICE, "card_price"))
    yield backend
    backend.close()


@pytest.fixture
def web(running: Running) -> Till:
    """A register of a store of the web."""
    with running.backend.database.write() as connection:
        here = tables.stores.c.id == "kodutare-tartu"
        connection.execute(update(tables.stores).where(here).values(channel="web"))
    return Till(running, "kodutare-tartu-1")


def named(running: Running, key: str) -> str:
    return "card:" + running.code(SHOP, key)


def ask(till: Till, path: str, member: str) -> tuple[int, str | None]:
    more = {"sale": new_sale(till), "benefit": ONCE} if path == "/v1/holds" else {}
    answer = till.post(path, {"member_ref": member, **more})
    return answer.status_code, answer.json().get("code")


def given(till: Till, member: str) -> tuple[Entry, Entry]:
    """A purchase of a member, and a benefit given with it."""
    bought = till.buy(member=member)
    body: Document = {"purchase": bought["header"]["entry_id"], "benefit": CARD_PRICE, "hold": None}
    return bought, till.append("benefit_used", body, {"member_ref": member})


@pytest.mark.rule("A4.code.inactive", "J37")
@pytest.mark.parametrize("key", ENDED)
def test_nothing_is_held_and_no_balance_said_by_a_card_that_ended(
    running: Running, till: Till, key: str
) -> None:
    assert ask(till, "/v1/holds", named(running, "active_plastic"))[0] == 200
    assert ask(till, "/v1/balances", named(running, "active_plastic"))[0] == 200
    assert ask(till, "/v1/holds", named(running, key)) == (409, "benefit-not-available")
    assert ask(till, "/v1/balances", named(running, key)) == (404, "not-found")


@pytest.mark.rule("A4.code.inactive")
@pytest.mark.parametrize("key", ENDED)
def test_what_an_offline_till_gave_by_a_card_that_ended_stands_and_the_manager_is_told(
    running: Running, till: Till, key: str
) -> None:
    bought, used = given(till, named(running, key))
    right = given(till, named(running, "active_plastic"))
    till.upload()
    assert till.outcome(bought) == till.outcome(used) == ("accepted", None)
    assert flags_of(running, bought) == flags_of(running, used) == {"card-not-active"}
    assert flags_of(running, right[0]) == flags_of(running, right[1]) == set()


@pytest.mark.rule("J17")
def test_the_holder_of_a_lost_card_still_gets_another_by_it(running: Running, till: Till) -> None:
    entry = till.replace_card(named(running, "lost_plastic"), running.code(SHOP, "blank_plastic_1"))
    assert till.outcome(entry) == ("accepted", None)


@pytest.mark.rule("J34")
@pytest.mark.parametrize("path", ["/v1/holds", "/v1/balances"])
@pytest.mark.parametrize("key", ["active_plastic", "lost_plastic", "blank_plastic_1"])
def test_a_call_of_the_web_that_names_a_plastic_card_is_refused_whosever_it_is(
    running: Running, web: Till, path: str, key: str
) -> None:
    assert ask(web, path, named(running, key)) == (403, "plastic-in-store-only")
    assert ask(web, path, named(running, "eligible_virtual"))[0] == 200


@pytest.mark.rule("J34")
def test_a_purchase_of_the_web_that_names_a_plastic_card_is_nobodys_and_gives_no_benefit(
    running: Running, till: Till, web: Till
) -> None:
    card = named(running, "active_plastic")
    bought, used = given(web, card)
    in_shop, used_in_shop = given(till, card)
    assert web.outcome(used) == ("set_aside", "channel-not-allowed")
    assert web.outcome(bought) == till.outcome(in_shop) == till.outcome(used_in_shop) == ("accepted", None)
    assert flags_of(running, bought) == {"plastic-on-the-web"}
    stored = {row["entry_id"]: row["member_ref"] for row in rows(running, tables.purchases)}
    assert stored[bought["header"]["entry_id"]] is None
    kept = [
        str(row["personal"]) for row in rows(running, tables.entries) if row["register_id"] == web.register
    ]
    assert card not in "".join(kept)


@pytest.mark.rule("J34")
def test_the_electronic_card_is_as_good_on_the_web_as_in_a_shop(running: Running, web: Till) -> None:
    bought, used = given(web, named(running, "eligible_virtual"))
    assert web.outcome(used) == web.outcome(bought) == ("accepted", None)
    assert flags_of(running, bought) == flags_of(running, used) == set()
