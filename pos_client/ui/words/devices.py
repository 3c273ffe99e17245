"""Cameras and what else is plugged in."""

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
    "camera-too-slow": (
        QT_TRANSLATE_NOOP("Devices", "The camera is too slow to read codes."),
        QT_TRANSLATE_NOOP("Devices", "Use the scanner, or another camera."),
    ),
}
