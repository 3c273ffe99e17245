"""Merchants come into a database by a command, and are looked at by another before."""

import io
import json
from pathlib import Path

import pytest
from sqlalchemy import select, update

from reference_backend.__main__ import main
from reference_backend.assembly import assemble
from reference_backend.configuration.faults import ConfigurationError
from reference_backend.configuration.model import Merchant
from reference_backend.configuration.provisioning import faults_of_stored
from reference_backend.tables import merchants, registers, staff, stores
from tests.backend.programme_files import CARD, Files
from tests.backend.running import QUICK_HASHER
from tests.backend.third_programme import MERCHANTS, PROGRAMMES

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shop.sqlite3"


def provision(path: Path, place: Path = MERCHANTS, programmes: Path = PROGRAMMES) -> int:
    return main(["provision", str(place), "--database", str(path), "--programmes", str(programmes)])


def test_merchants_are_written_with_their_stores_and_registers_and_again_nothing_is_new(
    path: Path, capsys: Printed
) -> None:
    assert provision(path) == 0
    first = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["merchant"], one["new"]) for one in first] == [
        ("lundbergs-bok", True),
        ("rita-tirgus", True),
        ("vindens-te", True),
    ]
    assert first[0]["registers"] == ["lundbergs-lund-1"]
    assert provision(path) == 0
    again = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {one["new"] for one in again} == {False}


def test_a_register_of_a_provisioned_merchant_gets_its_code_under_the_same_programmes(
    path: Path, capsys: Printed
) -> None:
    provision(path)
    capsys.readouterr()
    asked = ["enrol-code", "vindens-malmo-1", "--database", str(path)]
    assert main([*asked, "--programmes", str(PROGRAMMES)]) == 0
    assert len(capsys.readouterr().out.strip()) >= 8
    assert main(asked) == 1, "the programmes that come with the backend do not know this merchant"
    assert "programme-unknown" in capsys.readouterr().err


@pytest.mark.rule("J10")
def test_staff_come_by_a_command_and_only_of_the_merchant_or_its_partners(
    path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    provision(path)
    asked = ["staff", "add", "vindens-te", "7", "manager", "--database", str(path)]
    asked += ["--programmes", str(PROGRAMMES)]
    for pin, more, code in (
        ("481516", [], 0),
        ("1234", [], 1),
        ("481516", ["--organisation", "Vinden AB"], 1),
    ):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{pin}\n"))
        assert main([*asked, *more]) == code
    said = capsys.readouterr()
    assert "none of the merchant's partners" in said.err
    assert "481516" not in said.out + said.err
    backend = assemble(path, programmes_folder=PROGRAMMES, hasher=QUICK_HASHER)
    with backend.database.read() as connection:
        assert connection.execute(select(staff.c.number, staff.c.role)).all() == [("7", "manager")]
    backend.database.close()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('place = "4740000000018"', 'place = "4740000000094"', "store-changed"),
        ('id = "kodutare"', 'id = "kodutare-2"', "id-taken"),
    ],
)
def test_a_store_is_never_moved_under_its_purchases_nor_given_to_another(
    files: Files, path: Path, capsys: Printed, old: str, new: str, code: str
) -> None:
    assert provision(path, files.merchants, files.programmes) == 0
    files.change("kodutare.toml", old, new)
    assert provision(path, files.merchants, files.programmes) == 1
    assert code in capsys.readouterr().err


def test_a_merchant_that_has_a_fault_keeps_all_of_them_out(files: Files, path: Path, capsys: Printed) -> None:
    files.change("lumon-kirjat.toml", "percent = 3", "percent = 300")
    assert provision(path, files.merchants, files.programmes) == 1
    assert capsys.readouterr().err.startswith("lumon-kirjat.toml:11: benefits.0.percent: ")
    backend = assemble(path)
    with backend.database.read() as connection:
        assert [connection.execute(select(one)).all() for one in (merchants, stores, registers)] == [
            [],
            [],
            [],
        ]
    backend.database.close()


def test_lint_prints_what_is_wrong_and_exits_1_for_a_fault_and_0_for_a_warning(
    files: Files, capsys: Printed
) -> None:
    asked = ["lint", str(files.merchants), "--programmes", str(files.programmes), "--today", "2026-11-22"]
    assert main(asked) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "2 programmes, 3 merchants: 0 faults, 3 warnings"
    assert all(line.startswith(f"warning: {CARD}:") for line in said[:-1])
    files.change("kodutare.toml", "chosen = true", "chosen = false")
    assert main([*asked, "--json"]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    grave = [(one["file"], one["key"], one["code"]) for one in found if not one["warns"]]
    assert grave == [("kodutare.toml", "benefits.1.chosen", "single-use")]
    assert all(one["line"] and one["remedy"] for one in found)


def test_lint_does_not_blame_a_merchant_for_its_programmes_fault(files: Files, capsys: Printed) -> None:
    files.change(CARD, 'id = "customer-card-ee"', 'id = "Customer Card"')
    assert main(["lint", str(files.merchants), "--programmes", str(files.programmes)]) == 1
    said = capsys.readouterr()
    assert "programme-unknown" not in said.out
    assert "not looked at" in said.err


def test_a_command_for_a_database_that_is_not_there_says_so(path: Path, capsys: Printed) -> None:
    assert main(["enrol-code", "any", "--database", str(path)]) == 1
    assert capsys.readouterr().err.startswith("there is no database")
    assert not path.exists()


OLD_SETTINGS = {
    "id": "kodutare",
    "name": "Kodutare",
    "programme": "customer-card-ee",
    "join_url": None,
    "benefits_per_purchase": None,
    "benefits": [
        {
            "id": "card-price",
            "kind": "card_price",
            "basis": "main",
            "title": {"et": "Hind kliendikaardiga"},
            "percent": None,
            "amount_minor": None,
            "single_use": False,
            "chosen": False,
            "audience": "all",
            "valid_from": "2026-01-01",
            "valid_to": None,
        }
    ],
    "stores": [
        {
            "id": "kodutare-tallinn",
            "name": "Tallinn",
            "place": "4740000000018",
            "zone": "Europe/Tallinn",
            "country": "EE",
            "currency": "EUR",
            "registers": [{"id": "kodutare-tallinn-1", "name": "Kassa 1"}],
        }
    ],
}
"""As a backend wrote them before there were channels, partners, calendars and points."""


def test_settings_of_before_the_new_members_open_and_mean_what_they_meant(database: Path) -> None:
    old = Merchant.model_validate_json(json.dumps(OLD_SETTINGS))
    assert (old.stores[0].channel, old.partners, old.name_day_calendar) == ("shop", [], None)
    assert (old.benefits[0].least_total_minor, old.benefits[0].points) == (None, None)
    rewrite(database, json.dumps(OLD_SETTINGS))
    assemble(database).database.close()


def test_settings_that_no_longer_read_are_named_and_not_a_crash(database: Path) -> None:
    rewrite(database, json.dumps({**OLD_SETTINGS, "colour": "blue"}))
    with pytest.raises(ConfigurationError, match="merchant kodutare: colour: extra-forbidden"):
        assemble(database)


def rewrite(database: Path, settings: str) -> None:
    backend = assemble(database)
    with backend.database.write() as connection:
        here = merchants.c.id == "kodutare"
        connection.execute(update(merchants).where(here).values(settings=settings))
        assert faults_of_stored(connection, {})
    backend.database.close()
