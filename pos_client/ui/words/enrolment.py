"""Letting a till in, and its tokens: what a till and a manager hear from the backend."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = {
    "access-denied": (
        QT_TRANSLATE_NOOP("Enrolment", "A manager did not approve this till."),
        QT_TRANSLATE_NOOP("Enrolment", "Ask the manager why, and begin again with a new code."),
    ),
    "authorization-pending": (
        QT_TRANSLATE_NOOP("Enrolment", "Nobody has approved this till yet."),
        QT_TRANSLATE_NOOP("Enrolment", "Show the code to a manager, and ask again after the interval."),
    ),
    "device-code-expired": (
        QT_TRANSLATE_NOOP("Enrolment", "The code's time is over."),
        QT_TRANSLATE_NOOP("Enrolment", "Begin again: the till shows a new code."),
    ),
    "device-code-unknown": (
        QT_TRANSLATE_NOOP("Enrolment", "This request to be let in is not known here."),
        QT_TRANSLATE_NOOP("Enrolment", "Begin again: the till shows a new code."),
    ),
    "enrolment-ended": (
        QT_TRANSLATE_NOOP("Enrolment", "This till's enrolment has ended."),
        QT_TRANSLATE_NOOP("Enrolment", "Go on selling, nothing is lost; have the till enrolled anew."),
    ),
    "refresh-token-reused": (
        QT_TRANSLATE_NOOP("Enrolment", "The till's access was used twice, so it was ended."),
        QT_TRANSLATE_NOOP(
            "Enrolment", "Go on selling, nothing is lost; tell IT, and have the till enrolled anew."
        ),
    ),
    "refresh-token-unknown": (
        QT_TRANSLATE_NOOP("Enrolment", "The till can no longer renew its access."),
        QT_TRANSLATE_NOOP("Enrolment", "Go on selling, nothing is lost; have the till enrolled anew."),
    ),
    "slow-down": (
        QT_TRANSLATE_NOOP("Enrolment", "The till asks too often."),
        QT_TRANSLATE_NOOP("Enrolment", "Wait as long as the answer says, then ask again."),
    ),
    "token-expired": (
        QT_TRANSLATE_NOOP("Enrolment", "The till's access is over for now."),
        QT_TRANSLATE_NOOP("Enrolment", "Nothing to do: the till renews it by itself."),
    ),
    "user-code-decided": (
        QT_TRANSLATE_NOOP("Enrolment", "Somebody has answered this till already."),
        QT_TRANSLATE_NOOP("Enrolment", "If the till still waits, let it show a new code."),
    ),
    "user-code-expired": (
        QT_TRANSLATE_NOOP("Enrolment", "This code's time is over."),
        QT_TRANSLATE_NOOP("Enrolment", "Let the till show a new code and type that one."),
    ),
    "user-code-unknown": (
        QT_TRANSLATE_NOOP("Enrolment", "No till shows this code."),
        QT_TRANSLATE_NOOP("Enrolment", "Read the code on the till's screen again and type it anew."),
    ),
}
