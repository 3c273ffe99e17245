"""What keeps this till from starting or from writing."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = {
    "till-already-open": (
        QT_TRANSLATE_NOOP("Till", "This till is already open in another window."),
        QT_TRANSLATE_NOOP("Till", "Use that window, or close it and try again."),
    ),
    "database-newer": (
        QT_TRANSLATE_NOOP("Till", "The till's file was written by a newer version of this program."),
        QT_TRANSLATE_NOOP("Till", "Start the newer version, or ask IT to install it. Nothing is lost."),
    ),
    "database-damaged": (
        QT_TRANSLATE_NOOP("Till", "The till's file is damaged."),
        QT_TRANSLATE_NOOP("Till", "Leave this till switched on and ask IT. The file is kept as it is."),
    ),
    "database-damage-met": (
        QT_TRANSLATE_NOOP("Till", "A part of the till's file does not read."),
        QT_TRANSLATE_NOOP("Till", "Close the till and start it again: it mends its file by itself. Tell IT."),
    ),
    "database-read-only": (
        QT_TRANSLATE_NOOP("Till", "The till's file cannot be written."),
        QT_TRANSLATE_NOOP("Till", "Ask IT to give this user the right to write into the till's folder."),
    ),
    "database-key-wrong": (
        QT_TRANSLATE_NOOP("Till", "The key in the keyring does not open the till's file."),
        QT_TRANSLATE_NOOP("Till", "Sign in to the computer as the user who enrolled this till, or ask IT."),
    ),
    "database-missing": (
        QT_TRANSLATE_NOOP("Till", "The till's file is gone."),
        QT_TRANSLATE_NOOP(
            "Till",
            "Ask IT to bring it back: records may be in it. Do not enrol anew, unless it is lost for good; "
            "then with --again and a code for the same till.",
        ),
    ),
    "database-uncertain": (
        QT_TRANSLATE_NOOP("Till", "The till could not tell whether this was written."),
        QT_TRANSLATE_NOOP("Till", "Try again; it is recorded only once."),
    ),
    "disk-full": (
        QT_TRANSLATE_NOOP("Till", "The disk is full. This was not recorded."),
        QT_TRANSLATE_NOOP("Till", "Free some space, then try again. What was recorded before is safe."),
    ),
    "disk-full-nothing-new": (
        QT_TRANSLATE_NOOP("Till", "The disk is full: no new sale can be recorded. Nothing is lost."),
        QT_TRANSLATE_NOOP("Till", "Free some space, or call the manager or IT, before this customer pays."),
    ),
    "till-mended": (
        QT_TRANSLATE_NOOP("Till", "The till's file was damaged and is mended. No record is lost."),
        QT_TRANSLATE_NOOP("Till", "Tell IT: the damaged file is kept beside the new one."),
    ),
    "till-mended-with-loss": (
        QT_TRANSLATE_NOOP("Till", "The till's file was damaged, and some records could not be saved."),
        QT_TRANSLATE_NOOP("Till", "Call the manager: the list of records set aside says how many. Tell IT."),
    ),
    "till-mended-unsure": (
        QT_TRANSLATE_NOOP("Till", "The till's file was damaged and is mended. Some records may be missing."),
        QT_TRANSLATE_NOOP("Till", "Call the manager: compare the day's report with the receipts. Tell IT."),
    ),
    "keyring-missing": (
        QT_TRANSLATE_NOOP("Till", "This computer has no keyring to keep the till's key in."),
        QT_TRANSLATE_NOOP(
            "Till",
            "Ask IT to set one up. The key is never written in plain text. A manager's passphrase can keep "
            "it, too.",
        ),
    ),
    "keyring-backend-refused": (
        QT_TRANSLATE_NOOP(
            "Till", "This computer is set up with a keyring that would not keep the till's key secret."
        ),
        QT_TRANSLATE_NOOP(
            "Till",
            "Ask IT to remove PYTHON_KEYRING_BACKEND or keyringrc.cfg, or let a manager choose a passphrase.",
        ),
    ),
    "passphrase-needed": (
        QT_TRANSLATE_NOOP("Till", "This till's keys are kept under a manager's passphrase."),
        QT_TRANSLATE_NOOP("Till", "Ask a manager to type it."),
    ),
    "passphrase-wrong": (
        QT_TRANSLATE_NOOP("Till", "This is not the passphrase."),
        QT_TRANSLATE_NOOP("Till", "Look at capital letters and the keyboard's language, and type it again."),
    ),
    "passphrase-wait": (
        QT_TRANSLATE_NOOP("Till", "Too many wrong passphrases."),
        QT_TRANSLATE_NOOP("Till", "Wait, then type it again. Each further wrong one makes the wait longer."),
    ),
    "passphrase-too-short": (
        QT_TRANSLATE_NOOP("Till", "This passphrase is too short."),
        QT_TRANSLATE_NOOP("Till", "Take at least 12 characters or four words."),
    ),
    "passphrase-too-plain": (
        QT_TRANSLATE_NOOP("Till", "This passphrase repeats a few characters only."),
        QT_TRANSLATE_NOOP("Till", "Take four words that do not belong together."),
    ),
    "passphrase-not-usable": (
        QT_TRANSLATE_NOOP("Till", "This passphrase is too long, or has signs that no keyboard shows."),
        QT_TRANSLATE_NOOP("Till", "Type it by hand, at most 256 characters."),
    ),
    "passphrase-not-same": (
        QT_TRANSLATE_NOOP("Till", "The two passphrases are not the same."),
        QT_TRANSLATE_NOOP("Till", "Type the new passphrase twice."),
    ),
    "passphrase-no-memory": (
        QT_TRANSLATE_NOOP("Till", "This computer has too little memory free to open the till's keys."),
        QT_TRANSLATE_NOOP("Till", "Close other programs and try again."),
    ),
    "passphrase-entry-missing": (
        QT_TRANSLATE_NOOP(
            "Till", "The file with the till's keys is gone. The records of this till are safe."
        ),
        QT_TRANSLATE_NOOP(
            "Till", "Ask IT to bring till.secrets back, or enrol again with a code for the same till."
        ),
    ),
    "passphrase-file-damaged": (
        QT_TRANSLATE_NOOP(
            "Till", "The file with the till's keys is damaged. The records of this till are safe."
        ),
        QT_TRANSLATE_NOOP("Till", "Enrol this till again with a code for the same till."),
    ),
    "passphrase-file-newer": (
        QT_TRANSLATE_NOOP(
            "Till", "The file with the till's keys was written by a newer version of this program."
        ),
        QT_TRANSLATE_NOOP("Till", "Start the newer version, or ask IT to install it. Nothing is lost."),
    ),
    "passphrase-file-unreadable": (
        QT_TRANSLATE_NOOP("Till", "The file with the till's keys cannot be read."),
        QT_TRANSLATE_NOOP("Till", "Ask IT to give this user the right to read the till's folder."),
    ),
    "passphrase-file-not-written": (
        QT_TRANSLATE_NOOP("Till", "The till's keys could not be kept: the file was not written."),
        QT_TRANSLATE_NOOP("Till", "Ask IT: is the disk full, may this user not write? Nothing was changed."),
    ),
    "no-passphrase-here": (
        QT_TRANSLATE_NOOP("Till", "This till's keys are in the computer's keyring; there is no passphrase."),
        QT_TRANSLATE_NOOP("Till", "Nothing is to be done."),
    ),
    "secrets-not-read-back": (
        QT_TRANSLATE_NOOP("Till", "The till's keys did not read back from the new place."),
        QT_TRANSLATE_NOOP("Till", "They are where they were. Tell IT."),
    ),
    "keyring-locked": (
        QT_TRANSLATE_NOOP("Till", "The computer's keyring is locked."),
        QT_TRANSLATE_NOOP("Till", "Unlock it with the password of this computer's user, then try again."),
    ),
    "keyring-refused": (
        QT_TRANSLATE_NOOP("Till", "The computer's keyring did not hand out the till's key."),
        QT_TRANSLATE_NOOP("Till", "Allow it when the system asks, then try again."),
    ),
    "installation-unreadable": (
        QT_TRANSLATE_NOOP("Till", "The till's settings cannot be read."),
        QT_TRANSLATE_NOOP("Till", "Ask IT. What was recorded is safe."),
    ),
    "installation-not-written": (
        QT_TRANSLATE_NOOP("Till", "The till's settings could not be written."),
        QT_TRANSLATE_NOOP("Till", "Ask IT to give this user the right to write into the till's folder."),
    ),
    "keyring-entry-missing": (
        QT_TRANSLATE_NOOP(
            "Till", "The till's key is not in this computer's keyring. The records of this till are safe."
        ),
        QT_TRANSLATE_NOOP(
            "Till",
            "Sign in to the computer as the user who enrolled this till, or enrol again with a code for the "
            "same till.",
        ),
    ),
    "keyring-entry-damaged": (
        QT_TRANSLATE_NOOP(
            "Till", "The till's key in the keyring is damaged. The records of this till are safe."
        ),
        QT_TRANSLATE_NOOP("Till", "Enrol this till again with a code for the same till."),
    ),
    "sealed-key-missing": (
        QT_TRANSLATE_NOOP(
            "Till", "There are records here whose key is lost and was never left with the backend."
        ),
        QT_TRANSLATE_NOOP(
            "Till",
            "Nothing was changed. Ask IT: the old keyring may be brought back, or the records kept aside "
            "(reset --keep-aside).",
        ),
    ),
    "enrolled-as-another-till": (
        QT_TRANSLATE_NOOP("Till", "This code was another till's. Nothing was changed here."),
        QT_TRANSLATE_NOOP(
            "Till", "Ask for a code for this till. That other till must be enrolled anew, too."
        ),
    ),
    "records-open": (
        QT_TRANSLATE_NOOP("Till", "These records can be opened."),
        QT_TRANSLATE_NOOP("Till", "Start the till again."),
    ),
    "records-not-moved": (
        QT_TRANSLATE_NOOP("Till", "The old records could not be moved."),
        QT_TRANSLATE_NOOP("Till", "Ask IT. Nothing was deleted."),
    ),
    "cache-failed": (
        QT_TRANSLATE_NOOP("Till", "The till's file had trouble."),
        QT_TRANSLATE_NOOP("Till", "Ask IT. What was recorded is safe."),
    ),
    "database-migration-failed": (
        QT_TRANSLATE_NOOP("Till", "The till's file could not be made ready for this version."),
        QT_TRANSLATE_NOOP("Till", "Ask IT. The file is kept as it was."),
    ),
    "database-failed": (
        QT_TRANSLATE_NOOP("Till", "The disk refused to read or write. This was not recorded."),
        QT_TRANSLATE_NOOP("Till", "Try again; if it stays, ask IT. What was recorded before is safe."),
    ),
    "record-uncertain": (
        QT_TRANSLATE_NOOP("Till", "The till could not tell whether this was written."),
        QT_TRANSLATE_NOOP("Till", "Try again; it is recorded only once."),
    ),
    "store-closed": (
        QT_TRANSLATE_NOOP("Till", "The till is closing."),
        QT_TRANSLATE_NOOP("Till", "Start it again."),
    ),
    "entry-not-usable": (
        QT_TRANSLATE_NOOP("Till", "This cannot be recorded as it is."),
        QT_TRANSLATE_NOOP("Till", "Go back and check it, then try again."),
    ),
}
