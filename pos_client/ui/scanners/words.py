"""Words for what a scanner is set to and where a scan came from."""

from __future__ import annotations

from pos_client.domain.devices import Suffix, WedgeProfile
from pos_client.domain.scan import ScanSource
from pos_client.ui.i18n import translate


def source_name(source: ScanSource) -> str:
    """Where a scan came from."""
    match source:
        case ScanSource.CAMERA:
            return translate("Scanners", "Camera")
        case ScanSource.IMAGE:
            return translate("Scanners", "Picture file")
        case ScanSource.WEDGE:
            return translate("Scanners", "Scanner that types")
        case ScanSource.SERIAL:
            return translate("Scanners", "Scanner on a cable")
        case ScanSource.KEYED:
            return translate("Scanners", "Typed by hand")


_KINDS = {
    "Code128": "Code 128",
    "Code39": "Code 39",
    "EAN13": "EAN-13",
    "EAN8": "EAN-8",
    "UPCA": "UPC-A",
    "UPCE": "UPC-E",
    "DataMatrix": "Data Matrix",
}


def kind_name(symbology: str | None) -> str:
    """A kind of code as its makers write it; one that is not in the table as the decoder does."""
    if symbology is None:
        return translate("Scanners", "kind of code not told")
    if symbology == "QRCode":
        return translate("Scanners", "QR code")
    return _KINDS.get(symbology, symbology)


def profile_line(profile: WedgeProfile) -> str:
    """How the scanner types: keyboard, what ends a code, and what stands before it."""
    parts = [
        translate("Scanners", "Keyboard: {name}").format(name=layout_name(profile.layout)),
        translate("Scanners", "After a code: {name}").format(name=_suffix_name(profile.suffix)),
    ]
    if profile.prefix:
        parts.append(translate("Scanners", "Before a code: {text}").format(text=profile.prefix))
    return "\n".join(parts)


def layout_name(layout: str) -> str:
    """A keyboard's name; one without words of its own is called by its code."""
    names = {
        "us": translate("Scanners", "US English"),
        "uk": translate("Scanners", "British"),
        "fi": translate("Scanners", "Finnish or Swedish"),
        "ee": translate("Scanners", "Estonian"),
        "dk": translate("Scanners", "Danish"),
        "no": translate("Scanners", "Norwegian"),
        "de": translate("Scanners", "German"),
        "fr": translate("Scanners", "French"),
    }
    return names.get(layout, layout)


def _suffix_name(suffix: Suffix | None) -> str:
    match suffix:
        case Suffix.ENTER:
            return translate("Scanners", "Enter")
        case Suffix.TAB:
            return translate("Scanners", "Tab")
        case Suffix.NONE:
            return translate("Scanners", "nothing")
        case None:
            return translate("Scanners", "not known")


def typing_explained(*, needs_focus: bool) -> str:
    """What there is to know about a scanner that types, in this session."""
    if needs_focus:
        return translate(
            "Scanners",
            "Scans arrive only while this window is in front. A scanner on a cable does not need that.",
        )
    return translate(
        "Scanners", "Most scanners need nothing. If yours types wrong signs, one scan sets it right."
    )
