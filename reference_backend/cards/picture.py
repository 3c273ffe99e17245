"""The virtual card as a picture: its code and, below it, its number (J14).

It is shown on telephones, printed on paper and cut out of both, so it brings its own white: the quiet zone is
part of the picture, which has no transparency that a dark screen could shine through.
"""

import io
from collections.abc import Sequence
from textwrap import wrap

import segno
from PIL import Image, ImageDraw, ImageFont

from reference_backend.cards.code128 import modules_of
from reference_backend.configuration.card_numbers import fits
from reference_backend.configuration.model import Programme

PRINTER_DPI = 203
"""Of receipt and label printers. Printed at its own size, a module is a whole number of their dots."""

# ISO/IEC 18004 asks for 4 modules around a QR code; two more are for whoever crops the picture. ISO/IEC 15417
# asks for 10 beside a Code 128.
_QR_QUIET, _LINEAR_QUIET = 6, 10
_QR_MODULE_PX, _LINEAR_MODULE_PX = 10, 4
_LINEAR_HEIGHT = 30  # modules: 15 mm
_WHITE, _BLACK = 255, 0
_GROUP = 4
_TEXT_PX, _LINE_PX, _MARGIN_PX = 26, 34, 20


class PictureError(Exception):
    """The code cannot be drawn; the text says why and does not repeat the code."""


def picture_of(programme: Programme, code: str) -> bytes:
    """Return the picture of a virtual card of this programme; PictureError for any other code."""
    for one in programme.card_formats:
        if one.form == "virtual" and fits(one, code):
            return card_picture(code, one.symbologies)
    raise PictureError(f"the code is no virtual card's of {programme.id}")


def card_picture(code: str, symbologies: Sequence[str] = ("QRCode",), *, scale: int = 1) -> bytes:
    """Return a PNG of a code, black on white, with the number below in groups that people can read.

    A QR code where the format has one, else a Code 128; PictureError for a format with neither. At scale 1 a
    pixel is a dot of a printer: 1.25 mm for a module of the QR code, 0.5 mm for one of Code 128.
    """
    if "QRCode" in symbologies:
        symbol = _symbol(_qr_rows(code), _QR_QUIET, _QR_MODULE_PX * scale)
    elif "Code128" in symbologies:
        symbol = _symbol([modules_of(code)] * _LINEAR_HEIGHT, _LINEAR_QUIET, _LINEAR_MODULE_PX * scale)
    else:
        raise PictureError("a virtual card is drawn as QRCode or Code128")
    return _png(_with_number(symbol, readable(code), scale))


def readable(code: str) -> str:
    """Return a code in groups of four, behind what stands before a colon."""
    name, colon, number = code.rpartition(":")
    return " ".join(filter(None, (name + colon, *wrap(number, _GROUP, break_on_hyphens=False))))


def _qr_rows(code: str) -> list[list[bool]]:
    # Level Q bears a quarter of the picture being lost: glare, a fold, a thumb.
    return [[bool(module) for module in row] for row in segno.make_qr(code, error="q").matrix]


def _symbol(rows: list[list[bool]], quiet: int, module_px: int) -> Image.Image:
    small = Image.new("L", (len(rows[0]) + 2 * quiet, len(rows) + 2 * quiet), _WHITE)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                small.putpixel((x + quiet, y + quiet), _BLACK)
    return small.resize((small.width * module_px, small.height * module_px), Image.Resampling.NEAREST)


def _with_number(symbol: Image.Image, number: str, scale: int) -> Image.Image:
    font = ImageFont.load_default(_TEXT_PX * scale)
    margin = _MARGIN_PX * scale
    lines = _lines(number, font, symbol.width - 2 * margin)
    # The number begins where the quiet zone ends.
    height = symbol.height + _LINE_PX * scale * len(lines) + margin
    card = Image.new("L", (symbol.width, height), _WHITE)
    card.paste(symbol)
    pen = ImageDraw.Draw(card)
    for place, line in enumerate(lines):
        at = (symbol.width / 2, symbol.height + _LINE_PX * scale * place)
        pen.text(at, line, _BLACK, font, anchor="ma")
    return card


def _lines(number: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, room: float) -> list[str]:
    lines = [""]
    for group in number.split(" "):
        longer = f"{lines[-1]} {group}".strip()
        if lines[-1] and font.getlength(longer) > room:
            lines.append(group)
        else:
            lines[-1] = longer
    return lines


def _png(card: Image.Image) -> bytes:
    target = io.BytesIO()
    card.save(target, "PNG", optimize=True, dpi=(PRINTER_DPI, PRINTER_DPI))
    return target.getvalue()
