"""Papers and letters: in which programmes, in which shops, and in whose hands (J10, N18)."""

from typing import Any

import pytest
from sqlalchemy import update

from reference_backend import tables
from tests.backend.desk import announced, apply, begin, entry_id, look, picture, send_picture, withdraw
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.offering import settle_on
from tests.backend.till import Entry, Till

PARTNER = "Paberivabrik OÜ"


@pytest.fixture
def desk(in_process: InProcess) -> Till:
    """A till at the info desk of the Estonian shop."""
    return Till(in_process, "kodutare-tallinn-1")


@pytest.fixture
def web(in_process: InProcess) -> Till:
    """A register of a store of the web."""
    with in_process.backend.database.write() as connection:
        here = tables.stores.c.id == "kodutare-tartu"
        connection.execute(update(tables.stores).where(here).values(channel="web"))
    return Till(in_process, "kodutare-tartu-1")


def employ(running: InProcess) -> None:
    """Let the info desk be somebody else's staff."""
    with running.backend.database.write() as connection:
        hers = (tables.staff.c.merchant_id == "kodutare", tables.staff.c.number == "31")
        connection.execute(update(tables.staff).where(*hers).values(organisation=PARTNER))


def with_picture(desk: Till) -> Entry:
    content = picture()
    entry = apply(desk, {"picture": announced(content)})
    assert desk.outcome(entry) == ("accepted", None)
    assert send_picture(desk, entry, content).json()["complete"]
    return entry


def destroy(till: Till, paper: Entry) -> Entry:
    return till.append("paper_destroyed", {"application": entry_id(paper), "staff": "31"})


@pytest.mark.rule("J10")
@pytest.mark.parametrize(
    ("partners", "outcome"),
    [([], ("set_aside", "organisation-not-authorised")), ([PARTNER], ("accepted", None))],
)
def test_staff_of_a_partner_destroy_papers_and_take_letters_only_where_the_company_lists_it(
    in_process: InProcess, desk: Till, partners: list[str], outcome: Any
) -> None:
    paper = with_picture(desk)
    employ(in_process)
    settle_on(in_process.backend, "kodutare", partners=partners)
    assert desk.outcome(destroy(desk, paper)) == outcome
    letter = withdraw(desk, "card:" + in_process.code("kodutare", "with_consent"))
    assert desk.outcome(letter) == outcome


@pytest.mark.rule("J10", "J01")
def test_papers_have_no_business_on_the_web(in_process: InProcess, desk: Till, web: Till) -> None:
    paper = with_picture(desk)
    assert web.outcome(destroy(web, paper)) == ("set_aside", "channel-not-allowed")
    for refused in (look(web, paper), begin(web, paper, announced(picture()))):
        assert (refused.status_code, refused.json()["code"]) == (403, "channel-not-allowed")


@pytest.mark.rule("N18", "J10")
def test_a_till_of_a_programme_without_papers_changes_no_permission(in_process: InProcess) -> None:
    cafe = Till(in_process, "kaarna-turku-1")
    before = rows(in_process, tables.consent_events)
    letter = withdraw(cafe, "card:" + in_process.code("kaarnan-kahvila", "eligible_virtual"))
    gone = destroy(cafe, letter)
    assert cafe.outcome(letter) == cafe.outcome(gone) == ("set_aside", "capability-absent")
    assert rows(in_process, tables.consent_events) == before
