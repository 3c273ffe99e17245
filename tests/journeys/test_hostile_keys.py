"""Fifty hostile codes as raw keycodes over a real X server, into the whole running till."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backend_process import BackendProcess
from tests.hostile import hostile_payloads
from tests.journeys.back_office import BackOffice
from tests.journeys.counting_door import CountingDoor
from tests.journeys.running_till import RunningTill
from tests.x_display import KEYCODES, XDisplay, why_no_x_server, x_display

pytestmark = [pytest.mark.xvfb, pytest.mark.xdist_group("xserver")]

COUNT = 50
LONGEST = 80
"""Keys: what a keyboard's own buffer holds without a pause is not the question here."""


@pytest.fixture(scope="module")
def display() -> Iterator[XDisplay]:
    """An X server with a window manager."""
    absent = why_no_x_server()
    if absent is not None:
        pytest.skip(absent)
    with x_display() as running:
        yield running


def codes() -> list[str]:
    """Fifty of those that a keyboard can type, of every kind."""
    texts = [one.data.decode("ascii", "ignore") for one in hostile_payloads()]
    fitting = [text for text in texts if 6 <= len(text) <= LONGEST and set(text) <= KEYCODES.keys()]
    return fitting[:: len(fitting) // COUNT][:COUNT]


@pytest.mark.rule("X02")
def test_hostile_codes_typed_on_a_real_x_server(
    display: XDisplay, office: BackOffice, backend: BackendProcess, tmp_path: Path
) -> None:
    shop = office.new_shop("kodutare")
    member = shop.new_member()
    till = RunningTill(tmp_path / "till", display.environment())
    with CountingDoor(backend.port) as door:
        till.start()
        try:
            till.order("enrol", door.url, shop.new_enrolment_code())
            till.order("sign_in_as", "cashier")
            till.order("link", "Online")
            till.order("come_to_front")
            till.order("watch")
            with display.keyboard() as keyboard:
                for number, code in enumerate(codes(), start=1):
                    keyboard.scan(code, gap_ms=2)
                    till.order("arrived", number)
                assert till.order("arrived", COUNT) == codes()
                assert till.order("astray") == []
                assert door.identifications == 0
                keyboard.scan(member.phone.code, gap_ms=2)
                till.order("band", "Card price")
                assert door.identifications == 1
        finally:
            till.close()
