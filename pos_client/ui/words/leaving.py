"""What keeps a till from being taken off this computer, and its records from being written out or in."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = {
    "not-enrolled": (
        QT_TRANSLATE_NOOP("Leaving", "This computer is no till yet."),
        QT_TRANSLATE_NOOP("Leaving", "Enrol it first."),
    ),
    "records-wait": (
        QT_TRANSLATE_NOOP("Leaving", "Records wait on this till."),
        QT_TRANSLATE_NOOP("Leaving", "Let them be delivered first, or export them."),
    ),
    "sale-unfinished": (
        QT_TRANSLATE_NOOP("Leaving", "A sale was begun and not recorded."),
        QT_TRANSLATE_NOOP("Leaving", "Sign in, and record or discard it."),
    ),
    "till-changed": (
        QT_TRANSLATE_NOOP("Leaving", "Something was recorded meanwhile."),
        QT_TRANSLATE_NOOP("Leaving", "Look again, then repeat it."),
    ),
    "records-not-removed": (
        QT_TRANSLATE_NOOP("Leaving", "The till's files could not all be removed."),
        QT_TRANSLATE_NOOP("Leaving", "Close what uses them, then repeat it."),
    ),
    "recovery-key-missing": (
        QT_TRANSLATE_NOOP("Leaving", "The backend has not told this till yet to whom records are sealed."),
        QT_TRANSLATE_NOOP("Leaving", "Let the till reach the backend once, then try again."),
    ),
    "place-missing": (
        QT_TRANSLATE_NOOP("Leaving", "It was not said where the till's keys shall be."),
        QT_TRANSLATE_NOOP("Leaving", "Name the keyring or the passphrase."),
    ),
    "export-missing": (
        QT_TRANSLATE_NOOP("Leaving", "No file was named."),
        QT_TRANSLATE_NOOP("Leaving", "Name the file for the records."),
    ),
    "export-not-verified": (
        QT_TRANSLATE_NOOP("Leaving", "The file does not read as it was written. Nothing was removed."),
        QT_TRANSLATE_NOOP("Leaving", "Choose another disk, then try again."),
    ),
    "export-unreadable": (
        QT_TRANSLATE_NOOP("Leaving", "There is no such file, or it cannot be read."),
        QT_TRANSLATE_NOOP("Leaving", "Choose the file that the till wrote."),
    ),
    "export-damaged": (
        QT_TRANSLATE_NOOP("Leaving", "This file is no whole export of a till."),
        QT_TRANSLATE_NOOP("Leaving", "Nothing of it was taken in. Look for another copy."),
    ),
}
