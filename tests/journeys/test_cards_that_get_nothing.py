"""Cards that get nothing, each with a word and a next step; strangers learn nothing of other merchants."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import requests

from pos_client.bootstrap.folders import DataFolder
from pos_client.demo.sample_cards import FOREIGN
from tests.journeys.back_office import BackOffice
from tests.journeys.counter import Counter, OpenTill


@pytest.mark.rule("N06", "A4.code.foreign-merchant")
def test_a_member_of_another_merchant_is_answered_like_a_stranger(
    kahvila: Counter, office: BackOffice
) -> None:
    of_the_bookshop = office.new_member(["lumon-kirjat"], birthday=False, consent=False, plastic=None)
    stranger = office.card_of_nobody("kaarnan-kahvila")
    till = kahvila.open_till()

    till.scan(of_the_bookshop.phone, "Not a member here")
    seen = texts_of_the_customer(till)
    till.scan_another(stranger, "Not a member here")

    assert texts_of_the_customer(till) == seen
    till.shows("Joining is possible at")
    assert answer_to(kahvila, till, of_the_bookshop.phone.code) == answer_to(kahvila, till, stranger.code)
    assert answer_to(kahvila, till, stranger.code)["verdict"] == "not_a_member"


@pytest.mark.rule("A4.code.inactive", "J37")
def test_a_lost_card_gets_nothing_and_a_way_to_the_info_desk_and_the_sale_goes_on(kodutare: Counter) -> None:
    member = kodutare.shop.new_member(plastic="lost", consent=True)
    assert member.plastic is not None
    till = kodutare.open_till()

    till.scan(member.plastic, "Card no longer valid")

    till.shows("Kindly show the customer to the info desk.")
    assert till.counter.customer.lines == []
    assert till.counter.customer.rows == {}
    till.sell("5,00")
    kodutare.has_arrived([500])
    assert [one["member_ref"] for one in kodutare.shop.purchases()] == [None]


@pytest.mark.rule("A4.code.inactive")
def test_a_lost_card_gets_nothing_offline_either(kodutare: Counter) -> None:
    member = kodutare.shop.new_member(plastic="lost")
    assert member.plastic is not None
    till = kodutare.open_till()
    till.has_its_list_of_cards()
    kodutare.cable.unplug()

    till.scan(member.plastic, "Card no longer valid")

    assert "this till's list" in till.counter.customer.source.text()


@pytest.mark.rule("X02", "A4.code.malformed")
def test_what_is_no_card_is_refused_by_the_till_itself_and_nobody_is_asked(kodutare: Counter) -> None:
    till = kodutare.open_till()
    till.all_delivered()
    asked = kodutare.cable.lose_answer(b"POST /v1/identifications")
    words = []

    for thing in FOREIGN:
        till.scan_another(thing, "Not a member card")
        assert "nobody was asked" in till.counter.customer.source.text()
        words.append(till.counter.customer.band.accessibleDescription())

    assert words == [
        "This is the barcode of a product. Scan the customer card.",
        "This is a Wi-Fi code. Scan the customer card.",
    ]
    assert not asked.struck.is_set()


def texts_of_the_customer(till: OpenTill) -> tuple[str, str, int, str]:
    """All that the screen says of a customer, but the age of the answer."""
    panel = till.counter.customer
    return (
        panel.band.headline,
        panel.band.accessibleDescription(),
        len(panel.lines) + len(panel.rows),
        till.hint(),
    )


def token_of(counter: Counter, name: str) -> str:
    """A token of the till's, asked for as it does itself."""
    secrets = counter.secrets.load(name)
    assert secrets is not None
    asked = {"grant": "refresh", "refresh_token": secrets.refresh_token}
    pair = requests.post(f"{counter.cable.url}/v1/tokens", json=asked, timeout=10).json()
    counter.secrets.save(name, replace(secrets, refresh_token=pair["refresh_token"]))
    return str(pair["token"])


def answer_to(counter: Counter, till: OpenTill, code: str) -> dict[str, Any]:
    """The backend's whole answer to this till, but the time in it."""
    installation = DataFolder(till.folder).installation()
    assert installation is not None
    answer = requests.post(
        f"{counter.cable.url}/v1/identifications",
        json={"code": code, "symbology": "QRCode"},
        headers={"Authorization": f"Bearer {token_of(counter, installation.secret_name)}"},
        timeout=10,
    )
    body: dict[str, Any] = answer.json()
    del body["as_of"]
    return {"status": answer.status_code, **body}
