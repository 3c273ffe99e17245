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
        QT_TRANSLATE_NOOP("Records", "They are stored. The manager looks at them under The day."),
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
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "place-mismatch": (
        QT_TRANSLATE_NOOP("Records", "The record names another place than this till's."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "body-not-valid": (
        QT_TRANSLATE_NOOP("Records", "The backend could not read this record."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "total-not-valid": (
        QT_TRANSLATE_NOOP("Records", "The backend did not accept this total."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "too-many-benefits": (
        QT_TRANSLATE_NOOP("Records", "More benefits were given than one purchase may have."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "benefit-used-twice": (
        QT_TRANSLATE_NOOP("Records", "This benefit was used twice."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "used-without-hold": (
        QT_TRANSLATE_NOOP("Records", "This benefit was given without asking the backend."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "hold-missing": (
        QT_TRANSLATE_NOOP("Records", "This benefit was given without asking the backend."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "hold-not-valid": (
        QT_TRANSLATE_NOOP("Records", "This benefit was no longer kept for this sale."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "holder-unknown": (
        QT_TRANSLATE_NOOP("Records", "The backend does not know the holder of this card."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "card-already-bound": (
        QT_TRANSLATE_NOOP("Records", "This plastic card belongs to somebody else."),
        QT_TRANSLATE_NOOP("Records", "Take another blank card. No second fee is due."),
    ),
    "fee-not-valid": (
        QT_TRANSLATE_NOOP("Records", "The fee is not the one of the price list."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "purchase-set-aside": (
        QT_TRANSLATE_NOOP("Records", "The purchase that belongs to this was put aside."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
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
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "personal-absent": (
        QT_TRANSLATE_NOOP("Records", "The backend could not read this record."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "digest-mismatch": (
        QT_TRANSLATE_NOOP("Records", "The backend could not read this record."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "unknown-kind": (
        QT_TRANSLATE_NOOP("Records", "The backend could not read this record."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "epoch-opened-late": (
        QT_TRANSLATE_NOOP("Records", "The backend could not read this record."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "entry-id-known": (
        QT_TRANSLATE_NOOP("Records", "The backend has another record under the same number."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
    "unreadable-header": (
        QT_TRANSLATE_NOOP("Records", "The backend could not read this record."),
        QT_TRANSLATE_NOOP("Records", "The manager looks at it under The day."),
    ),
}
