"""Staff of an organisation that the merchant does not list see none of its applications and holders (J10)."""

from typing import Any

import pytest
from sqlalchemy import update

from reference_backend import tables
from tests.backend.desk import announced, apply, look, picture
from tests.backend.in_process import InProcess
from tests.backend.offering import settle_on
from tests.backend.staff_calls import asked
from tests.backend.till import Till

PARTNER = "Paberivabrik OÜ"
SEARCH = {"email": "nobody@example.com", "reason": "lost-card"}


@pytest.mark.rule("J10")
@pytest.mark.parametrize(
    ("partners", "expected"),
    [([], (403, "organisation-not-authorised")), ([PARTNER], (200, None))],
    ids=["not listed", "listed"],
)
def test_only_a_listed_partner_reads_applications_and_searches_by_contact(
    in_process: InProcess, partners: list[str], expected: Any
) -> None:
    desk = Till(in_process, "kodutare-tallinn-1")
    taken = apply(desk, {"picture": announced(picture())})
    assert desk.outcome(taken) == ("accepted", None)
    settle_on(in_process.backend, "kodutare", partners=partners)
    with in_process.backend.database.write() as connection:
        hers = (tables.staff.c.merchant_id == "kodutare", tables.staff.c.number == "31")
        connection.execute(update(tables.staff).where(*hers).values(organisation=PARTNER))
    answer = look(desk, taken)
    assert (answer.status_code, answer.json().get("code")) == expected
    assert asked(desk, "/v1/contact-searches", "info_desk", SEARCH) == expected
