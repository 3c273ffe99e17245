"""The unfinished sale, kept on the disk between "total frozen" and "recorded"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from pos_client.domain.card import CardForm
from pos_client.domain.entry import money_json
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.ids import BenefitId, EntryId, HoldId, MemberRef
from pos_client.domain.money import Money
from pos_client.domain.sale import ChosenBenefit, Sale, TotalSource
from pos_client.services.ports import Clock, Journal, Json, OpenSale


class UnfinishedSale:
    """Offered again after a crash with the same id, so that recording it twice is still one purchase."""

    def __init__(self, kept: OpenSale, journal: Journal, clock: Clock) -> None:
        self._kept = kept
        self._journal = journal
        self._clock = clock

    def keep(self, sale: Sale) -> None:
        """Remember it; only what its entries need, no verdict and no benefit's wording."""
        if sale.total is not None:
            self._kept.keep(_as_json(sale, self._clock.now()))

    def forget(self) -> None:
        """It was discarded."""
        self._kept.forget()

    def find(self) -> tuple[Sale, datetime] | None:
        """The sale and when its total was frozen; None when there is none, or it was recorded after all."""
        kept = self._kept.find()
        if not isinstance(kept, Mapping):
            return None
        frozen_at = datetime.fromisoformat(str(kept["at"]))
        sale = _from_json(kept, frozen_at)
        if self._journal.find(sale.sale_id) is not None:
            self._kept.forget()
            return None
        return sale, frozen_at


def _as_json(sale: Sale, at: datetime) -> Json:
    return {
        "sale_id": sale.sale_id,
        "at": at.isoformat(),
        "total": None if sale.total is None else money_json(sale.total),
        "total_source": sale.total_source.value,
        "with_card": sale.customer is not None,
        "member_ref": sale.member_ref,
        "card": sale.customer.code if sale.customer is not None and sale.chosen else None,
        "chosen": [{"benefit": one.benefit, "hold": one.hold} for one in sale.chosen],
    }


def _from_json(kept: Json, frozen_at: datetime) -> Sale:
    total, chosen, member = kept["total"], kept["chosen"], kept["member_ref"]
    card = kept.get("card")
    if not isinstance(total, Mapping) or not isinstance(chosen, list):
        raise TypeError("the kept sale is not one of ours")
    customer = Identification(
        Verdict.NOT_CHECKED,
        AnswerSource.TILL,
        form=CardForm.UNKNOWN,
        code=None if card is None else str(card),
        member_ref=None if member is None else MemberRef(str(member)),
        reason="unfinished-sale",
    )
    return Sale(
        sale_id=EntryId(str(kept["sale_id"])),
        customer=customer if kept["with_card"] else None,
        total=Money(int(total["amount_minor"]), str(total["currency"])),
        total_source=TotalSource(str(kept["total_source"])),
        chosen=tuple(
            ChosenBenefit(
                BenefitId(str(one["benefit"])), None if one["hold"] is None else HoldId(one["hold"])
            )
            for one in chosen
        ),
        unfinished_since=frozen_at,
    )
