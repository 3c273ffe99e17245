"""Nothing goes to an analyst whom nobody named, and nobody's name goes to one (N21)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from reference_backend.__main__ import main
from reference_backend.analytics.export import AnalyticsOffError, export
from reference_backend.configuration.rulebook import Analytics
from reference_backend.consents.purposes import MARKETING_OBJECTION, PURCHASE_LINKING
from reference_backend.consents.service import Said, say
from reference_backend.tables import memberships, purchases
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.running import TurnedClock
from tests.backend.third_programme import PROGRAMMES
from tests.backend.third_programme.running import ThirdRunning
from tests.backend.till import Till

pytestmark = pytest.mark.rule("N21")
SHOP, PROGRAMME = "lundbergs-bok", "bokringen-se"


@pytest.fixture
def third(tmp_path: Path) -> Iterator[ThirdRunning]:
    running = ThirdRunning(
        tmp_path / "backend.sqlite3", TurnedClock(datetime(2026, 11, 10, 23, 30, tzinfo=UTC))
    )
    yield running
    running.close()


@pytest.fixture
def members(third: ThirdRunning) -> list[str]:
    """Two members, of whom the first bought twice and once more in error, the second once."""
    till = Till(third, "lundbergs-lund-1")
    who = [
        str(till.identify(third.join(SHOP, f"{name}@exempel.example"))["member_ref"]) for name in ("a", "b")
    ]
    for amount, member in ((1000, who[0]), (2000, who[0]), (3000, who[1]), (9000, None)):
        till.buy(amount, member, body={"total": {"amount_minor": amount, "currency": "SEK"}})
    wrong = till.buy(4000, who[0], body={"total": {"amount_minor": 4000, "currency": "SEK"}})
    till.reverse(wrong["header"]["entry_id"])
    assert {one["outcome"] for one in till.upload()["results"]} == {"accepted"}
    return who


def set_analytics(third: ThirdRunning, analytics: Analytics) -> None:
    programme = third.backend.programmes[PROGRAMME]
    third.backend.programmes[PROGRAMME] = programme.model_copy(update={"analytics": analytics})


def test_a_programme_that_says_nothing_of_analytics_has_none() -> None:
    assert not Analytics().enabled


def test_the_export_fails_while_it_is_off_or_names_nobody(third: ThirdRunning, members: list[str]) -> None:
    assert len(members) == 2
    set_analytics(third, Analytics())
    with pytest.raises(AnalyticsOffError, match="off"):
        export(third.backend, SHOP)
    set_analytics(third, Analytics(enabled=True))
    with pytest.raises(AnalyticsOffError, match="names no recipient"):
        export(third.backend, SHOP)


def test_an_analyst_sees_days_and_sums_of_pseudonyms_and_of_nobody_else(
    third: ThirdRunning, members: list[str]
) -> None:
    made = export(third.backend, SHOP)
    assert made.recipient == "Läsvaneinstitutet"
    assert sorted(one.amount_minor for one in made.observations) == [1000, 2000, 3000]
    assert len({one.person for one in made.observations}) == 2
    assert {one.day for one in made.observations} == {"2026-11-11"}, "the day of the zone, and no time"
    assert not any(member in repr(made) for member in members)


def test_a_pseudonym_of_one_export_means_nothing_in_the_next(third: ThirdRunning, members: list[str]) -> None:
    assert len(members) == 2
    first, second = ({one.person for one in export(third.backend, SHOP).observations} for _ in range(2))
    assert not first & second


@pytest.mark.rule("N17")
def test_who_objected_is_left_out_and_keeps_every_benefit(third: ThirdRunning, members: list[str]) -> None:
    with third.backend.database.write() as connection:
        member_id = connection.scalar(
            select(memberships.c.member_id).where(memberships.c.member_ref == members[0])
        )
        now = third.clock.text()
        say(connection, SHOP, str(member_id), MARKETING_OBJECTION, True, Said(now, now, "account"))
    assert [one.amount_minor for one in export(third.backend, SHOP).observations] == [3000]


@pytest.mark.rule("J24")
def test_who_no_longer_consents_to_linked_purchases_is_left_out(in_process: InProcess) -> None:
    backend, till = in_process.backend, Till(in_process, "kodutare-tallinn-1")
    programme = backend.programmes["customer-card-ee"]
    analytics = Analytics(enabled=True, recipient="Ostu-uuringud", country="EE")
    backend.programmes["customer-card-ee"] = programme.model_copy(update={"analytics": analytics})
    member = str(till.identify(in_process.code("kodutare", "with_consent"))["member_ref"])
    till.buy(1000, member)
    till.upload()
    assert [one.amount_minor for one in export(backend, "kodutare").observations] == [1000]
    in_process.clock.turn(minutes=1)
    with backend.database.write() as connection:
        of_member = select(memberships.c.member_id).where(memberships.c.member_ref == member)
        now, member_id = in_process.clock.text(), str(connection.scalar(of_member))
        say(connection, "kodutare", member_id, PURCHASE_LINKING, False, Said(now, now, "account"))
    assert [row["member_ref"] for row in rows(in_process, purchases)] == [member], "it keeps its link"
    assert export(backend, "kodutare").observations == []


def test_the_command_prints_for_the_recipient_and_refuses_for_others(
    third: ThirdRunning, members: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(members) == 2
    asked = ["--database", str(third.database), "--programmes", str(PROGRAMMES)]
    assert main(["analytics", SHOP, *asked]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 3
    assert "Läsvaneinstitutet" in said.err
    assert main(["analytics", "rita-tirgus", *asked]) == 1
    assert "analytics are off" in capsys.readouterr().err
