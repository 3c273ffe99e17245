"""Whom a till may be told to believe: never less than a good chain, and never one pin alone."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pos_client.bootstrap.folders import DataFolder
from pos_client.domain.errors import InputError, StoreError
from pos_client.domain.installation import Installation
from pos_client.domain.trust import PUBLIC, Trust, pin_of
from pos_client.services.certificate_watch import CertificateWatch

PIN, BACKUP, THIRD = (pin_of(bytes([number]) * 32) for number in range(3))
TILL = Installation("https://backend.example", "instance", "till/instance", "till-1")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_two_different_pins_are_a_set() -> None:
    assert Trust(pins=(PIN, BACKUP)).pins == (PIN, BACKUP)


@pytest.mark.parametrize("pins", [(PIN,), (PIN, PIN)])
def test_one_pin_alone_or_twice_is_refused(pins: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="pin-backup-missing"):
        Trust(pins=pins)


@pytest.mark.parametrize(
    "pin",
    [
        "",
        "sha256/",
        PIN.removeprefix("sha256/"),
        PIN.replace("sha256/", "sha1/"),
        PIN.rstrip("="),
        f"{PIN} ",
        f"{PIN}\n",
        "sha256/" + base64.b64encode(bytes(31)).decode(),
        "sha256/" + base64.b64encode(bytes(33)).decode(),
        "sha256/" + "A" * 42 + "B=",  # bits beyond the digest: a second spelling of the same
        "sha256/" + "-_" * 21 + "A=",
        "sha256/" + "é" * 43 + "=",
    ],
)
def test_what_is_no_pin_is_refused(pin: str) -> None:
    with pytest.raises(InputError, match="pin-not-valid"):
        Trust(pins=(pin, BACKUP))


def test_a_pin_has_the_form_of_its_standard() -> None:
    """The example of RFC 7469, 2.1.2, has this form."""
    example = "sha256/E9CZ9INDbd+2eRQozYqqbQ2yXLVKB9+xcprMF+44U1g="
    assert Trust(pins=(PIN, example)).pins[1] == example


def test_more_pins_than_anybody_looks_after_are_refused() -> None:
    with pytest.raises(InputError, match="too-many-pins"):
        Trust(pins=tuple(pin_of(bytes([number]) * 32) for number in range(11)))


@pytest.mark.parametrize("trust", [PUBLIC, Trust("PEM", (PIN, BACKUP)), Trust(pins=(PIN, BACKUP, THIRD))])
def test_the_choice_is_kept_with_the_installation(tmp_path: Path, trust: Trust) -> None:
    DataFolder(tmp_path).remember(replace(TILL, trust=trust))
    assert DataFolder(tmp_path).installation() == replace(TILL, trust=trust)


def rewritten(folder: Path, **changes: Any) -> DataFolder:
    """The installation's file, with members changed or left out (None)."""
    DataFolder(folder).remember(replace(TILL, trust=Trust("PEM", (PIN, BACKUP))))
    path = DataFolder(folder).record
    record = json.loads(path.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps({k: v for k, v in record.items() if v is not None}), encoding="utf-8")
    return DataFolder(folder)


def test_an_installation_of_before_there_was_a_choice_trusts_the_public_authorities(tmp_path: Path) -> None:
    assert rewritten(tmp_path, trust=None).installation() == TILL


@pytest.mark.parametrize(
    "damaged",
    [
        {},
        [],
        "public",
        0,
        {"authorities": None},
        {"pins": []},
        {"authorities": None, "pins": [PIN]},
        {"authorities": None, "pins": PIN},
        {"authorities": None, "pins": [1, 2]},
        {"authorities": 7, "pins": []},
        {"authorities": None, "pins": None},
    ],
)
def test_a_choice_that_does_not_read_is_never_taken_for_none(tmp_path: Path, damaged: object) -> None:
    with pytest.raises(StoreError, match="installation-unreadable"):
        rewritten(tmp_path, trust=damaged).installation()


def in_days(days: float) -> datetime:
    return NOW + timedelta(days=days)


def test_an_end_is_said_when_it_is_less_than_thirty_days_away() -> None:
    watch = CertificateWatch()
    assert watch.ending(NOW) is None
    watch.seen(in_days(31))
    assert watch.ending(NOW) is None
    assert watch.ending(in_days(1.5)) == in_days(31)


def test_a_renewed_certificate_takes_the_place_of_the_one_before() -> None:
    watch = CertificateWatch()
    watch.seen(in_days(3))
    watch.seen(in_days(90))
    assert watch.ending(NOW) is None


def test_an_authority_that_ends_is_said_and_one_that_is_over_is_not() -> None:
    watch = CertificateWatch()
    watch.seen(in_days(90))
    watch.own_authorities_end([in_days(-1), in_days(10), in_days(900)])
    assert watch.ending(NOW) == in_days(10)
