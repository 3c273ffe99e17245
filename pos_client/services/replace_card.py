"""A lost plastic card is replaced (J17)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from pos_client.domain.card import CardForm, card_code
from pos_client.domain.entry import Fact, Kind, Payment, card_issued
from pos_client.domain.errors import CardCodeError, InputError, RefusedError
from pos_client.domain.identification import Identification, Verdict
from pos_client.domain.ids import EntryId, MemberRef, member_ref_of_card
from pos_client.domain.programme import CardIssue
from pos_client.domain.scan import Scan, ScanSource
from pos_client.domain.staff import Action
from pos_client.domain.standing import CardSlip
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.ports import Clock, Journal
from pos_client.services.shift import Shift

_HOLDERS = frozenset({Verdict.ELIGIBLE, Verdict.MEMBER_WITHOUT_BENEFIT, Verdict.NOT_CHECKED})
_Asked = tuple[MemberRef, str, Payment]


@dataclass(frozen=True, slots=True)
class _Handover:
    """What was asked, the fact that it makes, and the slip that goes with it."""

    asked: _Asked
    fact: Fact
    slip: CardSlip


class ReplaceCard:
    """Bind the blank, end the old card, take the fee: one entry, so never one without the others."""

    def __init__(
        self,
        journal: Journal,
        shift: Shift,
        configuration: CurrentConfiguration,
        clock: Clock,
        new_id: Callable[[], EntryId],
    ) -> None:
        self._journal = journal
        self._shift = shift
        self._configuration = configuration
        self._clock = clock
        self._new_id = new_id
        self._unclear: _Handover | None = None

    def __call__(self, holder: Identification, blank: str, payment: Payment) -> CardSlip:
        """Hand over the blank to the holder who showed another card of theirs. The fee is today's, by the
        store's zone. Asked again after a commit whose outcome stayed unclear, it is the same entry.

        Raises:
            InputError: `card-not-plastic` or `code-check-digit` for a code that cannot be a new plastic
                card.
            RefusedError: `capability-absent`, `holder-not-found`, `card-already-scanned`,
                `card-not-in-stock`, `no-fee-in-force`, `role-not-allowed`.
        """
        self._shift.must_be_allowed(Action.REPLACE_CARD)
        asked = (self._holder(holder), blank.strip(), payment)
        if self._unclear is None or self._unclear.asked != asked:
            self._unclear = self._made(asked, holder)
        handover = self._unclear
        self._journal.append([handover.fact])
        self._unclear = None
        return handover.slip

    def _made(self, asked: _Asked, holder: Identification) -> _Handover:
        reference, blank, payment = asked
        card = self._new_card(blank, holder)
        now, register = self._clock.now(), self._configuration().register
        fee = self._configuration.programme.fee(
            CardIssue.REPLACEMENT, now.astimezone(ZoneInfo(register.zone)).date()
        )
        fact = card_issued(self._new_id(), now, CardIssue.REPLACEMENT, fee, payment, reference, card)
        return _Handover(asked, fact, CardSlip(fact.entry_id, now, card[-4:], fee, payment.value))

    def _holder(self, holder: Identification) -> MemberRef:
        if not self._configuration.programme.capabilities.plastic_cards:
            raise RefusedError("capability-absent")
        if holder.verdict not in _HOLDERS or holder.code is None:
            raise RefusedError("holder-not-found")
        return holder.member_ref or member_ref_of_card(holder.code)

    def _new_card(self, text: str, holder: Identification) -> str:
        if text == holder.code:
            raise RefusedError("card-already-scanned")
        issued = self._journal.entries({Kind.CARD_ISSUED})
        if any(one.personal is not None and one.personal.get("card") == text for one in issued):
            raise RefusedError("card-not-in-stock")
        plastic = [one for one in self._configuration.programme.card_formats if one.form is CardForm.PLASTIC]
        scan = Scan(text.encode("utf-8", "replace"), ScanSource.KEYED, self._clock.now())
        try:
            return card_code(scan, plastic).text
        except CardCodeError as error:
            raise InputError(
                error.code if error.code == "code-check-digit" else "card-not-plastic", error.code
            ) from error
