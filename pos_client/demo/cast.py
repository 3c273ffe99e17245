"""Who plays: which till is set up, which cards lie on its tray, who can sign in, what to try."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pos_client.demo.backend_process import Announcement
from pos_client.demo.sample_cards import FOREIGN, Carrier, SampleCard

_WORDS: Mapping[str, tuple[str, str]] = {
    "eligible_virtual": ("Eligible member – phone", "gets the benefit"),
    "with_consent": ("Agreed to offers – printed", "and gets a personal one"),
    "active_plastic": ("Eligible member – plastic card", "gets the benefit"),
    "birthday_virtual": ("Birthday today – phone", "an offer, once"),
    "member_of_both": ("Member of both merchants", "gets what this one gives"),
    "lost_plastic": ("Lost plastic card", "not valid any more"),
    "lost_plastic_holder_virtual": ("Who lost it – phone", "scan it first, to replace"),
    "blank_plastic_1": ("Blank plastic card", "scan it second"),
    "cancelled": ("Cancelled card", "not valid any more"),
    "other_merchant_only": ("Member of the other merchant only", "answered like a stranger"),
}
"""Caption and outcome of the backend's sample cards, in the order in which they lie on the tray."""
_PRINTED = frozenset({"with_consent", "member_of_both"})
_FOREIGN_PROGRAMME = ("Card of another programme", "not a card of this merchant")


@dataclass(frozen=True, slots=True)
class Offer:
    """A register that can be set up, with its one-time code; None when it is enrolled already."""

    merchant: str
    register: str
    code: str | None


class UnknownRegisterError(Exception):
    """No such merchant or register in the demo data; the message lists what there is."""


def choose_register(told: Announcement, merchant: str | None, register: str | None) -> Offer:
    """The register that was asked for, else the merchant's first that still has a code.

    Raises:
        UnknownRegisterError: there is none.
    """
    offers = [Offer(one["merchant"], one["register"], one["enrolment_code"]) for one in told.registers]
    fitting = [one for one in offers if merchant in (None, one.merchant) and register in (None, one.register)]
    if not fitting:
        known = ", ".join(f"{one.merchant} {one.register}" for one in offers)
        raise UnknownRegisterError(f"the demo has these: {known}")
    return next((one for one in fitting if one.code is not None), fitting[0])


def staff_of(told: Announcement, merchant: str) -> tuple[Mapping[str, Any], ...]:
    """Number, PIN and role of everybody who can sign in at this merchant's tills."""
    return tuple(one for one in told.staff if one["merchant"] == merchant)


def cards_of(told: Announcement, merchant: str) -> tuple[SampleCard, ...]:
    """What lies on the tray of this merchant's till."""
    own = {one["key"]: one for one in told.sample_cards if one["merchant"] == merchant}
    cards = [_sample(own[key], *words) for key, words in _WORDS.items() if key in own]
    if "other_merchant_only" in own:
        cards = [_with_its_own_name(card, told.sample_cards, merchant) for card in cards]
    else:
        cards += _of_another_programme(told.sample_cards, merchant)
    return (*cards, *FOREIGN)


def hints_for(staff: Sequence[Mapping[str, Any]], cards: Sequence[SampleCard]) -> tuple[str, ...]:
    """What to try, in the order in which it makes sense."""
    cashier = next((one for one in staff if one["role"] == "cashier"), staff[0])
    hints = [
        f"Sign in as {cashier['number']} with PIN {cashier['pin']}.",
        "Drag a phone onto the till, type a total, press Enter twice.",
        "Pull the cable. Scan and record again: it waits on the till.",
        "Close the till and start it again: it sells on.",
        "Plug the cable in: everything arrives once.",
    ]
    if any(card.key == "blank_plastic_1" for card in cards):
        hints.append("Info desk: replace the lost card with the blank one.")
    return (*hints, "Sign in as manager to see the day.")


def _sample(one: Mapping[str, Any], caption: str, outcome: str) -> SampleCard:
    carrier = Carrier.PLASTIC if one["form"] == "plastic" else Carrier.PHONE
    if one["key"] in _PRINTED:
        carrier = Carrier.SHEET
    return SampleCard(
        one["key"], caption, outcome, one["code"], one["symbology"], carrier, name_of(one["merchant"])
    )


def _of_another_programme(samples: Sequence[Mapping[str, Any]], merchant: str) -> list[SampleCard]:
    others = (one for one in samples if one["merchant"] != merchant and one["key"] == "eligible_virtual")
    other = next(others, None)
    return [] if other is None else [_sample({**other, "key": "other_programme"}, *_FOREIGN_PROGRAMME)]


def _with_its_own_name(card: SampleCard, samples: Sequence[Mapping[str, Any]], merchant: str) -> SampleCard:
    """The other merchant's member carries the other merchant's card."""
    if card.key != "other_merchant_only":
        return card
    partners = {one["merchant"] for one in samples if one["key"] == card.key} - {merchant}
    return replace(card, owner=name_of(min(partners))) if partners else card


def name_of(merchant: str) -> str:
    """The name on a card's face: the backend tells a till only its own merchant's."""
    return merchant.replace("-", " ").title()
