"""Programmes are data, and faulty data keeps the backend from starting."""

import shutil
from pathlib import Path

import pytest

from reference_backend.assembly import PROGRAMMES
from reference_backend.configuration.faults import ConfigurationError
from reference_backend.configuration.loading import load_merchants, load_programmes
from reference_backend.demo.starting import MERCHANTS


@pytest.fixture
def programmes(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROGRAMMES, tmp_path / "programmes"))


@pytest.fixture
def merchants(tmp_path: Path) -> Path:
    folder = tmp_path / "merchants"
    folder.mkdir()
    for path in MERCHANTS.glob("*.toml"):
        shutil.copy(path, folder)
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def faults(programmes: Path, merchants: Path | None = None) -> list[tuple[str, str]]:
    with pytest.raises(ConfigurationError) as caught:
        load_merchants(merchants or MERCHANTS, load_programmes(programmes))
    assert all(fault.remedy for fault in caught.value.faults)
    return [(fault.file, fault.key) for fault in caught.value.faults]


def test_the_programmes_and_the_demos_merchants_are_without_fault() -> None:
    assert {one.id for one in load_merchants(MERCHANTS, load_programmes(PROGRAMMES))} == {
        "kodutare",
        "kaarnan-kahvila",
        "lumon-kirjat",
    }


def test_without_retention_the_backend_does_not_start(programmes: Path) -> None:
    change(programmes / "nano-id.toml", "[retention]", "[rounding_of_something]")
    assert ("nano-id.toml", "retention") in faults(programmes)


@pytest.mark.rule("N10")
def test_a_fee_in_a_programme_without_plastic_cards_is_a_fault(programmes: Path) -> None:
    fee = '\n[[fees]]\nissue = "replacement"\namount_minor = 1\ncurrency = "EUR"\nversion = "1"\n'
    with (programmes / "nano-id.toml").open("a", encoding="utf-8") as file:
        file.write(fee + "valid_from = 2026-01-01\n")
    assert faults(programmes) == [("nano-id.toml", "fees.0")]


@pytest.mark.rule("J16")
@pytest.mark.parametrize("amount", ["-1", "10001", "0.99"])
def test_a_fee_below_nothing_or_above_a_hundred_euros_is_a_fault(programmes: Path, amount: str) -> None:
    change(programmes / "customer-card-ee.toml", "amount_minor = 99", f"amount_minor = {amount}")
    assert ("customer-card-ee.toml", "fees.0.amount_minor") in faults(programmes)


@pytest.mark.rule("J40")
def test_a_bonus_in_a_programme_without_bonuses_is_a_fault(programmes: Path, merchants: Path) -> None:
    change(merchants / "kodutare.toml", 'kind = "card_price"', 'kind = "bonus_percent"\npercent = 2')
    assert ("kodutare.toml", "benefits.0.kind") in faults(programmes, merchants)


@pytest.mark.rule("J42")
def test_a_store_outside_the_programmes_country_is_a_fault(programmes: Path, merchants: Path) -> None:
    change(merchants / "kodutare.toml", 'country = "EE"', 'country = "FI"')
    assert faults(programmes, merchants) == [
        ("kodutare.toml", "stores.0.country"),
        ("kodutare.toml", "stores.1.country"),
    ]


def test_a_misspelled_key_is_named(programmes: Path) -> None:
    change(programmes / "nano-id.toml", "purchase_linking", "purchase_linkng")
    assert set(faults(programmes)) == {
        ("nano-id.toml", "capabilities.purchase_linking"),
        ("nano-id.toml", "capabilities.purchase_linkng"),
    }


def test_a_file_that_is_no_toml_is_named(programmes: Path) -> None:
    (programmes / "nano-id.toml").write_text("= =", encoding="utf-8")
    assert ("nano-id.toml", "-") in faults(programmes)


@pytest.mark.parametrize(
    "pattern", ["91[0-9]{14}", "^(9+)+$", "^91[0-9]*$", "^(91|92)[0-9]{14}$", "^91.{14}$"]
)
def test_a_pattern_that_could_keep_a_till_searching_is_a_fault(programmes: Path, pattern: str) -> None:
    change(programmes / "customer-card-ee.toml", "^91[0-9]{14}$", pattern)
    assert faults(programmes) == [("customer-card-ee.toml", "card_formats.0.pattern")]


def test_a_programme_may_have_cards_of_gs1_and_of_letters(programmes: Path) -> None:
    path = programmes / "customer-card-ee.toml"
    change(
        path,
        'pattern = "^92[0-9]{14}$"\nsymbologies = ["Code128"]\ncheck = "mod97"',
        ('pattern = "^8018[0-9]{18}$"\nsymbologies = ["Code128", "DataMatrix", "QRCode"]\ncheck = "gsrn"'),
    )
    with path.open("a", encoding="utf-8") as file:
        file.write('[[card_formats]]\nform = "virtual"\npattern = "^K-[0-9A-Z]{8,12}$"\n')
        file.write('symbologies = ["Aztec", "QRCode"]\ncheck = "mod37-36"\n')
    read = load_programmes(programmes)["customer-card-ee"]
    assert [one.check for one in read.card_formats] == ["mod97", "gsrn", "mod37-36"]
