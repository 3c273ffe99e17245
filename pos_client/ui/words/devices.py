"""Cameras, scanners, and finding out how a scanner types."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = {
    "camera-missing": (
        QT_TRANSLATE_NOOP("Devices", "No camera is connected."),
        QT_TRANSLATE_NOOP("Devices", "Use the scanner, or drop a picture of the card here."),
    ),
    "camera-busy": (
        QT_TRANSLATE_NOOP("Devices", "Another program uses the camera."),
        QT_TRANSLATE_NOOP("Devices", "Close that program, or use the scanner."),
    ),
    "camera-unplugged": (
        QT_TRANSLATE_NOOP("Devices", "The camera is gone."),
        QT_TRANSLATE_NOOP("Devices", "Plug it in again; until then use the scanner."),
    ),
    "camera-denied": (
        QT_TRANSLATE_NOOP("Devices", "The system does not let this program use the camera."),
        QT_TRANSLATE_NOOP("Devices", "Allow it in the system's privacy settings, or use the scanner."),
    ),
    "camera-not-opened": (
        QT_TRANSLATE_NOOP("Devices", "The camera is plugged in, but it does not open."),
        QT_TRANSLATE_NOOP(
            "Devices", "Close other programs that use it, or allow it in the system's privacy settings."
        ),
    ),
    "camera-refused": (
        QT_TRANSLATE_NOOP("Devices", "This is no address of a camera."),
        QT_TRANSLATE_NOOP("Devices", "Type an address that begins with http:// or rtsp://."),
    ),
    "stream-missing": (
        QT_TRANSLATE_NOOP("Devices", "The network camera does not answer."),
        QT_TRANSLATE_NOOP(
            "Devices", "Check its address, name and password, and the network; until then use the scanner."
        ),
    ),
    "stream-lost": (
        QT_TRANSLATE_NOOP("Devices", "The network camera sends no pictures any more."),
        QT_TRANSLATE_NOOP("Devices", "Check the camera and the network; until then use the scanner."),
    ),
    "scanner-missing": (
        QT_TRANSLATE_NOOP("Devices", "The chosen scanner is not there."),
        QT_TRANSLATE_NOOP("Devices", "Plug it in, or choose another one on the page Scanners."),
    ),
    "scanner-busy": (
        QT_TRANSLATE_NOOP("Devices", "Another program uses the scanner."),
        QT_TRANSLATE_NOOP("Devices", "Close that program; the till tries again by itself."),
    ),
    "scanner-denied": (
        QT_TRANSLATE_NOOP("Devices", "This computer does not let the till use the scanner."),
        QT_TRANSLATE_NOOP("Devices", "Ask IT for the right to use it; the till tries again by itself."),
    ),
    "scanner-unplugged": (
        QT_TRANSLATE_NOOP("Devices", "The scanner is unplugged or switched off."),
        QT_TRANSLATE_NOOP("Devices", "Plug it in again; the till goes on by itself."),
    ),
    "scanner-floods": (
        QT_TRANSLATE_NOOP("Devices", "The scanner sends without end."),
        QT_TRANSLATE_NOOP("Devices", "Unplug it and plug it in again; the till goes on by itself."),
    ),
    "scan-half": (
        QT_TRANSLATE_NOOP("Devices", "Only a part of the code arrived."),
        QT_TRANSLATE_NOOP("Devices", "Scan once more."),
    ),
    "scan-too-long": (
        QT_TRANSLATE_NOOP("Devices", "The scanner sent far more than a card holds."),
        QT_TRANSLATE_NOOP("Devices", "Scan the code of the card itself."),
    ),
    "scans-run-together": (
        QT_TRANSLATE_NOOP("Devices", "Two codes arrived as one."),
        QT_TRANSLATE_NOOP("Devices", "Scan one card after the other."),
    ),
    "scan-unreadable": (
        QT_TRANSLATE_NOOP("Devices", "The scanner sent signs that no code has."),
        QT_TRANSLATE_NOOP("Devices", "Scan again; if it stays, set the scanner up on the page Scanners."),
    ),
    "wedge-layout-unknown": (
        QT_TRANSLATE_NOOP("Devices", "The till does not know the keyboard that this scanner was set to."),
        QT_TRANSLATE_NOOP("Devices", "Set the scanner up again on the page Scanners."),
    ),
    "calibration-unreadable": (
        QT_TRANSLATE_NOOP("Devices", "The code arrived, but by no keyboard that the till knows."),
        QT_TRANSLATE_NOOP(
            "Devices", "Set the scanner to a US keyboard (its manual has a code for that), then scan again."
        ),
    ),
    "calibration-altcodes": (
        QT_TRANSLATE_NOOP("Devices", "The scanner types with the Alt key."),
        QT_TRANSLATE_NOOP("Devices", "Switch that off with a code of the scanner's manual, then scan again."),
    ),
    "calibration-caps-lock": (
        QT_TRANSLATE_NOOP("Devices", "Caps Lock is on: small and capital letters arrive swapped."),
        QT_TRANSLATE_NOOP("Devices", "Switch Caps Lock off, then scan again."),
    ),
    "calibration-other-code": (
        QT_TRANSLATE_NOOP("Devices", "This was another code, or the scanner adds signs behind it."),
        QT_TRANSLATE_NOOP(
            "Devices", "Scan the code of this page. Behind a code only Enter, Tab or nothing may come."
        ),
    ),
    "devices-unreadable": (
        QT_TRANSLATE_NOOP("Devices", "The chosen camera and scanner could not be read."),
        QT_TRANSLATE_NOOP("Devices", "Choose them anew here; until then the till uses the usual ones."),
    ),
    "devices-not-written": (
        QT_TRANSLATE_NOOP("Devices", "The choice could not be written to the disk."),
        QT_TRANSLATE_NOOP(
            "Devices", "It holds until the till is closed. Free some space, or ask IT, then choose again."
        ),
    ),
}
