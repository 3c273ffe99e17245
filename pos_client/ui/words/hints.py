"""One line for each hint: what the cashier says or does with the card."""

from __future__ import annotations

from pos_client.domain.hints import ScanHint
from pos_client.ui.i18n import translate


def hint_words(hint: ScanHint) -> str:
    """The line in the language of the screens."""
    match hint:
        case ScanHint.TOO_DARK:
            return translate("Hints", "Too dark: more light, or a brighter screen.")
        case ScanHint.TOO_BRIGHT:
            return translate("Hints", "Too bright: tilt the card, shade it.")
        case ScanHint.HOLD_STILL:
            return translate("Hints", "Hold the card still for a moment.")
        case ScanHint.COME_CLOSER:
            return translate("Hints", "Bring the card closer.")
        case ScanHint.WHOLE_CODE:
            return translate("Hints", "Show the whole code, with its white edge.")
        case ScanHint.BRIGHTNESS_UP:
            return translate("Hints", "On a phone: turn the brightness all the way up.")
        case ScanHint.FLATTEN:
            return translate("Hints", "Flatten the card and keep reflections off it.")
        case ScanHint.TYPE_THE_NUMBER:
            return translate("Hints", "It will not read: type the number.")
        case ScanHint.ANOTHER_FORM:
            return translate("Hints", "Ask whether there is another form of this card.")
