"""What was scanned or typed and is no valid card: what it is instead, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = {
    "code-too-long": (
        QT_TRANSLATE_NOOP("Codes", "This code is far too long for a customer card."),
        QT_TRANSLATE_NOOP("Codes", "Scan the customer card."),
    ),
    "code-unreadable": (
        QT_TRANSLATE_NOOP("Codes", "This code has signs that no customer card has."),
        QT_TRANSLATE_NOOP(
            "Codes", "Scan the customer card. If this stays, set the scanner up on the page Scanners."
        ),
    ),
    "code-check-digit": (
        QT_TRANSLATE_NOOP("Codes", "The number was misread."),
        QT_TRANSLATE_NOOP("Codes", "Scan the card once more."),
    ),
    "web-address": (
        QT_TRANSLATE_NOOP("Codes", "This is a web address."),
        QT_TRANSLATE_NOOP("Codes", "Ask the customer to open the card itself, then scan it."),
    ),
    "wifi-code": (
        QT_TRANSLATE_NOOP("Codes", "This is a Wi-Fi code."),
        QT_TRANSLATE_NOOP("Codes", "Scan the customer card."),
    ),
    "contact-code": (
        QT_TRANSLATE_NOOP("Codes", "This is somebody's contact card."),
        QT_TRANSLATE_NOOP("Codes", "Scan the customer card."),
    ),
    "product-code": (
        QT_TRANSLATE_NOOP("Codes", "This is the barcode of a product."),
        QT_TRANSLATE_NOOP("Codes", "Scan the customer card."),
    ),
    "payment-card": (
        QT_TRANSLATE_NOOP("Codes", "This looks like a payment card. It was not kept."),
        QT_TRANSLATE_NOOP("Codes", "Scan the customer card."),
    ),
    "not-a-card": (
        QT_TRANSLATE_NOOP("Codes", "This is not a card of this programme."),
        QT_TRANSLATE_NOOP("Codes", "Scan the customer card."),
    ),
    "image-unreadable": (
        QT_TRANSLATE_NOOP("Codes", "This file is not a picture that can be read."),
        QT_TRANSLATE_NOOP("Codes", "Choose a PNG or JPEG picture of the card."),
    ),
    "image-too-large": (
        QT_TRANSLATE_NOOP("Codes", "This picture is too large."),
        QT_TRANSLATE_NOOP("Codes", "Choose a smaller picture, or scan the card itself."),
    ),
    "image-without-code": (
        QT_TRANSLATE_NOOP("Codes", "No code was found in this picture."),
        QT_TRANSLATE_NOOP("Codes", "Choose a sharper picture, or scan the card itself."),
    ),
    "payment-request": (
        QT_TRANSLATE_NOOP("Codes", "This code asks for a payment. It was not opened and not kept."),
        QT_TRANSLATE_NOOP("Codes", "Scan the customer card."),
    ),
    "sign-in-secret": (
        QT_TRANSLATE_NOOP("Codes", "This code is the secret of somebody's sign-in. It was not kept."),
        QT_TRANSLATE_NOOP("Codes", "Ask the customer to close it and to open the card."),
    ),
    "phone-action": (
        QT_TRANSLATE_NOOP("Codes", "This code starts a call, a message or something else on a phone."),
        QT_TRANSLATE_NOOP("Codes", "Scan the customer card."),
    ),
}
