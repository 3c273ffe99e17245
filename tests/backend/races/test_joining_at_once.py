"""Many forms with one address in one moment (N04, N05, J13)."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from reference_backend import tables
from tests.backend.members_side.visitor import (
    BOOKSHOP,
    CAFE,
    PASSWORD,
    SHOP,
    Document,
    Visitor,
    card_form,
    nano_form,
)
from tests.backend.races.crowd import Served, at_once, tell

FORMS = 50


def joining(served: Served, merchant: str, form: Document) -> Callable[[], str]:
    return lambda: str(Visitor(served).join(merchant, form).json()["application"])


def mails_to(served: Served, member_id: str) -> list[str]:
    """Return what each mail to a person is about, sorted."""
    kinds = [one["key"].split(":") for one in served.some(tables.messages, member_id=member_id)]
    return sorted(f"{kind[0]} {kind[2]}" if kind[0] == "already" else kind[0] for kind in kinds)


def the_one(served: Served, email: str) -> dict[str, Any]:
    [member] = served.some(tables.members, email_key=email)
    return member


def check_one_person(served: Served, email: str, merchants: set[str]) -> str:
    """Check that one person with one card joined each of these merchants once; return the person's id."""
    member_id = str(the_one(served, email)["id"])
    joined = [one["merchant_id"] for one in served.some(tables.memberships, member_id=member_id)]
    assert (len(joined), set(joined)) == (len(merchants), merchants)
    assert len(served.some(tables.cards, member_id=member_id)) == 1
    return member_id


@pytest.mark.rule("N04", "N05")
def test_fifty_first_joins_at_two_shops_are_one_person_two_memberships_and_one_mail(served: Served) -> None:
    for number in range(3):
        email = f"first-{number}@example.com"
        forms = {CAFE: nano_form(email), BOOKSHOP: nano_form(email)}
        joins = [joining(served, merchant, forms[merchant]) for merchant in (CAFE, BOOKSHOP) * (FORMS // 2)]
        assert len(set(at_once(joins))) == 2, "one application for each form, however often it arrives"
        member_id = check_one_person(served, email, {CAFE, BOOKSHOP})
        [mail] = served.some(tables.messages, member_id=member_id)
        assert mail["key"].startswith("joined:")
        assert {"Kaarnan Kahvila", "Lumon Kirjat"} <= set(re.split(r": |, ", mail["subject"]))
    tell(f"3 rounds of {FORMS} arrivals of two forms: one person, two memberships, one mail each")


@pytest.mark.rule("N03", "N05")
def test_fifty_forms_of_their_own_with_one_address_are_one_person_and_no_mail_is_of_a_kind_with_another(
    served: Served,
) -> None:
    for number in range(2):
        spellings = (f"many-{number}@example.com", f"MANY-{number}@Example.COM", f"Many-{number}@example.com")
        joins = [
            joining(served, merchant, nano_form(spellings[place % 3]))
            for place in range(FORMS // 2)
            for merchant in (CAFE, BOOKSHOP)
        ]
        assert len(set(at_once(joins))) == FORMS
        member_id = check_one_person(served, spellings[0], {CAFE, BOOKSHOP})
        assert mails_to(served, member_id) == [f"already {CAFE}", f"already {BOOKSHOP}", "joined"]
    tell(f"2 rounds of {FORMS} forms: one person, two memberships, one mail of each kind")


@pytest.mark.rule("J13")
@pytest.mark.parametrize("applications", [1, 2])
def test_applications_that_are_submitted_again_and_again_at_once_give_one_account_and_one_card(
    served: Served, applications: int
) -> None:
    for number in range(2):
        email = f"card-{applications}-{number}@example.com"
        forms = [
            card_form(email, phone=f"+372 5123 4{applications}{number}{place}")
            for place in range(applications)
        ]
        submissions = [partial(submit, served, verified(served, form)) for form in forms] * 4
        assert at_once(submissions) == [202] * len(submissions)
        member_id = check_one_person(served, email, {SHOP})
        assert the_one(served, email)["account"] == "claimed"
        assert mails_to(served, member_id) == [f"already {SHOP}", "joined"][2 - applications :]
    tell(f"2 rounds of {applications} applications, each submitted 4 times at once: one account, one card")


def verified(served: Served, form: Document) -> str:
    """Fill in a form and confirm its number; return the application."""
    visitor = Visitor(served)
    application = str(visitor.join(SHOP, form).json()["application"])
    code = {"code": code_sent_to(served, form["phone"].replace(" ", ""))}
    assert visitor.call("POST", f"joins/{application}/confirmation", code).status_code == 204
    return application


def code_sent_to(served: Served, number: str) -> str:
    """Return the code from the text message: from the outbox, or from the file that it became, for once it is
    sent the outbox forgets its words and whom it went to.
    """
    waiting = [one["body"] for one in served.some(tables.messages, channel="sms", address=number)]
    sent = served.database.with_name(f"{served.database.name}.outbox").glob("*.eml")
    files = (one.read_text(encoding="utf-8") for one in sent)
    words = next(
        text for text in (*waiting, *(one for one in files if number.removeprefix("+") in one)) if text
    )
    return str(re.findall(r"(?<!\d)\d{6}(?!\d)", words)[-1])


def submit(served: Served, application: str) -> int:
    call = Visitor(served).call("POST", f"joins/{application}/submission", {"password": PASSWORD})
    return call.status_code
