"""Who stands at the till, and PINs."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = {
    "pin-locked": (
        QT_TRANSLATE_NOOP("Staff", "Too many wrong PINs: this number is locked."),
        QT_TRANSLATE_NOOP("Staff", "Ask a manager to unlock it."),
    ),
    "pin-too-simple": (
        QT_TRANSLATE_NOOP("Staff", "This PIN is too easy to guess, or was yours before."),
        QT_TRANSLATE_NOOP("Staff", "Choose six other digits: not all the same, no run, not your number."),
    ),
    "must-change-pin": (
        QT_TRANSLATE_NOOP("Staff", "Somebody else chose your PIN."),
        QT_TRANSLATE_NOOP("Staff", "Choose one that only you know."),
    ),
    "till-locked": (
        QT_TRANSLATE_NOOP("Staff", "The till is locked."),
        QT_TRANSLATE_NOOP("Staff", "Type your PIN, or let a colleague take over. The sale stays open."),
    ),
    "sale-open": (
        QT_TRANSLATE_NOOP("Staff", "A sale is not finished."),
        QT_TRANSLATE_NOOP("Staff", "Finish it, or leave it to whoever signs in next."),
    ),
}
