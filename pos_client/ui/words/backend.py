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
    "code-of-another-till": (
        QT_TRANSLATE_NOOP("Backend", "This one-time code is for another till. Nothing was changed."),
        QT_TRANSLATE_NOOP("Backend", "Ask for a code for this till; the other one's is still good."),
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
    "not-sealed-for-this": (
        QT_TRANSLATE_NOOP("Backend", "The backend cannot open this: sealed by another till, or damaged."),
        QT_TRANSLATE_NOOP("Backend", "Nothing was deleted. Ask IT."),
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
    "url-invalid": (
        QT_TRANSLATE_NOOP("Backend", "This is not the address of a backend."),
        QT_TRANSLATE_NOOP("Backend", "Type it as IT gave it to you; it begins with https://"),
    ),
    "url-not-secure": (
        QT_TRANSLATE_NOOP("Backend", "This address is not secure."),
        QT_TRANSLATE_NOOP("Backend", "Use the address that begins with https://"),
    ),
    "database-busy": (
        QT_TRANSLATE_NOOP("Backend", "The backend is busy; nothing of this request was kept."),
        QT_TRANSLATE_NOOP("Backend", "Try again in a few seconds; the till keeps everything."),
    ),
    "backend-too-slow": (
        QT_TRANSLATE_NOOP("Backend", "The backend did not answer in time."),
        QT_TRANSLATE_NOOP("Backend", "Go on; the till tries again by itself."),
    ),
    "backend-not-trusted": (
        QT_TRANSLATE_NOOP("Backend", "The backend could not prove who it is."),
        QT_TRANSLATE_NOOP("Backend", "Check this computer's date and time, then ask IT."),
    ),
    "backend-failing": (
        QT_TRANSLATE_NOOP("Backend", "The backend has trouble of its own."),
        QT_TRANSLATE_NOOP("Backend", "Try again in a while; the till keeps everything."),
    ),
    "backend-garbled": (
        QT_TRANSLATE_NOOP("Backend", "The backend's answer made no sense."),
        QT_TRANSLATE_NOOP("Backend", "Try again; if it stays, tell IT."),
    ),
    "captive-portal": (
        QT_TRANSLATE_NOOP("Backend", "The network asks for a sign-in of its own."),
        QT_TRANSLATE_NOOP("Backend", "Sign in to the network in a browser, or ask IT."),
    ),
    "staff-session-needed": (
        QT_TRANSLATE_NOOP("Backend", "Your sign-in is over."),
        QT_TRANSLATE_NOOP("Backend", "Sign out and in again. Nothing is lost."),
    ),
    "register-mismatch": (
        QT_TRANSLATE_NOOP("Backend", "The backend knows this till under another name."),
        QT_TRANSLATE_NOOP("Backend", "Nothing is lost. Ask IT to enrol this till anew."),
    ),
    "benefit-unknown": (
        QT_TRANSLATE_NOOP("Backend", "The backend does not know this benefit."),
        QT_TRANSLATE_NOOP("Backend", "Go on without it."),
    ),
    "member-unknown": (
        QT_TRANSLATE_NOOP("Backend", "The backend does not know this card's holder."),
        QT_TRANSLATE_NOOP("Backend", "Go on without it."),
    ),
    "already-enrolled": (
        QT_TRANSLATE_NOOP("Backend", "This computer is a till already."),
        QT_TRANSLATE_NOOP("Backend", "Close this page and sign in."),
    ),
    "sign-in-incomplete": (
        QT_TRANSLATE_NOOP("Backend", "Staff number or PIN is incomplete."),
        QT_TRANSLATE_NOOP("Backend", "Type the number and all six digits of the PIN."),
    ),
    "not-found": (
        QT_TRANSLATE_NOOP("Backend", "The backend does not know what this till asked for."),
        QT_TRANSLATE_NOOP("Backend", "The till may need an update. Tell IT."),
    ),
    "method-not-allowed": (
        QT_TRANSLATE_NOOP("Backend", "The backend does not know what this till asked for."),
        QT_TRANSLATE_NOOP("Backend", "The till may need an update. Tell IT."),
    ),
    "bad-request": (
        QT_TRANSLATE_NOOP("Backend", "The backend did not understand this till."),
        QT_TRANSLATE_NOOP("Backend", "Try again; if it stays, the till needs an update."),
    ),
    "request-too-large": (
        QT_TRANSLATE_NOOP("Backend", "The backend did not take so much at once."),
        QT_TRANSLATE_NOOP("Backend", "Try again; if it stays, tell IT."),
    ),
    "internal-error": (
        QT_TRANSLATE_NOOP("Backend", "The backend has trouble of its own."),
        QT_TRANSLATE_NOOP("Backend", "Try again in a while; the till keeps everything."),
    ),
    "backend-busy": (
        QT_TRANSLATE_NOOP("Backend", "The backend has trouble of its own."),
        QT_TRANSLATE_NOOP("Backend", "Try again in a while; the till keeps everything."),
    ),
}
