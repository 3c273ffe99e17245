"""A scanner that types into the whole running till: raw keycodes over a real X server, as hardware does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_client.demo.cable import Cable
from pos_client.demo.hands import wait_for
from tests.journeys.back_office import BackOffice, Shop
from tests.journeys.running_till import RunningTill
from tests.x_display import ENTER, KEYCODES, SHIFT, XDisplay, why_no_x_server, x_display

pytestmark = [pytest.mark.xvfb, pytest.mark.xdist_group("xserver")]

PERSON_MS, HAND_MS = 80, 300
SCANNER_MS = (1, 2, 5)


@pytest.fixture(scope="module")
def display() -> Iterator[XDisplay]:
    """An X server with a window manager."""
    absent = why_no_x_server()
    if absent is not None:
        pytest.skip(absent)
    with x_display() as running:
        yield running


@pytest.fixture
def shop(office: BackOffice) -> Shop:
    """A new café: its codes have a colon, which lies elsewhere on every layout."""
    return office.new_shop("kaarnan-kahvila")


@pytest.fixture
def till(display: XDisplay, shop: Shop, cable: Cable, tmp_path: Path) -> Iterator[RunningTill]:
    """Its till on that display, the cashier at it, the keyboard in the amount."""
    running = RunningTill(tmp_path / "till", display.environment())
    running.start()
    running.order("enrol", cable.url, shop.new_enrolment_code())
    running.order("sign_in_as", "cashier")
    running.order("link", "Online")
    running.order("come_to_front")
    yield running
    running.close()


@pytest.mark.rule("X01", "A4.sale")
@pytest.mark.parametrize("layout", ["us", "fi", "ee"])
def test_a_code_typed_by_a_scanner_while_a_total_is_typed_is_identified_and_the_total_is_untouched(
    display: XDisplay, shop: Shop, till: RunningTill, layout: str
) -> None:
    display.use_layout(layout)
    members = [shop.new_member() for _ in SCANNER_MS]
    with display.keyboard() as keyboard:
        keyboard.type_keys([KEYCODES[sign] for sign in "45,99"], gap_ms=PERSON_MS)
        till.order("amount", "€45.99")
        for member, gap_ms in zip(members, SCANNER_MS, strict=True):
            keyboard.scan(member.phone.code, gap_ms=gap_ms)
            till.order("band", "Member benefits")
            assert till.order("amount", "€45.99")
            assert not till.order("is_frozen")
            if member is not members[-1]:
                till.order("remove_card")
        # An Enter within 150 ms of a scan is the scanner's. A person looks first; Shift alone types nothing.
        keyboard.type_keys([SHIFT, ENTER], gap_ms=HAND_MS)
        till.order("frozen")
        keyboard.type_keys([ENTER], gap_ms=PERSON_MS)

    wait_for(lambda: shop.totals() == [4599], "the sale at the backend", 30)
    assert [one["member_ref"] for one in shop.purchases()] == [members[-1].member_ref]
    scans = [json.loads(one["body"]) for one in shop.entries("scan_counted")]
    assert [(one["source"], one["result"]) for one in scans] == [("wedge", "eligible")] * len(SCANNER_MS)
