"""The answer to a scan: what this customer gets, who says so, and how old that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pos_client.domain.benefit import Benefit
from pos_client.domain.card import CardForm
from pos_client.domain.ids import MemberRef


class Verdict(StrEnum):
    """The six bands of the cashier's screen. Values are the wire's."""

    ELIGIBLE = "eligible"
    MEMBER_WITHOUT_BENEFIT = "member_without_benefit"
    NOT_A_MEMBER = "not_a_member"
    CARD_NOT_VALID = "card_not_valid"
    NOT_A_MEMBER_CARD = "not_a_member_card"
    NOT_CHECKED = "not_checked"


class AnswerSource(StrEnum):
    """Who answered."""

    BACKEND = "backend"
    SNAPSHOT = "snapshot"
    TILL = "till"


@dataclass(frozen=True, slots=True)
class Identification:
    """What a scan turned out to be.

    `code` is the card's code, None for what is no card of ours; it leaves this program only inside a request
    to the backend or a journal entry. `reason` is a stable code for the words of a refusal or a hint
    (`product-code`, `info-desk`, `needs-connection`, `unknown-cap-reached`). `as_of` is when the answer was
    true; None for the till's own.
    """

    verdict: Verdict
    source: AnswerSource
    form: CardForm = CardForm.UNKNOWN
    as_of: datetime | None = None
    stale: bool = False
    code: str | None = None
    member_ref: MemberRef | None = None
    card_price: bool = False
    benefits: tuple[Benefit, ...] = ()
    reason: str | None = None

    @property
    def offline(self) -> bool:
        """Answered without the backend though the backend would have been asked."""
        return self.source is AnswerSource.SNAPSHOT

    @property
    def grants(self) -> bool:
        """Whether the customer gets something."""
        return self.card_price or bool(self.benefits)
