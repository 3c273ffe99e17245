"""Whom the till believes to be its backend, and what keeps TLS from coming about: for who must mend it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = {
    "certificate-expired": (
        QT_TRANSLATE_NOOP("Transport", "By this computer's clock the backend's certificate is over."),
        QT_TRANSLATE_NOOP(
            "Transport",
            "Check date and time here first. Are they right, IT has to have the certificate renewed.",
        ),
    ),
    "certificate-not-valid-yet": (
        QT_TRANSLATE_NOOP(
            "Transport", "By this computer's clock the backend's certificate is not valid yet."
        ),
        QT_TRANSLATE_NOOP("Transport", "Check date and time here first. Are they right, tell IT."),
    ),
    "clock-ahead": (
        QT_TRANSLATE_NOOP(
            "Transport", "This computer's clock is ahead, so the backend's certificate looks expired."
        ),
        QT_TRANSLATE_NOOP("Transport", "Set date and time; the till goes online again by itself."),
    ),
    "clock-behind": (
        QT_TRANSLATE_NOOP(
            "Transport", "This computer's clock is behind, so the backend's certificate looks too new."
        ),
        QT_TRANSLATE_NOOP("Transport", "Set date and time; the till goes online again by itself."),
    ),
    "certificate-of-another-host": (
        QT_TRANSLATE_NOOP("Transport", "The backend's certificate was made for another address."),
        QT_TRANSLATE_NOOP("Transport", "Compare the address with the one that IT gave you."),
    ),
    "certificate-self-signed": (
        QT_TRANSLATE_NOOP("Transport", "The backend's certificate is signed by nobody but itself."),
        QT_TRANSLATE_NOOP("Transport", "IT has to give this till the file of the backend's authority."),
    ),
    "certificate-authority-unknown": (
        QT_TRANSLATE_NOOP(
            "Transport", "The backend's certificate comes from an authority that this till does not trust."
        ),
        QT_TRANSLATE_NOOP(
            "Transport", "Ask IT. Did nobody change anything, somebody may read along on this network."
        ),
    ),
    "certificate-chain-incomplete": (
        QT_TRANSLATE_NOOP("Transport", "Who issued the backend's certificate is not known here."),
        QT_TRANSLATE_NOOP(
            "Transport",
            "IT checks whether the backend sends its whole chain, and whether this till knows its authority.",
        ),
    ),
    "certificate-too-weak": (
        QT_TRANSLATE_NOOP(
            "Transport", "The backend's certificate has a key or a signature that is too weak."
        ),
        QT_TRANSLATE_NOOP("Transport", "IT has to have it made anew."),
    ),
    "certificate-pin-wrong": (
        QT_TRANSLATE_NOOP("Transport", "The backend has another key than this till was told of."),
        QT_TRANSLATE_NOOP(
            "Transport",
            "Ask IT whether the key was changed. If not, somebody stands between till and backend.",
        ),
    ),
    "tls-too-old": (
        QT_TRANSLATE_NOOP("Transport", "The backend speaks only an old, unsafe TLS."),
        QT_TRANSLATE_NOOP("Transport", "IT has to switch on TLS 1.2 or 1.3 there."),
    ),
    "tls-no-common-cipher": (
        QT_TRANSLATE_NOOP("Transport", "This till and the backend have no encryption in common."),
        QT_TRANSLATE_NOOP("Transport", "IT has to allow modern ciphers at the backend."),
    ),
    "tls-not-spoken": (
        QT_TRANSLATE_NOOP("Transport", "At this address nobody speaks TLS."),
        QT_TRANSLATE_NOOP("Transport", "Check the address and its port with IT."),
    ),
    "tls-broken-off": (
        QT_TRANSLATE_NOOP("Transport", "The connection was cut while it was being secured."),
        QT_TRANSLATE_NOOP("Transport", "Try again; if it stays, IT looks at firewalls in between."),
    ),
    "tls-too-slow": (
        QT_TRANSLATE_NOOP("Transport", "The connection stood still while it was being secured."),
        QT_TRANSLATE_NOOP(
            "Transport",
            "Go on; the till tries again by itself. If it stays, IT looks at firewalls in between.",
        ),
    ),
    "trust-without-tls": (
        QT_TRANSLATE_NOOP("Transport", "This address is not secure, so there is no certificate to check."),
        QT_TRANSLATE_NOOP("Transport", "Use an address that begins with https://"),
    ),
    "pin-not-valid": (
        QT_TRANSLATE_NOOP("Transport", "This is not the pin of a key."),
        QT_TRANSLATE_NOOP("Transport", "A pin is sha256/ and 44 signs; copy it whole."),
    ),
    "pin-backup-missing": (
        QT_TRANSLATE_NOOP("Transport", "One pin alone would lock the till out when its key is lost."),
        QT_TRANSLATE_NOOP(
            "Transport", "Give two different ones: the key in use, and one that is kept elsewhere."
        ),
    ),
    "too-many-pins": (
        QT_TRANSLATE_NOOP("Transport", "These are more pins than a till keeps."),
        QT_TRANSLATE_NOOP("Transport", "Leave out those of keys that nobody uses any more."),
    ),
    "pin-file-unreadable": (
        QT_TRANSLATE_NOOP("Transport", "This file has no certificate and no public key, or cannot be read."),
        QT_TRANSLATE_NOOP("Transport", "Choose a file with one of the two."),
    ),
    "ca-file-unreadable": (
        QT_TRANSLATE_NOOP("Transport", "The file of the authorities cannot be read."),
        QT_TRANSLATE_NOOP("Transport", "Choose a file that this user may read."),
    ),
    "ca-file-not-valid": (
        QT_TRANSLATE_NOOP("Transport", "This is not a file of certificates."),
        QT_TRANSLATE_NOOP("Transport", "Choose the file that IT gave you; PEM and DER are understood."),
    ),
    "ca-file-with-key": (
        QT_TRANSLATE_NOOP("Transport", "This file has a private key, which belongs on no till."),
        QT_TRANSLATE_NOOP("Transport", "Choose a file with certificates alone."),
    ),
}
