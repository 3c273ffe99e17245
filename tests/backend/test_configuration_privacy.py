"""Where personal data may go, and whom people can turn to."""

from pathlib import Path

import pytest

from reference_backend.assembly import PROGRAMMES, assemble
from reference_backend.configuration.faults import ConfigurationError
from reference_backend.configuration.lint.privacy import EEA
from reference_backend.configuration.loading import load_programmes
from tests.backend.programme_files import CARD, NANO, Files


def processed_in(files: Files, country: str, more: str = "") -> None:
    files.change(NANO, "processors = []", f'processors = [{{ name = "Host", country = "{country}"{more} }}]')


@pytest.mark.rule("N20")
@pytest.mark.parametrize("country", sorted(EEA))
def test_a_processor_inside_the_eea_needs_no_reason(files: Files, country: str) -> None:
    processed_in(files, country)
    assert files.faults() == []


@pytest.mark.rule("N20")
@pytest.mark.parametrize("country", ["US", "GB", "CH", "RU", "IN"])
def test_the_backend_does_not_start_with_a_processor_outside_the_eea_and_no_reason(
    files: Files, tmp_path: Path, country: str
) -> None:
    processed_in(files, country)
    assert files.faults() == [(NANO, "processors.0.justification", "outside-eea")]
    with pytest.raises(ConfigurationError, match="outside the EU"):
        assemble(tmp_path / "new.sqlite3", programmes_folder=files.programmes)
    processed_in_with_reason(files, country)
    assemble(tmp_path / "new.sqlite3", programmes_folder=files.programmes).database.close()


def processed_in_with_reason(files: Files, country: str) -> None:
    files.change(NANO, f'"{country}" }}', f'"{country}", justification = "The only maker of the part." }}')


@pytest.mark.rule("N20")
@pytest.mark.parametrize("country", ["XX", "ZZ", "AA", "QM"])
def test_a_region_that_is_no_country_is_refused_whatever_the_reason(files: Files, country: str) -> None:
    processed_in(files, country, ', justification = "It is in the cloud."')
    assert files.faults() == [(NANO, "processors.0.country", "country-unknown")]


@pytest.mark.rule("N20")
def test_who_processes_is_never_left_unsaid(files: Files) -> None:
    files.change(NANO, "processors = []\n", "")
    assert files.faults() == [(NANO, "processors", "missing")]


@pytest.mark.rule("N21")
def test_analytics_are_off_in_both_programmes_and_unless_somebody_switches_them_on(files: Files) -> None:
    assert not any(one.analytics.enabled for one in load_programmes(PROGRAMMES).values())
    files.change(NANO, "[analytics]\nenabled = false\n", "")
    assert not load_programmes(files.programmes)["nano-id"].analytics.enabled


@pytest.mark.rule("N21")
def test_analytics_without_a_named_recipient_in_a_named_country_are_a_fault(files: Files) -> None:
    files.change(NANO, "enabled = false", "enabled = true")
    assert files.faults() == [
        (NANO, "analytics.recipient", "recipient-missing"),
        (NANO, "analytics.country", "recipient-missing"),
    ]
    files.change(NANO, "enabled = true", 'enabled = true\nrecipient = "Reader"\ncountry = "US"')
    assert files.faults() == [(NANO, "analytics.justification", "outside-eea")]
    files.change(NANO, 'country = "US"', 'country = "SE"')
    assert files.faults() == []


@pytest.mark.rule("J44")
def test_a_contact_that_says_no_way_to_get_in_touch_is_a_fault(files: Files) -> None:
    files.change(CARD, 'website = "https://www.jysk.ee"\nphone = "+372 880 1480"\n', "")
    assert files.faults() == [(CARD, "customer_service", "contact-missing")]


@pytest.mark.rule("J29")
def test_an_address_that_the_copy_of_the_rules_hides_is_warned_of_until_it_is_filled_in(files: Files) -> None:
    hidden = [one.key for one in files.all_faults() if one.code == "contact-withheld"]
    assert hidden == ["customer_service.email", "data_protection.email"]
    files.change(CARD, 'withheld = ["email"]', 'email = "privacy@shop.example"\nwithheld = ["email"]')
    assert [one for one in files.all_faults() if one.code == "contact-withheld"] == []


@pytest.mark.rule("J19")
def test_a_programme_without_a_controller_is_a_fault(files: Files) -> None:
    text = files.path(NANO).read_text(encoding="utf-8")
    begin, end = text.index("[[controllers]]"), text.index("[customer_service]")
    files.change(NANO, text[begin:end], "")
    files.change(NANO, "processors = []", "processors = []\ncontrollers = []")
    assert files.faults() == [(NANO, "controllers", "too-short")]
