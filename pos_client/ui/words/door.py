"""What is said at the till's door: at the lock, at the own PIN, and while a till waits to be let in."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = {
    "pins-not-same": (
        QT_TRANSLATE_NOOP("Door", "The two PINs are not the same."),
        QT_TRANSLATE_NOOP("Door", "Type the second one again, or go back to the first."),
    ),
    "enrolment-cancelled": (
        QT_TRANSLATE_NOOP("Door", "Nobody waits for a manager any more."),
        QT_TRANSLATE_NOOP("Door", "Begin again when a manager is there."),
    ),
    "till-locked-out": (
        QT_TRANSLATE_NOOP("Door", "The backend has ended this till. Nobody can read here what it recorded."),
        QT_TRANSLATE_NOOP(
            "Door", "Its records are safe. Enrolled again as the same till, it brings them back."
        ),
    ),
    "not-a-till-code": (
        QT_TRANSLATE_NOOP("Door", "This is not a code that a till shows."),
        QT_TRANSLATE_NOOP("Door", "It has eight letters. Compare them with the other till's screen."),
    ),
}
