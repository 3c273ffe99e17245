"""What is stored is found again in whichever way its JSON is written."""

from datetime import timedelta

from reference_backend import tables
from reference_backend.erasure.retention import apply_retention
from tests.backend.desk import announced, entry_id, picture
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.till import Till


def test_a_letter_keeps_its_body_until_its_picture_has_come(in_process: InProcess) -> None:
    shop = Till(in_process, "kodutare-tallinn-1")
    body = {"purposes": "all", "picture": announced(picture()), "staff": "31"}
    holder = {"holder": "card:" + in_process.code("kodutare", "with_consent")}
    letter = shop.append("consent_withdrawn", body, holder)
    assert shop.outcome(letter) == ("accepted", None)
    in_process.clock.present += timedelta(days=31)
    apply_retention(in_process.backend)
    stored = {row["entry_id"]: row for row in rows(in_process, tables.entries)}
    assert stored[entry_id(letter)]["body"] is not None
