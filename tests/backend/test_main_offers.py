"""Main offers are the same for all and look at no behaviour; personal ones rest on consent."""

import random
from collections.abc import Callable
from inspect import signature
from typing import Any

import pytest
from sqlalchemy import update

from reference_backend import tables
from reference_backend.benefits.service import available
from reference_backend.configuration.repository import terms_of
from reference_backend.consents.purposes import PURCHASE_LINKING
from reference_backend.consents.service import Said, say
from reference_backend.members.repository import by_reference
from tests.backend.accounts import use
from tests.backend.in_process import InProcess
from tests.backend.till import Document, Till


def offers(till: Till, code: str) -> Document:
    """Return what is shown of a card, without the time of the answer."""
    said = till.identify(code)
    return {name: said[name] for name in ("verdict", "card_price", "benefits", "hint")}


@pytest.mark.rule("J25")
def test_whatever_a_member_bought_and_in_whatever_order_the_offers_are_the_same(
    in_process: InProcess,
) -> None:
    till, beside = Till(in_process, "kodutare-tallinn-1"), Till(in_process, "kodutare-tartu-1")
    much, nothing = (in_process.code("kodutare", key) for key in ("with_consent", "eligible_virtual"))
    agree(in_process, nothing)
    without_birthday(in_process)
    before = offers(till, much)
    assert before == offers(till, nothing)
    history: list[Callable[[], Any]] = [
        lambda: till.buy(1, "card:" + much),
        lambda: till.buy(5_000_000, "card:" + much),
        lambda: beside.buy(4599, "card:" + much),
        lambda: till.reverse(till.buy(900, "card:" + much)["header"]["entry_id"]),
        lambda: use(
            till, "card:" + much, None, till.buy(3000, "card:" + much)["header"]["entry_id"], "pillow-5"
        ),
        lambda: [till.identify(much) for _ in range(3)],
    ]
    source = random.Random(25)
    for _ in range(4):
        source.shuffle(history)
        for act in history:
            act()
        in_process.clock.turn(hours=1)
        till.upload()
        beside.upload()
        assert offers(till, much) == before == offers(till, nothing)


@pytest.mark.rule("J25")
def test_what_decides_an_offer_takes_status_day_and_place_and_no_history() -> None:
    assert set(signature(available).parameters) == {"connection", "terms", "membership", "moment", "zone"}


@pytest.mark.rule("J25", "J26")
def test_two_members_with_one_birthday_get_the_same(in_process: InProcess) -> None:
    with in_process.backend.database.write() as connection:
        connection.execute(update(tables.members).values(birth_month=11, birth_day=22))
    till = Till(in_process, "kodutare-tallinn-1")
    keys = ("eligible_virtual", "without_consent", "birthday_virtual")
    told = [till.identify(in_process.code("kodutare", key))["benefits"] for key in keys]
    main = [[one for one in benefits if one != "pillow-5"] for benefits in told]
    assert main == [["card-price", "birthday-20"]] * 3


@pytest.mark.rule("J02")
def test_an_active_card_gives_the_card_price_under_its_exact_label_and_no_other_card_does(
    in_process: InProcess,
) -> None:
    till = Till(in_process, "kodutare-tallinn-1")
    prices = [one for one in till.configuration["programme"]["benefits"] if one["kind"] == "card_price"]
    assert [one["title"]["et"] for one in prices] == ["Hind kliendikaardiga"]
    given = {
        key: till.identify(in_process.code("kodutare", key))["card_price"]
        for key in ("eligible_virtual", "active_plastic", "lost_plastic", "cancelled", "blank_plastic_1")
    }
    assert given == {
        "eligible_virtual": True,
        "active_plastic": True,
        "lost_plastic": False,
        "cancelled": False,
        "blank_plastic_1": False,
    }


@pytest.mark.rule("J03", "J24")
def test_every_offer_is_listed_with_what_it_rests_on(in_process: InProcess) -> None:
    till = Till(in_process, "kodutare-tallinn-1")
    listed = {one["id"]: one["basis"] for one in till.configuration["programme"]["benefits"]}
    assert {"card-price": "main", "birthday-20": "main", "pillow-5": "personalised"}.items() <= listed.items()
    shown = set(till.identify(in_process.code("kodutare", "with_consent"))["benefits"])
    assert {"card-price", "pillow-5"} <= shown <= set(listed)


@pytest.mark.rule("J24")
def test_a_personal_offer_comes_with_the_consent_and_goes_with_it(in_process: InProcess) -> None:
    till, code = Till(in_process, "kodutare-tallinn-1"), in_process.code("kodutare", "without_consent")
    shown = []
    for given in (None, True, False):
        if given is not None:
            agree(in_process, code, given=given)
        shown.append("pillow-5" in till.identify(code)["benefits"])
    assert shown == [False, True, False]


def agree(shop: InProcess, code: str, *, given: bool = True) -> None:
    at = shop.clock.text()
    shop.clock.turn(seconds=1)
    with shop.backend.database.write() as connection:
        terms = terms_of(connection, "kodutare", shop.backend.programmes)
        found = by_reference(connection, "kodutare", terms.pool, "card:" + code)
        assert found is not None
        say(connection, "kodutare", found.member_id, PURCHASE_LINKING, given, Said(at, at, "account"))


def without_birthday(shop: InProcess) -> None:
    with shop.backend.database.write() as connection:
        connection.execute(update(tables.members).values(birth_month=None, birth_day=None))


@pytest.mark.rule("N11")
def test_the_platform_has_no_benefits_of_its_own(in_process: InProcess) -> None:
    assert not [
        name for name in type(in_process.backend.programmes["nano-id"]).model_fields if "benefit" in name
    ]
    cafe, bookshop = Till(in_process, "kaarna-turku-1"), Till(in_process, "lumo-helsinki-1")
    listed = [{one["id"] for one in till.configuration["programme"]["benefits"]} for till in (cafe, bookshop)]
    assert not listed[0] & listed[1]
