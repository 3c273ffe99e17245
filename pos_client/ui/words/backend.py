"""What the backend refuses, and what keeps it from answering."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = {
    "backend-unreachable": (
        QT_TRANSLATE_NOOP("Backend", "The backend does not answer."),
        QT_TRANSLATE_NOOP("Backend", "Check the address and the network, then try again."),
    ),
    "enrolment-code-unknown": (
        QT_TRANSLATE_NOOP("Backend", "This one-time code is not known."),
        QT_TRANSLATE_NOOP("Backend", "Compare it sign by sign with the one you were given."),
    ),
    "enrolment-code-used": (
        QT_TRANSLATE_NOOP("Backend", "This one-time code was used before."),
        QT_TRANSLATE_NOOP("Backend", "Ask for a new code; each one works for one till."),
    ),
    "enrolment-code-expired": (
        QT_TRANSLATE_NOOP("Backend", "The time of this one-time code is over."),
        QT_TRANSLATE_NOOP("Backend", "Ask for a new code."),
    ),
    "too-many-tries": (
        QT_TRANSLATE_NOOP("Backend", "Too many tries."),
        QT_TRANSLATE_NOOP("Backend", "Wait a minute, then try again."),
    ),
    "sign-in-refused": (
        QT_TRANSLATE_NOOP("Backend", "Staff number or PIN is not right."),
        QT_TRANSLATE_NOOP("Backend", "Check the number and type the PIN again."),
    ),
    "sign-in-needed": (
        QT_TRANSLATE_NOOP("Backend", "Your sign-in is over."),
        QT_TRANSLATE_NOOP("Backend", "Sign out and in again. Nothing is lost."),
    ),
    "sign-in-unknown-offline": (
        QT_TRANSLATE_NOOP("Backend", "The backend is away, and this till does not know you yet."),
        QT_TRANSLATE_NOOP("Backend", "Let somebody sign in who worked at this till lately."),
    ),
    "sign-in-too-old": (
        QT_TRANSLATE_NOOP("Backend", "The backend is away, and your last sign-in with it is too long ago."),
        QT_TRANSLATE_NOOP("Backend", "Let somebody sign in who worked at this till lately."),
    ),
    "benefit-not-available": (
        QT_TRANSLATE_NOOP("Backend", "This benefit was used before, or is held at another till."),
        QT_TRANSLATE_NOOP("Backend", "Go on without it."),
    ),
    "benefit-not-valid": (
        QT_TRANSLATE_NOOP("Backend", "This benefit does not hold today."),
        QT_TRANSLATE_NOOP("Backend", "Go on without it."),
    ),
    "role-not-allowed": (
        QT_TRANSLATE_NOOP("Backend", "Your role may not do this."),
        QT_TRANSLATE_NOOP("Backend", "Ask the manager."),
    ),
    "register-unknown": (
        QT_TRANSLATE_NOOP("Backend", "The backend does not know this till."),
        QT_TRANSLATE_NOOP("Backend", "Go on selling, nothing is lost. Ask IT to enrol this till anew."),
    ),
    "register-revoked": (
        QT_TRANSLATE_NOOP("Backend", "The backend has locked this till out."),
        QT_TRANSLATE_NOOP("Backend", "Go on selling, nothing is lost. Ask IT to enrol this till anew."),
    ),
    "register-in-use": (
        QT_TRANSLATE_NOOP("Backend", "Another till works under this till's name."),
        QT_TRANSLATE_NOOP("Backend", "Nothing is lost. Ask IT to enrol one of the two anew."),
    ),
    "bad-signature": (
        QT_TRANSLATE_NOOP("Backend", "The backend does not accept this till's signature."),
        QT_TRANSLATE_NOOP("Backend", "Go on selling, nothing is lost. Ask IT to enrol this till anew."),
    ),
    "cursor-expired": (
        QT_TRANSLATE_NOOP("Backend", "The till's list of cards is fetched anew."),
        QT_TRANSLATE_NOOP("Backend", "Nothing to do."),
    ),
    "invalid-request": (
        QT_TRANSLATE_NOOP("Backend", "The backend did not understand this till."),
        QT_TRANSLATE_NOOP("Backend", "Try again; if it stays, the till needs an update."),
    ),
    "unexpected-field": (
        QT_TRANSLATE_NOOP("Backend", "The backend did not expect part of this record."),
        QT_TRANSLATE_NOOP("Backend", "It is stored and waits for a person. Tell support."),
    ),
    "switched-off": (
        QT_TRANSLATE_NOOP("Backend", "This till works offline, because somebody switched it so."),
        QT_TRANSLATE_NOOP("Backend", "To go online again, use the staff menu."),
    ),
}
