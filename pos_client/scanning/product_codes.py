"""One way to write a product code, whichever decoder read it (GS1 General Specifications, section 5.2).

A UPC-A is an EAN-13 that begins with 0, and decoders disagree which of the two they call it; a UPC-E is a
UPC-A with zeros left out, and they disagree whether to put them back.
"""

from __future__ import annotations


def as_ean(symbology: str, data: bytes, text: str) -> tuple[str, bytes, str]:
    """Symbology, data and text with UPC-A as EAN-13 and UPC-E with its eight digits; others as they are."""
    digits = data.decode("ascii", "replace")
    if symbology == "UPCA" and len(digits) == 12 and digits.isdigit():
        return "EAN13", b"0" + data, f"0{digits}"
    if symbology == "UPCA" and len(digits) == 13:
        return "EAN13", data, digits
    if symbology == "UPCE" and len(digits) in (12, 13):
        short = shortened(digits[-12:])
        return symbology, short.encode("ascii"), short
    return symbology, data, text


def shortened(upc_a: str) -> str:
    """The UPC-E of eight digits for a UPC-A of twelve that can be shortened; otherwise unchanged."""
    system, maker, item, check = upc_a[0], upc_a[1:6], upc_a[6:11], upc_a[11]
    if maker[2:] in ("000", "100", "200") and item[:2] == "00":
        body = maker[:2] + item[2:] + maker[2]
    elif maker[3:] == "00" and item[:3] == "000":
        body = maker[:3] + item[3:] + "3"
    elif maker[4] == "0" and item[:4] == "0000":
        body = maker[:4] + item[4] + "4"
    elif item[:4] == "0000" and item[4] in "56789":
        body = maker + item[4]
    else:
        return upc_a
    return system + body + check
