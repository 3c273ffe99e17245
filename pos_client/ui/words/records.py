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
}
