"""Programmes are data, and faulty data keeps the backend from starting."""

import hashlib
from pathlib import Path

import pytest

from reference_backend.assembly import PROGRAMMES, assemble
from reference_backend.configuration.faults import ConfigurationError
from reference_backend.configuration.loading import load_merchants, load_programmes
from reference_backend.configuration.model import Retention
from reference_backend.demo.starting import MERCHANTS
from tests.backend.programme_files import CARD, NANO, Files


def test_the_programmes_and_the_demos_merchants_are_without_fault() -> None:
    assert {one.id for one in load_merchants(MERCHANTS, load_programmes(PROGRAMMES))} == {
        "kodutare",
        "kaarnan-kahvila",
        "lumon-kirjat",
    }


def test_without_retention_the_backend_does_not_start(files: Files, tmp_path: Path) -> None:
    files.change(NANO, "[retention]", "[rounding_of_something]")
    assert (NANO, "retention", "missing") in files.faults()
    with pytest.raises(ConfigurationError, match="retention"):
        assemble(tmp_path / "new.sqlite3", programmes_folder=files.programmes)
    assert not (tmp_path / "new.sqlite3").exists()


@pytest.mark.parametrize("name", sorted(Retention.model_fields))
def test_no_retention_time_is_taken_for_granted(files: Files, name: str) -> None:
    (line,) = [one for one in files.path(CARD).read_text(encoding="utf-8").splitlines() if name in one]
    files.change(CARD, line, "")
    assert files.faults() == [(CARD, f"retention.{name}", "missing")]


@pytest.mark.rule("N10")
def test_a_fee_in_a_programme_without_plastic_cards_is_a_fault(files: Files) -> None:
    fee = '[[fees]]\nissue = "replacement"\namount_minor = 1\ncurrency = "EUR"\nversion = "1"\n'
    files.add(NANO, fee + "valid_from = 2026-01-01\n")
    assert files.faults() == [(NANO, "fees.0", "fee-without-card")]


@pytest.mark.rule("J16")
@pytest.mark.parametrize("amount", ["-1", "10001", "0.99"])
def test_a_fee_below_nothing_or_above_a_hundred_euros_is_a_fault(files: Files, amount: str) -> None:
    files.change(CARD, "amount_minor = 99", f"amount_minor = {amount}")
    assert (CARD, "fees.0.amount_minor") in [one[:2] for one in files.faults()]


@pytest.mark.rule("J16")
def test_a_receipt_never_names_two_prices_by_one_version(files: Files) -> None:
    again = '[[fees]]\nissue = "first"\namount_minor = 199\ncurrency = "EUR"\nversion = "2024-1"\n'
    files.add(CARD, again + "valid_from = 2030-01-01\n")
    assert files.faults() == [(CARD, "fees.2.version", "version-twice")]


def test_a_misspelled_key_is_named(files: Files) -> None:
    files.change(NANO, "purchase_linking", "purchase_linkng")
    assert set(files.faults()) == {
        (NANO, "capabilities.purchase_linking", "missing"),
        (NANO, "capabilities.purchase_linkng", "extra-forbidden"),
    }


def test_a_file_that_is_no_toml_is_named_with_its_line(files: Files) -> None:
    files.path(NANO).write_text('id = "nano-id"\n= =\n', encoding="utf-8")
    (fault,) = [one for one in files.all_faults() if one.code == "no-toml"]
    assert (fault.file, fault.line) == (NANO, 2)


def test_two_programmes_of_one_id_are_a_fault(files: Files) -> None:
    copy = files.programmes / "nano-id-2.toml"
    copy.write_text(files.path(NANO).read_text(encoding="utf-8"), encoding="utf-8")
    assert files.faults() == [(NANO, "id", "id-taken")]


@pytest.mark.parametrize(
    "pattern", ["91[0-9]{14}", "^(9+)+$", "^91[0-9]*$", "^(91|92)[0-9]{14}$", "^91.{14}$"]
)
def test_a_pattern_that_could_keep_a_till_searching_is_a_fault(files: Files, pattern: str) -> None:
    files.change(CARD, "^91[0-9]{14}$", pattern)
    assert files.faults() == [(CARD, "card_formats.0.pattern", "card-pattern")]


def test_a_layout_whose_numbers_can_be_guessed_is_a_fault(files: Files) -> None:
    files.change(CARD, "^91[0-9]{14}$", "^91[0-9]{8}$")
    assert files.faults() == [(CARD, "card_formats.0.pattern", "card-guessable")]


def test_a_virtual_card_needs_a_symbol_that_a_picture_can_be_made_of(files: Files) -> None:
    files.change(NANO, '["QRCode"]', '["Aztec"]')
    assert files.faults() == [(NANO, "card_formats.0.symbologies", "card-not-drawn")]


def test_a_programme_may_have_cards_of_gs1_and_of_letters(files: Files) -> None:
    files.change(
        CARD,
        'pattern = "^92[0-9]{14}$"\nsymbologies = ["Code128"]\ncheck = "mod97"',
        'pattern = "^8018[0-9]{18}$"\nsymbologies = ["Code128", "DataMatrix", "QRCode"]\ncheck = "gsrn"',
    )
    layout = '[[card_formats]]\nform = "virtual"\npattern = "^K-[0-9A-Z]{8,12}$"\n'
    files.add(CARD, layout + 'symbologies = ["Aztec", "QRCode"]\ncheck = "mod37-36"\n')
    read = load_programmes(files.programmes)["customer-card-ee"]
    assert [one.check for one in read.card_formats] == ["mod97", "gsrn", "mod37-36"]


@pytest.mark.rule("A4.capabilities")
@pytest.mark.parametrize(
    ("name", "old", "new", "key", "code"),
    [
        (CARD, "plastic_cards = true", "plastic_cards = false", "card_formats.1.form", "capability-absent"),
        (NANO, '["app"]', '["app", "account"]', "joining.password", "account-without-password"),
        (NANO, '"many"', '"one"', "capabilities.merchants_per_member", "merchants-per-member"),
        (NANO, '"always"', '"never"', "capabilities.purchase_linking", "earning-unlinked"),
        (CARD, '= "none"', '= "online"', "capabilities.redemption", "nothing-to-redeem"),
        (NANO, '[rounding]\nbonus = "half-up"\n', "", "rounding", "rounding-missing"),
        (CARD, "birthday = true", "birthday = false", "birthday", "birthday-not-asked"),
        (NANO, "birthday = false", "birthday = true", "joining.birthday", "birthday-for-nothing"),
        (CARD, 'card_price = { et = "Hind kliendikaardiga" }', "", "marks.card_price", "mark-missing"),
        (CARD, 'zone = "Europe/Tallinn"', 'zone = "Europe/Reval"', "zone", "zone-unknown"),
        (CARD, 'languages = ["et", "en"]', 'languages = ["en"]', "languages", "language-missing"),
        (CARD, "unusable_after_h = 72", "unusable_after_h = 2", "offline.unusable_after_h", "hours"),
    ],
)
def test_what_a_programme_can_do_has_to_fit_together(
    files: Files, name: str, old: str, new: str, key: str, code: str
) -> None:
    files.change(name, old, new)
    assert (name, key, code) in files.faults()


@pytest.mark.rule("J19")
def test_both_joint_controllers_of_the_customer_card_are_named() -> None:
    named = load_programmes(PROGRAMMES)["customer-card-ee"].controllers
    assert [(one.registry_code, one.country) for one in named] == [
        ("10170660", "EE"),
        ("40003733207", "LV"),
    ]
    assert ("Endla 45" in named[0].address, "LV-1024" in named[1].address) == (True, True)


@pytest.mark.rule("J44")
@pytest.mark.rule("J29")
def test_the_contacts_are_those_of_the_rules_and_a_hidden_one_is_said_to_be_hidden() -> None:
    card = load_programmes(PROGRAMMES)["customer-card-ee"]
    assert (card.customer_service.phone, card.customer_service.email) == ("+372 880 1480", None)
    assert card.data_protection.website == "https://www.jysk.ee/privacy_policy"
    assert card.customer_service.withheld == card.data_protection.withheld == ["email"]
    nano = load_programmes(PROGRAMMES)["nano-id"]
    assert nano.customer_service.email == "asiakaspalvelu@paljon.fi"
    assert nano.data_protection.address == "Pal-Jon Oy, Puutarhakatu 45, 20100 Turku"


@pytest.mark.rule("J32")
@pytest.mark.rule("J02")
def test_prices_and_offers_are_marked_in_the_rules_own_words() -> None:
    marks = load_programmes(PROGRAMMES)["customer-card-ee"].marks
    assert marks.card_price == {"et": "Hind kliendikaardiga"}
    assert marks.offers == {"et": "JYSKi kliendikaart"}


@pytest.mark.rule("N02")
def test_nano_id_is_joined_electronically_and_has_neither_paper_nor_plastic() -> None:
    able = load_programmes(PROGRAMMES)["nano-id"].capabilities
    assert (able.paper_applications, able.plastic_cards, able.card_forms) == (False, False, ["app"])


@pytest.mark.rule("J40")
def test_the_customer_card_has_neither_points_nor_bonus_and_nothing_to_redeem() -> None:
    able = load_programmes(PROGRAMMES)["customer-card-ee"].capabilities
    assert (able.points, able.bonus, able.redemption) == (False, False, "none")


@pytest.mark.parametrize("programme", ["nano-id", "customer-card-ee"])
def test_the_master_text_is_known_by_its_hash_and_nobody_has_to_accept_an_empty_one(programme: str) -> None:
    versions = load_programmes(PROGRAMMES)[programme].rules.versions
    rules = [one for one in versions if one.document == "rules"]
    assert [len(one.master_sha256 or "") for one in rules] == [64]
    assert rules[0].master_sha256 != hashlib.sha256(b"").hexdigest()
