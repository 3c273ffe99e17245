"""What the hostile codes are, and what the till makes of them by itself."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime

import pytest

from pos_client.backend.wire_configuration import configuration
from pos_client.domain.card import card_code
from pos_client.domain.errors import CardCodeError
from pos_client.domain.scan import Scan, ScanSource
from pos_client.scanning.router import normalised
from pos_client.ui.words import has_words
from tests.fakes.programmes import customer_card, nano_id
from tests.hostile import COUNT, KINDS, hostile_payloads

AT = datetime(2026, 11, 22, 9, 41, 7, tzinfo=UTC)
FORMATS = [
    one for document in (customer_card(), nano_id()) for one in configuration(document).programme.card_formats
]


def pieces(data: bytes) -> list[bytes]:
    """The payload, what a scanner with line ends makes of it, and what is left when only signs are typed."""
    typed = re.sub(rb"[^ -~]", b"", data)
    return [data, *re.split(rb"[\r\n\t\x02\x03]+", data), typed]


def test_there_are_five_hundred_and_more_all_different_and_the_same_each_time() -> None:
    payloads = hostile_payloads()
    assert len({one.data for one in payloads}) == COUNT >= 500
    assert {one.kind for one in payloads} == set(KINDS)
    assert hostile_payloads() == payloads


@pytest.mark.rule("X02")
@pytest.mark.parametrize("symbology", [None, "QRCode", "Code128", "EAN13"])
def test_none_of_them_nor_a_piece_of_one_is_a_card_and_each_refusal_has_words(symbology: str | None) -> None:
    started = time.thread_time()
    for hostile in hostile_payloads():
        for piece in pieces(hostile.data):
            scan = normalised(Scan(piece, ScanSource.SERIAL, AT, symbology))
            with pytest.raises(CardCodeError) as refused:
                card_code(scan, FORMATS)
            assert refused.value.detail == ""
            assert has_words(refused.value.code)
    assert time.thread_time() - started < 10
