"""What lies on the tray: cards of the backend's demo data, and things that people mistake for cards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Carrier(StrEnum):
    """What a code is shown on."""

    PHONE = "phone"
    SHEET = "sheet"
    PLASTIC = "plastic"
    PRODUCT = "product"
    POSTER = "poster"


@dataclass(frozen=True, slots=True)
class SampleCard:
    """One thing on the tray. `caption` says what it is, `outcome` what the till should make of it."""

    key: str
    caption: str
    outcome: str
    code: str
    symbology: str
    carrier: Carrier
    owner: str


PRODUCT = SampleCard(
    "product",
    "A product, not a card",
    "refused by the till itself",
    "6408430000111",
    "EAN13",
    Carrier.PRODUCT,
    "Oat biscuits",
)
WIFI = SampleCard(
    "wifi",
    "Wi-Fi code, not a card",
    "refused, never opened",
    "WIFI:T:WPA;S:Asiakkaat;P:tervetuloa;;",
    "QRCode",
    Carrier.POSTER,
    "Free Wi-Fi",
)
FOREIGN = (PRODUCT, WIFI)
"""What every till refuses by itself, whatever the programme (X02)."""
