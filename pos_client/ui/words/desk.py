"""Papers, plastic cards and pictures: what the info desk hears from the backend."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = {
    "acceptance-missing": (
        QT_TRANSLATE_NOOP(
            "Desk", "The application lacks the rules or the privacy policy in their present version."
        ),
        QT_TRANSLATE_NOOP("Desk", "Let the customer read and accept both, then take the application again."),
    ),
    "age-attestation-missing": (
        QT_TRANSLATE_NOOP("Desk", "Nobody confirmed that the applicant is of age."),
        QT_TRANSLATE_NOOP("Desk", "Look at a document that shows it, and take the application again."),
    ),
    "applicant-not-valid": (
        QT_TRANSLATE_NOOP("Desk", "A field of the application cannot be right."),
        QT_TRANSLATE_NOOP("Desk", "Correct it with the customer, and take the application again."),
    ),
    "application-unknown": (
        QT_TRANSLATE_NOOP("Desk", "No application was taken under this number."),
        QT_TRANSLATE_NOOP("Desk", "Look up which application the paper belongs to; keep the paper."),
    ),
    "attachment-unknown": (
        QT_TRANSLATE_NOOP("Desk", "There is no such picture on its way here."),
        QT_TRANSLATE_NOOP("Desk", "Begin the picture anew."),
    ),
    "channel-not-allowed": (
        QT_TRANSLATE_NOOP("Desk", "This is done in shops only."),
        QT_TRANSLATE_NOOP("Desk", "Ask the customer to come to a shop."),
    ),
    "checksum-wrong": (
        QT_TRANSLATE_NOOP("Desk", "What came is not the picture that was announced."),
        QT_TRANSLATE_NOOP("Desk", "Send the picture anew from its beginning; keep the paper."),
    ),
    "copy-not-safe": (
        QT_TRANSLATE_NOOP("Desk", "The paper was reported destroyed before its copy was safe."),
        QT_TRANSLATE_NOOP("Desk", "Ask the customer for a new application if the paper is gone."),
    ),
    "fields-not-valid": (
        QT_TRANSLATE_NOOP("Desk", "Something in the form is missing or not right."),
        QT_TRANSLATE_NOOP("Desk", "Correct the fields that are named and send the form again."),
    ),
    "instead-of-not-valid": (
        QT_TRANSLATE_NOOP("Desk", "No card is owed for that entry."),
        QT_TRANSLATE_NOOP("Desk", "Check the receipt: the fee is due, or another card was given already."),
    ),
    "nothing-to-refund": (
        QT_TRANSLATE_NOOP("Desk", "No such fee was taken here."),
        QT_TRANSLATE_NOOP("Desk", "Check the receipt, and give no money back for it."),
    ),
    "offset-not-expected": (
        QT_TRANSLATE_NOOP("Desk", "The piece of the picture does not follow what is here."),
        QT_TRANSLATE_NOOP("Desk", "Ask how much is here, and go on from there."),
    ),
    "organisation-not-authorised": (
        QT_TRANSLATE_NOOP("Desk", "This organisation may not digitise applications for the merchant."),
        QT_TRANSLATE_NOOP(
            "Desk", "Let the merchant's own staff take it, or ask for the organisation to be listed."
        ),
    ),
    "picture-not-announced": (
        QT_TRANSLATE_NOOP("Desk", "No accepted record of this till announced this picture."),
        QT_TRANSLATE_NOOP("Desk", "Send the record first; if it was set aside, ask the manager."),
    ),
    "picture-not-supported": (
        QT_TRANSLATE_NOOP("Desk", "That is no PNG or JPEG picture."),
        QT_TRANSLATE_NOOP("Desk", "Scan the paper again; keep the paper."),
    ),
    "picture-too-large": (
        QT_TRANSLATE_NOOP("Desk", "The picture is too large."),
        QT_TRANSLATE_NOOP("Desk", "Scan the paper again with a lower resolution; keep the paper."),
    ),
    "plastic-in-store-only": (
        QT_TRANSLATE_NOOP("Desk", "A plastic card counts in shops only."),
        QT_TRANSLATE_NOOP("Desk", "Ask the customer to sign in to their account."),
    ),
    "refunded-before": (
        QT_TRANSLATE_NOOP("Desk", "This fee was given back before."),
        QT_TRANSLATE_NOOP("Desk", "Check the till: money may have been given back twice."),
    ),
    "staff-unknown": (
        QT_TRANSLATE_NOOP("Desk", "There is nobody with this number among the staff."),
        QT_TRANSLATE_NOOP("Desk", "Find out who it was, and record it again with their number."),
    ),
}
