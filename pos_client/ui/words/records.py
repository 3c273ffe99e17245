"""Why a record waits for a person."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = {
    "membership-ended": (
        QT_TRANSLATE_NOOP("Records", "The membership had ended before this purchase."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "card-not-in-stock": (
        QT_TRANSLATE_NOOP("Records", "This card is not one that may be handed out."),
        QT_TRANSLATE_NOOP("Records", "Take another blank card. No second fee is due."),
    ),
    "records-set-aside": (
        QT_TRANSLATE_NOOP("Records", "The backend has put records of this till aside."),
        QT_TRANSLATE_NOOP("Records", "They are stored. The manager looks at them under Needs a person."),
    ),
    "waits-for-another": (
        QT_TRANSLATE_NOOP("Records", "This record waits for another one to arrive."),
        QT_TRANSLATE_NOOP("Records", "Nothing to do."),
    ),
    "membership-ended-since": (
        QT_TRANSLATE_NOOP("Records", "The membership has ended since this purchase."),
        QT_TRANSLATE_NOOP("Records", "Nothing to do."),
    ),
    "conflicts-with-stored": (
        QT_TRANSLATE_NOOP("Records", "The backend has another record under the same number."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "place-mismatch": (
        QT_TRANSLATE_NOOP("Records", "The record names another place than this till's."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "body-not-valid": (
        QT_TRANSLATE_NOOP("Records", "The backend could not read this record."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "total-not-valid": (
        QT_TRANSLATE_NOOP("Records", "The backend did not accept this total."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "too-many-benefits": (
        QT_TRANSLATE_NOOP("Records", "More benefits were given than one purchase may have."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "benefit-used-twice": (
        QT_TRANSLATE_NOOP("Records", "This benefit was used twice."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "used-without-hold": (
        QT_TRANSLATE_NOOP("Records", "This benefit was given without asking the backend."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "hold-missing": (
        QT_TRANSLATE_NOOP("Records", "This benefit was given without asking the backend."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "hold-not-valid": (
        QT_TRANSLATE_NOOP("Records", "This benefit was no longer kept for this sale."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "holder-unknown": (
        QT_TRANSLATE_NOOP("Records", "The backend does not know the holder of this card."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "card-already-bound": (
        QT_TRANSLATE_NOOP("Records", "This plastic card belongs to somebody else."),
        QT_TRANSLATE_NOOP("Records", "Take another blank card. No second fee is due."),
    ),
    "fee-not-valid": (
        QT_TRANSLATE_NOOP("Records", "The fee is not the one of the price list."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "purchase-set-aside": (
        QT_TRANSLATE_NOOP("Records", "The purchase that belongs to this was put aside."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "purchase-not-here-yet": (
        QT_TRANSLATE_NOOP("Records", "The purchase that belongs to this has not arrived yet."),
        QT_TRANSLATE_NOOP("Records", "Nothing to do."),
    ),
    "clock-untrusted": (
        QT_TRANSLATE_NOOP("Records", "This till's clock was wrong."),
        QT_TRANSLATE_NOOP("Records", "Let IT check the computer's date and time."),
    ),
    "body-absent": (
        QT_TRANSLATE_NOOP("Records", "The backend could not read this record."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "personal-absent": (
        QT_TRANSLATE_NOOP("Records", "The backend could not read this record."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "digest-mismatch": (
        QT_TRANSLATE_NOOP("Records", "The backend could not read this record."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "unknown-kind": (
        QT_TRANSLATE_NOOP("Records", "The backend could not read this record."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "epoch-opened-late": (
        QT_TRANSLATE_NOOP("Records", "The backend could not read this record."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "entry-id-known": (
        QT_TRANSLATE_NOOP("Records", "The backend has another record under the same number."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "hole-declared": (
        QT_TRANSLATE_NOOP("Records", "This till has lost some of its records."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "nothing-to-settle": (
        QT_TRANSLATE_NOOP("Records", "The backend has no record put aside that this would settle."),
        QT_TRANSLATE_NOOP("Records", "Nothing to do."),
    ),
    "settled-before": (
        QT_TRANSLATE_NOOP("Records", "The record was settled before."),
        QT_TRANSLATE_NOOP("Records", "Nothing to do."),
    ),
    "unreadable-header": (
        QT_TRANSLATE_NOOP("Records", "This record can no longer be read on this till."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "already-reversed": (
        QT_TRANSLATE_NOOP("Records", "This purchase had been taken back before."),
        QT_TRANSLATE_NOOP("Records", "Nothing to do."),
    ),
    "capability-absent": (
        QT_TRANSLATE_NOOP("Records", "The programme has no such cards."),
        QT_TRANSLATE_NOOP("Records", "The manager decides about it."),
    ),
    "not-set-aside": (
        QT_TRANSLATE_NOOP("Records", "This record is no longer set aside."),
        QT_TRANSLATE_NOOP("Records", "Nothing to do."),
    ),
    "not-correctable": (
        QT_TRANSLATE_NOOP("Records", "This record cannot be sent again."),
        QT_TRANSLATE_NOOP("Records", "Export it for support, or accept the loss."),
    ),
    "settling-reason-missing": (
        QT_TRANSLATE_NOOP("Records", "No reason chosen yet."),
        QT_TRANSLATE_NOOP("Records", "Choose why the loss is accepted."),
    ),
    "output-not-written": (
        QT_TRANSLATE_NOOP("Records", "The file could not be written."),
        QT_TRANSLATE_NOOP("Records", "Choose another folder, then try again."),
    ),
}
