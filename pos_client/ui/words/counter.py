"""What this till's own rules refuse at the counter."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = {
    "total-missing": (
        QT_TRANSLATE_NOOP("Counter", "No total yet."),
        QT_TRANSLATE_NOOP("Counter", "Enter the total of the purchase."),
    ),
    "total-not-a-number": (
        QT_TRANSLATE_NOOP("Counter", "This is not an amount."),
        QT_TRANSLATE_NOOP("Counter", "Enter digits and one decimal sign."),
    ),
    "total-too-precise": (
        QT_TRANSLATE_NOOP("Counter", "An amount has two decimals."),
        QT_TRANSLATE_NOOP("Counter", "Go on with two decimals, or delete and type again."),
    ),
    "total-not-positive": (
        QT_TRANSLATE_NOOP("Counter", "A total must be above zero."),
        QT_TRANSLATE_NOOP("Counter", "To take a sale back, tap it under the last purchases."),
    ),
    "total-too-large": (
        QT_TRANSLATE_NOOP("Counter", "This total is above the limit."),
        QT_TRANSLATE_NOOP("Counter", "Check the digits. A larger sale needs the manager."),
    ),
    "sale-closed": (
        QT_TRANSLATE_NOOP("Counter", "The sale is closed: its total is fixed."),
        QT_TRANSLATE_NOOP("Counter", "To add the card, go back, scan it, then go on."),
    ),
    "answer-first": (
        QT_TRANSLATE_NOOP("Counter", "A question is open."),
        QT_TRANSLATE_NOOP("Counter", "Answer it, then scan again."),
    ),
    "benefit-limit-reached": (
        QT_TRANSLATE_NOOP("Counter", "No further benefit fits into this purchase."),
        QT_TRANSLATE_NOOP("Counter", "Untick the other one first."),
    ),
    "benefit-needs-hold": (
        QT_TRANSLATE_NOOP("Counter", "This benefit can be used only once."),
        QT_TRANSLATE_NOOP("Counter", "Tick it again to ask the backend."),
    ),
    "needs-connection": (
        QT_TRANSLATE_NOOP("Counter", "This needs the connection, and it is away."),
        QT_TRANSLATE_NOOP("Counter", "The customer keeps the benefit for the next time."),
    ),
    "info-desk": (
        QT_TRANSLATE_NOOP("Counter", "This card gives no benefit."),
        QT_TRANSLATE_NOOP("Counter", "Kindly show the customer to the info desk."),
    ),
    "unknown-cap-reached": (
        QT_TRANSLATE_NOOP(
            "Counter", "The till could not check this card, and today's limit for such cards is reached."
        ),
        QT_TRANSLATE_NOOP("Counter", "Record the purchase without the benefit."),
    ),
    "too-many-unknown-cards": (
        QT_TRANSLATE_NOOP(
            "Counter", "Many unknown cards were shown here: for some minutes this till's own list answers."
        ),
        QT_TRANSLATE_NOOP("Counter", "Go on selling. If nobody is trying out numbers, tell the manager."),
    ),
    "not-checked": (
        QT_TRANSLATE_NOOP("Counter", "The till could not check this card."),
        QT_TRANSLATE_NOOP("Counter", "Give the benefits below; the card is checked later."),
    ),
    "snapshot-stale": (
        QT_TRANSLATE_NOOP("Counter", "The till's list of cards is old."),
        QT_TRANSLATE_NOOP("Counter", "Give the benefits below; the card is checked later."),
    ),
    "no-fee-in-force": (
        QT_TRANSLATE_NOOP("Counter", "No price of a new card is known today."),
        QT_TRANSLATE_NOOP("Counter", "Ask the manager to have the price list checked."),
    ),
    "capability-absent": (
        QT_TRANSLATE_NOOP("Counter", "This programme does not have that."),
        QT_TRANSLATE_NOOP("Counter", "Go on without it."),
    ),
    "reversal-reason-missing": (
        QT_TRANSLATE_NOOP("Counter", "No reason is chosen."),
        QT_TRANSLATE_NOOP("Counter", "Choose why the sale is taken back."),
    ),
    "card-already-scanned": (
        QT_TRANSLATE_NOOP("Counter", "This is the customer's own card again."),
        QT_TRANSLATE_NOOP("Counter", "Scan a new, blank plastic card."),
    ),
    "card-not-plastic": (
        QT_TRANSLATE_NOOP("Counter", "This is no plastic card."),
        QT_TRANSLATE_NOOP("Counter", "Scan a new, blank plastic card."),
    ),
    "holder-not-found": (
        QT_TRANSLATE_NOOP("Counter", "No holder is known for this card."),
        QT_TRANSLATE_NOOP("Counter", "Scan the customer's electronic card."),
    ),
    "typed-code-needs-manager": (
        QT_TRANSLATE_NOOP("Counter", "A typed number needs the manager."),
        QT_TRANSLATE_NOOP("Counter", "Scan the card, or call the manager."),
    ),
    "unknown-card-denied": (
        QT_TRANSLATE_NOOP("Counter", "The till could not check this card."),
        QT_TRANSLATE_NOOP("Counter", "Record the purchase without the benefit."),
    ),
    "unfinished-sale": (
        QT_TRANSLATE_NOOP("Counter", "The till was closed in the middle of this sale."),
        QT_TRANSLATE_NOOP("Counter", "Record it if the customer has paid, else discard it."),
    ),
    "not-own-sale": (
        QT_TRANSLATE_NOOP("Counter", "This sale was not made at this till."),
        QT_TRANSLATE_NOOP("Counter", "Take it back at the till that made it."),
    ),
    "already-reversed": (
        QT_TRANSLATE_NOOP("Counter", "This sale was taken back before."),
        QT_TRANSLATE_NOOP("Counter", "Nothing to do."),
    ),
    "program-error": (
        QT_TRANSLATE_NOOP("Counter", "The program made a mistake. What was recorded is safe."),
        QT_TRANSLATE_NOOP("Counter", "Try again; if it stays, start the till anew and tell IT."),
    ),
    "configuration-missing": (
        QT_TRANSLATE_NOOP("Counter", "The till does not know its programme yet."),
        QT_TRANSLATE_NOOP("Counter", "Let it reach the backend once, then try again."),
    ),
    "till-not-open": (
        QT_TRANSLATE_NOOP("Counter", "The till is not open yet."),
        QT_TRANSLATE_NOOP("Counter", "Wait a moment, then try again."),
    ),
}
