"""The two programmes as configuration documents, with an invented shop each, and codes that fit them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stdnum.iso7064 import mod_97_10

from pos_client.backend.wire_configuration import configuration
from pos_client.domain.programme import Configuration
from tests.fakes.recovery import RECOVERY

SNAPSHOT_KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

_OFFLINE = {
    "unknown_card": "grant-and-flag",
    "unknown_cap_per_day": 20,
    "stale_after_h": 24,
    "unusable_after_h": 72,
    "stale_card": "grant-and-flag",
    "redemption": "refuse",
    "sign_in_h": 72,
}


def _benefit(name: str, kind: str, **more: Any) -> dict[str, Any]:
    plain = {"percent": None, "amount": None, "single_use": False, "chosen": False}
    plain |= {"points": None, "unit": None, "least_total": None, "valid_from": None, "valid_to": None}
    return {"id": name, "kind": kind, "basis": "main", "title": {"en": name}, **plain, **more}


def customer_card(**offline: Any) -> dict[str, Any]:
    """The Estonian customer card: card price, plastic cards for a fee, purchases tied under consent only."""
    return {
        "register": {"id": "shop-1", "name": "Till 1"},
        "store": {
            "id": "shop",
            "name": "Shop",
            "place": "4740000000018",
            "zone": "Europe/Tallinn",
            "country": "EE",
            "currency": "EUR",
            "channel": "shop",
        },
        "merchant": {"id": "shop", "name": "Shop"},
        "programme": {
            "id": "customer-card-ee",
            "name": "Kliendikaart",
            "master_language": "et",
            "prevailing_language": "et",
            "languages": ["et", "en"],
            "texts": [_text("rules"), _text("privacy-policy")],
            "controllers": [
                {"name": "Shop OÜ", "registry_code": None, "address": "Endla 1, Tallinn", "country": "EE"}
            ],
            "customer_service": _contact("service@shop.example"),
            "data_protection": _contact("privacy@shop.example"),
            "joining": {
                "least_age": 18,
                "names": "required",
                "phone": "required",
                "password": True,
                "birthday": True,
                "channels": ["newsletter-email", "newsletter-sms"],
            },
            "marks": {"card_price": {"et": "Hind kliendikaardiga"}, "offers": None},
            "card_formats": [
                _format("virtual", "^91[0-9]{14}$", ["QRCode", "Code128"]),
                _format("plastic", "^92[0-9]{14}$", ["Code128"]),
            ],
            "capabilities": _capabilities(card_price=True, plastic_cards=True, purchase_linking="consent"),
            "benefits_per_purchase": None,
            "offline": {**_OFFLINE, **offline},
            "total": {"limit_minor": 5000000, "unusual_factor": 10},
            "fees": [
                _fee(99, "2024-1", "2024-01-01"),
                _fee(149, "2027-1", "2027-01-01"),
            ],
            "join_url": "https://shop.example/card",
            "benefits": [
                _benefit("card-price", "card_price"),
                _benefit("birthday-20", "percent_discount", percent=20, single_use=True, chosen=True),
                _benefit("pillow-5", "amount_discount", amount=500, chosen=True),
            ],
        },
        "snapshot_key": SNAPSHOT_KEY,
        "recovery": dict(RECOVERY),
    }


def nano_id(**offline: Any) -> dict[str, Any]:
    """The Finnish Nano-ID: bonus and one single-use benefit, QR only, purchases always tied."""
    document = customer_card(**offline)
    document["store"] |= {"zone": "Europe/Helsinki", "country": "FI", "place": "6400000000026"}
    document["programme"] |= {
        "id": "nano-id",
        "name": "Nano-ID",
        "card_formats": [_format("virtual", "^NID1:[0-9]{14}$", ["QRCode"])],
        "capabilities": _capabilities(bonus=True, purchase_linking="always"),
        "benefits_per_purchase": 1,
        "fees": [],
        "benefits": [
            _benefit("bonus-3", "bonus_percent", percent=3),
            _benefit("book-10", "percent_discount", percent=10, single_use=True, chosen=True),
        ],
    }
    return document


def card_number(programme: Mapping[str, Any], serial: int, *, plastic: bool = False) -> str:
    """A code of that programme with the right check digits."""
    if programme["programme"]["id"] == "nano-id":
        payload = f"{serial:012}"
        return f"NID1:{payload}{mod_97_10.calc_check_digits(payload)}"
    payload = f"{92 if plastic else 91}{serial:012}"
    return payload + str(mod_97_10.calc_check_digits(payload))


def programme_with_cards_in(*symbologies: str) -> Configuration:
    """A programme whose cards are in these, whatever anybody can read."""
    document = customer_card()
    document["programme"]["card_formats"] = [_format("virtual", "^91[0-9]{14}$", list(symbologies))]
    return configuration(document)


def _format(form: str, pattern: str, symbologies: list[str]) -> dict[str, Any]:
    return {"form": form, "pattern": pattern, "symbologies": symbologies, "check": "mod97"}


def _capabilities(**true: Any) -> dict[str, Any]:
    names = ("card_price", "bonus", "points", "legal_persons", "plastic_cards", "paper_applications")
    plain = {"redemption": "none", "merchants_per_member": "one", "card_forms": ["emailed"]}
    return {**dict.fromkeys((*names, "typed_codes"), False), **plain, **true}


def _text(document: str) -> dict[str, Any]:
    unknown = {"effective_from": None, "master_sha256": None}
    return {"document": document, "version": "1", "address": "https://shop.example/texts", **unknown}


def _contact(email: str) -> dict[str, Any]:
    return {"website": "https://shop.example", "email": email, "phone": None, "address": None}


def _fee(amount_minor: int, version: str, valid_from: str) -> dict[str, Any]:
    return {
        "issue": "replacement",
        "amount_minor": amount_minor,
        "currency": "EUR",
        "version": version,
        "valid_from": valid_from,
    }
