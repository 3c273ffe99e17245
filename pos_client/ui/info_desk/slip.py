"""The slip that goes with a new card, as plain text: shown, copied, printed."""

from __future__ import annotations

from datetime import datetime

from pos_client.domain.entry import Payment
from pos_client.domain.standing import CardSlip
from pos_client.ui.i18n import Tongue, translate


def slip_text(slip: CardSlip, merchant: str, store: str, tongue: Tongue, now: datetime) -> str:
    """Where, when, which card (its ending only), the fee, how it was paid. No name: the till knows none."""
    lines = (
        f"{merchant}, {store}",
        tongue.moment(slip.issued_at, now),
        "",
        translate("InfoDesk", "New customer card, ending in {digits}").format(digits=slip.new_card_ending),
        translate("InfoDesk", "The lost card no longer holds."),
        "",
        translate("InfoDesk", "Fee {price}, paid {how}").format(
            price=tongue.money(slip.fee.price), how=payment_words(slip.payment)
        ),
        translate("InfoDesk", "Price list {version}").format(version=slip.fee.version),
        translate("InfoDesk", "Record {entry}").format(entry=slip.entry),
    )
    return "\n".join(lines)


def payment_words(payment: str) -> str:
    """How it was paid, inside a sentence."""
    return translate("InfoDesk", "in cash") if payment == Payment.CASH else translate("InfoDesk", "by card")
