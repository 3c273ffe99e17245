"""The words of the band and of the source line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.ui.i18n import JUST_NOW, Tongue, translate
from pos_client.ui.words import advice


@dataclass(frozen=True, slots=True)
class BandWords:
    """What the band says."""

    icon: str
    headline: str
    line: str


ICONS = {
    Verdict.ELIGIBLE: "eligible",
    Verdict.MEMBER_WITHOUT_BENEFIT: "member",
    Verdict.NOT_A_MEMBER: "stranger",
    Verdict.CARD_NOT_VALID: "invalid",
    Verdict.NOT_A_MEMBER_CARD: "barcode",
    Verdict.NOT_CHECKED: "unchecked",
}


def verdict_name(verdict: Verdict) -> str:
    """A verdict's name in a list."""
    match verdict:
        case Verdict.ELIGIBLE:
            return translate("Verdict", "Got benefits")
        case Verdict.MEMBER_WITHOUT_BENEFIT:
            return translate("Verdict", "Member, no benefit now")
        case Verdict.NOT_A_MEMBER:
            return translate("Verdict", "Not a member here")
        case Verdict.CARD_NOT_VALID:
            return translate("Verdict", "Card no longer valid")
        case Verdict.NOT_A_MEMBER_CARD:
            return translate("Verdict", "Not a member card")
        case Verdict.NOT_CHECKED:
            return translate("Verdict", "Not checked")


def band_words(found: Identification) -> BandWords:
    """Headline and the line below it for an answer."""
    return BandWords(ICONS[found.verdict], _headline(found), _line(found))


def _headline(found: Identification) -> str:
    match found.verdict:
        case Verdict.ELIGIBLE if found.card_price:
            return translate("Verdict", "Card price")
        case Verdict.ELIGIBLE:
            return translate("Verdict", "Member benefits")
        case Verdict.MEMBER_WITHOUT_BENEFIT:
            return translate("Verdict", "Member, no benefit now")
        case Verdict.NOT_A_MEMBER:
            return translate("Verdict", "Not a member here")
        case Verdict.CARD_NOT_VALID:
            return translate("Verdict", "Card no longer valid")
        case Verdict.NOT_A_MEMBER_CARD:
            return translate("Verdict", "Not a member card")
        case Verdict.NOT_CHECKED if found.card_price:
            return translate("Verdict", "Not checked: card price")
        case Verdict.NOT_CHECKED:
            return translate("Verdict", "Not checked")


def _line(found: Identification) -> str:
    if found.reason is not None and found.verdict is not Verdict.ELIGIBLE:
        words = advice(found.reason)
        return f"{words.what} {words.next_step}"
    match found.verdict:
        case Verdict.ELIGIBLE:
            return translate("Verdict", "The benefits below apply.")
        case Verdict.MEMBER_WITHOUT_BENEFIT:
            return translate("Verdict", "Record the purchase as usual.")
        case Verdict.NOT_A_MEMBER:
            return translate("Verdict", "Record the purchase as usual.")
        case Verdict.CARD_NOT_VALID:
            return translate("Verdict", "Kindly show the customer to the info desk.")
        case Verdict.NOT_A_MEMBER_CARD:
            return translate("Verdict", "Scan the customer card.")
        case Verdict.NOT_CHECKED:
            return translate("Verdict", "No connection; the card is checked later.")


def source_line(found: Identification, tongue: Tongue, now: datetime) -> str:
    """Who answered, and how old that is."""
    if found.source is AnswerSource.BACKEND:
        if found.as_of is None:
            return translate("Verdict", "Source: backend")
        return translate("Verdict", "Source: backend, {age}").format(age=tongue.age(found.as_of, now))
    if found.source is AnswerSource.SNAPSHOT and found.as_of is not None:
        if now - found.as_of < JUST_NOW:
            return translate("Verdict", "Source: this till's list, just fetched")
        words = translate("Verdict", "Source: this till's list of {time} ({age} old)")
        return words.format(time=tongue.moment(found.as_of, now), age=tongue.age(found.as_of, now))
    if found.source is AnswerSource.SNAPSHOT:
        return translate("Verdict", "Source: this till; it has no list of cards yet")
    return translate("Verdict", "Source: this till; nobody was asked")
