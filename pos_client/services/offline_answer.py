"""What a card gets when the backend cannot be asked (table A4, the two offline columns)."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pos_client.domain.benefit import Benefit, BenefitKind
from pos_client.domain.card import CardCode, CardForm
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.ids import BenefitId, MemberRef, member_ref_of_card
from pos_client.domain.programme import Programme, UnknownCard
from pos_client.services.clock_evidence import TRUSTED_WITHIN
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.ports import Clock, Settings, Snapshot, SnapshotCard

_ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class _Age:
    """How old the snapshot is, judged by the programme. Without one it is as old as can be."""

    as_of: datetime | None
    stale: bool
    unusable: bool


class OfflineAnswer:
    """Answers from the snapshot, and by the programme's policy where the snapshot does not help."""

    def __init__(
        self, snapshot: Snapshot, settings: Settings, configuration: CurrentConfiguration, clock: Clock
    ) -> None:
        self._snapshot = snapshot
        self._settings = settings
        self._configuration = configuration
        self._clock = clock

    def __call__(self, code: CardCode) -> Identification:
        """The answer, always with its age.

        A known card: what the snapshot says. Unknown, or the snapshot too old: the programme's policy.
        """
        card, age = self._snapshot.lookup(self._key(code)), self._age()
        policy = self._configuration.programme.offline
        if card is None:
            return self._by_policy(code, age, policy.unknown_card)
        if age.unusable:
            active = card.status == _ACTIVE
            return self._by_policy(code, age, policy.stale_card if active else policy.unknown_card)
        if card.status != _ACTIVE:
            return replace(_answer(Verdict.CARD_NOT_VALID, code, age), reason="info-desk")
        return self._as_known(code, card, age)

    def _as_known(self, code: CardCode, card: SnapshotCard, age: _Age) -> Identification:
        programme = self._configuration.programme
        known = programme.known_benefits(tuple(BenefitId(one) for one in card.benefits))
        listed = self._holding_today(known)
        benefits = _without_connection(listed, programme)
        return replace(
            _answer(Verdict.ELIGIBLE if benefits else Verdict.MEMBER_WITHOUT_BENEFIT, code, age),
            form=CardForm(card.form),
            member_ref=None if card.member_ref is None else MemberRef(card.member_ref),
            card_price=any(one.kind is BenefitKind.CARD_PRICE for one in benefits),
            benefits=benefits,
            reason="needs-connection" if len(benefits) < len(listed) else None,
        )

    def _by_policy(self, code: CardCode, age: _Age, policy: UnknownCard) -> Identification:
        """`grant-and-flag` gives the card price and ties the purchase to the card's code, for the backend to
        sort out; so many a day and no more.
        """
        answer = _answer(Verdict.NOT_CHECKED, code, age)
        if policy is UnknownCard.DENY:
            return replace(answer, reason="unknown-card-denied")
        if not self._one_more_today():
            return replace(answer, reason="unknown-cap-reached")
        catalogue = self._configuration.programme.benefits.values()
        prices = tuple(one for one in catalogue if one.kind is BenefitKind.CARD_PRICE)
        card_price = self._holding_today(prices)
        return replace(
            answer,
            member_ref=member_ref_of_card(code.text),
            card_price=bool(card_price),
            benefits=card_price,
        )

    def _holding_today(self, benefits: tuple[Benefit, ...]) -> tuple[Benefit, ...]:
        """The list names what holds at some time before it is unusable; the store's business day decides."""
        today = self._today()
        return tuple(one for one in benefits if one.holds_on(today))

    def _one_more_today(self) -> bool:
        cap = self._configuration.programme.offline.unknown_cap_per_day
        key = f"unknown-cards/{self._today().isoformat()}"
        granted = self._settings.get(key)
        if isinstance(granted, int) and granted >= cap:
            return False
        return self._settings.increment(key) <= cap

    def _today(self) -> date:
        return self._clock.now().astimezone(ZoneInfo(self._configuration().register.zone)).date()

    def _age(self) -> _Age:
        info, policy = self._snapshot.info(), self._configuration.programme.offline
        if info is None:
            return _Age(None, stale=True, unusable=True)
        age = self._clock.now() - info.taken_at
        # A list from the future: the till's clock is wrong, so nobody can say how old it is.
        stale = age > policy.stale_after or age < -TRUSTED_WITHIN
        return _Age(info.taken_at, stale, age > policy.unusable_after)

    def _key(self, code: CardCode) -> str:
        digest = hmac.new(self._configuration().snapshot_key, code.text.encode(), hashlib.sha256)
        return digest.digest()[:8].hex()


def _answer(verdict: Verdict, code: CardCode, age: _Age) -> Identification:
    return Identification(
        verdict, AnswerSource.SNAPSHOT, form=code.form, as_of=age.as_of, stale=age.stale, code=code.text
    )


def _without_connection(listed: tuple[Benefit, ...], programme: Programme) -> tuple[Benefit, ...]:
    """Those that can be given now. A single-use benefit needs a hold, which only the backend gives; where the
    programme allows it all the same it is offered as an ordinary one, and the backend flags a second use.
    """
    if programme.offline.redemption_allowed:
        return tuple(replace(one, single_use=False) for one in listed)
    return tuple(one for one in listed if not one.single_use)
